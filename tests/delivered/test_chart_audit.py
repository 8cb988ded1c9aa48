"""Charts that came back: against their workbooks, and against the facts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from briefgen import Brief, FactBase, compose_deck, compose_memo, load_facts
from briefgen.delivered.audit import audit
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.delivered.read_chart import ShownChart
from briefgen.delivered.report import State
from briefgen.generate import deck_bytes, memo_bytes
from tests import demo


@cache
def base() -> FactBase:
    return load_facts(demo.ROOT / "examples" / "northland")


@cache
def delivered(kind: str) -> DeliveredFile:
    brief = Brief.model_validate({"shape": "full", "length": "full"})
    if kind == "memo":
        return read_delivered(memo_bytes(compose_memo(base(), brief)), "memo.docx")
    return read_delivered(deck_bytes(compose_deck(base(), brief)), "deck.pptx")


def _raised(chart: ShownChart) -> ShownChart:
    """The chart with its first number one higher."""
    line = chart.lines[0]
    at = next(n for n, number in enumerate(line.numbers) if number is not None)
    numbers = list(line.numbers)
    numbers[at] = (numbers[at] or Decimal(0)) + 1
    first = replace(line, numbers=tuple(numbers))
    return replace(chart, lines=(first, *chart.lines[1:]))


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_untouched_charts_are_well(kind: str) -> None:
    file = delivered(kind)
    assert len(file.charts) >= 4
    report = audit([file], base())
    assert report.open == ()
    assert sum(f.form == "chart" and f.shown != "" for f in report.findings) >= 4


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_a_chart_that_differs_from_its_workbook_is_told(kind: str) -> None:
    file = delivered(kind)
    first = replace(file.charts[0], shown=_raised(file.charts[0].shown))
    report = audit([replace(file, charts=(first, *file.charts[1:]))], base())
    assert {f.state for f in report.open} == {State.CHART, State.EDITED}


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_a_chart_edited_with_its_workbook_is_edited(kind: str) -> None:
    file = delivered(kind)
    chart = file.charts[0]
    assert chart.held is not None
    made = replace(chart, shown=_raised(chart.shown), held=_raised(chart.held))
    report = audit([replace(file, charts=(made, *file.charts[1:]))], base())
    (finding,) = report.open
    assert finding.state is State.EDITED
    assert finding.facts
    assert finding.new in {
        format(number.normalize(), "f")
        for line in chart.shown.lines
        for number in line.numbers
        if number is not None
    }


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_the_provenance_says_which_value_each_point_is(kind: str) -> None:
    file = delivered(kind)
    assert file.provenance is not None
    charts = {(held.slide, held.name): held for held in file.provenance.charts}
    assert len(charts) == len(file.charts) >= 4
    values = file.provenance.value_by_ref
    for chart in file.charts:
        points = charts[chart.where.slide_id, chart.name].points
        drawn = {
            (line, place): number
            for line, shown in enumerate(chart.shown.lines)
            for place, number in enumerate(shown.numbers)
            if number is not None
        }
        assert {(point.line, point.place): point.number for point in points} == drawn
        assert all(point.value.startswith(f"{point.fact}.") for point in points)
        assert all(point.value in values for point in points)


def test_a_chart_whose_fact_has_changed_is_stale() -> None:
    now = _doubled_first_point()
    found = [f for f in audit([delivered("memo")], now).open if f.form == "chart"]
    assert {f.state for f in found} == {State.STALE}
    assert all(f.new and f.shown for f in found)


def test_a_point_edited_after_its_fact_has_changed_is_a_conflict() -> None:
    now = _doubled_first_point()
    file = delivered("memo")
    stale = next(f for f in audit([file], now).open if f.place.startswith("chart"))
    at = next(n for n, c in enumerate(file.charts) if str(c.where) == stale.place)
    chart = file.charts[at]
    assert chart.held is not None
    made = replace(chart, shown=_raised(chart.shown), held=_raised(chart.held))
    charts = (*file.charts[:at], made, *file.charts[at + 1 :])
    report = audit([replace(file, charts=charts)], now)
    (found,) = [f for f in report.open if f.state is State.CONFLICT]
    assert found.place == stale.place
    assert Decimal(found.new) == 2 * Decimal(found.old)


def test_a_chart_that_is_taken_out_is_removed() -> None:
    file = delivered("deck")
    rest = replace(file, charts=file.charts[1:])
    (found,) = [f for f in audit([rest], base()).open if f.form == "chart"]
    assert found.state is State.REMOVED
    assert found.facts


def _doubled_first_point() -> FactBase:
    fact = next(f for f in base().facts if f.series and f.series.points[0].quantity)
    series = fact.series
    assert series is not None
    line = series.lines[0]
    point = line.points[0]
    assert point.quantity is not None
    assert point.quantity.value is not None
    more = point.quantity.model_copy(update={"value": point.quantity.value * 2})
    points = (point.model_copy(update={"quantity": more}), *line.points[1:])
    lines = (line.model_copy(update={"points": points}), *series.lines[1:])
    changed = fact.model_copy(update={"series": series.model_copy(update={"lines": lines})})
    facts = tuple(changed if f.id == fact.id else f for f in base().facts)
    return base().model_copy(update={"facts": facts})


def test_without_provenance_a_chart_that_differs_contradicts_the_facts() -> None:
    file = replace(delivered("deck"), provenance=None)
    chart = file.charts[0]
    assert chart.held is not None
    made = replace(chart, shown=_raised(chart.shown), held=_raised(chart.held))
    report = audit([replace(file, charts=(made, *file.charts[1:]))], base())
    assert State.CONTRADICTS in {f.state for f in report.open}
