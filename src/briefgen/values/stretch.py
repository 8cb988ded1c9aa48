"""Times as stretches of days: what a time line may draw of a stated time, and nothing more.

A stated time says of what kind it is (a day, a period, an open end), and by how little it is known
("1990s", "end of 2024"). Bounds are inclusive days; an open end has none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from briefgen.values.when import Closing, Moment, Opening, Part, When

Kind = Literal["point", "within", "range", "since", "from", "by", "until", "unplaced"]
"""What a time says.

``point``: a day, or a named part of a period. ``within``: some time in these bounds, or a period
whose ends are approximate. ``range``: the whole of these bounds. ``since`` and ``from`` have a
start only, ``by`` and ``until`` an end only. ``unplaced``: no year is stated, or a fiscal year,
whose first day depends on the country.
"""

# How much of a period a named part of it is, as first and last sixth.
_SIXTHS = {
    Part.START: (0, 1),
    Part.EARLY: (0, 2),
    Part.MIDDLE: (2, 4),
    Part.LATE: (4, 6),
    Part.END: (5, 6),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The kind of a time and the days that bound it, both inclusive."""

    kind: Kind
    first: dt.date | None = None
    last: dt.date | None = None


UNPLACED = Stretch("unplaced")


def stretch_of(when: When) -> Stretch:
    """The stretch of days that the time states.

    Of a start or an end that is itself imprecise ("from 2025", "by 2045"), the first day of the
    start and the last day of the end count.
    """
    span = when.span
    if when.fiscal or any(m is not None and not m.year for m in (span.start, span.end)):
        return UNPLACED
    if span.single:
        return _single(span.single, when.part)
    first = _first(span.start) if span.start else None
    last = _last(span.end) if span.end else None
    if first and last:
        loose = any(m and (m.approximate or m.uncertain) for m in (span.start, span.end))
        return Stretch("within" if loose else "range", first, last)
    if first:
        return Stretch("since" if when.opening is Opening.SINCE else "from", first, None)
    return Stretch("until" if when.closing is Closing.UNTIL else "by", None, last)


def _single(moment: Moment, part: Part | None) -> Stretch:
    first, last = _first(moment), _last(moment)
    if part in _SIXTHS and first != last:
        days = (last - first).days + 1
        start, end = _SIXTHS[part]
        return Stretch(
            "point",
            first + dt.timedelta(days=days * start // 6),
            first + dt.timedelta(days=days * end // 6 - 1),
        )
    return Stretch("point" if first == last else "within", first, last)


def _first(moment: Moment) -> dt.date:
    return dt.date(*moment.first_day)


def _last(moment: Moment) -> dt.date:
    return dt.date(*moment.last_day)
