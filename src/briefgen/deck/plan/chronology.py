"""The chronology: every date of the document in a table, over as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.deck.model import Slide
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.remarks import flagged
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import table_pages
from briefgen.document.model import (
    Cell,
    Column,
    Dated,
    Inlines,
    Row,
    Section,
    SectionRole,
    Strong,
    Table,
    Timeline,
)
from briefgen.document.walk import plain_text


def chronology_slides(setting: Setting) -> Made:
    """The slides; none where the document dates no fact."""
    return Made(
        tuple(
            slide
            for section in setting.sections(SectionRole.CHRONOLOGY)
            for slide in dated_slides(section, setting)
        )
    )


def dated_slides(section: Section, setting: Setting) -> Iterator[Slide]:
    """The section's first time line as a table, over as many slides as it takes."""
    block = next(block for block in section.blocks if isinstance(block, Timeline))
    for page, held in enumerate(table_pages(_table(block, setting), setting.body, setting), 1):
        facts = [fact for row in held.rows for fact in row.facts]
        yield message_slide(section.id, section, [held.shape], facts, setting, page=page)


def _table(block: Timeline, setting: Setting) -> Table:
    return Table(
        id=block.id,
        columns=(
            Column(head=block.when_head),
            Column(head=block.what_head),
            Column(head=setting.text(setting.labels["table-status"])),
            Column(head=block.source_head),
        ),
        rows=tuple(_row(row, setting) for row in block.rows),
        caption=block.caption,
        description=block.description,
    )


def _row(row: Dated, setting: Setting) -> Row:
    what = Cell(content=_what(row, setting))
    status = Cell(content=(), status=row.status)
    cells = (Cell(content=row.when), what, status, Cell(content=(row.citation,)))
    return Row(id=row.fact, facts=(row.fact,), cells=cells)


def _what(row: Dated, setting: Setting) -> Inlines:
    """What it is by name, then its short form, unless that says the same, and its flag."""
    return flagged(_named(row, setting), setting, check=row.check)


def _named(row: Dated, setting: Setting) -> Inlines:
    if not row.heading or plain_text(row.heading).strip() == plain_text(row.short).strip():
        return row.short
    before, after = setting.labels["run-in"].split("{label}")
    head = setting.text(before) if before else ()
    return (*head, Strong(children=row.heading), *setting.text(after), *row.short)
