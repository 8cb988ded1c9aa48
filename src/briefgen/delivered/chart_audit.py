"""The audit of charts: what one shows, against its own workbook and against the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.briefs.brief import Brief
from briefgen.briefs.sections.charts import charts
from briefgen.briefs.select import select
from briefgen.briefs.writing import Writing
from briefgen.delivered.model import DeliveredChart, DeliveredFile
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

    A chart that resembles none of the facts' own is held against its workbook only.
    """
    for chart in file.charts:
        differing = list(_against_workbook(file, chart))
        own = _counterpart(chart.shown, drawn)
        if own is not None:
            differing += _against_facts(file, chart, own, base)
        yield from differing
        if not differing and own is not None:
            yield Finding(
                file=file.name,
                place=str(chart.where),
                state=State.OK,
                facts=own.facts,
                form="chart",
                shown=chart.name,
            )


def foreign_charts(file: DeliveredFile, drawn: Sequence[Chart]) -> Iterator[DeliveredChart]:
    """The charts that resemble none of the facts' own: their points are claims like any numbers."""
    return (chart for chart in file.charts if _counterpart(chart.shown, drawn) is None)


def _against_workbook(file: DeliveredFile, chart: DeliveredChart) -> Iterator[Finding]:
    if chart.held is None:
        return
    for line, place, shown, held in _differences(chart.shown, chart.held):
        yield Finding(
            file=file.name,
            place=str(chart.where),
            state=State.CHART,
            form="chart",
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
        yield Finding(
            file=file.name,
            place=str(chart.where),
            state=state,
            facts=own.facts,
            form="chart",
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


def _counterpart(shown: ShownChart, drawn: Sequence[Chart]) -> Chart | None:
    """The facts' own chart that has most places and lines in common with it, if most they are."""

    def likeness(own: Chart) -> float:
        places = len(set(own.places) & set(shown.places)) / max(len(own.places), 1)
        names = {line.name for line in own.lines} & {line.name for line in shown.lines}
        return places + len(names) / max(len(own.lines), 1)

    best = max(drawn, key=likeness, default=None)
    return best if best is not None and likeness(best) >= 1 else None


def _said(number: Decimal | None) -> str:
    return "nothing" if number is None else format(number.normalize(), "f")
