"""The points of a delivered chart beside those that the facts would draw now.

A point is known by what it is, its line and its place, never by where it stands: points come in
before others, and go. A number is compared in the unit that the chart was drawn in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefgen.delivered.provenance import AnchoredChart, DrawnPoint, Provenance
from briefgen.document.model import Chart, ChartPoint
from briefgen.facts.derive import resolved_point
from briefgen.facts.model import FactBase
from briefgen.records import dataclass
from briefgen.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A point that the facts have gained, with the names of its line and its place."""

    line: str
    place: str
    point: ChartPoint

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.line, self.place)))


class PointsNow:
    """The points that the facts call for now; none where ``own`` is None."""

    def __init__(self, own: Chart | None) -> None:
        self._all = tuple(
            NewPoint(line.name, place, point)
            for line in (own.lines if own else ())
            for place, point in zip(own.places if own else (), line.points, strict=True)
            if point
        )
        self._by_key = {new.point.key: new.point for new in self._all if new.point.key}
        self._by_ref = {new.point.ref: new.point for new in self._all}

    def of(self, point: DrawnPoint) -> ChartPoint | None:
        """What the delivered point is now; None where the facts have it no more.

        A file of the first versions says no more than the name of a value, which is that of a place
        in the series. A line that was alone may have had no name.
        """
        by_ref = self._by_ref.get(point.value)
        if not point.key or (by_ref is not None and not by_ref.key):
            return by_ref
        found = self._by_key.get(point.key)
        if found is None and by_ref is not None and _of_a_nameless_line(point.key, by_ref.key):
            return by_ref
        return found

    def come_in(self, points: Iterable[DrawnPoint]) -> Iterator[NewPoint]:
        """The points that none of the delivered ones is."""
        known = {due.ref for point in points if (due := self.of(point))}
        return (new for new in self._all if new.point.ref not in known)


def _of_a_nameless_line(one: str, other: str) -> bool:
    """Whether they are at one place, and one of their lines has no name."""
    (line, _, place), (other_line, _, other_place) = one.partition("."), other.partition(".")
    return place == other_place and not (line and other_line)


@dataclass(frozen=True, slots=True)
class Rescaled:
    """Numbers of now in the unit that a chart was drawn in: billions beside trillions of now."""

    unit: str
    factor: Decimal
    base: FactBase

    @classmethod
    def of(cls, held: AnchoredChart, provenance: Provenance, base: FactBase) -> Rescaled | None:
        """None where the provenance does not tell the chart's unit."""
        for point in held.points:
            value = provenance.value_by_ref.get(point.value)
            quantity = value.quantity if value else None
            if quantity is not None and quantity.value and point.number:
                return cls(quantity.unit, quantity.value / point.number, base)
        return None

    def number(self, due: ChartPoint) -> Decimal | None:
        """The number that the chart would show; None where it is of another unit now."""
        quantity = quantity_now(due, self.base)
        if quantity is None or quantity.value is None:
            return due.number
        return quantity.value / self.factor if quantity.unit == self.unit else None


def quantity_now(due: ChartPoint, base: FactBase) -> Quantity | None:
    """The quantity that a point draws."""
    fact = base.fact_by_id.get(due.fact)
    for named in fact.series.named_points if fact and fact.series else ():
        if fact is not None and f"{fact.id}.{named.name}" == due.ref:
            return resolved_point(base, fact, named.point)
    return None
