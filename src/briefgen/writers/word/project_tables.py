"""Undertakings side by side: status, full sentence with its note, and the columns they share."""

from __future__ import annotations

from itertools import zip_longest

from briefgen.document.model import Cell, Column, ProjectRow, ProjectTable, Row, Table, Text
from briefgen.errors import BuildError
from briefgen.values.language import Language
from briefgen.writers.word import oxml
from briefgen.writers.word.inlines import STRONG
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import write_paragraph
from briefgen.writers.word.status_cells import write_status_cell
from briefgen.writers.word.styles import Style
from briefgen.writers.word.tables import (
    Grid,
    closing,
    folded_lines,
    header_row,
    opening,
    text_cell,
)
from briefgen.writers.word.widths import lay_out

_PROJECT_WEIGHT = 2.6  # a sentence beside columns of a few words
_BETWEEN = (Text(text=" ", lang=Language.EN),)


def write_project_table(ledger: Ledger, block: ProjectTable) -> str:
    """The table under its caption, and its remark, or a gap, below it."""
    plain = _plain_table(block)
    layout = lay_out(plain, {0}, ledger.base.text_width, ledger.base.cells)
    grid = Grid(plain.columns, layout, frozenset({0}))
    caption, mark = opening(ledger, block)
    rows = [header_row(ledger, grid, mark)]
    for row, below in zip_longest(block.rows, block.rows[1:]):
        if len(row.cells) != len(block.columns):
            raise BuildError(
                f"table “{block.id}” has {len(block.columns)} shared columns, but the row of "
                f"{row.item.fact} has {len(row.cells)} cells"
            )
        rows.append(_row(ledger, grid, row, below))
    return caption + grid.table(ledger, block, rows) + closing(ledger, block)


def _plain_table(block: ProjectTable) -> Table:
    """The same as a table of plain cells, from which its widths are taken."""
    columns = (
        Column(head=block.status_head),
        Column(head=block.project_head, weight=_PROJECT_WEIGHT),
        *block.columns,
    )
    rows = tuple(
        Row(
            cells=(
                Cell(content=(), status=row.item.status),
                Cell(content=(*row.item.heading, *_BETWEEN, *row.item.statement)),
                *(Cell(content=cell) for cell in row.cells),
            )
        )
        for row in block.rows
    )
    return Table(id=block.id, columns=columns, rows=rows)


def _row(ledger: Ledger, grid: Grid, row: ProjectRow, below: ProjectRow | None) -> str:
    item = row.item
    stub = Cell(content=(), status=item.status)
    under = below.item.status if below else None
    said = write_paragraph(ledger, Style.CELL, item.heading, dress=STRONG) if item.heading else ""
    said += write_paragraph(ledger, Style.CELL, item.statement)
    if item.remark:
        said += write_paragraph(ledger, Style.CELL_REMARK, item.remark)
    whole = (stub, Cell(content=()), *(Cell(content=held) for held in row.cells))
    said += folded_lines(ledger, grid, whole)
    cells = []
    for place, at in enumerate(grid.layout.kept):
        if at == grid.layout.main:
            cells.append(oxml.cell(grid.widths[place], said, grid.margins[place]))
        elif at == 0:
            cells.append(write_status_cell(ledger, stub, grid.widths[place], under, ""))
        else:
            cells.append(text_cell(ledger, grid, place, whole[at].content))
    return oxml.row(cells)
