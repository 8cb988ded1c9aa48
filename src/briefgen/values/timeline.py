"""Times at even steps: what a line over time is drawn on, so that its slope is true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from math import gcd

from briefgen.values.when import Moment, When

MOST_STEPS = 60
"""The steps that an axis can show."""

_ADVICE = "use form: bar, which claims no even steps"


def even_steps(times: Sequence[When]) -> tuple[When, ...]:
    """The times with those that are missing between them, at the largest even step that has all.

    2015, 2020 and 2025 stay as they are; 2015, 2020 and 2021 give every year from 2015 to 2021.
    The given times are kept as they are, in order. Raises ValueError, in a sentence, where they
    are no moments of one precision (decades, years, months or days, all fiscal or none), stand
    out of order or twice, or would need more than `MOST_STEPS` steps.
    """
    precisions = {_precision(when) for when in times}
    if len(precisions) > 1 or None in precisions:
        raise ValueError(f"the times of a line are all years, all months or all days; {_ADVICE}")
    numbers = [_number(_moment(when)) for when in times]
    apart = [later - earlier for earlier, later in pairwise(numbers)]
    if any(distance <= 0 for distance in apart):
        raise ValueError("the times of a line stand in order, the earliest first, each once")
    step = reduce(gcd, apart, 0) or 1
    if (numbers[-1] - numbers[0]) // step >= MOST_STEPS:
        raise ValueError(f"the times of a line need more than {MOST_STEPS} even steps; {_ADVICE}")
    given = dict(zip(numbers, times, strict=True))
    steps = range(numbers[0], numbers[-1] + 1, step)
    return tuple(given.get(number) or _between(number, times[0]) for number in steps)


def is_plain_year(when: When) -> bool:
    """Whether the time is a year and nothing else, so that its digits alone say it."""
    return when == When(edtf=when.edtf) and when.edtf.isdecimal()


def _moment(when: When) -> Moment:
    moment = when.span.single
    assert moment is not None, "its precision was asked for"
    return moment


def _precision(when: When) -> tuple[str, bool] | None:
    moment = when.span.single
    if moment is None or moment.year is None or when.part or when.duration:
        return None
    if moment.decade:
        return "decade", when.fiscal
    return "day" if moment.day else "month" if moment.month else "year", when.fiscal


def _number(moment: Moment) -> int:
    """The moment's place on a line of its own precision: decades, years, months or days."""
    year = moment.year or 0
    if moment.decade:
        return year // 10
    if moment.day and moment.month:
        return dt.date(max(year, 1), moment.month, moment.day).toordinal()
    return year * 12 + moment.month - 1 if moment.month else year


def _between(number: int, like: When) -> When:
    """The time at that place, of the precision of ``like``."""
    moment = _moment(like)
    if moment.decade:
        return When(edtf=f"{number:03}X", fiscal=like.fiscal)
    if moment.day:
        return When(edtf=dt.date.fromordinal(number).isoformat())
    if moment.month:
        year, month = divmod(number, 12)
        return When(edtf=f"{year:04}-{month + 1:02}")
    return When(edtf=f"{number:04}", fiscal=like.fiscal)
