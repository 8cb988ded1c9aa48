"""Times as stretches of days: what a time line may draw of a stated time, and nothing more.

A stated time says of what kind it is (a day, a period, an open end), and by how little it is known
("1990s", "end of 2024"). Bounds are inclusive days; an open end has none.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from briefgen.records import dataclass
from briefgen.values.fiscal import FISCAL_YEARS
from briefgen.values.when import Closing, Moment, Opening, When

Kind = Literal["point", "within", "range", "since", "from", "by", "until", "unplaced"]
"""What a time says.

``point``: a day, or a named part of a period. ``within``: some time in these bounds, or a period
whose ends are approximate. ``range``: the whole of these bounds. ``since`` and ``from`` have a
start only, ``by`` and ``until`` an end only. ``unplaced``: no year is stated, or a fiscal year of a
country whose first day is not known.
"""


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
    start and the last day of the end count; of a named part of it ("by mid-2027") those of the
    part.
    """
    span = when.span
    if _is_unplaced(when):
        return UNPLACED
    if span.single:
        return _single(span.single, when)
    if span.start and span.end:
        first, last = dt.date(*when.first_day(span.start)), dt.date(*when.last_day(span.end))
        loose = any(m and (m.approximate or m.uncertain) for m in (span.start, span.end))
        return Stretch("within" if loose else "range", first, last)
    if span.start:
        kind: Kind = "since" if when.opening is Opening.SINCE else "from"
        return Stretch(kind, dt.date(*when.days(span.start)[0]), None)
    assert span.end is not None, "an interval has an end that is not open"
    kind = "until" if when.closing is Closing.UNTIL else "by"
    return Stretch(kind, None, dt.date(*when.days(span.end)[1]))


def _is_unplaced(when: When) -> bool:
    ends = [end for end in (when.span.start, when.span.end) if end is not None]
    foreign = when.fiscal and when.country not in FISCAL_YEARS
    known = all(when.first_day(end)[0] > 0 and when.last_day(end)[0] <= dt.MAXYEAR for end in ends)
    return foreign or not known or any(not end.year for end in ends)


def _single(moment: Moment, when: When) -> Stretch:
    whole, days = (when.first_day(moment), when.last_day(moment)), when.days(moment)
    first, last = dt.date(*days[0]), dt.date(*days[1])
    return Stretch("point" if first == last or days != whole else "within", first, last)
