"""The sheet of a chart's workbook and its strings as parts (ECMA-376 part 1, 18.3 and 18.4).

Byte for byte what XlsxWriter makes of the same cells, which the tests check.
"""

from __future__ import annotations

import re

from briefgen.document.model import ChartPoint
from briefgen.writers.charts.sheet import letter
from briefgen.writers.xml import DECLARATION

SHEET_PART, STRINGS_PART = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CODED = re.compile("(_x[0-9a-fA-F]{4}_)")
_HEAD, _FIRST_FORMAT = 1, 2
_BLOCK = 16
"""So many rows share what XlsxWriter notes of where their cells begin and end."""


class Cells:
    """The cells of a sheet while they are written, row by row and from the left.

    ``formats`` are the codes of numbers in the order of their styles. Rows count from 1, columns
    from 0; the first row are heads.
    """

    def __init__(self) -> None:
        self.formats: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        self._count = 0
        self._rows: dict[int, list[str]] = {}
        self._spans: dict[int, tuple[int, int]] = {}

    def add_text(self, row: int, column: int, text: str) -> None:
        """A cell of text, never of a formula or a link."""
        style = f' s="{_HEAD}"' if row == 1 else ""
        index = self._texts.setdefault(text, len(self._texts))
        self._count += 1
        self._add(row, column, f'{style} t="s"><v>{index}</v>')

    def add_number(self, row: int, column: int, point: ChartPoint, code: str) -> None:
        """A cell of the point's number, in the format of that code."""
        style = self.formats.setdefault(code, len(self.formats) + _FIRST_FORMAT)
        self._add(row, column, f' s="{style}"><v>{point.number:.16G}</v>')

    def _add(self, row: int, column: int, held: str) -> None:
        self._rows.setdefault(row, []).append(f'<c r="{letter(column)}{row}"{held}</c>')
        block = (row - 1) // _BLOCK
        first, last = self._spans.get(block, (column + 1, column + 1))
        self._spans[block] = (min(first, column + 1), max(last, column + 1))

    def sheet_part(self, rows: int, last: int) -> bytes:
        """The sheet, its first row and column in view at all times; ``last`` is its last column."""
        written = "".join(
            f'<row r="{row}" spans="{self._span(row)}">{"".join(cells)}</row>'
            for row, cells in self._rows.items()
        )
        return (
            f'{DECLARATION}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<dimension ref="A1:{letter(last)}{rows}"/><sheetViews>'
            '<sheetView tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="1" '
            'topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
            '<selection pane="topRight" activeCell="B1" sqref="B1"/>'
            '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
            '<selection pane="bottomRight"/></sheetView></sheetViews>'
            '<sheetFormatPr defaultRowHeight="15"/><cols>'
            '<col min="1" max="1" width="28.7109375" customWidth="1"/>'
            f'<col min="2" max="{last + 1}" width="16.7109375" customWidth="1"/></cols>'
            f"<sheetData>{written}</sheetData>"
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" '
            'footer="0.3"/></worksheet>'
        ).encode()

    def _span(self, row: int) -> str:
        first, last = self._spans[(row - 1) // _BLOCK]
        return f"{first}:{last}"

    def strings_part(self) -> bytes:
        """The texts, each once."""
        items = "".join(map(_item, self._texts))
        counts = f'count="{self._count}" uniqueCount="{len(self._texts)}"'
        return f'{DECLARATION}<sst xmlns="{_MAIN}" {counts}>{items}</sst>'.encode()


def _item(text: str) -> str:
    """A string; ``_x0041_`` would be read as a coded character (22.9.2.19)."""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    text = _CODED.sub(r"_x005F\1", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<si><t{kept}>{text}</t></si>"
