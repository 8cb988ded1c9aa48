"""Workbooks as colleagues give them back: cells typed into, rows added and deleted."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


class Edited:
    """A workbook opened as Excel would, to be typed into and saved."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))

    def sheet(self, name: str) -> Worksheet:
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def row(self, sheet: str, *key: str) -> int:
        """The row whose first cells hold this key."""
        for row in self.sheet(sheet).iter_rows(min_row=2):
            if [cell.value for cell in row[: len(key)]] == list(key):
                return int(row[0].row or 0)
        raise AssertionError(f"{sheet} has no row {key}")

    def cell(self, sheet: str, row: int, heading: str) -> Cell:
        heads = [cell.value for cell in self.sheet(sheet)[1]]
        found = self.sheet(sheet).cell(row, heads.index(heading) + 1)
        assert isinstance(found, Cell)
        return found

    def type(
        self, sheet: str, key: tuple[str, ...], heading: str, value: Any, shown_as: str = ""
    ) -> Edited:
        """Type into a cell of the row with this key; ``shown_as`` is the format Excel gives it."""
        cell = self.cell(sheet, self.row(sheet, *key), heading)
        cell.value = value
        cell.number_format = shown_as or cell.number_format
        return self

    def put(self, sheet: str, row: int, column: int, value: Any) -> Edited:
        """Type into a cell by its place."""
        self.sheet(sheet).cell(row, column).value = value
        return self

    def of_base(self, item: str, value: Any) -> Edited:
        """Type into the sheet of the base itself."""
        return self.put("Partnership", self.row("Partnership", item), 2, value)

    def rename(self, sheet: str, name: str) -> Edited:
        self.sheet(sheet).title = name
        return self

    def add(self, sheet: str, **cells: Any) -> int:
        """Type a new row below the last; keywords are headings with _ for spaces."""
        row = self.sheet(sheet).max_row + 1
        for name, value in cells.items():
            self.cell(sheet, row, name.replace("_", " ")).value = value
        return row

    def delete(self, sheet: str, *key: str) -> Edited:
        self.sheet(sheet).delete_rows(self.row(sheet, *key))
        return self

    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def edited(data: bytes, change: Callable[[Edited], object]) -> bytes:
    """The workbook after a change."""
    book = Edited(data)
    change(book)
    return book.saved()
