"""A kind of brief of one's own: a meeting card of one page, and two slides of the same.

Who sits opposite, what they asked, what was offered. Own sections are functions that make blocks of
facts; every statement keeps its status, qualifier, note and anchor, in each language.
"""

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
OPPOSITE = "viet-nam"


def opposite(writing: Writing) -> Section | None:
    """Those of the other side who speak in the facts, by name and capacity."""
    speaking = {part.actor for fact in writing.facts for part in fact.actors}
    rows = [
        Row(
            id=f"opposite-{who.id}",
            cells=(Cell(content=writing.name(who.id)), Cell(content=(said,))),
        )
        for who in writing.base.actors
        if who.side == OPPOSITE and who.kind == "person" and who.capacity and who.id in speaking
        for said in [writing.capacity(who.id, who.capacity)]
    ]
    title = LocalText(en="Who sits opposite", vi="Người đối thoại", ja="会談の相手")
    heads = (
        LocalText(en="Name", vi="Họ tên", ja="氏名"),
        LocalText(en="As", vi="Chức vụ", ja="役職"),
    )
    table = own_table("opposite-table", title, heads, rows, writing)
    return own_section("opposite", title, [table], writing)


def asked(writing: Writing) -> Section | None:
    facts = [fact for fact in writing.facts if fact.kind == "ask"]
    title = LocalText(en="What they asked", vi="Điều phía bạn đề nghị", ja="先方の要請")
    return own_section("asked", title, [fact_list(facts, writing)], writing)


def offered(writing: Writing) -> Section | None:
    facts = [fact for fact in writing.facts if fact.kind == "offer"]
    title = LocalText(en="What was offered", vi="Điều đã được đề xuất", ja="表明された協力")
    return own_section("offered", title, [fact_list(facts, writing)], writing)


def main() -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    brief = Brief(shape=Shape.ONE_PAGE, to="The Ambassador", subject="Call on the Prime Minister")
    sections = (opposite, asked, offered, SectionRole.SOURCES)
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    memo = generate_memo(facts, out / "card.docx", brief, sections=sections)
    deck = generate_deck(facts, out / "card.pptx", brief, sections=sections)
    print(f"{memo}: a meeting card of one page")
    print(f"{deck}: the same on slides")


if __name__ == "__main__":
    main()
