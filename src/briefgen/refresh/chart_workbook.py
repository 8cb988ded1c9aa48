"""The cells of a chart's workbook put in anew: only their bytes change, in the members they are in.

SpreadsheetML, ECMA-376 part 1, 18.3 and 18.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from briefgen.delivered.parts import Parts
from briefgen.delivered.workbook import Workbook
from briefgen.gate.bounds import WORKBOOK
from briefgen.gate.numbers import natural_number
from briefgen.records import dataclass
from briefgen.refresh.elements import Element, read_elements
from briefgen.refresh.package import exchanged
from briefgen.refresh.splice import Splice, spliced
from briefgen.writers.charts import sheet
from briefgen.writers.charts.text import xstring

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def refilled(workbook: bytes, name: str, cells: Mapping[str, Decimal | str]) -> bytes | None:
    """The workbook with these cells of its first sheet, by their names; formats stay.

    None where one of them is not there, or is worked out by a formula.
    """
    parts = Parts.opened(workbook, name, "workbook", WORKBOOK)
    book = Workbook(workbook, name)
    sheets = list(book.sheets.values())
    if not sheets:
        return None
    filling = _Filling(parts, sheets)
    for cell, value in cells.items():
        if not filling.put(cell, value):
            return None
    return exchanged(workbook, filling.parts_made())


@dataclass(slots=True)
class _Filling:
    """The members of a workbook while cells are put in."""

    parts: Parts
    sheets: list[str]
    _splices: dict[str, list[Splice]] = field(default_factory=dict)
    _shared: dict[int, str] = field(default_factory=dict)
    _waiting: dict[int, list[tuple[Element, str]]] = field(default_factory=dict)
    _cells: dict[str, Element] = field(default_factory=dict)
    _users: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, part in enumerate(self.sheets):
            for cell in read_elements(self.parts.data(part)).iter(f"{_S}c"):
                if number == 0:
                    self._cells[cell.attributes.get("r", "")] = cell
                if (index := _shared_index(cell)) is not None:
                    self._users[index] = self._users.get(index, 0) + 1

    def put(self, name: str, value: Decimal | str) -> bool:
        """Whether the cell is there and holds a value of its own, which is this one now."""
        cell = self._cells.get(name)
        if cell is None or cell.find(f"{_S}f") is not None:
            return False
        if isinstance(value, str):
            return self._put_text(cell, value)
        written = cell.find(f"{_S}v")
        if written is None or written.hollow or cell.attributes.get("t", "n") != "n":
            return False
        self._splice(self.sheets[0], written, sheet.cell_text(value))
        return True

    def _put_text(self, cell: Element, text: str) -> bool:
        index = _shared_index(cell)
        if index is not None:
            self._waiting.setdefault(index, []).append((cell, text))
            return True
        path = (f"{_S}is", f"{_S}t") if cell.attributes.get("t") == "inlineStr" else (f"{_S}v",)
        written = cell.find(*path)
        kind = cell.attributes.get("t")
        if written is None or written.hollow or kind not in ("inlineStr", "str"):
            return False
        self._splice(self.sheets[0], written, text)
        return True

    def parts_made(self) -> dict[str, bytes]:
        """The members that changed.

        A shared string is changed where all cells that show it change alike; else its cells get
        strings of their own.
        """
        table = self.parts.related(self.parts.main, "sharedStrings")
        strings = list(read_elements(self.parts.data(table[0])).iter(f"{_S}si")) if table else []
        for index, waiting in self._waiting.items():
            texts = {text for _, text in waiting}
            plain = strings[index].find(f"{_S}t")
            if len(texts) == 1 and len(waiting) == self._users[index] and plain is not None:
                self._splice(table[0], plain, texts.pop())
            else:
                for cell, text in waiting:
                    self._inline(cell, text)
        return {part: spliced(self.parts.data(part), held) for part, held in self._splices.items()}

    def _splice(self, part: str, element: Element, text: str) -> None:
        splice = Splice(element.start, element.end, xstring(text).encode())
        self._splices.setdefault(part, []).append(splice)

    def _inline(self, cell: Element, text: str) -> None:
        kept = "".join(
            f' {name}="{held}"' for name, held in cell.attributes.items() if name in "rs"
        )
        p = self._prefix(cell)
        made = f'<{p}c{kept} t="inlineStr"><{p}is><{p}t>{xstring(text)}</{p}t></{p}is></{p}c>'
        splice = Splice(cell.first, cell.last, made.encode())
        self._splices.setdefault(self.sheets[0], []).append(splice)

    def _prefix(self, cell: Element) -> str:
        """What stands before the names of the sheet's elements, with its colon."""
        tag = self.parts.data(self.sheets[0])[cell.first : cell.start]
        return tag[1 : tag.index(b"c")].decode() if b":" in tag.split()[0] else ""


def _shared_index(cell: Element) -> int | None:
    written = cell.find(f"{_S}v") if cell.attributes.get("t") == "s" else None
    return None if written is None else natural_number(written.text)
