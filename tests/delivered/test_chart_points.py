"""The points of a delivered chart when others have come in, gone or changed: each is told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product

import pytest

from briefgen import Brief, Fact, FactBase, load_facts
from briefgen.delivered.audit import audit
from briefgen.delivered.chart_audit import drawn_now
from briefgen.delivered.model import Area, DeliveredChart, DeliveredFile, Passage
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import Finding, State
from briefgen.document.model import ChartPoint
from briefgen.facts.model import Series, SeriesPoint
from briefgen.refresh import refresh
from briefgen.values.language import Language, LocalText
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.when import When
from tests import demo
from tests.made import deck_file, memo_file

FACT, PORTS = "engineers-trained", "freight"
KINDS = ("docx", "pptx")
Points = tuple[SeriesPoint, ...]
Place = tuple[str, str]
"""The names of a line and of a place, as the chart shows them."""


@cache
def base() -> FactBase:
    return load_facts(demo.ROOT / "examples" / "northland")


def series_of(fact: Fact) -> Series:
    assert fact.series is not None
    return fact.series


def with_series(ident: str, change: Callable[[Series], Series]) -> FactBase:
    facts = tuple(
        fact.model_copy(update={"series": change(series_of(fact))}) if fact.id == ident else fact
        for fact in base().facts
    )
    return base().model_copy(update={"facts": facts})


def with_points(change: Callable[[Points], Points], ident: str = FACT, at: int = 0) -> FactBase:
    """The facts with other points in a line of a series."""

    def changed(series: Series) -> Series:
        lines = list(series.lines)
        lines[at] = lines[at].model_copy(update={"points": change(lines[at].points)})
        return series.model_copy(update={"lines": tuple(lines)})

    return with_series(ident, changed)


def engineers(number: int, year: int) -> SeriesPoint:
    quantity = Quantity(unit="engineer", bound=Bound.EXACT, value=Decimal(number))
    return SeriesPoint(when=When(edtf=str(year)), quantity=quantity)


def with_quantity(points: Points, at: int, **update: object) -> Points:
    held = list(points)
    quantity = held[at].quantity
    assert quantity is not None
    held[at] = held[at].model_copy(update={"quantity": quantity.model_copy(update=update)})
    return tuple(held)


def port(name: str, number: str) -> SeriesPoint:
    quantity = Quantity(unit="Mt", bound=Bound.EXACT, value=Decimal(number))
    return SeriesPoint(category=LocalText(en=name, vi=name, ja=name), quantity=quantity)


NOW = {
    "a point changed": with_points(lambda p: with_quantity(p, 1, value=Decimal(185))),
    "a qualifier came in": with_points(lambda p: with_quantity(p, 0, bound=Bound.APPROXIMATE)),
    "the first point went": with_points(lambda p: p[1:]),
    "a point in the middle went": with_points(lambda p: (p[0], *p[2:]), at=1),
    "a point came in before others": with_points(lambda p: (engineers(100, 2018), *p)),
    "a point came in, another went": with_points(lambda p: (engineers(100, 2018), *p[1:])),
    "the lines changed places": with_series(
        FACT, lambda s: s.model_copy(update={"lines": s.lines[::-1]})
    ),
    "names changed places": with_points(lambda p: p[::-1], PORTS),
    "a name came in before others": with_points(lambda p: (port("Dry Dock", "3"), *p), PORTS),
    "a name went": with_points(lambda p: (p[0], *p[2:]), PORTS),
    "a name took another's place": with_points(
        lambda p: (p[0], port("Dry Dock", "3"), *p[2:]), PORTS
    ),
    "the words of a fact changed": base().model_copy(
        update={
            "facts": tuple(
                fact.model_copy(update={"note": LocalText(en="A remark.")}) for fact in base().facts
            )
        }
    ),
}
SHARED = with_points(lambda p: with_quantity(p, 0, value=Decimal(90)))
"""Two points of one place have one value: 90 engineers in 2019."""


def delivered(kind: str, facts: FactBase, **brief: object) -> bytes:
    held = Brief.model_validate({"shape": "full", "length": "full", **brief})
    return (memo_file if kind == "docx" else deck_file)(facts, held)


def truth(facts: FactBase, language: Language) -> Mapping[str, Mapping[Place, ChartPoint]]:
    """What each chart of the facts draws at each place of each line, by its fact."""
    return {
        chart.facts[0]: {
            (line.name, place): point
            for line in chart.lines
            for place, point in zip(chart.places, line.points, strict=True)
            if point
        }
        for chart in drawn_now(facts, [language])
    }


def of_charts(found: tuple[Finding, ...], where: str) -> list[Finding]:
    return [f for f in found if f.form == "chart" and where in f.place]


def numbers_told(found: list[Finding]) -> set[tuple[State, str, str]]:
    return {(f.state, f.shown, f.new if f.state is State.STALE else "") for f in found}


def numbers_due(
    then: Mapping[Place, ChartPoint], now: Mapping[Place, ChartPoint]
) -> set[tuple[State, str, str]]:
    due = set()
    for (line, place), was in then.items():
        shown = f"{line}, {place}: {was.number.normalize():f}"
        new = now.get((line, place))
        if new is None:
            due.add((State.WITHDRAWN, shown, ""))
        elif new.number != was.number:
            due.add((State.STALE, shown, f"{new.number.normalize():f}"))
        elif new.sign != was.sign:
            due.add((State.STALE, shown, new.words))
    due |= {
        (State.STALE, "", f"{point.number.normalize():f}")
        for place, point in now.items()
        if place not in then
    }
    return due


@pytest.mark.parametrize(
    ("kind", "language", "case"), list(product(KINDS, ("en", "vi", "ja"), NOW))
)
@pytest.mark.every(5)
def test_of_a_sound_file_each_point_is_held_against_itself(
    kind: str, language: str, case: str
) -> None:
    file = read_delivered(delivered(kind, base(), language=language), f"it.{kind}")
    found = audit([file], NOW[case]).open
    then, now = (truth(facts, Language(language)) for facts in (base(), NOW[case]))
    told = [f for f in of_charts(found, "chart,") if "workbook" not in f.place]
    assert numbers_told(told) == {
        due for ident in then for due in numbers_due(then[ident], now[ident])
    }
    cells = {(f.shown, f.new) for f in of_charts(found, "workbook")}
    assert cells == {
        (was.words, now[ident][place].words)
        for ident in then
        for place, was in then[ident].items()
        if place in now[ident] and now[ident][place].words != was.words
    }
    assert not [f for f in found if "workbook" in f.place and f.form != "chart"]


@pytest.mark.parametrize("kind", KINDS)
def test_of_two_points_with_one_value_only_the_changed_one_is_stale(kind: str) -> None:
    file = read_delivered(delivered(kind, SHARED), f"it.{kind}")
    found = audit([file], base()).open
    (number,) = of_charts(found, "chart,")
    assert (number.state, number.shown, number.new) == (
        State.STALE,
        "Northland, 2019: 90",
        "120",
    )
    (cell,) = of_charts(found, "workbook")
    assert (cell.shown, cell.new) == ("90 engineers", "120 engineers")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", NOW)
@pytest.mark.every(3)
def test_after_a_refresh_a_chart_is_as_the_facts_have_it_or_is_left_and_said(
    kind: str, case: str
) -> None:
    made = refresh(delivered(kind, base()), NOW[case])
    after = audit([read_delivered(made.data, f"it.{kind}")], NOW[case]).open
    left = {ident for f in made.left if f.form == "chart" for ident in f.facts}
    assert {ident for f in after if f.form == "chart" for ident in f.facts} <= left
    then, now = (truth(facts, Language.EN) for facts in (base(), NOW[case]))
    told = [f for f in made.done if f.form == "chart" and ": " in f.shown]
    assert {(f.shown, f.new) for f in told} <= {
        (f"{line}, {place}: {was.number.normalize():f}", f"{new.number.normalize():f}")
        for ident in then
        for (line, place), was in then[ident].items()
        if (new := now[ident].get((line, place))) is not None
    } | {
        (f"{line}, {place}: {was.number.normalize():f}", "nothing")
        for ident in then
        for (line, place), was in then[ident].items()
        if (line, place) not in now[ident]
    }
    if left:
        again = refresh(made.data, NOW[case])
        assert again.data == made.data


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_refresh_leaves_is_told_the_same_by_the_next_audit(kind: str) -> None:
    """The names of points in the facts have moved on by then."""
    case = NOW["a point came in before others"]
    data = delivered(kind, base())
    before = audit([read_delivered(data, "it." + kind)], case).open
    after = audit([read_delivered(refresh(data, case).data, "it." + kind)], case).open

    def told(found: tuple[Finding, ...]) -> set[tuple[str, str, str, str]]:
        return {(f.place, f.state, f.shown, f.new) for f in found if f.form == "chart"}

    assert told(after) <= told(before)
    assert any("2018" in f.note for f in after)


# --- cells edited by hand -------------------------------------------------------------------------


def with_cells(file: DeliveredFile, change: Mapping[str, str]) -> DeliveredFile:
    """The file with other words in cells of its charts' workbooks."""

    def changed(passage: Passage) -> Passage:
        text = passage.text
        own = passage.where.area is Area.WORKBOOK and text in change
        return replace(passage, text=change[text]) if own else passage

    return replace(file, passages=tuple(map(changed, file.passages)))


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_a_point_that_were_edited_are_held_against_that_point(kind: str) -> None:
    file = read_delivered(delivered(kind, base()), f"it.{kind}")
    edited = with_cells(file, {"300 engineers": "310 engineers"})
    (found,) = audit([edited], base()).open
    assert (found.state, found.facts) == (State.EDITED, (FACT,))
    assert (found.shown, found.old, found.new) == (
        "310 engineers",
        "300 engineers",
        "300 engineers",
    )
    now = with_points(lambda p: with_quantity(p, 3, value=Decimal(305)))
    (found,) = of_charts(audit([edited], now).open, "workbook")
    assert (found.state, found.new) == (State.CONFLICT, "305 engineers")
    (found,) = of_charts(
        audit([with_cells(file, {"300 engineers": "305 engineers"})], now).open, "chart,"
    )
    assert found.state is State.STALE


@pytest.mark.parametrize("kind", KINDS)
def test_words_that_changed_places_by_hand_are_an_edit(kind: str) -> None:
    file = read_delivered(delivered(kind, base()), f"it.{kind}")
    swap = {"300 engineers": "120 engineers", "120 engineers": "300 engineers"}
    found = audit([with_cells(file, swap)], base()).open
    assert {(f.state, f.shown, f.new) for f in found} == {
        (State.EDITED, "300 engineers", "120 engineers"),
        (State.EDITED, "120 engineers", "300 engineers"),
    }


# --- units, alternative texts, older files --------------------------------------------------------


def test_a_chart_that_would_be_drawn_in_another_unit_is_held_against_its_own() -> None:
    """Billions become trillions where one amount grows past what billions say well."""
    money = "yen-loans"
    assert money not in base().fact_by_id

    def lent(*amounts: int) -> FactBase:
        points = tuple(
            SeriesPoint(
                when=When(edtf=str(2019 + at)),
                quantity=Quantity(unit="JPY", bound=Bound.EXACT, value=Decimal(amount * 10**9)),
            )
            for at, amount in enumerate(amounts)
        )
        return with_points(lambda _: points, ident=FACT, at=0)

    def alone(facts: FactBase) -> FactBase:
        held = tuple(
            fact.model_copy(
                update={
                    "series": series_of(fact).model_copy(
                        update={"lines": series_of(fact).lines[:1]}
                    )
                }
            )
            if fact.id == FACT
            else fact
            for fact in facts.facts
        )
        return facts.model_copy(update={"facts": held})

    then, now = alone(lent(2000, 3000)), alone(lent(2000, 3250))
    chart_then, chart_now = (
        next(c for c in drawn_now(facts, [Language.EN]) if c.facts == (FACT,))
        for facts in (then, now)
    )
    assert chart_then.unit != chart_now.unit
    file = read_delivered(delivered("docx", then), "it.docx")
    (found,) = [f for f in of_charts(audit([file], now).open, "chart,") if f.facts == (FACT,)]
    assert (found.shown[-3:], found.new) == (": 3", "3.25")


@pytest.mark.parametrize("kind", KINDS)
def test_an_alternative_text_that_states_old_numbers_is_stale(kind: str) -> None:
    file = read_delivered(delivered(kind, base()), f"it.{kind}")
    found = of_charts(audit([file], NOW["a point changed"]).open, "alt text")
    assert [f.state for f in found] == [State.STALE]
    assert "180 engineers" in found[0].shown
    assert "185 engineers" in found[0].new
    assert of_charts(audit([file], NOW["the words of a fact changed"]).open, "alt text") == []


def test_a_file_of_the_first_versions_is_read_by_the_names_of_its_values() -> None:
    file = read_delivered(delivered("docx", base()), "it.docx")
    provenance = file.provenance
    assert provenance is not None
    charts = tuple(
        chart.model_copy(
            update={"points": tuple(p.model_copy(update={"key": ""}) for p in chart.points)}
        )
        for chart in provenance.charts
    )
    old = replace(file, provenance=provenance.model_copy(update={"charts": charts}))
    assert audit([old], base()).open == ()
    (found,) = of_charts(audit([old], NOW["a point changed"]).open, "chart,")
    assert (found.shown, found.new) == ("Northland, 2021: 180", "185")


def test_a_line_that_gets_a_name_keeps_its_points() -> None:
    chart = next(c for c in drawn_now(base(), [Language.EN]) if c.facts == (PORTS,))
    assert len(chart.lines) == 1

    def named(series: Series) -> Series:
        (line,) = series.lines
        name = LocalText(en="Handled", vi="Handled", ja="Handled")
        return series.model_copy(update={"lines": (line.model_copy(update={"name": name}),)})

    file = read_delivered(delivered("docx", base()), "it.docx")
    assert of_charts(audit([file], with_series(PORTS, named)).open, "chart,") == []


def test_a_chart_whose_cells_were_moved_has_no_words_of_points() -> None:
    file = read_delivered(delivered("docx", base()), "it.docx")
    moved: tuple[DeliveredChart, ...] = tuple(
        replace(chart, shown=replace(chart.shown, place_cells="Data!$B$2:$B$5"))
        for chart in file.charts
    )
    found = audit([replace(file, charts=moved)], NOW["a point changed"]).open
    assert of_charts(found, "workbook") == []
    assert not [f for f in found if "workbook" in f.place]
