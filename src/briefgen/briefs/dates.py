"""The dates of a brief's facts, and which of them go first where a time line shows only some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from briefgen.briefs.writing import Writing
from briefgen.facts.model import Fact, Kind
from briefgen.records import dataclass
from briefgen.values.status import Status
from briefgen.values.stretch import Stretch, stretch_of
from briefgen.values.when import When

_AHEAD = frozenset({Status.EXPECTED, Status.TARGET})
_BACKGROUND = frozenset({Kind.FIGURE, Kind.CONTEXT, Kind.PERSON})
"""Facts whose time is that of a measurement or a setting: nothing happens then, unless aimed at."""


@dataclass(frozen=True, slots=True)
class FactDate:
    """One time of one fact; ``name`` is the time's own ("when", "opened")."""

    fact: Fact
    name: str
    when: When
    stretch: Stretch

    def is_ahead(self, as_of: dt.date) -> bool:
        """Whether it is expected, aimed at or, whatever its status, still to come."""
        start = self.stretch.first or self.stretch.last
        return self.fact.status in _AHEAD or (start is not None and start > as_of)


def dates_of(facts: Iterable[Fact]) -> list[FactDate]:
    """Every time of the facts, the earliest first, but those that a chart of their own shows."""
    found = [
        FactDate(fact, name, when, stretch_of(when))
        for fact in facts
        for name in ("when", *(date.name for date in fact.dates))
        if (when := fact.time(name)) is not None and when not in _drawn(fact)
    ]
    return sorted(found, key=lambda date: date.when.sort_key)


def _drawn(fact: Fact) -> tuple[When, ...]:
    """The times along the axis of the fact's chart: those of measurements, not of events."""
    points = fact.series.points if fact.series else ()
    return tuple(point.when for point in points if point.when)


def date_priorities(dates: Iterable[FactDate], writing: Writing) -> Mapping[tuple[str, str], int]:
    """The place of each date, from 1, by the id of its fact and its name.

    Dates with a place on an axis, then what the brief pins and its author marked as headline, then
    what happens before what is measured. Among these the first of each kind of time (a period, a
    start, a target …) comes before a second, and a new time before one that is there already: a
    time line of few rows still spans the time that the facts do. Then as `Writing.priority`.
    """
    as_of, pinned = writing.base.as_of, set(writing.brief.pin)

    def weight(date: FactDate) -> tuple[bool, bool, bool]:
        first = date.fact.headline or date.fact.id in pinned
        behind = date.fact.kind in _BACKGROUND and date.fact.status not in _AHEAD
        return date.stretch.kind == "unplaced", not first, not first and behind

    ordered = sorted(dates, key=lambda date: (*weight(date), writing.priority(date.fact)))
    kinds: set[tuple[str, bool]] = set()
    times: set[Stretch] = set()
    keys = []
    for place, date in enumerate(ordered):
        kind = date.stretch.kind, date.is_ahead(as_of)
        keys.append((*weight(date), kind in kinds, date.stretch in times, place))
        kinds.add(kind)
        times.add(date.stretch)
    chosen = (ordered[key[-1]] for key in sorted(keys))
    return {(date.fact.id, date.name): rank for rank, date in enumerate(chosen, start=1)}
