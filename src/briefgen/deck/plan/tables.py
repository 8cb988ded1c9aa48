"""A document's table on slides: columns by weight, rows by height, as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.deck.model import (
    Box,
    Inset,
    SlideParagraph,
    TableCell,
    TableRow,
    TableShape,
)
from briefgen.deck.plan.pages import even_pages
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import Column, Inlines, Row, Table
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot

_INSET = Inset(left=0, top=inches(0.06), right=inches(0.12), bottom=inches(0.06))
_AFTER_NUMBERS = _INSET.model_copy(update={"left": inches(0.25)})


@dataclass(frozen=True)
class TablePage:
    """A table of one slide, and the rows of the document's table that it shows."""

    shape: TableShape
    rows: tuple[Row, ...]


def first_page(table: Table, box: Box, setting: Setting) -> TablePage:
    """As many of the table's first rows as fit the box."""
    widths = _widths(table.columns, box.w)
    head = _head(table.columns, widths, setting)
    kept: list[tuple[Row, TableRow]] = []
    used = head.height
    for row in table.rows:
        made = _row(row, table.columns, widths, setting)
        if used + made.height > box.h:
            break
        kept.append((row, made))
        used += made.height
    return _page(table, head, kept, widths, box)


def table_pages(table: Table, box: Box, setting: Setting) -> Iterator[TablePage]:
    """The table cut into even pages that fit the box, each with the header row.

    BuildError names a row that alone is higher than the box.
    """
    widths = _widths(table.columns, box.w)
    head = _head(table.columns, widths, setting)
    rows = [(row, _row(row, table.columns, widths, setting)) for row in table.rows]
    for row, made in rows:
        if head.height + made.height > box.h:
            raise BuildError(f"the row {row.id} of the table {table.id} is higher than a slide")
    for page in even_pages(rows, lambda pair: pair[1].height, box.h - head.height):
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


def _insets(columns: Sequence[Column]) -> list[Inset]:
    """The first cell flush with the margin; a column right of numbers keeps its distance."""
    return [
        _AFTER_NUMBERS if index and columns[index - 1].align == "end" else _INSET
        for index in range(len(columns))
    ]


def _head(columns: Sequence[Column], widths: Sequence[int], setting: Setting) -> TableRow:
    size = setting.steps(setting.type.sizes.table_head)[-1]
    cells = [
        (setting.paragraph(column.head, size, bold=True, color=Slot.ACCENT5, align=column.align),)
        for column in columns
    ]
    return _table_row(cells, widths, _insets(columns), setting, anchor_bottom=True)


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], setting: Setting) -> TableRow:
    size = setting.steps(setting.type.sizes.table_text)[-1]
    cells = [
        (_cell(cell.content, size, column, setting),)
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    return _table_row(cells, widths, _insets(columns), setting)


def _cell(content: Inlines, size: float, column: Column, setting: Setting) -> SlideParagraph:
    return setting.paragraph(content, size, align=column.align, tight=True)


def _table_row(
    cells: Sequence[tuple[SlideParagraph, ...]],
    widths: Sequence[int],
    insets: Sequence[Inset],
    setting: Setting,
    *,
    anchor_bottom: bool = False,
) -> TableRow:
    height = max(
        setting.height_of(cell, width, inset=inset)
        for cell, width, inset in zip(cells, widths, insets, strict=True)
    )
    return TableRow(
        height=height,
        cells=tuple(
            TableCell(paragraphs=cell, inset=inset, anchor="bottom" if anchor_bottom else "middle")
            for cell, inset in zip(cells, insets, strict=True)
        ),
    )
