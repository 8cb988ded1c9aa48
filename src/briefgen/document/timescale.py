"""Where days stand on the axis of a time line: plain arithmetic, in the writer's unit of length.

A bar says no more than its date does: open ends have a length of their own that is the same
everywhere, and what would be too short to see is a sign at its place rather than a longer bar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefgen.document.model import Dated
from briefgen.errors import BuildError
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Lengths:
    """The fixed lengths of a time line.

    ``arrow`` stands for an end and ``lead`` for a start that no source states; a bar below
    ``shortest`` would look like a sign; ``edge`` is half a sign, so that one at either end of the
    axis has room.
    """

    arrow: int
    lead: int
    shortest: int
    edge: int


@dataclass(frozen=True, slots=True)
class Scale:
    """The linear axis of a time line on ``width``, with ``before`` and ``after`` kept free."""

    first: dt.date
    last: dt.date
    as_of: dt.date
    width: int
    lengths: Lengths
    before: int
    after: int

    def at(self, day: dt.date, *, end: bool = False) -> int:
        """Where the day begins, or ends; BuildError where it is not on the axis."""
        if not self.first <= day <= self.last:
            raise BuildError(f"{day} is not on the time line from {self.first} to {self.last}")
        days = (self.last - self.first).days + 1
        passed = (day - self.first).days + end
        return self.before + passed * (self.width - self.before - self.after) // days

    def has_held(self, row: Dated) -> bool:
        """Whether what holds since a day has done so for long enough to be seen."""
        if row.first is None or row.first > self.as_of:
            return False
        return self.at(self.as_of, end=True) - self.at(row.first) >= self.lengths.shortest


def scale_over(
    rows: Sequence[Dated], first: dt.date, last: dt.date, as_of: dt.date, width: int, fixed: Lengths
) -> Scale:
    """The scale for the rows on an axis of that width.

    Open ends near an edge of the axis get room beyond it, so that none is drawn short.
    """
    plain = Scale(first, last, as_of, width, fixed, fixed.edge, fixed.edge)
    starts = [plain.at(row.first) for row in rows if row.first and _opens_right(row, plain)]
    ends = [plain.at(row.last, end=True) for row in rows if row.last and row.first is None]
    before = fixed.lead if ends and min(ends) < 2 * fixed.lead else 0
    after = fixed.arrow if starts and max(starts) > width - 2 * fixed.arrow else 0
    return Scale(
        first, last, as_of, width, fixed, before=before + fixed.edge, after=after + fixed.edge
    )


def _opens_right(row: Dated, scale: Scale) -> bool:
    """Whether the row has a start and no end that can be drawn."""
    return row.shape == "from" or (row.shape == "since" and not scale.has_held(row))


def drawn_days(rows: Iterable[Dated], as_of: dt.date) -> list[dt.date]:
    """Every day that a row is drawn from or to."""
    found = []
    for row in rows:
        found += [day for day in (row.first, row.last) if day]
        if row.shape == "since":
            found.append(as_of)
    return found


def shown_labels(labels: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Which labels of an axis are printed, by place: each second, third … where all have no room.

    ``labels`` are the middle and the width of each, in the order of the axis; none may touch its
    neighbour or stand out of the axis.
    """
    inside = [
        place
        for place, (at, wide) in enumerate(labels)
        if at - wide // 2 >= 0 and at + wide // 2 <= width
    ]
    for step in range(1, len(inside) + 1):
        kept = inside[::step]
        if all(_parted(labels[a], labels[b]) for a, b in pairwise(kept)):
            return kept
    return inside[:1]


def _parted(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] - one[0] >= (one[1] + other[1]) // 2


def stated(day: dt.date | None, row: Dated) -> dt.date:
    """The day, which the row's shape needs; BuildError where it is not given."""
    if day is None:
        raise BuildError(f"the date of {row.fact} has the shape “{row.shape}” but lacks an end")
    return day
