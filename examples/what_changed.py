"""What changed since last month: memo and deck open with it, figures then and now.

Last month's facts are the invented base of examples/northland; this month one figure is another.
"""

import shutil
from pathlib import Path

from briefgen import compare, generate_deck, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent
CHANGES = (
    ("partnership.yaml", "as_of: 2024-06-01", "as_of: 2024-07-01"),
    ("facts/economy.yaml", "wind23: {value: 3000,", "wind23: {value: 3100,"),
)


def main() -> None:
    out = ROOT / "out" / "since"
    shutil.rmtree(out, ignore_errors=True)
    last_month = load_facts(ROOT / "examples" / "northland")
    folder = Path(shutil.copytree(ROOT / "examples" / "northland", out / "facts"))
    for name, then, now in CHANGES:
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(then, now), "utf-8")

    facts = load_facts(folder)
    changes = compare(last_month, facts)
    memo = generate_memo(facts, out / "memo.docx", since=changes)
    deck = generate_deck(facts, out / "deck.pptx", since=changes)
    told = ", ".join(change.id for change in changes.changed)
    print(f"{memo}: opens with what changed: {told}; {len(changes.unchanged)} facts did not")
    print(f"{deck}: the same behind the cover")


if __name__ == "__main__":
    main()
