"""A workbook that came back → what was typed, by sheet, row and column.

Comes in: the bytes of an .xlsx, which pass the gate before openpyxl sees them. Goes out: the rows
of every sheet as text, what was exported (by its digests), and what cannot be read as a sentence
with its place. Applications turn what people type into numbers and dates; what is certain is turned
back, what is not is refused.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from briefgen.errors import InputError
from briefgen.excel.cells import NO, YES, Book, Cells, Key, Places, plain_number, settled
from briefgen.excel.layout import ID, Column, Holds, Table, tables
from briefgen.excel.merge import Exported
from briefgen.excel.write import EXPORTED, LISTS, MARK, READ_ME, SINGLE, shown_key
from briefgen.facts.nearest import nearest
from briefgen.gate.bounds import FACTS_WORKBOOK
from briefgen.gate.package import open_package
from briefgen.gate.text import clean_text, dropped_from, told
from briefgen.issues import Issue, error, warning
from briefgen.records import dataclass
from briefgen.values.language import Language

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LANGUAGE = re.compile(r"\((\w\w)\)$")
_CODED = {"_x000D_": "\r", "_x000A_": "\n", "_x0009_": "\t"}
"""Line ends and tabs as Excel may write them (ECMA-376 part 1, 22.9.2.19); openpyxl leaves them."""

_SPELT = {"yes": YES, "true": YES, "x": YES, "1": YES, "no": NO, "false": NO, "0": NO}
_DAY_ZERO = dt.date(1899, 12, 30)
_FIRST_SERIAL = 10_000
"""A number from here on is a day counted from `_DAY_ZERO` (1927 and later), and no year."""

_HEAD_ROWS = 10
"""Rows among which the headings are looked for: someone may have put a line above them."""


@dataclass
class Typed:
    """What a workbook holds.

    ``exported`` holds the digests of what it was made with, None where it lost them; ``edition`` is
    that of the base it was made from. ``issues`` say what could not be read; with an error among
    them the book is not whole.
    """

    tables: tuple[Table, ...]
    book: Book
    places: Places
    exported: Exported | None
    edition: str
    issues: list[Issue] = field(default_factory=list)


def read_workbook(data: bytes, name: str) -> Typed:
    """What stands on the sheets of the workbook; InputError where it is none that may come in."""
    open_package(data, name, "workbook", FACTS_WORKBOOK)
    book = _opened(data, name)
    known, edition, named = _exported(book)
    languages = named or _languages(book)
    reader = _Reader(book, tables(languages), known)
    reader.read()
    exported = None if known is None else known[1]
    return Typed(reader.tables, reader.book, Places(reader.rows), exported, edition, reader.issues)


def _opened(data: bytes, name: str) -> Workbook:
    try:
        from openpyxl import load_workbook  # of the extra "excel", and 0.2 s
    except ImportError:
        raise InputError(
            'reading a workbook needs openpyxl; install it: pip install "briefgen[excel]"'
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on what it will not keep; nothing is written with it
            return load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as problem:  # whatever a broken part makes a parser raise
        raise InputError(
            f"{name} is damaged ({type(problem).__name__}); open it in Excel, which may mend it, "
            "and save it again"
        ) from None


_Known = tuple[dict[str, list[str]], dict[str, dict[Key, dict[str, str]]]]


def _exported(book: Workbook) -> tuple[_Known | None, str, tuple[Language, ...]]:
    """Headings and digests as exported, the edition and the languages; None if that is lost."""
    if EXPORTED not in book.sheetnames:
        return None, "", ()
    lines = book[EXPORTED].iter_rows(min_col=1, max_col=3, values_only=True)
    mark, edition, languages = (str(held or "") for held in next(lines, ("", "", "")))
    if mark != MARK:
        return None, "", ()
    headings: dict[str, list[str]] = {}
    digests: dict[str, dict[Key, dict[str, str]]] = {}
    for kind, key, held in (tuple(str(cell or "") for cell in line) for line in lines):
        if not key:
            headings[kind] = held.split("|")
            digests[kind] = {}
        elif kind in headings:
            marks = zip(headings[kind], held.split("|"), strict=False)
            own = () if key == shown_key(()) else tuple(key.split(" "))
            digests[kind][own] = {heading: mark for heading, mark in marks if mark}
    named = tuple(Language(held) for held in languages.split() if held in list(Language))
    return (headings, digests), edition, named


def _languages(book: Workbook) -> tuple[Language, ...]:
    """The languages that headings name."""
    found = {
        said[1]
        for sheet in book.worksheets
        for row in sheet.iter_rows(max_row=_HEAD_ROWS, values_only=True)
        for held in row
        if isinstance(held, str) and (said := _LANGUAGE.search(held.strip()))
    }
    return tuple(language for language in Language if str(language) in found)


class _RefusedError(Exception):
    """A cell that does not say what was meant; the arguments are message and hint."""


@dataclass
class _Reader:
    book_file: Workbook
    tables: tuple[Table, ...]
    known: _Known | None
    book: Book = field(default_factory=dict)
    rows: dict[tuple[str, Key], int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def read(self) -> None:
        """Every sheet that holds records."""
        named = {settled(name).casefold(): name for name in self.book_file.sheetnames}
        due = {table.name.casefold() for table in self.tables}
        strange = [
            name
            for plain, name in named.items()
            if plain not in due and name not in (READ_ME, LISTS, EXPORTED)
        ]
        for table in self.tables:
            name = named.get(table.name.casefold())
            if name is None:
                near = nearest(table.name, strange)
                self._error(
                    table.name,
                    "the sheet is missing",
                    f"is it the one now called “{near}”? Give it back its name"
                    if near
                    else "take it from the workbook as it was exported; it may be empty",
                )
                if near:
                    strange.remove(near)
            elif table.single:
                self._single(self.book_file[name], table)
            else:
                self._sheet(self.book_file[name], table)
        for name in strange:
            self.issues.append(
                warning("unknown-sheet", "the sheet is not read", "it is none of ours", file=name)
            )

    def _error(self, where: str, message: str, hint: str, code: str = "not-readable") -> None:
        self.issues.append(error(code, message, hint, file=where))

    # --- a sheet of records ---

    def _sheet(self, sheet: Worksheet, table: Table) -> None:
        rows = self.book.setdefault(table.kind, {})
        for area in sheet.merged_cells.ranges:
            self._error(
                f"{table.name}, {area.coord}", "cells are merged", "part them: each row is its own"
            )
        found = self._headings(sheet, table)
        if found is None:
            return
        head, columns = found
        waiting: list[tuple[Key, Cells, int]] = []
        for line in sheet.iter_rows(min_row=head + 1):
            held = self._row(line, table, columns)
            if held is not None:
                self._take(table, rows, held, int(line[0].row or 0), waiting)
        for owner, cells, number in waiting:
            ranks = [Decimal(key[-1]) for key in rows if key[:-1] == owner]
            rank = plain_number(str(int(max(ranks, default=Decimal(0))) + 1))
            rows[(*owner, rank)] = cells
            self.rows[table.kind, (*owner, rank)] = number

    def _headings(self, sheet: Worksheet, table: Table) -> tuple[int, dict[int, str]] | None:
        """The row of headings and, by column, what each is; None where they cannot be used."""
        due = {heading.casefold(): heading for heading in table.headings}
        best, texts = 0, dict[int, str]()
        for line in sheet.iter_rows(max_row=_HEAD_ROWS):
            said = {cell.column: settled(str(cell.value)) for cell in line if cell.value}
            hits = sum(text.casefold() in due for text in said.values())
            if hits > sum(text.casefold() in due for text in texts.values()):
                best, texts = int(line[0].row or 0), said
        found: dict[int, str] = {}
        lost = [
            held for held in table.headings if held.casefold() not in map(_fold, texts.values())
        ]
        sound = True
        for column, text in texts.items():
            heading = due.get(text.casefold())
            if heading is None:
                near = nearest(text, lost)
                hint = f"is it “{near}”? Give it back its name" if near else "take it out"
                self._error(f"{table.name}, column {text}", "the column is not known", hint)
            elif heading in found.values():
                self._error(
                    f"{table.name}, column {text}", "the column stands twice", "keep one of them"
                )
            else:
                found[column] = heading
        for heading in lost:
            if self.known is None or heading in table.keys or heading in self.known[0][table.kind]:
                self._error(
                    f"{table.name}, column {heading}",
                    "the column is missing",
                    "put it back; it may be empty, hidden or moved",
                )
                sound = sound and heading not in table.keys
        return (best, found) if best and sound else None

    def _row(
        self, line: Sequence[Cell | Any], table: Table, columns: dict[int, str]
    ) -> dict[str, str] | None:
        """The row's cells by heading, None for an empty one."""
        cells: dict[str, str] = {}
        for cell in line:
            heading = columns.get(cell.column)
            if heading is None or cell.value is None:
                continue
            try:
                text = _key_text(cell) if heading in table.keys else ""
                column = table.column(heading)
                if column is not None:
                    text = _text(cell, column)
                text = self._cleaned(text, f"{table.name}, row {cell.row}, column {heading}")
            except _RefusedError as refused:
                message, hint = refused.args
                where = f"{table.name}, row {cell.row}, column {heading}"
                self._error(where, message, hint)
                text = "?"
            if settled(text):
                cells[heading] = text
        return cells or None

    def _cleaned(self, text: str, where: str) -> str:
        signs = dropped_from(text)
        if signs:
            self.issues.append(warning("text-cleaned", *told(signs), file=where))
        try:
            return clean_text(text)
        except ValueError as problem:
            raise _RefusedError(f"the text {problem}", "type it again") from None

    def _take(
        self,
        table: Table,
        rows: dict[Key, Cells],
        held: dict[str, str],
        number: int,
        waiting: list[tuple[Key, Cells, int]],
    ) -> None:
        """Put a row under its key; those without a number wait until all others have theirs."""
        key: list[str] = []
        for heading in table.keys:
            text = held.pop(heading, "")
            last = table.ranked and heading == table.keys[-1]
            where = f"{table.name}, row {number}, column {heading}"
            if not text and not last:
                hint = "give the row an id" if heading == ID else "say what the row belongs to"
                self._error(where, "the cell is empty", hint, "missing-key")
                return
            if table.ranked and heading != table.keys[0] and text and not _is_rank(text):
                self._error(where, f"“{text}” is no number", "write 1, 2, 3 …", "not-valid")
                return
            key.append(text)
        if not key[-1]:
            waiting.append((tuple(key[:-1]), held, number))
            return
        first = self.rows.get((table.kind, tuple(key)))
        if first is not None:
            self._error(
                f"{table.name}, row {number}, column {table.keys[-1]}",
                f"“{' '.join(key)}” stands twice, first in row {first}",
                "give one of them another" if table.ranked else "give one of them another id",
                "duplicate-id",
            )
            return
        rows[tuple(key)] = held
        self.rows[table.kind, tuple(key)] = number

    # --- the sheet of the base itself ---

    def _single(self, sheet: Worksheet, table: Table) -> None:
        cells = self.book.setdefault(table.kind, {}).setdefault((), {})
        seen: set[str] = set()
        for line in sheet.iter_rows(max_col=2):
            item = settled(str(line[0].value or ""))
            column = table.column(item)
            where = f"{table.name}, row {item}"
            if not item or item == SINGLE[0]:
                continue
            if column is None or item in seen:
                near = nearest(item, table.headings)
                hint = f"is it “{near}”?" if column is None and near else "take the row out"
                told = "stands twice" if column else "is not known"
                self._error(where, f"“{item}” {told}", hint)
                continue
            seen.add(item)
            try:
                text = _text(line[1], column) if line[1].value is not None else ""
                text = self._cleaned(text, where)
            except _RefusedError as refused:
                self._error(where, *refused.args)
                continue
            if settled(text):
                cells[item] = text
        for heading in table.headings:
            if heading not in seen and (self.known is None or heading in self.known[0][table.kind]):
                self._error(
                    f"{table.name}, row {heading}", "the row is missing", "put it back, as it was"
                )


def _fold(text: str) -> str:
    return text.casefold()


def _is_rank(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,6}(\.\d{1,6})?", text, re.ASCII))


# --- cells ----------------------------------------------------------------------------------------


def _key_text(cell: Cell) -> str:
    """An id, or a number in a list."""
    held = _plain(cell)
    if isinstance(held, dt.datetime | dt.date | dt.time | dt.timedelta):
        raise _RefusedError(*_turned("a date", "id"))
    text = settled(_number(held, cell) if isinstance(held, int | float) else str(held))
    return plain_number(text) if _is_rank(text) else text


def _text(cell: Cell, column: Column) -> str:
    """What the cell says, as its column holds it; "" for what it means when empty."""
    text = _said(_plain(cell), cell, column)
    return "" if settled(text) == column.default else text


def _said(held: object, cell: Cell, column: Column) -> str:
    match held:
        case bool():
            if column.holds is Holds.FLAG:
                return YES if held else NO
            raise _RefusedError(*_turned("TRUE or FALSE", "text"))
        case int() | float() if held >= _FIRST_SERIAL and column.holds in (Holds.DAY, Holds.TIME):
            return _serial(held, column)
        case int() | float():
            return _number(held, cell)
        case dt.datetime() | dt.date():
            return _day(held, cell, column)
        case str():
            return _typed(held, column)
        case _:
            raise _RefusedError(*_turned("a time of day", "text"))


def _typed(text: str, column: Column) -> str:
    plain = settled(text)
    match column.holds:
        case Holds.FLAG:
            return _SPELT.get(plain.casefold(), plain)
        case Holds.CHOICE:
            return {_folded(choice): choice for choice in column.choices}.get(_folded(plain), plain)
        case Holds.NUMBER | Holds.WHOLE:
            return plain_number(plain)
        case _:
            return text


def _folded(choice: str) -> str:
    """“Under way” may be typed for under_way."""
    return choice.casefold().replace("-", "_").replace(" ", "_")


def _number(held: float, cell: Cell) -> str:
    if isinstance(held, bool):
        raise _RefusedError(*_turned("TRUE or FALSE", "text"))
    if "%" in str(cell.number_format):
        raise _RefusedError(
            "a percentage of Excel stands here, and it does not tell 45 % from 0.45",
            "format the cell as text and type 45 with the unit %, or 0.45 with the unit share",
        )
    return plain_number(repr(held))


def _serial(held: float, column: Column) -> str:
    """A day as the number that applications hold it as, where a format does not show that."""
    day = _DAY_ZERO + dt.timedelta(days=int(held))
    if column.holds is Holds.DAY and held == int(held):
        return day.isoformat()
    raise _RefusedError(*_turned(f"a date ({day.isoformat()})", "text"))


def _day(held: dt.datetime | dt.date, cell: Cell, column: Column) -> str:
    """A day of Excel, where a day can have been meant."""
    whole = not isinstance(held, dt.datetime) or held.time() == dt.time()
    # A format without a day (“Nov 26”) is what Excel makes of a month that was typed.
    has_day = "d" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", str(cell.number_format)).lower()
    if whole and (column.holds is Holds.DAY or (column.holds is Holds.TIME and has_day)):
        return held.strftime("%Y-%m-%d")
    raise _RefusedError(*_turned(f"a date ({held.strftime('%Y-%m-%d')})", "text"))


def _turned(into: str, what: str) -> tuple[str, str]:
    return (
        f"Excel made {into} of what was typed here",
        f"format the cell as text and type the {what} again",
    )


def _plain(cell: Cell) -> object:
    """The value of the cell; a formula or an error is refused."""
    if cell.data_type == "f":
        raise _RefusedError("a formula stands here", "paste its value instead")
    if cell.data_type == "e":
        raise _RefusedError(f"the cell shows the error {cell.value}", "type what it should say")
    held = cell.value
    if isinstance(held, str) and "_x00" in held:
        for code, mark in _CODED.items():
            held = held.replace(code, mark)
    return held
