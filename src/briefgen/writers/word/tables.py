"""Tables: caption above, header row that repeats, thin rules, statuses as shaded stubs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import zip_longest

from briefgen.document.model import (
    Cell,
    Column,
    Inlines,
    ProjectTable,
    Row,
    StatusMark,
    Table,
    Timeline,
)
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.gate.text import is_blank
from briefgen.records import dataclass
from briefgen.writers.word import oxml
from briefgen.writers.word.base import Base
from briefgen.writers.word.captions import write_caption
from briefgen.writers.word.inlines import STRONG, write_inlines
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.oxml import EN_SPACE
from briefgen.writers.word.paragraphs import target_mark, write_paragraph
from briefgen.writers.word.status_cells import write_status_cell
from briefgen.writers.word.styles import Style
from briefgen.writers.word.widths import AFTER_STUB, Layout, lay_out

Captioned = Table | Timeline | ProjectTable
"""The blocks that are tables with a caption and a remark of their own."""


@dataclass(frozen=True)
class Grid:
    """The columns of one table: all of them, those it shows by ``layout``, and which of these are
    stubs that show a status.

    Places count the columns that are shown; ``layout`` says which of all these are.
    """

    all_columns: tuple[Column, ...]
    layout: Layout
    all_stubs: frozenset[int]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown."""
        return tuple(self.all_columns[at] for at in self.layout.kept)

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of the columns that are shown, in twips."""
        return self.layout.widths

    @cached_property
    def stubs(self) -> frozenset[int]:
        """The places of those that show a status."""
        return frozenset(n for n, at in enumerate(self.layout.kept) if at in self.all_stubs)

    @cached_property
    def margins(self) -> tuple[str, ...]:
        """Where cells' margins differ from the style's: beside a stub, and at the right edge."""
        last = len(self.columns) - 1
        return tuple(
            oxml.cell_margins(
                left=AFTER_STUB if at - 1 in self.stubs else None,
                right=0 if at == last else None,
            )
            for at in range(len(self.columns))
        )

    def table(self, ledger: Ledger, block: Captioned, rows: Iterable[str]) -> str:
        """The table of the rows, the first of which is its header row."""
        return oxml.table(
            ledger.style(Style.BRIEFING_TABLE),
            self.widths,
            rows,
            header=True,
            caption=plain_text(block.caption),
            description=described(block, (column.head for column in self.columns)),
        )


def write_table(ledger: Ledger, block: Table) -> str:
    """A table under its caption, and its remark, or a gap, below it.

    Whatever follows has a paragraph before it: Word joins two tables that touch.
    """
    grid = _grid(block, ledger.base)
    caption, mark = opening(ledger, block)
    rows = [header_row(ledger, grid, mark), *_rows(ledger, block, grid)]
    return caption + grid.table(ledger, block, rows) + closing(ledger, block)


def opening(ledger: Ledger, block: Captioned) -> tuple[str, str]:
    """The caption of a table; where it has none, the bookmark that its first cell begins with."""
    if block.caption:
        return write_caption(ledger, "Table", block.id, block.caption), ""
    return "", target_mark(ledger, block.id)


def closing(ledger: Ledger, block: Captioned) -> str:
    """The remark below a table, or a gap."""
    if block.remark:
        return write_paragraph(ledger, Style.SOURCE_NOTE, block.remark)
    return oxml.paragraph(ledger.style(Style.TABLE_GAP), "")


def described(block: Captioned, heads: Iterable[Inlines]) -> str:
    """What screen readers say of the table; with no words of its own at all, its heads."""
    if not (is_blank(block.description) and is_blank(plain_text(block.caption))):
        return block.description
    return " – ".join(map(plain_text, heads))


# --- widths ---------------------------------------------------------------------------------------


def _grid(block: Table, base: Base) -> Grid:
    """A column in which any row shows a status is a stub, unless there is no other column."""
    stubs = {at for row in block.rows for at, cell in enumerate(row.cells) if cell.status}
    kept = frozenset(stubs) if len(stubs) < len(block.columns) else frozenset()
    return Grid(block.columns, lay_out(block, kept, base.text_width, base.cells), kept)


# --- rows -----------------------------------------------------------------------------------------


def header_row(ledger: Ledger, grid: Grid, mark: str) -> str:
    """The header row, its first cell after the runs of ``mark``."""
    cells = []
    for at, column in enumerate(grid.columns):
        style = Style.CELL_HEAD_END if column.align == "end" else Style.CELL_HEAD
        head = write_paragraph(ledger, style, column.head, lead=mark if at == 0 else "")
        cells.append(oxml.cell(grid.widths[at], head, grid.margins[at]))
    return oxml.row(cells, header=True)


def _rows(ledger: Ledger, block: Table, grid: Grid) -> Iterable[str]:
    for row, below in zip_longest(block.rows, block.rows[1:]):
        if len(row.cells) != len(block.columns):
            raise BuildError(
                f"table “{block.id}” has {len(block.columns)} columns, but a row of it has "
                f"{len(row.cells)} cells"
            )
        yield _row(ledger, grid, row, below)


def _row(ledger: Ledger, grid: Grid, row: Row, below: Row | None) -> str:
    cells = []
    mark = target_mark(ledger, row.id)
    for place, at in enumerate(grid.layout.kept):
        cell, width = row.cells[at], grid.widths[place]
        if cell.status:
            cells.append(write_status_cell(ledger, cell, width, _status_at(below, at), mark))
        else:
            lines = folded_lines(ledger, grid, row.cells) if at == grid.layout.main else ""
            cells.append(text_cell(ledger, grid, place, cell.content, mark, lines))
        mark = ""
    return oxml.row(cells)


def text_cell(
    ledger: Ledger, grid: Grid, at: int, content: Inlines, mark: str = "", lines: str = ""
) -> str:
    """The cell at a place, aligned as its column is; ``lines`` are paragraphs below its text."""
    style = Style.CELL_END if grid.columns[at].align == "end" else Style.CELL
    text = write_paragraph(ledger, style, content, lead=mark)
    return oxml.cell(grid.widths[at], text + lines, grid.margins[at])


def folded_lines(ledger: Ledger, grid: Grid, cells: Sequence[Cell]) -> str:
    """What the columns without a place of their own say in a row, each behind its head."""
    return "".join(
        _folded_line(ledger, grid.all_columns[at].head, cells[at])
        for at in grid.layout.folded
        if cells[at].content or cells[at].status
    )


def _folded_line(ledger: Ledger, head: Inlines, cell: Cell) -> str:
    lead = write_inlines(ledger, head, STRONG) + oxml.run(EN_SPACE, ledger.language)
    if cell.status:
        lead += oxml.run(cell.status.label, cell.status.lang)
        lead += oxml.run(EN_SPACE, ledger.language) if cell.content else ""
    return write_paragraph(ledger, Style.CELL, cell.content, lead=lead)


def _status_at(row: Row | None, at: int) -> StatusMark | None:
    return row.cells[at].status if row is not None and at < len(row.cells) else None
