"""The audit of charts: what one shows, against its own workbook and against the facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from briefgen.briefs.brief import Brief
from briefgen.briefs.sections.charts import charts
from briefgen.briefs.select import select
from briefgen.briefs.writing import Writing
from briefgen.delivered.model import DeliveredChart, DeliveredFile
from briefgen.delivered.provenance import AnchoredChart, DrawnPoint
from briefgen.delivered.read_chart import ShownChart
from briefgen.delivered.report import Finding, State
from briefgen.document.model import Chart
from briefgen.facts.model import FactBase
from briefgen.values.language import Language


def drawn_now(base: FactBase) -> tuple[Chart, ...]:
    """Every chart that the facts call for now, in each language."""
    if not any(fact.series for fact in base.facts):
        return ()
    found: list[Chart] = []
    for language in Language:
        brief = Brief(language=language)
        found += charts(base.facts, Writing(base, brief, select(base, brief)))
    return tuple(found)


def chart_findings(
    file: DeliveredFile, drawn: Sequence[Chart], base: FactBase
) -> Iterator[Finding]:
    """A finding a point that differs; one that all is well where none does.

    What a chart was delivered with is known by the name of its drawing. Of one without provenance
    the counterpart is sought among the facts' own charts; where it resembles none, it is held
    against its workbook only.
    """
    delivered = delivered_charts(file)
    yield from _gone(file, delivered)
    for chart in file.charts:
        differing = list(_against_workbook(file, chart))
        held = delivered.get((chart.where.slide_id, chart.name))
        own = counterpart(chart.shown, drawn) if held is None else _own(held, drawn)
        facts = own.facts if own else _facts(held) if held else ()
        if held is not None:
            differing += _against_delivered(file, chart, held, own)
        elif own is not None:
            differing += _against_facts(file, chart, own, base)
        yield from differing
        if not differing and facts:
            yield Finding(
                file=file.name,
                place=str(chart.where),
                state=State.OK,
                facts=facts,
                form="chart",
                shown=chart.name,
            )


def foreign_charts(file: DeliveredFile, drawn: Sequence[Chart]) -> Iterator[DeliveredChart]:
    """The charts that resemble none of the facts' own: their points are claims like any numbers."""
    return (chart for chart in file.charts if counterpart(chart.shown, drawn) is None)


# --- charts that the provenance knows -------------------------------------------------------------


def delivered_charts(file: DeliveredFile) -> Mapping[tuple[int, str], AnchoredChart]:
    """The charts that the file was delivered with, by their slides' ids and their names."""
    held = file.provenance.charts if file.provenance else ()
    return {(chart.slide, chart.name): chart for chart in held}


def _gone(
    file: DeliveredFile, delivered: Mapping[tuple[int, str], AnchoredChart]
) -> Iterator[Finding]:
    """Charts that no drawing of that name shows any more, unless one was renamed."""
    there = {(chart.where.slide_id, chart.name) for chart in file.charts}
    if there <= delivered.keys():
        for key in sorted(delivered.keys() - there):
            yield Finding(
                file=file.name,
                place="",
                state=State.REMOVED,
                facts=_facts(delivered[key]),
                form="chart",
                note=f"no drawing “{key[1]}” is there any more",
            )


def _facts(held: AnchoredChart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point.fact for point in held.points))


def _own(held: AnchoredChart, drawn: Sequence[Chart]) -> Chart | None:
    """The chart that the same facts call for now, in the same language."""
    facts = _facts(held)
    return next((own for own in drawn if own.facts == facts and own.lang is held.language), None)


def _against_delivered(
    file: DeliveredFile, chart: DeliveredChart, held: AnchoredChart, own: Chart | None
) -> Iterator[Finding]:
    """Each number against what was delivered there and what its value is now."""
    now = _numbers(own)
    known = {(point.line, point.place): point for point in held.points}
    for line, shown in enumerate(chart.shown.lines):
        for place, number in enumerate(shown.numbers):
            point = known.pop((line, place), None)
            if point is None and number is None:
                continue
            state = _state(number, point, now)
            if state is not State.OK:
                at = chart.shown.places[place] if place < len(chart.shown.places) else ""
                yield _point_finding(
                    file, chart, (f"{shown.name}, {at}", number), point, now, state
                )
    for point in known.values():
        yield _point_finding(file, chart, ("", None), point, now, State.REMOVED)
    for ref in sorted(now.keys() - {point.value for point in held.points}):
        new = _said(now[ref])
        yield _finding(file, chart, State.STALE, _facts(held), new=new, note="a point has come in")


def _numbers(own: Chart | None) -> Mapping[str, Decimal]:
    lines = own.lines if own else ()
    return {point.ref: point.number for line in lines for point in line.points if point}


def _state(number: Decimal | None, point: DrawnPoint | None, now: Mapping[str, Decimal]) -> State:
    if point is None:
        return State.EDITED
    due = now.get(point.value)
    if due is None:
        return State.WITHDRAWN
    if number == due:
        return State.OK
    if number == point.number:
        return State.STALE
    return State.EDITED if point.number == due else State.CONFLICT


def _point_finding(
    file: DeliveredFile,
    chart: DeliveredChart,
    shown: tuple[str, Decimal | None],
    point: DrawnPoint | None,
    now: Mapping[str, Decimal],
    state: State,
) -> Finding:
    where, number = shown
    return _finding(
        file,
        chart,
        state,
        (point.fact,) if point else (),
        shown=f"{where}: {_said(number)}" if where else "",
        old=_said(point.number) if point and number != point.number else "",
        new=_said(now.get(point.value)) if point else "nothing",
    )


# --- charts against their workbooks, and against what they resemble -------------------------------


def _finding(
    file: DeliveredFile,
    chart: DeliveredChart,
    state: State,
    facts: tuple[str, ...] = (),
    **said: str,
) -> Finding:
    return Finding(
        file=file.name, place=str(chart.where), state=state, facts=facts, form="chart", **said
    )


def _against_workbook(file: DeliveredFile, chart: DeliveredChart) -> Iterator[Finding]:
    if chart.held is None:
        return
    for line, place, shown, held in _differences(chart.shown, chart.held):
        yield _finding(
            file,
            chart,
            State.CHART,
            shown=f"{line}, {place}: {_said(shown)}",
            old=_said(held),
            note="the chart shows one number and its workbook holds another",
        )


def _against_facts(
    file: DeliveredFile, chart: DeliveredChart, own: Chart, base: FactBase
) -> Iterator[Finding]:
    ident = own.facts[0]
    delivered = file.provenance.facts.get(ident) if file.provenance else None
    state = State.CONTRADICTS
    if delivered is not None:
        changed = delivered != base.fact_by_id[ident].digest
        state = State.STALE if changed else State.EDITED
    lines = tuple(
        (line.name, tuple(point.number if point else None for point in line.points))
        for line in own.lines
    )
    for line, place, shown, said in _points(chart.shown, own.places, lines):
        yield _finding(
            file,
            chart,
            state,
            own.facts,
            shown=f"{line}, {place}: {_said(shown)}",
            new=_said(said),
        )


_Difference = tuple[str, str, Decimal | None, Decimal | None]


def _differences(shown: ShownChart, held: ShownChart) -> Iterator[_Difference]:
    lines = tuple((line.name, line.numbers) for line in held.lines)
    yield from _points(shown, held.places, lines)


def _points(
    shown: ShownChart,
    places: Sequence[str],
    lines: Sequence[tuple[str, Sequence[Decimal | None]]],
) -> Iterator[_Difference]:
    """Each point at which the chart and the other lines differ, by line and place in words."""
    for index in range(max(len(shown.lines), len(lines))):
        here = shown.lines[index].numbers if index < len(shown.lines) else ()
        name = shown.lines[index].name if index < len(shown.lines) else lines[index][0]
        there = lines[index][1] if index < len(lines) else ()
        for at in range(max(len(shown.places), len(places), len(here), len(there))):
            one = here[at] if at < len(here) else None
            other = there[at] if at < len(there) else None
            label = shown.places[at] if at < len(shown.places) else ""
            label = label or (places[at] if at < len(places) else "")
            if one != other:
                yield name, label, one, other


def counterpart(shown: ShownChart, drawn: Sequence[Chart]) -> Chart | None:
    """The facts' own chart that has most places and lines in common with it, if most they are."""

    def likeness(own: Chart) -> float:
        places = len(set(own.places) & set(shown.places)) / max(len(own.places), 1)
        names = {line.name for line in own.lines} & {line.name for line in shown.lines}
        return places + len(names) / max(len(own.lines), 1)

    best = max(drawn, key=likeness, default=None)
    return best if best is not None and likeness(best) >= 1 else None


def _said(number: Decimal | None) -> str:
    return "nothing" if number is None else format(number.normalize(), "f")
