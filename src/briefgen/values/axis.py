"""The axis of a time line: its first and last day, and a few round dates to read it by."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator

from briefgen.records import dataclass
from briefgen.values.when import When

MOST_TICKS = 6
_DAYS = (1, 2, 5, 10, 20)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of an axis, and its ticks as EDTF dates of day, month or year."""

    first: dt.date
    last: dt.date
    ticks: tuple[str, ...]

    def labelled(self) -> Iterator[tuple[dt.date, When]]:
        """The day that each tick stands at, and the time that labels it.

        The year is said once: by ticks that are a year or its January, else by the first tick.
        """
        years = any(_is_year(edtf) for edtf in self.ticks)
        for place, edtf in enumerate(self.ticks):
            named = years or place > 0
            yield tick_day(edtf), When(edtf=_label(edtf, year_is_said=named))


def axis_over(days: Iterable[dt.date], otherwise: dt.date) -> Span:
    """The linear axis over the days, its unit chosen by their span: days, months or years.

    Its ends are whole months or years, unless a few weeks are all there is; of a single day, or of
    none (then of ``otherwise``), it is the whole year.
    """
    held = sorted(days) or [otherwise]
    first, last = held[0], held[-1]
    length = (last - first).days
    if length > 3 * 366 or not length:
        first, last = dt.date(first.year, 1, 1), dt.date(last.year, 12, 31)
    elif length > 62:
        first = first.replace(day=1)
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    else:
        return _ticked(first, last, (tuple(_days(first, last, step)) for step in _DAYS))
    return _ticked(first, last, _by_months_or_years(first, last))


def _ticked(first: dt.date, last: dt.date, finer: Iterable[tuple[str, ...]]) -> Span:
    """With the finest ticks that are few enough."""
    ticks: tuple[str, ...] = ()
    for ticks in finer:
        if len(ticks) <= MOST_TICKS:
            break
    return Span(first, last, ticks)


def _by_months_or_years(first: dt.date, last: dt.date) -> Iterator[tuple[str, ...]]:
    if last.year - first.year <= MOST_TICKS:
        yield from (tuple(_months(first, last, step)) for step in _MONTHS)
    yield from (tuple(_years(first, last, step)) for step in _YEARS)


def _days(first: dt.date, last: dt.date, step: int) -> Iterator[str]:
    for offset in range(0, (last - first).days + 1, step):
        yield (first + dt.timedelta(days=offset)).isoformat()


def _months(first: dt.date, last: dt.date, step: int) -> Iterator[str]:
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, step):
            if first <= dt.date(year, month, 1) <= last:
                yield f"{year:04}-{month:02}"


def _years(first: dt.date, last: dt.date, step: int) -> Iterator[str]:
    """Round years after the first day: a label at the very edge would stand half outside."""
    for year in range(first.year + 1, last.year + 1):
        if year % step == 0:
            yield f"{year:04}"


def _is_year(edtf: str) -> bool:
    return len(edtf) == 4 or (len(edtf) == 7 and edtf.endswith("-01"))


def _label(edtf: str, *, year_is_said: bool) -> str:
    if _is_year(edtf):
        return edtf[:4]
    return "XXXX" + edtf[4:] if year_is_said else edtf


def tick_day(edtf: str) -> dt.date:
    """The day that a tick stands at: the first of its month or year."""
    start = When(edtf=edtf).span.start
    assert start is not None
    return dt.date(*start.first_day)
