"""A document's table on slides: columns by content, rows by height, as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from briefgen.deck.model import (
    Box,
    Inset,
    Outline,
    SlideParagraph,
    TableCell,
    TableRow,
    TableShape,
)
from briefgen.deck.plan.pages import even_pages
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import STATUS_FILLS, STATUS_OUTLINES, STATUS_TEXTS
from briefgen.document.model import Cell, Column, Emphasis, Inline, Inlines, Row, Table
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot
from briefgen.records import dataclass

_INSET = Inset(left=0, top=inches(0.06), right=inches(0.12), bottom=inches(0.06))
_APART = _INSET.model_copy(update={"left": inches(0.2)})
_FILLED = _INSET.model_copy(update={"left": inches(0.09), "right": inches(0.09)})
_NARROWEST = inches(0.6)


class _Held(NamedTuple):
    """What a cell holds."""

    paragraph: SlideParagraph
    fill: Slot | None = None
    outline: Outline | None = None


@dataclass(frozen=True)
class _Frame:
    """A table in its columns, of which rows are laid out, and then made, where a page has them."""

    table: Table
    widths: tuple[int, ...]
    insets: Sequence[Inset]
    head: Sequence[_Held]
    rows: Sequence[Sequence[_Held]]
    setting: Setting

    def height(self, cells: Sequence[_Held]) -> int:
        """The height in EMU of a row of these cells."""
        columns = zip(cells, self.widths, self.insets, strict=True)
        height_of = self.setting.height_of
        return max([height_of((cell.paragraph,), w, inset=inset) for cell, w, inset in columns])

    @cached_property
    def head_height(self) -> int:
        """The height in EMU of the header row."""
        return self.height(self.head)


@dataclass(frozen=True)
class TablePage:
    """A table of one slide, and the rows of the document's table that it shows."""

    shape: TableShape
    rows: tuple[Row, ...]


class _Laid(NamedTuple):
    """A row by its number, and its height in EMU."""

    number: int
    height: int


def first_page(table: Table, box: Box, setting: Setting, *, size: float | None = None) -> TablePage:
    """As many of the table's first rows as fit the box; ``size`` in points, else that of tables."""
    frame = _frame(table, box.w, size, setting)
    return _page(frame, _first_rows(frame, box.h), box)


def whole_table(table: Table, box: Box, setting: Setting) -> TablePage | None:
    """All rows of the table in the box; None where it does not hold them."""
    frame = _frame(table, box.w, None, setting)
    rows = _first_rows(frame, box.h)
    return _page(frame, rows, box) if len(rows) == len(table.rows) else None


def table_pages(
    table: Table, box: Box, setting: Setting, *, size: float | None = None
) -> Iterator[TablePage]:
    """The table cut into even pages that fit the box, each with the header row.

    ``size`` as for `first_page`. Where a row is higher than the box, the table is set at the
    smallest size of tables; BuildError names a row that alone is higher than the box.
    """
    for tried in (size, setting.least_size):
        frame = _frame(table, box.w, tried, setting)
        room = box.h - frame.head_height
        rows = [_Laid(n, frame.height(cells)) for n, cells in enumerate(frame.rows)]
        high = [table.rows[row.number] for row in rows if row.height > room]
        if not high:
            break
    else:
        raise BuildError(f"the row {high[0].id} of the table {table.id} is higher than a slide")
    for page in even_pages(rows, lambda row: row.height, room):
        yield _page(frame, page, box)


def holds_rows(table: Table, box: Box, setting: Setting) -> bool:
    """Whether `table_pages` can cut the table: no row, set smallest, is higher than the box."""
    frame = _frame(table, box.w, setting.least_size, setting)
    room = box.h - frame.head_height
    return all(frame.height(cells) <= room for cells in frame.rows)


def _frame(table: Table, width: int, size: float | None, setting: Setting) -> _Frame:
    """The columns as wide as their contents ask for."""
    size = size or setting.steps(setting.type.sizes.table_text)[-1]
    head = _head(table.columns, setting)
    rows = [_row(row, table.columns, size, setting) for row in table.rows]
    widths = setting.column_widths(
        [[(cell.paragraph,) for cell in cells] for cells in (head, *rows)],
        width,
        _NARROWEST,
        inset=_APART,
    )
    return _Frame(table, widths, _insets(table.columns, table.rows), head, rows, setting)


def _first_rows(frame: _Frame, room: int) -> list[_Laid]:
    """The first rows that fit below the header, in so much room (EMU)."""
    kept: list[_Laid] = []
    left = room - frame.head_height
    for number, cells in enumerate(frame.rows):
        height = frame.height(cells)
        if height > left:
            break
        kept.append(_Laid(number, height))
        left -= height
    return kept


def _page(frame: _Frame, page: Sequence[_Laid], box: Box) -> TablePage:
    head = _table_row(frame.head, frame.head_height, frame.insets, "bottom")
    rows = (head, *(_table_row(frame.rows[n], height, frame.insets) for n, height in page))
    shape = TableShape(
        name=f"Table · {plain_text(frame.table.caption)}"[:60],
        box=Box(x=box.x, y=box.y, w=sum(frame.widths), h=sum(row.height for row in rows)),
        widths=frame.widths,
        rows=rows,
        inset=_INSET,
        alt=frame.table.description,
    )
    return TablePage(shape, tuple(frame.table.rows[number] for number, _ in page))


def _insets(columns: Sequence[Column], rows: Sequence[Row]) -> list[Inset]:
    """The first cell flush with the margin, unless it is filled; more room beside some columns.

    What stands right of numbers, or of filled cells, keeps its distance.
    """
    statuses = _status_columns(rows)
    insets = []
    for index in range(len(columns)):
        apart = index and (columns[index - 1].align == "end" or index - 1 in statuses)
        insets.append(_FILLED if index in statuses else _APART if apart else _INSET)
    return insets


def _status_columns(rows: Sequence[Row]) -> frozenset[int]:
    """The columns whose cells show a status."""
    return frozenset(i for row in rows for i, cell in enumerate(row.cells) if cell.status)


def _head(columns: Sequence[Column], setting: Setting) -> list[_Held]:
    size = setting.steps(setting.type.sizes.table_head)[-1]
    return [
        _Held(setting.paragraph(c.head, size, bold=True, color=Slot.ACCENT5, align=c.align))
        for c in columns
    ]


def _row(row: Row, columns: Sequence[Column], size: float, setting: Setting) -> list[_Held]:
    return [
        _held(cell, column, size, setting) for cell, column in zip(row.cells, columns, strict=True)
    ]


def _held(cell: Cell, column: Column, size: float, setting: Setting) -> _Held:
    """What a table's cell holds; a status by word and fill, as a pill shows it."""
    if cell.status is None:
        upright = _upright(cell.content)
        return _Held(setting.paragraph(upright, size, align=column.align, tight=True))
    group = cell.status.group
    word = setting.text(cell.status.label, cell.status.lang)
    color = STATUS_TEXTS[group]
    paragraph = setting.paragraph(word, size, bold=True, color=color, tight=True)
    return _Held(paragraph, STATUS_FILLS[group], STATUS_OUTLINES[group])


def _upright(content: Inlines) -> Inlines:
    """The content without slopes: on slides they have one job, to say that no offer is recorded."""
    if "emphasis" not in [inline.kind for inline in content]:
        return content
    found: list[Inline] = []
    for inline in content:
        found += inline.children if isinstance(inline, Emphasis) else (inline,)
    return tuple(found)


def _table_row(
    cells: Sequence[_Held],
    height: int,
    insets: Sequence[Inset],
    anchor: Literal["middle", "bottom"] = "middle",
) -> TableRow:
    return TableRow(
        height=height,
        cells=tuple(
            TableCell(
                paragraphs=(cell.paragraph,),
                fill=cell.fill,
                outline=cell.outline,
                inset=inset,
                anchor=anchor,
            )
            for cell, inset in zip(cells, insets, strict=True)
        ),
    )
