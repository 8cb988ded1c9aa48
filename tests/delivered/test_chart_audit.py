"""Charts that came back: against their workbooks, and against the facts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from briefgen import Brief, FactBase, compose_deck, compose_memo, load_facts
from briefgen.delivered.audit import audit
from briefgen.delivered.model import DeliveredChart, DeliveredFile
from briefgen.delivered.provenance import DrawnPoint, Provenance
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


def _first(file: DeliveredFile, chart: DeliveredChart) -> DeliveredFile:
    return replace(file, charts=(chart, *file.charts[1:]))


def _cut(shown: ShownChart) -> ShownChart:
    """The chart without the last number of its first line."""
    first = replace(shown.lines[0], numbers=shown.lines[0].numbers[:-1])
    return replace(shown, lines=(first, *shown.lines[1:]))


def _last_point(file: DeliveredFile) -> tuple[Provenance, DrawnPoint]:
    """The provenance as if the first chart had been drawn without that point, and the point."""
    provenance = file.provenance
    assert provenance is not None
    chart = file.charts[0]
    place = len(chart.shown.lines[0].numbers) - 1
    charts, found = [], []
    for held in provenance.charts:
        if (held.slide, held.name) == (chart.where.slide_id, chart.name):
            found += [p for p in held.points if (p.line, p.place) == (0, place)]
            rest = tuple(p for p in held.points if p not in found)
            held = held.model_copy(update={"points": rest})
        charts.append(held)
    (point,) = found
    return provenance.model_copy(update={"charts": tuple(charts)}), point


def test_a_number_that_is_taken_out_of_a_chart_is_removed() -> None:
    file = delivered("memo")
    chart = file.charts[0]
    assert chart.held is not None
    made = _first(file, replace(chart, shown=_cut(chart.shown), held=_cut(chart.held)))
    (found,) = audit([made], base()).open
    _, point = _last_point(file)
    assert (found.state, found.facts, found.shown) == (State.REMOVED, (point.fact,), "")
    assert Decimal(found.old) == Decimal(found.new) == point.number


def test_a_number_that_the_facts_have_gained_makes_a_chart_stale() -> None:
    file = delivered("memo")
    chart = file.charts[0]
    assert chart.held is not None
    provenance, point = _last_point(file)
    old = _first(file, replace(chart, shown=_cut(chart.shown), held=_cut(chart.held)))
    (found,) = audit([replace(old, provenance=provenance)], base()).open
    line, place = chart.shown.lines[0].name, chart.shown.places[-1]
    assert (found.state, found.note) == (State.STALE, f"a point has come in: {line}, {place}")
    assert Decimal(found.new) == point.number


def test_a_number_that_was_typed_into_a_chart_is_edited() -> None:
    file = delivered("memo")
    provenance, point = _last_point(file)
    found = {f.state: f for f in audit([replace(file, provenance=provenance)], base()).open}
    assert found.keys() == {State.EDITED, State.STALE}
    assert found[State.EDITED].shown.endswith(f": {point.number.normalize():f}")
    assert (found[State.EDITED].facts, found[State.EDITED].new) == ((), "nothing")


def test_where_the_facts_have_no_series_any_more_every_number_is_withdrawn() -> None:
    facts = tuple(fact.model_copy(update={"series": None}) for fact in base().facts)
    without = base().model_copy(update={"facts": facts})
    report = audit([delivered("memo")], without)
    found = [f for f in report.findings if f.form == "chart" and f.place.startswith("chart")]
    assert {f.state for f in found} == {State.WITHDRAWN}
    assert len(found) >= 4


@pytest.mark.parametrize(("changed", "state"), [(False, State.EDITED), (True, State.STALE)])
def test_a_renamed_chart_is_held_against_the_chart_that_it_resembles(
    changed: bool, state: State
) -> None:
    file = delivered("memo")
    fact = _first_series()
    at = next(n for n, c in enumerate(file.charts) if _drawn_from(file, c) == (fact,))
    chart = file.charts[at]
    assert chart.held is not None
    made = replace(chart, name="Diagramm 9")
    if not changed:
        made = replace(made, shown=_raised(chart.shown), held=_raised(chart.held))
    charts = (*file.charts[:at], made, *file.charts[at + 1 :])
    report = audit([replace(file, charts=charts)], _doubled_first_point() if changed else base())
    (found,) = [f for f in report.open if f.place.startswith("chart")]
    assert (found.state, found.facts) == (state, (fact,))


def _drawn_from(file: DeliveredFile, chart: DeliveredChart) -> tuple[str, ...]:
    assert file.provenance is not None
    held = {(c.slide, c.name): c for c in file.provenance.charts}
    points = held[chart.where.slide_id, chart.name].points
    return tuple(dict.fromkeys(point.fact for point in points))


def _first_series() -> str:
    return next(f.id for f in base().facts if f.series and f.series.points[0].quantity)


def test_a_chart_without_a_workbook_is_held_against_the_facts_alone() -> None:
    file = delivered("memo")
    made = _first(file, replace(file.charts[0], held=None))
    assert audit([made], base()).open == ()


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
