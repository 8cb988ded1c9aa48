"""A month in the life of a brief: handed over, edited, overtaken by facts, audited, refreshed.

Everything is done on the invented base of examples/northland; the files go to out/month.
"""

import shutil
from pathlib import Path

import docx

from briefgen import (
    Brief,
    audit,
    compare,
    compose_deck,
    compose_memo,
    generate_memo,
    load_facts,
    read_delivered,
    write_deck,
    write_memo,
)
from briefgen.refresh import refresh

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "month"
CHANGES = (
    ("economy.yaml", "largest: {value: 18.5, unit: Mt}", "largest: {value: 19.5, unit: Mt}"),
    ("economy.yaml", "water: {value: 45,", "water: {value: 44,"),
    ("economy.yaml", "wind23: {value: 3000,", "wind23: {value: 3100,"),
)


def main() -> None:
    then = load_facts(ROOT / "examples" / "northland")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)

    # Day 1: memo and deck are handed over.
    memo, deck = OUT / "memo.docx", OUT / "deck.pptx"
    memo.write_bytes(write_memo(compose_memo(then, Brief())))
    deck.write_bytes(write_deck(compose_deck(then, Brief())))

    # Day 9: someone writes into the memo.
    edited = docx.Document(str(memo))
    edited.paragraphs[-1].insert_paragraph_before("The minister asks about 4,000 MW of wind power.")
    edited.save(str(memo))

    # Day 20: three facts change. What became of the files?
    now = load_facts(_changed(OUT / "facts"))
    report = audit([read_delivered(memo), read_delivered(deck)], now)
    _say(OUT / "audit.json", f"{len(report.open)} findings", report.model_dump_json(indent=1))

    # Both are brought up to date; what was written by hand stays.
    for file in (memo, deck):
        made = refresh(file.read_bytes(), now, name=file.name)
        new = file.with_name(f"refreshed-{file.name}")
        new.write_bytes(made.data)
        print(f"{new}: {len(made.done)} texts brought up to date, {len(made.left)} left")

    # Day 30: what changed since, and the next edition, which opens with it.
    changes = compare(then, now)
    _say(OUT / "changes.json", "what changed in the month", changes.model_dump_json(indent=1))
    edition = OUT / "next-edition.docx"
    generate_memo(now, edition, since=changes)
    print(f"{edition}: the next edition, with what changed since the last")


def _changed(folder: Path) -> Path:
    """The facts as they are on day 20."""
    shutil.copytree(ROOT / "examples" / "northland", folder)
    for name, old, new in CHANGES:
        path = folder / "facts" / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} no longer says {old!r}"
        path.write_text(text.replace(old, new), "utf-8")
    return folder


def _say(path: Path, what: str, text: str) -> None:
    path.write_text(text, "utf-8")
    print(f"{path}: {what}")


if __name__ == "__main__":
    main()
