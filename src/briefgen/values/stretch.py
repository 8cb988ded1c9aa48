"""Times as stretches of days: what a time line may draw of a stated time, and nothing more.

A stated time says of what kind it is (a day, a period, an open end), and by how little it is known
("1990s", "end of 2024"). Bounds are inclusive days; an open end has none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from briefgen.values.fiscal import FISCAL_YEARS
from briefgen.values.when import Closing, Moment, Opening, Part, When

Kind = Literal["point", "within", "range", "since", "from", "by", "until", "unplaced"]
"""What a time says.

``point``: a day, or a named part of a period. ``within``: some time in these bounds, or a period
whose ends are approximate. ``range``: the whole of these bounds. ``since`` and ``from`` have a
start only, ``by`` and ``until`` an end only. ``unplaced``: no year is stated, or a fiscal year of a
country whose first day is not known.
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
    if _is_unplaced(when):
        return UNPLACED
    if span.single:
        return _single(span.single, when)
    first = dt.date(*when.first_day(span.start)) if span.start else None
    last = dt.date(*when.last_day(span.end)) if span.end else None
    if first and last:
        loose = any(m and (m.approximate or m.uncertain) for m in (span.start, span.end))
        return Stretch("within" if loose else "range", first, last)
    if first:
        return Stretch("since" if when.opening is Opening.SINCE else "from", first, None)
    return Stretch("until" if when.closing is Closing.UNTIL else "by", None, last)


def _is_unplaced(when: When) -> bool:
    ends = [end for end in (when.span.start, when.span.end) if end is not None]
    foreign = when.fiscal and when.country not in FISCAL_YEARS
    known = all(when.first_day(end)[0] > 0 and when.last_day(end)[0] <= dt.MAXYEAR for end in ends)
    return foreign or not known or any(not end.year for end in ends)


def _single(moment: Moment, when: When) -> Stretch:
    first, last = dt.date(*when.first_day(moment)), dt.date(*when.last_day(moment))
    if when.part in _SIXTHS and first != last:
        days = (last - first).days + 1
        start, end = _SIXTHS[when.part]
        return Stretch(
            "point",
            first + dt.timedelta(days=days * start // 6),
            first + dt.timedelta(days=days * end // 6 - 1),
        )
    return Stretch("point" if first == last else "within", first, last)
