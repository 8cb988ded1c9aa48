"""What the sources leave open, by kind of gap: of how many undertakings, and of which first."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.plan.remarks import counted
from briefgen.deck.plan.setting import Setting
from briefgen.document.build import listed
from briefgen.document.model import Cell, Column, Gap, Inlines, Row, Section, Strong, Table
from briefgen.document.walk import plain_text


def gap_message(gap: Gap, setting: Setting) -> Inlines:
    """The largest gap as a title: "Instrument: not stated for 31 of 32 undertakings"."""
    words = counted("gap-message", setting, n=gap.number, all=gap.of)
    return (*gap.point, *words)


def gap_table(gaps: Sequence[Gap], section: Section, setting: Setting) -> Table:
    """A row a kind of gap; there is at least one."""
    return Table(
        id="gaps-table",
        columns=(
            Column(head=setting.text(setting.labels["gap-point"])),
            Column(head=counted("gap-open", setting, all=gaps[0].of), align="end"),
            Column(head=setting.text(setting.labels["gap-first"])),
        ),
        rows=tuple(_row(gap, setting) for gap in gaps),
        caption=section.title,
        description=setting.labels["alt-table"].format(
            rows=len(gaps), caption=plain_text(section.title)
        ),
    )


def _row(gap: Gap, setting: Setting) -> Row:
    separator = setting.text(setting.labels["source-separator"])
    named = listed(gap.first, separator)
    more = gap.number - len(gap.first)
    if more:
        named = (*named, *separator, *counted("gap-more", setting, n=more))
    cells = (
        (Strong(children=gap.point),),
        counted("gap-number", setting, n=gap.number),
        named,
    )
    return Row(id=f"gap-{plain_text(gap.point)}", cells=tuple(Cell(content=c) for c in cells))
