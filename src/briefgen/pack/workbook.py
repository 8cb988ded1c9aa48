"""Sheets of text as an .xlsx for people: frozen head, filter, wrapped, set up to be printed.

Every cell is text: what begins with = + - or @ stays what it says, and no address becomes a link.
"""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Literal

from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.writers.charts.workbook import LONGEST_CELL, TEXT_ONLY, resealed
from briefgen.writers.xml import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_A3, _TABLOID = 8, 3
"""A page that is as wide as two of the memo's paper: a register has many columns."""

_LINE = 13.5
"""Points that a line of 10 pt takes; fonts of East Asia have higher ones."""

_LINE_EAST_ASIAN = 17.0

_HIGHEST = 409
"""Points; Excel has no higher row."""

_LONGEST_HEADER = 255
"""Characters of a header or footer, codes included (ECMA-376 part 1, 18.3.1.46)."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and its width in digits of the standard type."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above its table, the table, and how many of its columns stay in view."""

    name: str
    lead: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    fixed: int


def workbook_bytes(
    sheets: Sequence[Sheet],
    *,
    date: dt.date,
    paper: Literal["A4", "Letter"],
    foot: str,
    handling: str,
    east_asian: bool,
) -> bytes:
    """The sheets as one workbook, created on ``date`` by nobody; the same input, the same bytes.

    ``foot`` is printed below each page, ``&P`` and ``&N`` in it being page and pages; ``handling``
    above it, and with it what leads each sheet. ``paper`` is the memo's. BuildError where a text is
    longer than a cell.
    """
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, **TEXT_ONLY})
    book.set_properties({"created": dt.datetime(date.year, date.month, date.day)})  # noqa: DTZ001
    styles = _Styles.of(book, "Meiryo" if east_asian else "Calibri")
    line = _LINE_EAST_ASIAN if east_asian else _LINE
    for sheet in sheets:
        page = book.add_worksheet(_sheet_name(sheet.name))
        _fill(page, sheet, styles, line)
        page.set_landscape()
        page.set_paper(_A3 if paper == "A4" else _TABLOID)
        page.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        page.fit_to_pages(1, 0)
        page.set_header(f"&R{_escaped(handling)}"[:_LONGEST_HEADER])
        page.set_footer(f"&R{foot}")
    book.close()
    return resealed(stream.getvalue(), date)


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    lead: Format
    head: Format
    cell: Format
    strong: Format

    @classmethod
    def of(cls, book: Workbook, font: str) -> _Styles:
        """The formats of a workbook in that font; the colours are those of our memos."""
        plain = {"font_name": font, "font_size": 10, "valign": "top"}
        cell = plain | {"text_wrap": True, "num_format": "@"}
        cell |= {"align": "left", "indent": 1}
        ruled = cell | {"bottom": 1, "bottom_color": "#D5DAE0"}
        head = cell | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1B365D"}
        return cls(
            title=book.add_format(plain | {"bold": True, "font_size": 14, "font_color": "#1B365D"}),
            lead=book.add_format(plain | {"font_color": "#4A5560"}),
            head=book.add_format(head | {"valign": "vcenter"}),
            cell=book.add_format(ruled),
            strong=book.add_format(ruled | {"bold": True}),
        )


def _fill(page: Worksheet, sheet: Sheet, styles: _Styles, line: float) -> None:
    for row, text in enumerate(sheet.lead):
        page.write_string(row, 0, _cell(text), styles.lead if row else styles.title)
        page.set_row(row, line * (1 if row else 1.6))
    top = len(sheet.lead)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(top, at, _cell(column.head), styles.head)
    page.set_row(top, _height([c.head for c in sheet.columns], sheet.columns, line))
    for row, texts in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, _height(texts, sheet.columns, line))
        for at, text in enumerate(texts):
            page.write_string(row, at, _cell(text), styles.strong if at == 1 else styles.cell)
    last = top + len(sheet.rows)
    page.freeze_panes(top + 1, sheet.fixed)
    page.autofilter(top, 0, last, len(sheet.columns) - 1)
    page.repeat_rows(0, top)
    page.hide_gridlines(2)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _height(texts: Sequence[str], columns: Sequence[Column], line: float) -> float:
    """Points for the row's longest cell: not every program finds the height of wrapped text."""
    lines = max(
        sum(max(1, ceil(_digits(held) / (column.width - 2))) for held in text.split("\n"))
        for text, column in zip(texts, columns, strict=True)
    )
    return min(_HIGHEST, lines * line + 5)


def _digits(text: str) -> float:
    """How wide 10 pt of the text are, in digits of the standard 11 pt; rather too much."""
    return sum(1.9 if unicodedata.east_asian_width(c) in "WF" else 0.82 for c in text)


def _cell(text: str) -> str:
    """As a person types what is to be found: with plain spaces."""
    text = clean(text).replace("\N{NO-BREAK SPACE}", " ")
    if len(text) > LONGEST_CELL:
        raise BuildError(
            f"the text “{text[:40]}…” is longer than a cell of the register; shorten it"
        )
    return text


def _sheet_name(name: str) -> str:
    """At most 31 characters, none of those that Excel refuses in a name."""
    return "".join("-" if c in r"[]:*?/\'" else c for c in name)[:31]


def _escaped(text: str) -> str:
    """As text in a header, where & begins a code."""
    return clean(text).replace("&", "&&")
