"""Charts: what Office shows, what it edits and what the facts say are the same numbers."""

from __future__ import annotations

import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given

from briefgen.delivered.read_chart import read_chart_cache, read_chart_cells, sheet_cells
from briefgen.document.model import Chart, ChartLine
from briefgen.errors import BuildError, InputError
from briefgen.values.language import Language
from briefgen.writers.charts import chart_part, chart_workbook
from briefgen.writers.charts.sheet import number_format
from briefgen.writers.xml import clean
from tests.laws import law
from tests.writers.charts import FORMS, LABELS, chart, charts, point

DATE = dt.date(2025, 5, 2)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def label(key: str) -> str:
    return dict(LABELS)[key]


def workbook(drawn: Chart) -> bytes:
    return chart_workbook(drawn, label, DATE)


def root(drawn: Chart) -> ET.Element:
    return ET.fromstring(chart_part(drawn, "rId1"))


@law(15)
@given(charts())
def test_cache_workbook_and_facts_are_the_same_numbers(drawn: Chart) -> None:
    shown = read_chart_cache(chart_part(drawn, "rId1"))
    assert read_chart_cells(workbook(drawn), shown) == shown
    assert shown.places == tuple(clean(place) for place in drawn.places)
    assert [line.name for line in shown.lines] == [clean(line.name) for line in drawn.lines]
    assert [line.numbers for line in shown.lines] == [
        tuple(p.number if p else None for p in line.points) for line in drawn.lines
    ]


@law(15)
@given(charts())
def test_no_label_becomes_a_formula_or_a_link(drawn: Chart) -> None:
    data = workbook(drawn)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "sheet1.xml.rels" in name]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    cells = sheet_cells(data)
    assert cells["A2"] == clean(drawn.places[0])


@law(15)
@given(charts())
def test_the_same_chart_gives_the_same_bytes(drawn: Chart) -> None:
    again = Chart.model_validate_json(drawn.model_dump_json())
    assert chart_part(again, "rId1") == chart_part(drawn, "rId1")
    assert workbook(again) == workbook(drawn)


def test_the_workbook_names_nobody_and_no_time_but_the_documents() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(chart("bar")))) as archive:
        properties = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in properties
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", properties)) == {"2025-05-02T00:00:00Z"}


def test_the_workbook_says_unit_words_source_paragraph_and_fact_of_each_value() -> None:
    cells = sheet_cells(workbook(chart("bar")))
    heads = [cells[f"{letter}1"] for letter in "ABCDEFG"]
    assert heads == ["Category", "Line A", "Unit", "As stated", "Source", "Paragraph", "Fact"]
    first = [cells[f"{letter}2"] for letter in "ABCDEFG"]
    assert first == ["Harbour Point", "18.5", "Mt", "18.5 engineers", "[1]", "3", "fact"]


def test_the_workbook_of_several_lines_says_whose_source_it_is_and_what_is_derived() -> None:
    cells = sheet_cells(workbook(chart("stacked_bar")))
    assert [cells[f"{c}1"] for c in "ABCD"] == ["Time", "Line A", "Line B", "Unit"]
    assert cells["J1"] == "Line B: Source"
    assert cells["J4"] == "own calculation"
    assert "K4" not in cells


def test_a_gap_is_an_empty_cell_and_no_point_of_the_cache() -> None:
    drawn = chart("line")
    assert "B3" not in sheet_cells(workbook(drawn))
    assert read_chart_cache(chart_part(drawn, "rId1")).lines[0].numbers[1] is None


def test_a_text_longer_than_a_cell_is_refused_with_its_beginning() -> None:
    long = chart("bar").model_copy(update={"places": ("x" * 33_000, "b", "c")})
    with pytest.raises(BuildError, match="xxx…” of a chart is longer than a cell"):
        workbook(long)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", Language)
def test_looks_come_from_the_theme_and_nothing_is_junk(form: str, language: Language) -> None:
    tree = root(chart(form, language))
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert not names & {"srgbClr", "title", "view3D", "effectLst", "gradFill", "dTable"}
    for properties in tree.iter(f"{A}defRPr"):
        fonts = [(child.tag, child.get("typeface")) for child in properties][1:]
        assert fonts == [(f"{A}latin", "+mn-lt"), (f"{A}ea", "+mn-ea")]
    assert tree.find(f"{C}lang").get("val") == language.tag  # type: ignore[union-attr]
    for axis in tree.iter(f"{C}axId"):
        assert 0 < int(str(axis.get("val"))) < 2**31


def test_every_axis_id_is_that_of_an_axis() -> None:
    for form in ("bar", "stacked_bar", "line"):
        tree = root(chart(form))
        own = {a.find(f"{C}axId").get("val") for k in ("catAx", "valAx") for a in tree.iter(C + k)}  # type: ignore[union-attr]
        said = {e.get("val") for k in ("axId", "crossAx") for e in tree.iter(C + k)}
        assert said == own


@pytest.mark.parametrize("form", ["bar", "stacked_bar", "line"])
def test_values_begin_at_nought_unless_one_is_below_it(form: str) -> None:
    drawn = chart(form)
    assert root(drawn).find(f".//{C}min").get("val") == "0"  # type: ignore[union-attr]
    first = drawn.lines[0]
    below = ChartLine(name=first.name, points=(point("-3"), *first.points[1:]))
    sunk = drawn.model_copy(update={"lines": (below, *drawn.lines[1:])})
    assert root(sunk).find(f".//{C}min") is None


def test_a_legend_stands_only_where_there_is_something_to_tell_apart() -> None:
    legends = {form: root(chart(form)).find(f".//{C}legend") is not None for form in FORMS}
    assert legends == {"bar": False, "stacked_bar": True, "line": True, "doughnut": True}


def test_lines_are_told_apart_without_colour() -> None:
    six = tuple(ChartLine(name=f"L{n}", points=(point("1"), point("2"))) for n in range(6))
    line = chart("line").model_copy(update={"places": ("2021", "2022"), "lines": six})
    tree = root(line)
    strokes = {
        (s.find(f"{C}spPr/{A}ln/{A}prstDash").get("val"), s.find(f"{C}marker/{C}symbol").get("val"))  # type: ignore[union-attr]
        for s in tree.iter(f"{C}ser")
    }
    assert len(strokes) == 6
    bars = root(line.model_copy(update={"form": "stacked_bar"}))
    fills = [ET.tostring(s.find(f"{C}spPr")[0]) for s in bars.iter(f"{C}ser")]  # type: ignore[index]
    assert len(set(fills)) == 6


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    seven = tuple(ChartLine(name=f"L{n}", points=(point("1"),) * 3) for n in range(7))
    with pytest.raises(BuildError, match="“chart-bar” has 7 lines or parts"):
        chart_part(chart("bar").model_copy(update={"lines": seven}), "rId1")


def test_of_two_lines_the_upper_is_labelled_above_and_the_lower_below() -> None:
    places = [
        [e.get("val") for e in series.iterfind(f"{C}dLbls/{C}dLbl/{C}dLblPos")]
        for series in root(chart("line")).iter(f"{C}ser")
    ]
    assert places == [["t", "t"], ["b", "b", "b"]]


def test_of_many_lines_each_is_labelled_at_its_end_only() -> None:
    three = tuple(ChartLine(name=f"L{n}", points=(point("1"), point("2"))) for n in range(3))
    line = chart("line").model_copy(update={"places": ("2021", "2022"), "lines": three})
    for series in root(line).iter(f"{C}ser"):
        hidden = [e.find(f"{C}delete") is not None for e in series.iterfind(f"{C}dLbls/{C}dLbl")]
        assert hidden == [True, False]


def test_a_point_with_a_sign_has_its_number_wherever_others_have_none() -> None:
    signed = (point("3", sign="≈"), point("100"))
    lines = tuple(ChartLine(name=f"L{n}", points=signed) for n in range(3))
    many = ChartLine(name="L", points=(*signed * 30,))
    for update in (
        {"places": ("2021", "2022"), "lines": lines},
        {"places": ("2021", "2022"), "lines": lines, "form": "stacked_bar"},
        {"places": tuple(map(str, range(60))), "lines": (many,)},
    ):
        for series in root(chart("line").model_copy(update=update)).iter(f"{C}ser"):
            labels = {
                e.find(f"{C}idx").get("val"): e.find(f"{C}showVal")  # type: ignore[union-attr]
                for e in series.iterfind(f"{C}dLbls/{C}dLbl")
            }
            assert labels["0"] is not None


def test_a_part_too_low_for_its_number_has_none_beside_it() -> None:
    low = (point("100"), point("3"))
    drawn = chart("stacked_bar").model_copy(
        update={
            "places": ("2021",),
            "lines": tuple(ChartLine(name=f"L{p.number}", points=(p,)) for p in low),
        }
    )
    hidden = [
        series.find(f"{C}dLbls/{C}dLbl/{C}delete") is not None
        for series in root(drawn).iter(f"{C}ser")
    ]
    assert hidden == [False, True]


@pytest.mark.parametrize(
    ("language", "number", "sign", "unit", "code"),
    [
        (Language.EN, "7", "≈", "Mt", '[$-809]"≈ "#,##0;[$-809]"≈ "-#,##0'),
        (Language.VI, "62.5", "", "tỷ yên", "[$-42A]#,##0.0"),
        (Language.JA, "45", "", "%", '[$-411]#,##0"%"'),
    ],
)
def test_a_format_keeps_language_sign_decimals_and_percentage(
    language: Language, number: str, sign: str, unit: str, code: str
) -> None:
    drawn = chart("bar", language).model_copy(update={"unit": unit})
    assert number_format(point(number, sign=sign), drawn) == code


def test_a_formula_that_someone_puts_in_the_workbook_counts_as_what_it_came_to() -> None:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("Data").write_formula("B2", "=1+1", value=2)
    shown = read_chart_cache(chart_part(chart("bar"), "rId1"))
    assert sheet_cells(stream.getvalue())["B2"] == "=1+1"
    assert read_chart_cells(stream.getvalue(), shown).lines[0].numbers[0] == 2


def test_damage_and_document_types_are_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match="damaged"):
        read_chart_cache(b"<c:chartSpace")
    with pytest.raises(InputError, match="document type"):
        read_chart_cache(b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')
    with pytest.raises(InputError, match="workbook is not an Office file"):
        sheet_cells(b"not a zip")


def test_numbers_keep_all_fifteen_digits() -> None:
    awkward = Decimal("9.95"), Decimal("999999999999.999"), Decimal("0.1")
    line = ChartLine(name="A", points=tuple(point(str(number)) for number in awkward))
    drawn = chart("bar").model_copy(update={"lines": (line,)})
    cells = sheet_cells(workbook(drawn))
    assert [Decimal(cells[f"B{row}"]) for row in (2, 3, 4)] == list(awkward)


@pytest.mark.parametrize("form", FORMS)
def test_on_a_dark_ground_a_tint_is_darker_than_its_colour(form: str) -> None:
    """The numbers on it are light there."""
    light = chart_part(chart(form), "rId1").decode()
    dark = chart_part(chart(form), "rId1", dark=True).decode()
    assert "lumOff" not in dark
    assert light.count("lumOff") == dark.count('lumMod val="40000"')


@pytest.mark.parametrize("form", ["bar", "stacked_bar", "line"])
def test_axes_are_numbered_in_the_text_s_own_colour(form: str) -> None:
    for axis in ("catAx", "valAx"):
        (held,) = root(chart(form)).iter(f"{C}{axis}")
        (text,) = held.iter(f"{C}txPr")
        assert [color.get("val") for color in text.iter(f"{A}schemeClr")] == ["tx1"]
