"""Times as sources state them: EDTF (ISO 8601-2:2019), with the part, duration and basis.

The subset of EDTF that we read: dates of day, month, year or decade precision (``2025-04-28``,
``2025-04``, ``2025``, ``199X``), quarters and halves of a year (``2025-33`` to ``2025-36``,
``2025-40``, ``2025-41``; EDTF level 2, sub-year groupings), a date whose year is not stated
(``XXXX-04-27``), intervals of these, closed or open at one end (``1995/2021``, ``1996/..``,
``../2045``), "at some time until" (``[..2045]``), and the qualifiers ``~`` (approximate), ``?``
(uncertain), ``%`` (both).
"""

import calendar
import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from pydantic import StringConstraints, field_validator, model_validator

from briefgen.records import dataclass
from briefgen.values.fiscal import FISCAL_YEARS
from briefgen.values.frozen import Frozen, Line
from briefgen.values.language import LocalText
from briefgen.values.quantity import Number

_DATE = re.compile(
    r"^(?P<year>\d{4}|\d{3}X|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)$"
)
# ISO 8601-2:2019, 4.8: what stands in place of a month is the quarter or the half of the year.
_GROUPINGS: dict[int, tuple[int | None, int | None]] = {
    33: (1, None), 34: (2, None), 35: (3, None), 36: (4, None), 40: (None, 1), 41: (None, 2)
}  # fmt: skip
_SET_UNTIL = re.compile(r"^\[\.\.(?P<date>[^\]]+)\]$")


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of an EDTF expression; ``year`` is None where it is not stated.

    ``quarter`` (1 to 4) and ``half`` (1 or 2) are parts of its year.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    approximate: bool = False
    uncertain: bool = False
    quarter: int | None = None
    half: int | None = None

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month that it may mean, of its year."""
        if self.quarter:
            return 3 * self.quarter - 2, 3 * self.quarter
        if self.half:
            return 6 * self.half - 5, 6 * self.half
        return self.month or 1, self.month or 12

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The first day it may mean, as (year, month, day); year 0 where none is stated."""
        return (self.year or 0, self.months[0], self.day or 1)

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The last day it may mean, as (year, month, day); year 9999 where none is stated."""
        year = 9999 if self.year is None else self.year + (9 if self.decade else 0)
        month = self.months[1]
        leap = 2000 if self.year is None else year
        return (year, month, self.day or calendar.monthrange(leap, month)[1])


@dataclass(frozen=True, slots=True)
class Span:
    """An EDTF expression taken apart: a single moment, or an interval open at one end or none."""

    start: Moment | None
    end: Moment | None
    interval: bool

    @property
    def single(self) -> Moment | None:
        """The moment, unless this is an interval."""
        return None if self.interval else self.start


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Span:
    """The expression taken apart; ValueError, in a sentence, if it is outside our subset."""
    until = _SET_UNTIL.match(text)
    if until:
        return Span(None, _moment(until["date"], text), interval=True)
    if "/" not in text:
        return Span(_moment(text, text), None, interval=False)
    left, _, right = text.partition("/")
    start = None if left == ".." else _moment(left, text)
    end = None if right == ".." else _moment(right, text)
    if start is None and end is None:
        raise ValueError(f"“{text}” has no date at either end")
    if start and end and start.first_day > end.last_day:
        raise ValueError(f"“{text}” ends before it starts")
    return Span(start, end, interval=True)


def _moment(date: str, whole: str) -> Moment:
    found = _DATE.match(date)
    if not found:
        raise ValueError(
            f"“{whole}” is not an EDTF date we read; write 2025-04-28, 2025-04, 2025, 199X, "
            "2025-33 (a quarter), XXXX-04-27, 1995/2021, 1996/.. or [..2045]"
        )
    digits = found["year"]
    decade = digits.endswith("X") and digits != "XXXX"
    year = None if digits == "XXXX" else int(digits.replace("X", "0"))
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    mark = found["mark"]
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    grouping = _GROUPINGS.get(month or 0)
    if (year is None and (month is None or grouping)) or (decade and month is not None):
        raise ValueError(
            f"“{whole}” leaves out the year but names no month, or a month of a decade"
        )
    if grouping and day is None:
        if mark:
            raise ValueError(
                f"“{whole}” qualifies a quarter or half of a year; EDTF has no such mark"
            )
        quarter, half = grouping
        return Moment(year, quarter=quarter, half=half)
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"“{whole}” has no month {month}")
    if day is not None and month is not None:
        last = calendar.monthrange(2000 if year is None else year, month)[1] if year != 0 else 31
        if not 1 <= day <= last:
            raise ValueError(f"“{whole}” has no day {day} in that month")
    return Moment(year, month, day, decade, approximate, uncertain)


class Part(StrEnum):
    """A part of the stated period: "the end of 2024", "Sunday afternoon"."""

    START = "start"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


# How much of a period a named part of it is, as first and last sixth.
_SIXTHS = {
    Part.START: (0, 1),
    Part.EARLY: (0, 2),
    Part.MIDDLE: (2, 4),
    Part.LATE: (4, 6),
    Part.END: (5, 6),
}

Day = tuple[int, int, int]
"""Year, month and day."""


def _day(day: dt.date) -> Day:
    return day.year, day.month, day.day


class Opening(StrEnum):
    """How an interval with no end is meant: a state that holds "since", a start "from"."""

    SINCE = "since"
    FROM = "from"


class Closing(StrEnum):
    """How an interval with no start is meant: a target "by", a state that held "until"."""

    BY = "by"
    UNTIL = "until"


class DurationUnit(StrEnum):
    """The unit of a stated duration."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Resolved(Frozen):
    """What a source prints of a relative date, and why it is read as this one."""

    printed: Line
    basis: LocalText


class Duration(Frozen):
    """A stated length of time: one number or a range, in one unit."""

    unit: DurationUnit
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None

    @model_validator(mode="after")
    def _shape(self) -> Self:
        ends = [end for end in (self.min, self.max) if end is not None]
        if len(ends) != (2 if self.value is None else 0):
            raise ValueError("a duration needs value, or both min and max")
        if ends and ends[0] >= ends[1]:
            raise ValueError("the min of a duration must be below its max")
        return self


class When(Frozen):
    """A time as a source states it.

    ``edtf`` is in the subset this module names. ``opening`` and ``closing`` tell "since" from
    "from" and "by" from "until" where an end is open. ``resolved_from`` marks a date that the
    source gives only relatively ("Monday"), with the basis of its reading. ``fiscal`` says that its
    years are fiscal years, ``country`` (ISO 3166) whose; see `briefgen.values.fiscal`.

    >>> from briefgen import When
    >>> When(edtf="2024-06").edtf, When(edtf="[..2045]", closing="by").closing
    ('2024-06', <Closing.BY: 'by'>)
    >>> When(edtf="June 2024")
    Traceback (most recent call last):
        ...
    pydantic_core._pydantic_core.ValidationError: ...
    """

    edtf: Line
    part: Part | None = None
    opening: Opening | None = None
    closing: Closing | None = None
    duration: Duration | None = None
    resolved_from: Resolved | None = None
    fiscal: bool = False
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None

    @field_validator("edtf")
    @classmethod
    def _is_edtf(cls, text: str) -> str:
        parse_edtf(text)
        return text

    @model_validator(mode="after")
    def _ends(self) -> Self:
        span = self.span
        ends = [end for end in (span.start, span.end) if end is not None]
        if self.country is not None and not self.fiscal:
            raise ValueError("country (whose fiscal year) goes with fiscal: true")
        if self.fiscal and any(end.month or end.decade or end.year is None for end in ends):
            raise ValueError("fiscal goes with years, quarters and halves: 2024, 2024-33, 2024-40")
        if self.opening is not None and not (span.interval and span.end is None):
            raise ValueError("opening (since, from) goes with an interval that has no end: 1996/..")
        if self.closing is not None and not (span.interval and span.start is None):
            raise ValueError("closing (by, until) goes with an interval without a start: [..2045]")
        return self

    @property
    def span(self) -> Span:
        """The EDTF expression taken apart."""
        return parse_edtf(self.edtf)

    @property
    def sort_key(self) -> tuple[tuple[int, int, int], tuple[int, int, int], int]:
        """Orders times by first day, last day and part; what has no start sorts by its end.

        The days are those of the named part: late 2027 comes after its third quarter.
        """
        span = self.span
        start = span.start or span.end
        end = span.end or span.start
        assert start is not None
        assert end is not None
        parts = list(Part)
        part = parts.index(self.part) if self.part else -1
        if span.start and span.end and not span.single:
            return self.first_day(start), self.last_day(end), part
        return self.days(start)[0], self.days(end)[1], part

    def days(self, moment: Moment) -> tuple[Day, Day]:
        """The first and the last day of the part of the moment that the time names, or of all."""
        first, last = self.first_day(moment), self.last_day(moment)
        sixths = _SIXTHS.get(self.part) if self.part else None
        if sixths is None or first == last or first[0] < dt.MINYEAR or last[0] > dt.MAXYEAR:
            return first, last
        begin = dt.date(*first)
        length = (dt.date(*last) - begin).days + 1
        start, end = (begin + dt.timedelta(days=length * sixth // 6) for sixth in sixths)
        return _day(start), _day(end - dt.timedelta(days=1))

    def first_day(self, moment: Moment) -> tuple[int, int, int]:
        """The first day that a moment of this time may mean; of a fiscal year its country's."""
        calendar_year = FISCAL_YEARS.get(self.country or "")
        if calendar_year is None:
            return moment.first_day
        return (*calendar_year.month_of(moment.year or 0, moment.months[0]), 1)

    def last_day(self, moment: Moment) -> tuple[int, int, int]:
        """The last day that a moment of this time may mean; of a fiscal year its country's."""
        calendar_year = FISCAL_YEARS.get(self.country or "")
        if calendar_year is None:
            return moment.last_day
        year, month = calendar_year.month_of(moment.year or 0, moment.months[1])
        return (year, month, calendar.monthrange(year, month)[1])
