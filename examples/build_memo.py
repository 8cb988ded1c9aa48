"""Build the demo's memo: facts in, out/memo.en.docx out."""

from pathlib import Path

from briefgen import Brief, compose_memo, load_facts, write_memo

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    document = compose_memo(facts, Brief(subject="Viet Nam–Japan partnership by theme"))
    out = ROOT / "out" / "memo.en.docx"
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(write_memo(document))
    print(f"{out}: {len(document.sections)} sections, {len(document.notes)} notes")


if __name__ == "__main__":
    main()
