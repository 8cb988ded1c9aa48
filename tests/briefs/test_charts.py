"""Charts of facts: what is drawn, what it rests on, and its data in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen import Brief, Document, load_facts
from briefgen.document.model import Chart, FactList
from briefgen.document.walk import plain_text
from briefgen.values.language import Language
from tests.demo import ROOT
from tests.made import composed

BASE = load_facts(ROOT / "examples" / "northland")


def memo(language: Language = Language.EN) -> Document:
    return composed(BASE, Brief(language=language))


def chart_of(fact: str, language: Language = Language.EN) -> Chart:
    blocks = (block for section in memo(language).sections for block in section.blocks)
    return next(b for b in blocks if isinstance(b, Chart) and b.facts == (fact,))


def test_a_theme_shows_its_charts_after_its_facts_in_their_order() -> None:
    economy = next(section for section in memo().sections if section.theme == "economy")
    assert isinstance(economy.blocks[0], FactList)
    charts = [block.id for block in economy.blocks[1:] if isinstance(block, Chart)]
    assert charts == [f"chart-{fact}" for fact in economy.facts]


def test_every_point_is_a_typed_value_of_its_fact_that_the_caption_states() -> None:
    document = memo()
    values = {value.ref: value for value in document.values}
    stated = {o.facts[0].id: o.values for o in document.occurrences if o.form == "chart"}
    for fact in ("engineers-trained", "freight", "loans-and-grants", "funds-in-all", "power-mix"):
        points = [p for line in chart_of(fact).lines for p in line.points if p]
        assert [point.ref for point in points] == list(stated[fact])
        for point in points:
            assert point.words in values[point.ref].words
            quantity = values[point.ref].quantity
            assert quantity is not None


@pytest.mark.parametrize(
    ("language", "unit", "first"),
    [
        (Language.EN, "billion yen", "40"),
        (Language.VI, "tỷ\u00a0yên", "40"),
        (Language.JA, "億円", "400"),
    ],
)
def test_numbers_are_drawn_exactly_in_a_scale_of_the_language(
    language: Language, unit: str, first: str
) -> None:
    chart = chart_of("loans-and-grants", language)
    assert chart.unit == unit
    assert chart.lines[0].points[0] is not None
    assert chart.lines[0].points[0].number == Decimal(first)
    assert unit in plain_text(chart.caption)


def test_a_line_runs_over_even_steps_and_says_that_nothing_is_stated_between() -> None:
    chart = chart_of("engineers-trained")
    assert chart.places == ("2019", "2020", "2021", "2022", "2023")
    assert chart.lines[0].points[1] is None
    remark = plain_text(chart.remark)
    assert "nothing is stated between them" in remark
    assert "≈ means approximately, > means more than" in remark


def test_the_description_states_every_value_in_words_with_its_qualifier() -> None:
    said = chart_of("engineers-trained").description
    assert said.startswith("Line chart: Engineers trained in a year (engineers). Northland: 2019,")
    for words in ("around 240 engineers", "more than 260 engineers", "Southland: 2019, 90"):
        assert words in said
    assert "2020" not in said


@pytest.mark.parametrize("language", Language)
def test_the_description_is_in_the_language_of_the_document(language: Language) -> None:
    form = {Language.EN: "Doughnut", Language.VI: "Biểu đồ vành", Language.JA: "ドーナツグラフ"}
    assert chart_of("power-mix", language).description.startswith(form[language])


def test_a_derived_series_says_so_with_its_inputs_and_names_no_source() -> None:
    chart = chart_of("funds-in-all")
    remark = plain_text(chart.remark)
    assert remark.startswith("Own calculation, not stated by a source: 2021 (sum of 40")
    assert "Source" not in remark
    points = [p for p in chart.lines[0].points if p]
    assert all(point.derived and not point.sources for point in points)


def test_each_point_names_the_paragraph_that_states_it() -> None:
    north, south = chart_of("engineers-trained").lines
    assert {s for p in north.points if p for s in p.sources} == {(1, 2)}
    assert {s for p in south.points if p for s in p.sources} == {(1, 3)}
    assert "¶2–3" in plain_text(chart_of("engineers-trained").source)


def test_the_change_between_two_points_is_there_only_where_the_fact_derives_it() -> None:
    change = plain_text(chart_of("wind-power").change).replace("\u00a0", " ")
    assert change == "Own calculation: 2,100 MW, the difference of 3,000 MW and 900 MW."
    blocks = [block for section in memo().sections for block in section.blocks]
    changed = [block.id for block in blocks if isinstance(block, Chart) and block.change]
    assert changed == ["chart-wind-power"]


def test_a_document_with_charts_reads_back_equal() -> None:
    document = memo()
    assert Document.model_validate_json(document.model_dump_json()) == document
