"""One page for a minister: the bottom line, key figures, and as many facts as the page holds.

The page is measured, not guessed; the facts for which it has no room are named.
"""

from pathlib import Path

from briefgen import Brief, Shape, compose_memo, load_facts, write_memo

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    brief = Brief(to="The Minister", shape=Shape.ONE_PAGE, themes=("energy", "finance"))
    memo = compose_memo(facts, brief)
    out = ROOT / "out" / "minister.docx"
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(write_memo(memo))
    first = [fact for fact in facts.facts if fact.theme in brief.themes]
    left = sum(line.split(":")[0] in {fact.id for fact in first} for line in memo.left_out)
    print(f"{out}: one page; {len(first) - left} facts of two themes stand on it, {left} do not")


if __name__ == "__main__":
    main()
