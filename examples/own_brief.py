"""A kind of brief of one's own: a meeting card of one page, and the same on slides.

Who sits opposite, what they asked, what was offered: own sections are functions that make blocks
of facts. Every statement keeps its status, qualifier, note and anchor, in each language.
"""

from functools import partial
from pathlib import Path

from briefgen import (
    Brief,
    Cell,
    LocalText,
    Row,
    Section,
    SectionRole,
    Shape,
    Writing,
    fact_list,
    generate_deck,
    generate_memo,
    load_facts,
    own_section,
    own_table,
)

ROOT = Path(__file__).resolve().parent.parent
OPPOSITE = LocalText(en="Who sits opposite", vi="Người đối thoại", ja="会談の相手")
NAME = LocalText(en="Name", vi="Họ tên", ja="氏名")
CAPACITY = LocalText(en="Capacity", vi="Chức vụ", ja="役職")
ASKED = LocalText(en="What they asked", vi="Điều phía bạn đề nghị", ja="先方の要請")
OFFERED = LocalText(en="What was offered", vi="Điều đã được đề xuất", ja="表明された協力")


def opposite(side: str, writing: Writing) -> Section | None:
    """The persons of the other side, by name and capacity."""
    rows = [
        Row(
            id=f"opposite-{who.id}",
            cells=(Cell(content=writing.name(who.id)), Cell(content=(said,))),
        )
        for who in writing.base.actors
        if who.side == side and who.kind == "person" and who.capacity
        for said in [writing.capacity(who.id, who.capacity)]
    ]
    table = own_table("opposite-table", OPPOSITE, (NAME, CAPACITY), rows, writing)
    return own_section("opposite", OPPOSITE, [table], writing)


def of_kind(kind: str, title: LocalText, writing: Writing) -> Section | None:
    """The facts of a kind, by status."""
    facts = [fact for fact in writing.facts if fact.kind == kind]
    return own_section(kind, title, [fact_list(facts, writing)], writing)


def main() -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    brief = Brief(to="The Ambassador", subject="Call on the Prime Minister", shape=Shape.ONE_PAGE)
    card = (
        partial(opposite, "viet-nam"),
        partial(of_kind, "ask", ASKED),
        partial(of_kind, "offer", OFFERED),
        SectionRole.SOURCES,
    )
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    memo = generate_memo(facts, out / "card.docx", brief, sections=card)
    deck = generate_deck(facts, out / "card.pptx", brief, sections=card)
    print(f"{memo}: a meeting card of one page")
    print(f"{deck}: the same on slides")


if __name__ == "__main__":
    main()
