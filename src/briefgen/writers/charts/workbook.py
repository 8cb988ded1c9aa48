"""The workbook behind a chart: its numbers, and for each its unit, source, paragraph and fact.

The sheet and its strings are written here (`cells`): text is text, whatever it begins with. What
stands around them XlsxWriter makes, once for the same formats.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from briefgen.document.model import Chart, ChartPoint
from briefgen.errors import BuildError
from briefgen.writers.charts.cells import SHEET_PART, STRINGS_PART, Cells
from briefgen.writers.charts.sheet import COLUMNS_A_LINE, SHEET, number_format
from briefgen.writers.package import Deflated, deflate_once, seal
from briefgen.writers.xml import clean

WORKBOOK_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_CELL = 32_767
TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of XlsxWriter under which nothing that is written as text acts."""


def chart_workbook(chart: Chart, label: Callable[[str], str], date: dt.date) -> bytes:
    """The .xlsx behind the chart, laid out as `sheet` says; created on ``date``, by nobody.

    ``label`` gives the heads of its columns (`Document.label`). Raises BuildError where a text is
    longer than a cell.
    """
    cells = Cells()
    rows = chart_rows(chart, label)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, ChartPoint):
                cells.add_number(number, column, cell, number_format(cell, chart))
            elif cell:
                cells.add_text(number, column, _cell(cell))
    parts: dict[str, bytes | Deflated] = dict(_around(date, tuple(cells.formats)))
    parts[SHEET_PART] = cells.sheet_part(len(rows), _last_column(chart))
    parts[STRINGS_PART] = cells.strings_part()
    return seal(parts, date)


def _last_column(chart: Chart) -> int:
    return len(chart.lines) * (1 + COLUMNS_A_LINE) + 1


@lru_cache(maxsize=64)
def _around(date: dt.date, formats: tuple[str, ...]) -> Mapping[str, Deflated]:
    """All parts but the sheet and its strings: the same for charts with the same formats."""
    from xlsxwriter import Workbook  # 0.1 s, and only for charts

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, **TEXT_ONLY})
    book.set_properties({"created": dt.datetime(date.year, date.month, date.day)})  # noqa: DTZ001
    sheet = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, "-", head)
    for row, code in enumerate(formats, 1):
        sheet.write_number(row, 0, 0, book.add_format({"num_format": code}))
    book.close()
    own = (SHEET_PART, STRINGS_PART)
    with zipfile.ZipFile(stream) as archive:
        names = (name for name in archive.namelist() if name not in own)
        return MappingProxyType({name: deflate_once(archive.read(name)) for name in names})


def chart_rows(chart: Chart, label: Callable[[str], str]) -> list[list[str | ChartPoint]]:
    """The rows of the sheet: text, points for their numbers, "" for an empty cell."""
    heads: list[str | ChartPoint] = [label("chart-time" if chart.over_time else "chart-category")]
    heads += [*(line.name for line in chart.lines), label("chart-unit")]
    own = [label(key) for key in ("chart-stated", "source-lead", "chart-paragraph", "table-fact")]
    for line in chart.lines:
        heads += own if len(chart.lines) == 1 else [f"{line.name}: {head}" for head in own]
    rows = [heads]
    for place, points in zip(
        chart.places, zip(*(line.points for line in chart.lines), strict=True), strict=True
    ):
        unit = chart.unit if any(points) else ""
        row: list[str | ChartPoint] = [place, *(point or "" for point in points), unit]
        for point in points:
            row += _origin(point, label)
        rows.append(row)
    return rows


def _origin(point: ChartPoint | None, label: Callable[[str], str]) -> list[str]:
    """As stated, source, paragraph and fact of a point; a gap has none."""
    if point is None:
        return [""] * COLUMNS_A_LINE
    sources = "; ".join(f"[{number}]" for number, _ in point.sources)
    if point.derived:
        sources = " ".join(part for part in (label("chart-own"), sources) if part)
    paragraphs = "; ".join(str(paragraph) for _, paragraph in point.sources)
    return [point.words, sources, paragraphs, point.fact]


def _cell(text: str) -> str:
    text = clean(text)
    if len(text) > LONGEST_CELL:
        raise BuildError(
            f"the text “{text[:40]}…” of a chart is longer than a cell of its workbook; shorten it"
        )
    return text


def resealed(data: bytes, date: dt.date) -> bytes:
    """The workbook in a canonical zip: its entries in order, all of that date."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return seal({name: archive.read(name) for name in archive.namelist()}, date)
