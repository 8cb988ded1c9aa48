"""Three languages, and two in one memo: labels, numbers, months and units from a catalogue each.

A value is typed once and worded in each language; the bilingual memo has Japanese below English.
"""

from pathlib import Path

from briefgen import Brief, Language, generate_deck, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "examples" / "northland")
    out = ROOT / "out" / "languages"
    out.mkdir(parents=True, exist_ok=True)
    for language in Language:
        brief = Brief(language=language)
        memo = generate_memo(facts, out / f"memo.{language}.docx", brief)
        print(f"{memo}: the memo in {language.tag}")
    both = Brief(language=Language.EN, second_language=Language.JA)
    memo = generate_memo(facts, out / "memo.en+ja.docx", both)
    print(f"{memo}: Japanese below English, statement by statement")
    deck = generate_deck(facts, out / "deck.en+ja.pptx", both)
    print(f"{deck}: slides in English, notes in both")


if __name__ == "__main__":
    main()
