"""The workbook of a chart: its cells by sheet and name, as Office last computed them.

SpreadsheetML, ECMA-376 part 1, section 18. In come the bytes of an .xlsx; they pass the gate.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import cached_property

from briefgen.delivered.parts import Parts
from briefgen.errors import InputError
from briefgen.gate.bounds import WORKBOOK
from briefgen.gate.cells import column_letters, column_number
from briefgen.records import dataclass

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CODED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")  # but for surrogates
_AREA = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([^!'(),]+))!)?\$?([A-Z]{1,3})\$?(\d{1,7})"
    r"(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MOST_CELLS = 100_000
"""Cells that one reference of a chart may name; Office draws 32,000 points a series."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows, and its formula if it has one."""

    text: str
    formula: str | None = None


class Workbook:
    """A workbook; InputError where the gate does not let it in."""

    def __init__(self, data: bytes, name: str) -> None:
        self._parts = Parts.opened(data, name, "workbook", WORKBOOK)
        self._sheets: dict[str, Mapping[str, SheetCell]] = {}

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The part of every sheet by its name, the first sheet first."""
        held = self._parts.references(self._parts.main)
        named = self._parts.xml(self._parts.main).iterfind(f"{_S}sheets/{_S}sheet")
        return {
            sheet.get("name", ""): held[sheet.get(f"{_R}id", "")][1]
            for sheet in named
            if sheet.get(f"{_R}id", "") in held
        }

    def cells(self, sheet: str = "") -> Mapping[str, SheetCell]:
        """Every filled cell of a sheet by its name ("B2"); of the first sheet where none is named.

        A sheet that is not there has none.
        """
        part = self.sheets.get(sheet) if sheet else next(iter(self.sheets.values()), None)
        if part is None:
            return {}
        if part not in self._sheets:
            self._sheets[part] = {
                cell.get("r", ""): held
                for cell in self._parts.xml(part).iter(f"{_S}c")
                if (held := self._cell(cell)) is not None
            }
        return self._sheets[part]

    def at(self, reference: str) -> list[SheetCell | None]:
        """The cells that a chart's reference names, in its order; None for an empty one."""
        return [self.cells(sheet).get(cell) for sheet, cell in cells_of(reference)]

    @cached_property
    def _strings(self) -> list[str]:
        return [
            _text(item)
            for part in self._parts.related(self._parts.main, "sharedStrings")
            for item in self._parts.xml(part).iter(f"{_S}si")
        ]

    def _cell(self, cell: ET.Element) -> SheetCell | None:
        formula = cell.find(f"{_S}f")
        written = cell.findtext(f"{_S}v")
        text = _text(inline) if (inline := cell.find(f"{_S}is")) is not None else written
        if cell.get("t") == "s" and written is not None:
            text = self._shared(written)
        if formula is None:
            return None if text is None else SheetCell(text)
        return SheetCell(text or "", formula.text or "")

    def _shared(self, index: str) -> str:
        try:
            return self._strings[int(index)]
        except (ValueError, IndexError):
            raise InputError(
                f"{self._parts.package.name} is damaged: it has no string “{index[:20]}”; open the "
                "chart's data in Office and save the file again"
            ) from None


def cells_of(reference: str) -> Iterator[tuple[str, str]]:
    """The sheet and name of each cell of a reference such as ``'My data'!$B$2:$C$4``, row by row.

    Several areas stand in brackets. What is no reference to cells names none.
    """
    left = MOST_CELLS
    for found in _AREA.finditer(reference.strip("()")):
        sheet = (found[1] or found[2] or "").replace("''", "'")
        first, last = column_number(found[3]), column_number(found[5] or found[3])
        top, bottom = int(found[4]), int(found[6] or found[4])
        left -= max(0, last - first + 1) * max(0, bottom - top + 1)
        if left < 0:
            raise InputError(f"a chart takes its numbers from more than {MOST_CELLS} cells")
        for row in range(top, bottom + 1):
            for column in range(first, last + 1):
                yield sheet, f"{column_letters(column)}{row}"


def size_of(reference: str) -> int:
    """How many cells a reference names."""
    return sum(
        max(0, column_number(found[5] or found[3]) - column_number(found[3]) + 1)
        * max(0, int(found[6] or found[4]) - int(found[4]) + 1)
        for found in _AREA.finditer(reference.strip("()"))
    )


def row_and_column(cell: str) -> tuple[int, int]:
    """The row and column of a cell's name, from 0; of what is no name, the first."""
    found = _CELL.fullmatch(cell)
    return (int(found[2]) - 1, column_number(found[1]) - 1) if found else (0, 0)


def _text(item: ET.Element) -> str:
    """The text of a string, without the readings that Japanese ones carry (18.4.6)."""
    direct = item.findtext(f"{_S}t") or ""
    return decoded(direct + "".join(run.findtext(f"{_S}t") or "" for run in item.iter(f"{_S}r")))


def decoded(text: str) -> str:
    """The text with the characters that ``_x000A_`` stands for (22.9.2.19)."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text)
