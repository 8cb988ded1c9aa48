"""Charts of any origin read back: what their parts may hold, and their workbooks."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from briefgen.delivered.audit import audit
from briefgen.delivered.read_chart import (
    ShownChart,
    ShownLine,
    held_chart,
    read_chart_cache,
    sheet_cells,
)
from briefgen.delivered.workbook import MOST_CELLS, Workbook, cells_of, row_and_column
from briefgen.errors import InputError
from tests import demo
from tests.delivered.test_read_slides import _BOX, back, blank

_SPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


def chart(series: str) -> ShownChart:
    return read_chart_cache(
        f"<c:chartSpace {_SPACE}><c:ser>{series}</c:ser></c:chartSpace>".encode()
    )


def numbers(*points: str, count: str = '<c:ptCount val="2"/>', cells: str = "Sheet1!$B$2") -> str:
    held = "".join(f'<c:pt idx="{n}"><c:v>{p}</c:v></c:pt>' for n, p in enumerate(points))
    cache = f"<c:numCache>{count}{held}</c:numCache>"
    return f"<c:val><c:numRef><c:f>{cells}</c:f>{cache}</c:numRef></c:val>"


def workbook(cells: dict[str, object]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        for cell, held in cells.items():
            sheet.write(cell, held)
        sheet.write_formula("B3", "=B2*2", None, 84)
    return stream.getvalue()


def drawn(places: str = "", name: str = "", values: str = "") -> ShownChart:
    return ShownChart(("2024",), places, (ShownLine("Output", (Decimal(5),), name, values),))


# --- the part -------------------------------------------------------------------------------------


def test_a_series_without_places_or_a_name_has_its_numbers() -> None:
    shown = chart(numbers("1.5", "2"))
    assert shown.places == ()
    assert shown.lines == (ShownLine("", (Decimal("1.5"), Decimal(2)), "", "Sheet1!$B$2"),)


def test_a_name_that_is_written_out_comes_from_no_cell() -> None:
    (line,) = chart(f"<c:tx><c:v>Output</c:v></c:tx>{numbers('1', '2')}").lines
    assert (line.name, line.name_cell) == ("Output", "")


@pytest.mark.parametrize("value", ["#N/A", "", "NaN", "Infinity", "1E+9999999", "-1E-9999999"])
def test_what_is_no_number_that_office_holds_is_a_gap(value: str) -> None:
    assert chart(numbers("1", value)).lines[0].numbers == (Decimal(1), None)


@pytest.mark.parametrize("value", ["1.7976931348623157E+308", "-2.5E-308", "0"])
def test_whatever_a_double_holds_is_a_number(value: str) -> None:
    assert chart(numbers("1", value)).lines[0].numbers == (Decimal(1), Decimal(value))


@pytest.mark.parametrize("count", ["-1", "x", "", "9" * 5_000, str(MOST_CELLS + 1)])
def test_a_count_of_points_that_is_none_is_told(count: str) -> None:
    with pytest.raises(InputError, match=r"a chart is damaged: it counts “.{0,20}” points"):
        chart(numbers("1", count=f'<c:ptCount val="{count}"/>'))


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (b"<c:chartSpace", "a chart is damaged: its XML"),
        (b"<!DOCTYPE c [<!ENTITY e 'x'>]><c>&e;</c>", "declares a document type"),
    ],
)
def test_a_part_that_is_no_chart_is_refused_with_a_sentence(part: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_chart_cache(part)


# --- the workbook ---------------------------------------------------------------------------------


def test_a_formula_counts_as_what_it_came_to_and_shows_as_a_formula() -> None:
    data = workbook({"A1": "Output", "B2": 42})
    book = Workbook(data, "book.xlsx")
    held = held_chart(book, drawn("Sheet1!$A$1", "Sheet1!$A$1", "Sheet1!$B$2:$B$3"))
    assert held.places == ("Output",)
    assert held.lines[0].numbers == (Decimal(42), Decimal(84))
    assert sheet_cells(data) == {"A1": "Output", "B2": "42", "B3": "=B2*2"}


def test_a_sheet_that_is_not_there_has_no_cells() -> None:
    held = held_chart(Workbook(workbook({}), "book.xlsx"), drawn(values="Gone!$B$2:$B$3"))
    assert held.lines[0].numbers == (None, None)


def test_what_comes_from_no_cell_is_as_it_is_shown() -> None:
    assert held_chart(Workbook(workbook({}), "book.xlsx"), drawn()) == drawn()


def test_a_chart_of_more_cells_than_office_draws_is_refused() -> None:
    with pytest.raises(InputError, match="takes its numbers from more than 100000 cells"):
        list(cells_of("Sheet1!$A$1:$XFD$9999999"))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("A1", (0, 0)),
        ("AB12", (11, 27)),
        ("", (0, 0)),
        ("表1", (0, 0)),
        ("A" + "9" * 5_000, (0, 0)),
    ],
)
def test_a_cell_is_known_by_its_name(name: str, place: tuple[int, int]) -> None:
    assert row_and_column(name) == place


def test_a_chart_without_a_workbook_is_read_and_held_against_none() -> None:
    made, slide = blank()
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Output", (1.5, 2))
    part = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *_BOX, data).chart.part
    (relation,) = (r for r in part.rels.values() if r.reltype.endswith("/package"))
    part.drop_rel(relation.rId)
    part._element.remove(part._element.find("{*}externalData"))
    read = back(made)
    (found,) = read.charts
    assert (found.held, found.workbook) == (None, "")
    assert found.shown.lines[0].numbers == (Decimal("1.5"), Decimal(2))
    assert not [f for f in audit([read], demo.facts()).findings if f.state == "chart"]
