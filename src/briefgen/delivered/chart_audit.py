"""The audit of charts: what one shows, against its own workbook and against the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from briefgen.briefs.brief import Brief, Convention
from briefgen.briefs.sections.charts import charts
from briefgen.briefs.select import select
from briefgen.briefs.writing import Writing
from briefgen.delivered.chart_points import PointsNow, Rescaled, quantity_now
from briefgen.delivered.chart_texts import chart_texts, delivered_charts
from briefgen.delivered.model import Area, DeliveredChart, DeliveredFile
from briefgen.delivered.provenance import AnchoredChart, DrawnPoint, Provenance
from briefgen.delivered.read_chart import ShownChart
from briefgen.delivered.report import Finding, State
from briefgen.document.model import Chart, ChartPoint
from briefgen.facts.model import FactBase
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.anchors import text_digest

_BY_HAND = (State.EDITED, State.CONFLICT)


def drawn_now(base: FactBase, languages: Iterable[Language] = Language) -> tuple[Chart, ...]:
    """Every chart that the facts call for now, in those languages.

    Conventions order dates in two ways: the labels of a file tell which it has.
    """
    if not any(fact.series for fact in base.facts):
        return ()
    found: list[Chart] = []
    for language in languages:
        for convention in (Convention.STANDARD, Convention.STATE):
            brief = Brief(language=language, convention=convention)
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
        own = counterpart(chart.shown, drawn) if held is None else own_chart(chart, held, drawn)
        facts = own.facts if own else _facts(held) if held else ()
        if held is not None and file.provenance is not None:
            compared = _Compared(file, file.provenance, chart, held, own, base)
            differing += compared.findings()
            differing += compared.texts(drawn, stale=bool(differing))
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


def own_chart(chart: DeliveredChart, held: AnchoredChart, drawn: Sequence[Chart]) -> Chart | None:
    """The chart that the same facts call for now, with dates in the order that this one has."""
    facts = _facts(held)
    alike = [own for own in drawn if own.facts == facts and own.lang is held.language]
    return counterpart(chart.shown, alike) or next(iter(alike), None)


@dataclass(frozen=True)
class _Compared:
    """A chart beside what was delivered there, and what the facts would draw now."""

    file: DeliveredFile
    provenance: Provenance
    chart: DeliveredChart
    held: AnchoredChart
    own: Chart | None
    base: FactBase

    @cached_property
    def _now(self) -> PointsNow:
        return PointsNow(self.own)

    @cached_property
    def _rescaled(self) -> Rescaled | None:
        return Rescaled.of(self.held, self.provenance, self.base)

    # --- numbers ---

    def findings(self) -> Iterator[Finding]:
        """Each number against what was delivered there and what its value is now."""
        shown = self.chart.shown
        known = {(point.line, point.place): point for point in self.held.points}
        for at, line in enumerate(shown.lines):
            for place, number in enumerate(line.numbers):
                point = known.pop((at, place), None)
                if point is None and number is None:
                    continue
                state = self._state(number, point)
                if state is not State.OK:
                    label = shown.places[place] if place < len(shown.places) else ""
                    yield self._finding(f"{line.name}, {label}", number, point, state)
        for point in known.values():
            yield self._finding("", None, point, State.REMOVED)
        for new in self._now.come_in(self.held.points):
            note = f"a point has come in: {new}"
            said = self._number_now(new.point)
            yield _finding(
                self.file, self.chart, State.STALE, _facts(self.held), new=said, note=note
            )

    def _state(self, number: Decimal | None, point: DrawnPoint | None) -> State:
        if point is None:
            return State.EDITED
        due = self._now.of(point)
        if due is None:
            return State.WITHDRAWN
        same = self._same(point, due)
        if number == point.number:
            return State.OK if same else State.STALE
        if number is not None and number == self._due(due):
            return State.OK
        return State.EDITED if same else State.CONFLICT

    def _same(self, point: DrawnPoint, due: ChartPoint) -> bool:
        """Whether the fact still has the number that was drawn, with the same qualifier."""
        value, now = self.provenance.value_by_ref.get(point.value), quantity_now(due, self.base)
        then = value.quantity if value else None
        alike = then is None or now is None or then.bound is now.bound
        return alike and point.number == self._due(due)

    def _due(self, due: ChartPoint) -> Decimal | None:
        """The number in the chart's unit; None where it is of another unit now."""
        return self._rescaled.number(due) if self._rescaled else due.number

    def _number_now(self, due: ChartPoint) -> str:
        number = self._due(due)
        return due.words if number is None else _said(number)

    def _finding(
        self, where: str, number: Decimal | None, point: DrawnPoint | None, state: State
    ) -> Finding:
        due = self._now.of(point) if point else None
        new = self._number_now(due) if due else "nothing"
        if point and due and point.number == self._due(due) and state is State.STALE:
            new = due.words  # the number is the same, and what is said of it is not
        return _finding(
            self.file,
            self.chart,
            state,
            (point.fact,) if point else (),
            shown=f"{where}: {_said(number)}" if where else "",
            old=_said(point.number) if point and number != point.number else "",
            new=new,
        )

    # --- words ---

    def texts(self, drawn: Sequence[Chart], *, stale: bool) -> Iterator[Finding]:
        """What its workbook says of each point in words, and its alternative text.

        ``stale`` says that something else of the chart differs.
        """
        changed = stale or any(
            ident in self.base.fact_by_id
            and self.base.fact_by_id[ident].digest != self.provenance.facts.get(ident)
            for ident in _facts(self.held)
        )
        for text in chart_texts(self.file, self.chart, self.held):
            passage = self.file.passages[text.passage]
            if text.point is not None:
                due = self._now.of(text.point)
                state = self._state_of_words(passage.text, text.point, due, ours=text.ours)
                new = due.words if due else "nothing"
            elif changed and text.ours and passage.where.area is Area.ALT_TEXT and self.own:
                said = [o.description for o in drawn if o.facts == self.own.facts]
                told = any(text_digest(one) == text_digest(passage.text) for one in said)
                state, new = State.OK if told else State.STALE, self.own.description
            else:
                continue
            if state is not State.OK:
                yield Finding(
                    file=self.file.name,
                    place=str(passage.where),
                    state=state,
                    facts=(text.point.fact,) if text.point else _facts(self.held),
                    form="chart",
                    shown=passage.text,
                    old=self._old(text.point) if text.point and state in _BY_HAND else "",
                    new=new,
                )

    def _state_of_words(
        self, shown: str, point: DrawnPoint, due: ChartPoint | None, *, ours: bool
    ) -> State:
        delivered = self._delivered(point)
        elsewhere = (self._delivered(other) for other in self.held.points if other != point)
        moved = any(text_digest(shown) in held for held in elsewhere)
        # A refresh that leaves the chart may have renewed the words of a value.
        as_delivered = text_digest(shown) in delivered or (ours and not moved)
        if due is None:  # the number says so already
            return State.OK if as_delivered else State.EDITED
        if text_digest(shown) == text_digest(due.words):
            return State.OK
        if as_delivered:
            return State.STALE
        same = text_digest(due.words) in delivered or not delivered
        return State.EDITED if same else State.CONFLICT

    def _delivered(self, point: DrawnPoint) -> frozenset[str]:
        """The digests of the words that the value of a point was printed as, as far as known."""
        value = self.provenance.value_by_ref.get(point.value)
        return frozenset(map(text_digest, value.words if value else ()))

    def _old(self, point: DrawnPoint) -> str:
        value = self.provenance.value_by_ref.get(point.value)
        return next(iter(value.words), "") if value else ""


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
