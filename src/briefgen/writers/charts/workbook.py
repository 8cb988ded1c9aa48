"""The workbook behind a chart: its numbers, and for each its unit, source, paragraph and fact.

XlsxWriter makes it with nothing turned into formulas or links: a label may begin with ``=``. The
zip is then sealed anew, so that the same chart gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

from briefgen.document.model import Chart, ChartPoint
from briefgen.errors import BuildError
from briefgen.writers.charts.sheet import COLUMNS_A_LINE, SHEET, number_format
from briefgen.writers.package import Deflated, deflate_once, seal
from briefgen.writers.xml import clean

WORKBOOK_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_CELL = 32_767
_WIDTHS = (28, 16)
_OWN = ("xl/worksheets/", "xl/sharedStrings", "xl/styles", "docProps/core")
TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of XlsxWriter under which nothing that is written as text acts."""


def chart_workbook(chart: Chart, label: Callable[[str], str], date: dt.date) -> bytes:
    """The .xlsx behind the chart, laid out as `sheet` says; created on ``date``, by nobody.

    ``label`` gives the heads of its columns (`Document.label`). Raises BuildError where a text is
    longer than a cell.
    """
    from xlsxwriter import Workbook  # 0.1 s, and only for charts

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, **TEXT_ONLY})
    book.set_properties({"created": dt.datetime(date.year, date.month, date.day)})  # noqa: DTZ001
    sheet = book.add_worksheet(SHEET)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, _WIDTHS[0])
    sheet.set_column(1, _last_column(chart), _WIDTHS[1])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for row, cells in enumerate(chart_rows(chart, label)):
        for column, cell in enumerate(cells):
            if isinstance(cell, ChartPoint):
                code = number_format(cell, chart)
                sheet.write_number(row, column, cell.number, book.add_format({"num_format": code}))
            elif cell:
                sheet.write_string(row, column, _cell(cell), head if row == 0 else None)
    book.close()
    return resealed(stream.getvalue(), date)


def _last_column(chart: Chart) -> int:
    return len(chart.lines) * (1 + COLUMNS_A_LINE) + 1


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
        return seal({name: _packed(name, archive) for name in archive.namelist()}, date)


def _packed(name: str, archive: zipfile.ZipFile) -> bytes | Deflated:
    """The part; packed once a process where it is the same in nearly every workbook."""
    data = archive.read(name)
    return data if name.startswith(_OWN) else deflate_once(data)
