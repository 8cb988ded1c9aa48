"""What comes next: what is dated ahead, in the order of time, then what has no date."""

from __future__ import annotations

from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.paged import table_slides
from briefgen.deck.plan.setting import Setting
from briefgen.document.model import Emphasis, Row, SectionRole, Strong, Table


def next_slides(setting: Setting) -> Made:
    """As many slides as the rows take; none where the document has nothing ahead."""
    made = [
        table_slides(_table(block), section, setting, extra_source=block.remark)
        for section in setting.sections(SectionRole.NEXT)
        for block in section.blocks
        if isinstance(block, Table)
    ]
    return made_of(made)


def _table(table: Table) -> Table:
    """The document's table with its dates as stubs."""
    return table.model_copy(update={"rows": tuple(_row(row) for row in table.rows)})


def _row(row: Row) -> Row:
    """The row with a strong date, unless what stands there is that none is stated."""
    when, *others = row.cells
    if not any(isinstance(inline, Emphasis) for inline in when.content):
        when = when.model_copy(update={"content": (Strong(children=when.content),)})
    return row.model_copy(update={"cells": (when, *others)})
