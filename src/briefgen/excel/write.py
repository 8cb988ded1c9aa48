"""A fact base → a workbook that people who never see its files can work on.

Every cell is text, whatever it looks like: no formula and no link can come from data. A hidden
sheet holds the digest of every cell, so that what a colleague changed can be told later from what
changed in the facts meanwhile.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.errors import BuildError
from briefgen.excel.about import column_about, key_about, sheet_about, words
from briefgen.excel.cells import Book, Key, book_of
from briefgen.excel.layout import Column, Holds, Table, languages_of, tables
from briefgen.excel.merge import digests_of
from briefgen.facts.model import FactBase
from briefgen.looks.house import FONTS, PALETTE
from briefgen.values.language import Language
from briefgen.writers.charts.sheet import letter
from briefgen.writers.package import seal

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

READ_ME = "Read me"
LISTS = "Lists"
EXPORTED = "_exported"
"""The sheet that says what was exported; hidden, and read by `briefgen.excel.read`."""

MARK = "briefgen facts 1"
SINGLE = ("item", "value", "what it is")
"""The headings of the sheet whose rows are columns."""

_LONGEST_CELL = 32_767
_SPARE_ROWS = 500
"""Empty rows below the last that have drop-downs too."""

_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST, _NARROWEST = 46, 9
_UNITS = "units"


def write_workbook(base: FactBase, file: str = "facts.xlsx") -> bytes:
    """The base as an .xlsx; same base, same bytes. ``file`` is what its first sheet calls it.

    Raises BuildError where a text is longer than a cell can be (32,767 characters).
    """
    from xlsxwriter import Workbook  # 0.1 s, and only for workbooks

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, **_TEXT_ONLY}) as book:
        _Writer(base, book, file).write()
    with zipfile.ZipFile(stream) as package:
        parts = {name: _growing(package.read(name)) for name in package.namelist()}
    return seal(parts, base.as_of)


def _growing(part: bytes) -> bytes:
    """The part with rows that grow when more is typed: their heights are only a beginning."""
    return part.replace(b' customHeight="1"', b"")


def in_order(found: Iterable[Table]) -> list[Table]:
    """The tables as their sheets stand: facts first, what they refer to next, then the rest."""
    ranks = {"fact": 0, "partnership": 2}
    return sorted(found, key=lambda table: ranks.get(table.kind.partition(".")[0], 1))


class _Writer:
    """Writes one workbook."""

    def __init__(self, base: FactBase, book: Workbook, file: str) -> None:
        self.base, self.book, self.file = base, book, file
        self.tables = in_order(tables(languages_of(base)))
        self.cells: Book = book_of(base, self.tables)
        self.lists: dict[tuple[str, ...], str] = {}
        self.formats: dict[tuple[object, ...], Format] = {}

    def write(self) -> None:
        """Every sheet, the hidden ones last."""
        date = self.base.as_of
        created = dt.datetime(date.year, date.month, date.day)  # noqa: DTZ001
        title = words()["read_me"]["title"].format(name=self.base.partnership.id)
        self.book.set_properties({"title": title, "created": created})
        read_me = self.book.add_worksheet(READ_ME)
        sheets = {table.kind: self.book.add_worksheet(table.name) for table in self.tables}
        self.hidden = self.book.add_worksheet(LISTS)
        for table in self.tables:
            if table.single:
                self._single(sheets[table.kind], table)
            else:
                self._sheet(sheets[table.kind], table)
            sheets[table.kind].set_tab_color(_tab(table))
        self._read_me(read_me, title)
        self.hidden.hide()
        self._exported(self.book.add_worksheet(EXPORTED))
        read_me.activate()

    # --- looks ---

    def format(self, **looks: Any) -> Format:
        """A cell format of the house's type; one for each looks."""
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            plain = {
                "font_name": FONTS.latin,
                "font_size": 10,
                "font_color": f"#{PALETTE.dk1}",
                "valign": "top",
                "text_wrap": True,
                "num_format": "@",
            }
            self.formats[key] = self.book.add_format(plain | looks)
        return self.formats[key]

    def head(self, role: str) -> Format:
        """The format of a heading."""
        return self.format(
            bold=True,
            font_color=f"#{PALETTE.lt1}",
            bg_color=f"#{_fill(role)}",
            align="left",
            indent=1,
            valign="vcenter",
        )

    def body(self, role: str, column: Column | None = None) -> Format:
        """The format of the cells below a heading."""
        line = {"bottom": 1, "bottom_color": f"#{PALETTE.accent6}"}
        looks: dict[str, Any] = {"align": "left", "indent": 1, **line}
        if role == "key":
            looks |= {"bg_color": f"#{PALETTE.lt2}", "font_color": f"#{PALETTE.dk2}"}
        if column is not None and column.language is Language.JA:
            looks["font_name"] = FONTS.east_asian
        if column is not None and column.holds in (Holds.NUMBER, Holds.WHOLE):
            looks["align"] = "right"
        return self.format(**looks)

    # --- sheets of records ---

    def _sheet(self, sheet: Worksheet, table: Table) -> None:
        rows = self.cells[table.kind]
        columns: list[Column | None] = [*(None for _ in table.keys), *table.columns]
        texts = [
            [*key, *(cells.get(column.heading, "") for column in table.columns)]
            for key, cells in rows.items()
        ]
        folded = _folded(table, rows.values())
        widths = [
            _width(heading, [row[at] for row in texts]) for at, heading in enumerate(table.headings)
        ]
        for number, row in enumerate(texts, start=1):
            shown = [(text, width) for text, width in zip(row, widths, strict=True)]
            sheet.set_row(number, _height(shown))
        for at, (heading, column) in enumerate(zip(table.headings, columns, strict=True)):
            role = _role(column)
            looks = {"level": 1, "hidden": True} if at in folded else {}
            if at - 1 in folded and at not in folded:
                looks = {"collapsed": True}
            sheet.set_column(at, at, widths[at], self.body(role, column), looks)
            sheet.write_string(0, at, heading, self.head(role))
            about = column_about(column) if column else key_about(table, heading)
            self._comment(sheet, 0, at, about)
            last = len(rows) + _SPARE_ROWS
            if column is not None:
                self._drop_down(sheet, (1, at, last, at), column)
            elif table.ranked and at == 0:
                self._ids(sheet, (1, at, last, at), _owner(table))
            for number, row in enumerate(texts, start=1):
                if row[at]:
                    where = f"{table.name}, row {number + 1}, column {heading}"
                    text = _cell(row[at], where)
                    sheet.write_string(number, at, text, self.body(role, column))
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, len(table.keys))
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letter(len(columns) - 1)}1048576"})
        sheet.outline_settings(symbols_right=True)
        _for_print(sheet, table.name, len(table.keys))

    def _single(self, sheet: Worksheet, table: Table) -> None:
        """The one record of a base: an item a row."""
        (cells,) = self.cells[table.kind].values()
        for at, heading in enumerate(SINGLE):
            sheet.write_string(0, at, heading, self.head("text" if at == 1 else "key"))
        sheet.set_column(0, 0, 24, self.body("key"))
        sheet.set_column(1, 1, _WIDEST, self.body("text"))
        sheet.set_column(2, 2, 70, self.format(font_color=f"#{PALETTE.accent5}"))
        for row, column in enumerate(table.columns, start=1):
            text = _cell(cells.get(column.heading, ""), f"{table.name}, row {column.heading}")
            sheet.write_string(row, 0, column.heading, self.body("key"))
            sheet.write_string(row, 1, text, self.body("text", column))
            about = column_about(column)
            sheet.write_string(row, 2, about, self.format(font_color=f"#{PALETTE.accent5}"))
            sheet.set_row(row, _height([(text, _WIDEST), (about, 70)]))
            self._drop_down(sheet, (row, 1, row, 1), column)
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": "B1:B1048576"})
        _for_print(sheet, table.name, 0)

    def _comment(self, sheet: Worksheet, row: int, column: int, text: str) -> None:
        lines = sum(1 + len(line) // 44 for line in text.split("\n"))
        looks = {"width": 300, "height": 24 + 16 * lines, "font_size": 9, "author": ""}
        sheet.write_comment(row, column, text, looks)

    # --- drop-downs ---

    def _drop_down(self, sheet: Worksheet, area: tuple[int, int, int, int], column: Column) -> None:
        if column.holds is Holds.LINES:
            return  # a list offers one item for the whole cell
        if column.choices:
            sheet.data_validation(
                *area,
                {
                    "validate": "list",
                    "source": self._list(column.choices),
                    "error_title": column.heading[:32],
                    "error_message": "Choose one from the list.",
                },
            )
        elif column.of == ("Quantity", "unit"):
            self._suggest(sheet, area, self._list(self._units()), "the sheet Units")
        elif len(column.names) > 1:
            ids = [key[0] for kind in column.names for key in self.cells[kind]]
            self._suggest(sheet, area, self._list(tuple(ids)), "the sheets")
        elif column.names:
            (kind,) = column.names
            self._ids(sheet, area, next(table for table in self.tables if table.kind == kind))

    def _ids(self, sheet: Worksheet, area: tuple[int, int, int, int], owner: Table) -> None:
        """A drop-down of the ids on a sheet, those that are typed there later included."""
        last = len(self.cells[owner.kind]) + _SPARE_ROWS + 1
        self._suggest(sheet, area, f"='{owner.name}'!$A$2:$A${last}", f"the sheet {owner.name}")

    def _suggest(
        self, sheet: Worksheet, area: tuple[int, int, int, int], source: str, where: str
    ) -> None:
        """A drop-down that lets other entries pass, with a question: they may come later."""
        sheet.data_validation(
            *area,
            {
                "validate": "list",
                "source": source,
                "error_type": "warning",
                "error_title": "Not there yet",
                "error_message": f"It does not stand on {where} yet.",
            },
        )

    def _list(self, choices: Sequence[str]) -> str:
        """The cells of the hidden sheet that hold a list."""
        key = tuple(choices)
        if key not in self.lists:
            at = len(self.lists)
            for row, choice in enumerate(key):
                self.hidden.write_string(row, at, choice)
            name = letter(at)
            self.lists[key] = f"={LISTS}!${name}$1:${name}${max(len(key), 1)}"
        return self.lists[key]

    def _units(self) -> tuple[str, ...]:
        """The units of the base: its own, and those that its quantities use."""
        used = (
            cells[column.heading]
            for table in self.tables
            for column in table.columns
            if column.of == ("Quantity", "unit")
            for cells in self.cells[table.kind].values()
            if column.heading in cells
        )
        return tuple(sorted({*used, *(unit.id for unit in self.base.partnership.units)}))

    # --- the first sheet and the last ---

    def _read_me(self, sheet: Worksheet, title: str) -> None:
        said = words()["read_me"]
        strong = self.format(bold=True, font_color=f"#{PALETTE.dk2}")
        plain = self.format()
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 10)
        sheet.set_column(2, 2, 90)
        big = self.format(bold=True, font_size=18, font_color=f"#{PALETTE.dk2}", text_wrap=False)
        sheet.write_string(0, 0, title, big)
        sheet.set_row(0, 30)
        lead = said["lead"].format(date=self.base.as_of.isoformat())
        sheet.merge_range(1, 0, 1, 2, lead, plain)
        row = 3
        for word, text in said["work"]:
            sheet.write_string(row, 0, word, strong)
            sheet.merge_range(row, 1, row, 2, text, plain)
            sheet.set_row(row, _height([(text, 100)]))
            row += 1
        row = self._heads(sheet, row + 1, said["legend"])
        for role, text in said["colours"]:
            sheet.write_string(row, 0, role, self.head(role))
            sheet.merge_range(row, 1, row, 2, text, plain)
            row += 1
        row = self._heads(sheet, row + 1, said["headings"])
        for table in self.tables:
            link = self.format(font_color=f"#{PALETTE.accent1}", underline=1)
            sheet.write_url(row, 0, f"internal:'{table.name}'!A1", link, table.name)
            count = len(table.columns if table.single else self.cells[table.kind])
            sheet.write_string(row, 1, str(count), plain)
            sheet.write_string(row, 2, sheet_about(table.kind), plain)
            sheet.set_row(row, _height([(sheet_about(table.kind), 90)]))
            row += 1
        back = said["back"].format(file=self.file)
        sheet.merge_range(row + 1, 0, row + 1, 2, back, plain)
        sheet.set_row(row + 1, _height([(back, 115)]))
        _for_print(sheet, READ_ME, 0)

    def _heads(self, sheet: Worksheet, row: int, heads: Sequence[str]) -> int:
        """A line of headings of the first sheet; the row behind it."""
        look = self.format(
            bold=True, font_color=f"#{PALETTE.dk2}", bottom=1, bottom_color=f"#{PALETTE.dk2}"
        )
        for at, text in enumerate(heads):
            sheet.write_string(row, at, text, look)
        if len(heads) == 2:
            sheet.merge_range(row, 1, row, 2, heads[1], look)
        return row + 1

    def _exported(self, sheet: Worksheet) -> None:
        """What was exported: for each sheet its headings, for each row the digests of its cells."""
        sheet.very_hidden()
        languages = " ".join(languages_of(self.base))
        for at, text in enumerate((MARK, self.base.edition, languages)):
            sheet.write_string(0, at, text)
        row = 1
        held = digests_of(self.cells)
        for table in self.tables:
            sheet.write_string(row, 0, table.kind)
            sheet.write_string(row, 2, "|".join(column.heading for column in table.columns))
            row += 1
            for key, digests in held[table.kind].items():
                sheet.write_string(row, 0, table.kind)
                sheet.write_string(row, 1, shown_key(key))
                marks = (digests.get(column.heading, "") for column in table.columns)
                sheet.write_string(row, 2, "|".join(marks))
                row += 1


def shown_key(key: Key) -> str:
    """The key of a row in one cell; ids and numbers have no spaces, and the one record has "-"."""
    return " ".join(key) or "-"


def _owner(table: Table) -> Table:
    """The table whose id stands in the first column."""
    while table.parent is not None and table.ranked:
        table = table.parent
    return table


def _role(column: Column | None) -> str:
    if column is None:
        return "key"
    offered = column.choices or column.names or column.of == ("Quantity", "unit")
    return "choice" if offered and column.holds is not Holds.LINES else "text"


def _fill(role: str) -> str:
    return {"key": PALETTE.dk2, "choice": PALETTE.accent4, "text": PALETTE.accent1}[role]


def _tab(table: Table) -> str:
    if table.kind.startswith("fact"):
        return f"#{PALETTE.dk2}"
    return f"#{PALETTE.accent5}" if table.kind.startswith("partnership") else f"#{PALETTE.accent1}"


def _folded(table: Table, rows: Iterable[dict[str, str]]) -> frozenset[int]:
    """The places of columns that nothing uses: not required, not a translation, not a review."""
    used = {heading for cells in rows for heading in cells}
    if not used:
        return frozenset()
    alive = {column.of for column in table.columns if column.heading in used}
    alive |= {column.of for column in table.columns if column.required}
    return frozenset(
        at
        for at, column in enumerate(table.columns, start=len(table.keys))
        if column.of not in alive and column.of[0] != "Reviewed"
    )


def _width(heading: str, texts: Iterable[str]) -> float:
    """Wide enough for most of what stands in the column, in characters; the rest wraps."""
    longest = max((_span(line) for text in texts for line in text.split("\n")), default=0)
    head = max(len(word) for word in heading.split()) + 5
    return max(_NARROWEST, head, min(longest + 3, _WIDEST))


_LINE, _WIDE_LINE = 13.5, 17.0
"""Points that a line of ten-point type takes, in Latin and in East Asian letters."""


def _height(cells: Iterable[tuple[str, float]]) -> float:
    """Points that a row takes whose cells hold these texts in columns of these widths."""
    return min(409.0, 6 + max((_tall(text, width) for text, width in cells), default=_LINE))


def _tall(text: str, width: float) -> float:
    wide = _WIDE.search(text) is not None
    # Words do not fill their lines; East Asian text does.
    room = (width - 1.5) * (0.98 if wide else 0.94)
    lines = sum(max(1, math.ceil(_span(line) / room)) for line in text.split("\n"))
    return lines * (_WIDE_LINE if wide else _LINE)


# Letters of East Asian width W and F (UAX #11), by their blocks.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]"
)


def _span(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))


def _for_print(sheet: Worksheet, name: str, keys: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&9{name}&R&9&P / &N")
    sheet.hide_gridlines(2)  # the cells have lines of their own
    if keys:
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, keys - 1)
    else:
        sheet.fit_to_pages(1, 0)


def _cell(text: str, where: str) -> str:
    if len(text) > _LONGEST_CELL:
        raise BuildError(
            f"{where}: the text has {len(text)} characters, and a cell holds {_LONGEST_CELL}; "
            "keep these facts in their files"
        )
    return text
