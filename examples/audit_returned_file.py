"""A file that came back: what still holds, what a colleague changed, what they added.

A memo is delivered, edited as a colleague would in Word, and audited; the report is one HTML page.
"""

from pathlib import Path

import docx
from docx.oxml.ns import qn

from briefgen import audit, generate_memo, load_facts, read_delivered
from briefgen.delivered.html import report_html

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "examples" / "northland")
    out = ROOT / "out" / "audit"
    out.mkdir(parents=True, exist_ok=True)
    memo = generate_memo(facts, out / "memo.docx")

    edited = docx.Document(str(memo))
    for text in edited.element.body.iter(qn("w:t")):
        text.text = text.text.replace("18.5", "15.8")  # a slip of the keyboard
    edited.paragraphs[-1].insert_paragraph_before("Wind power will reach 4,000 MW next year.")
    edited.save(str(memo))

    report = audit([read_delivered(memo)], facts)
    page = out / "audit.html"
    page.write_text(report_html(report), "utf-8")
    print(f"{memo}: as it came back")
    found = {f"{finding.state} “{finding.shown}”" for finding in report.open}
    print(f"{page}: {'; '.join(sorted(found))}")


if __name__ == "__main__":
    main()
