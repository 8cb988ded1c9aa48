"""Tensions: two facts that pull apart, side by side, and the author's note on what does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.deck.lengths import Length
from briefgen.deck.model import Inset, SlideParagraph, TableCell, TableRow, TableShape
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.more import REMARK
from briefgen.deck.plan.paged import page_slides
from briefgen.deck.plan.pages import even_pages, first_pages
from briefgen.deck.plan.remarks import counted
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.tables import TablePage
from briefgen.document.model import Callout, Inlines, Row, Section, SectionRole, StatusMark
from briefgen.looks.model import Slot
from briefgen.records import dataclass

_MOST_PAGES = {Length.SHORT: 1, Length.STANDARD: 2}
_SIDE = 0.31  # of the width
_ABOVE = inches(0.09)
_INSETS = (
    Inset(left=0, top=_ABOVE, right=inches(0.2), bottom=_ABOVE),
    Inset(left=0, top=_ABOVE, right=inches(0.2), bottom=_ABOVE),
    Inset(left=inches(1 / 6), top=_ABOVE, right=inches(0.12), bottom=_ABOVE),
)


def tension_slides(setting: Setting) -> Made:
    """Slides of the tensions of all themes, each tension once; none without any.

    A full deck has as many as they take, shorter ones as many as their length allows.

    Those of which no slide has shown both sides yet come first.
    """
    callouts = _tensions(setting)
    if not callouts:
        return Made()
    ordered = sorted(callouts, key=lambda c: set(c.facts) <= setting.shown)
    key = "tensions-message" if len(callouts) > 1 else "tensions-message-one"
    message = counted(key, setting, spelled=True, n=len(callouts))
    section = Section(
        id="tensions",
        role=SectionRole.RISKS,
        title=setting.text(setting.labels["tensions"]),
        message=message,
        blocks=(),
        lang=setting.language,
    )
    pages, rest = _pages(ordered, setting)
    return page_slides(pages, rest, section, setting)


def _tensions(setting: Setting) -> list[Callout]:
    found: dict[frozenset[str], Callout] = {}
    for section in setting.sections(SectionRole.THEME):
        for block in section.blocks:
            if isinstance(block, Callout) and block.role == "tension":
                found.setdefault(frozenset(block.facts), block)
    return list(found.values())


# --- a table of them ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Laid:
    """A tension as a row of the table, and the facts that it states."""

    row: TableRow
    facts: tuple[str, ...]


def _pages(callouts: Sequence[Callout], setting: Setting) -> tuple[list[TablePage], list[str]]:
    """The tensions on even pages, and those that stand on none.

    Where one is higher than a slide, they are set at the smallest size of tables; what is higher
    even then has no room, nor has what the pages that the deck's length allows do not hold.
    """
    head = _head(setting)
    box = setting.body
    for size in (setting.steps(setting.type.sizes.table_text)[-1], setting.least_size):
        rows = [_row(callout, size, setting) for callout in callouts]
        high = [laid for laid in rows if head.height + laid.row.height > box.h - REMARK]
        if not high:
            break
    rows = [laid for laid in rows if laid not in high]
    pages = even_pages(rows, lambda laid: laid.row.height, box.h - head.height)
    most = _MOST_PAGES.get(setting.length, len(pages))
    if len(pages) > most:
        room = box.h - head.height - REMARK
        pages = first_pages(rows, lambda laid: laid.row.height, room, most)
    held = [_page(head, page, number, setting) for number, page in enumerate(pages, start=1)]
    rest = [*high, *rows[sum(map(len, pages)) :]]
    return held, [f"tension between {' and '.join(laid.facts)}" for laid in rest]


def _page(head: TableRow, laid: Sequence[_Laid], number: int, setting: Setting) -> TablePage:
    caption = setting.labels["tensions"]
    rows = (head, *(held.row for held in laid))
    box = setting.body.model_copy(update={"h": sum(row.height for row in rows)})
    shape = TableShape(
        name=f"Tensions {number}" if number > 1 else "Tensions",
        box=box,
        widths=_widths(setting),
        rows=rows,
        alt=setting.labels["alt-table"].format(rows=len(laid), caption=caption),
    )
    return TablePage(shape, tuple(Row(cells=(), facts=held.facts) for held in laid))


def _widths(setting: Setting) -> tuple[int, int, int]:
    """Two equal sides, and a wider column for what pulls apart, which has most to say."""
    side = round(setting.body.w * _SIDE)
    return side, side, setting.body.w - 2 * side


def _head(setting: Setting) -> TableRow:
    size = setting.steps(setting.type.sizes.table_head)[-1]
    keys = ("tension-one-side", "tension-other-side", "tension-note")
    cells = [
        (setting.paragraph(setting.text(setting.labels[key]), size, bold=True, color=color),)
        for key, color in zip(keys, (Slot.ACCENT5, Slot.ACCENT5, Slot.ACCENT3), strict=True)
    ]
    return _table_row(cells, setting, anchor="bottom")


def _row(callout: Callout, size: float, setting: Setting) -> _Laid:
    """Each side with its status and its source mark, then the author's note on a ground."""
    note, *sides = callout.short
    cells = [
        _side(side, status, size, setting)
        for side, status in zip(sides, callout.statuses, strict=True)
    ]
    cells.append((setting.paragraph(note, size, tight=True),))
    return _Laid(_table_row(cells, setting, fill=Slot.LT2), callout.facts)


def _side(
    said: Inlines, status: StatusMark, size: float, setting: Setting
) -> tuple[SlideParagraph, ...]:
    small = setting.steps(setting.type.sizes.small_label)[0]
    word = setting.text(status.label)
    return (
        setting.paragraph(word, small, bold=True, color=Slot.ACCENT5, tight=True),
        setting.paragraph(said, size, tight=True),
    )


def _table_row(
    cells: Sequence[tuple[SlideParagraph, ...]],
    setting: Setting,
    *,
    fill: Slot | None = None,
    anchor: Literal["middle", "bottom"] = "middle",
) -> TableRow:
    columns = list(zip(cells, _widths(setting), _INSETS, strict=True))
    return TableRow(
        height=max(setting.height_of(held, width, inset=inset) for held, width, inset in columns),
        cells=tuple(
            TableCell(
                paragraphs=held,
                inset=inset,
                anchor=anchor,
                fill=fill if number == len(columns) else None,
            )
            for number, (held, _, inset) in enumerate(columns, start=1)
        ),
    )
