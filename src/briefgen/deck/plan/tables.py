"""A document's table on slides: columns by weight, rows by height, as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.deck.fit import height_of
from briefgen.deck.model import (
    Box,
    Inset,
    SlideParagraph,
    TableCell,
    TableRow,
    TableShape,
)
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import Column, Inlines, Row, Table
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot

_INSET = Inset(left=0, top=inches(0.06), right=inches(0.12), bottom=inches(0.06))


@dataclass(frozen=True)
class TablePage:
    """A table of one slide, and the rows of the document's table that it shows."""

    shape: TableShape
    rows: tuple[Row, ...]


def table_pages(table: Table, box: Box, setting: Setting) -> Iterator[TablePage]:
    """The table cut into pages that fit the box, each with the header row.

    BuildError names a row that alone is higher than the box.
    """
    widths = _widths(table.columns, box.w)
    head = _head(table.columns, widths, setting)
    page: list[tuple[Row, TableRow]] = []
    used = head.height
    for row in table.rows:
        made = _row(row, table.columns, widths, setting)
        if head.height + made.height > box.h:
            raise BuildError(f"the row {row.id} of the table {table.id} is higher than a slide")
        if page and used + made.height > box.h:
            yield _page(table, head, page, widths, box)
            page, used = [], head.height
        page.append((row, made))
        used += made.height
    if page:
        yield _page(table, head, page, widths, box)


def _page(
    table: Table,
    head: TableRow,
    page: Sequence[tuple[Row, TableRow]],
    widths: tuple[int, ...],
    box: Box,
) -> TablePage:
    rows = (head, *(made for _, made in page))
    height = sum(row.height for row in rows)
    shape = TableShape(
        name=f"Table · {plain_text(table.caption)}"[:60],
        box=Box(x=box.x, y=box.y, w=sum(widths), h=height),
        widths=widths,
        rows=rows,
        inset=_INSET,
        alt=table.description,
    )
    return TablePage(shape, tuple(row for row, _ in page))


def _widths(columns: Sequence[Column], width: int) -> tuple[int, ...]:
    total = sum(column.weight for column in columns)
    widths = [int(width * column.weight / total) for column in columns]
    widths[-1] += width - sum(widths)
    return tuple(widths)


def _head(columns: Sequence[Column], widths: Sequence[int], setting: Setting) -> TableRow:
    size = setting.steps(setting.type.sizes.table_head)[-1]
    cells = [
        (setting.paragraph(column.head, size, bold=True, color=Slot.ACCENT5, align=column.align),)
        for column in columns
    ]
    return _table_row(cells, widths, anchor_bottom=True)


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], setting: Setting) -> TableRow:
    size = setting.steps(setting.type.sizes.table_text)[-1]
    cells = [
        (_cell(cell.content, size, column, setting),)
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    return _table_row(cells, widths)


def _cell(content: Inlines, size: float, column: Column, setting: Setting) -> SlideParagraph:
    return setting.paragraph(content, size, align=column.align, tight=True)


def _table_row(
    cells: Sequence[tuple[SlideParagraph, ...]],
    widths: Sequence[int],
    *,
    anchor_bottom: bool = False,
) -> TableRow:
    height = max(
        height_of(cell, width, inset=_INSET) for cell, width in zip(cells, widths, strict=True)
    )
    return TableRow(
        height=height,
        cells=tuple(
            TableCell(paragraphs=cell, anchor="bottom" if anchor_bottom else "middle")
            for cell in cells
        ),
    )
