"""A memo: the facts of the demo, by theme, with a note for every statement.

The brief says for whom; what it does not say is printed as a placeholder, never guessed.
"""

from pathlib import Path

from briefgen import Brief, compose_memo, load_facts, write_memo

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    brief = Brief(to="The Ambassador", subject="Viet Nam–Japan partnership by theme")
    memo = compose_memo(facts, brief)
    out = ROOT / "out" / "memo.en.docx"
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(write_memo(memo))
    print(f"{out}: {len(memo.sections)} sections, {len(memo.notes)} notes")


if __name__ == "__main__":
    main()
