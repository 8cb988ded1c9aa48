"""The workbook behind a chart against XlsxWriter, which knows what Excel opens."""

from __future__ import annotations

import datetime as dt
import io

from hypothesis import given
from xlsxwriter import Workbook

from briefgen.document.model import Chart, ChartPoint
from briefgen.writers.charts import chart_workbook
from briefgen.writers.charts.sheet import SHEET, number_format
from briefgen.writers.charts.workbook import TEXT_ONLY, chart_rows, resealed
from briefgen.writers.xml import clean
from tests.laws import law
from tests.writers.charts import LABELS, charts

DATE = dt.date(2025, 5, 2)


def label(key: str) -> str:
    return dict(LABELS)[key]


def by_xlsxwriter(chart: Chart) -> bytes:
    """The same cells in the same formats, each written by XlsxWriter."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, **TEXT_ONLY})
    book.set_properties({"created": dt.datetime(DATE.year, DATE.month, DATE.day)})  # noqa: DTZ001
    sheet = book.add_worksheet(SHEET)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 28)
    rows = chart_rows(chart, label)
    sheet.set_column(1, len(rows[0]) - 1, 16)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, ChartPoint):
                code = number_format(cell, chart)
                sheet.write_number(row, column, cell.number, book.add_format({"num_format": code}))
            elif cell:
                sheet.write_string(row, column, clean(cell), head if row == 0 else None)
    book.close()
    return resealed(stream.getvalue(), DATE)


@law(40)
@given(charts())
def test_a_workbook_is_byte_for_byte_what_xlsxwriter_makes_of_its_cells(chart: Chart) -> None:
    assert chart_workbook(chart, label, DATE) == by_xlsxwriter(chart)
