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
    are no moments of one precision (decades, years, halves, quarters, months or days, all fiscal
    years of one country or none), stand out of order or twice, or would need more than
    `MOST_STEPS` steps.
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


def _precision(when: When) -> tuple[str, bool, str | None] | None:
    moment = when.span.single
    if moment is None or moment.year is None or when.part or when.duration:
        return None
    parts = {"decade": moment.decade, "half": moment.half, "quarter": moment.quarter}
    parts |= {"day": moment.day, "month": moment.month, "year": True}
    name = next(name for name, there in parts.items() if there)
    return name, when.fiscal, when.country


def _number(moment: Moment) -> int:
    """The moment's place on a line of its own precision: decades, years, parts of it or days."""
    year = moment.year or 0
    if moment.decade:
        return year // 10
    if moment.half:
        return year * 2 + moment.half - 1
    if moment.quarter:
        return year * 4 + moment.quarter - 1
    if moment.day and moment.month:
        return dt.date(max(year, 1), moment.month, moment.day).toordinal()
    return year * 12 + moment.month - 1 if moment.month else year


def _between(number: int, like: When) -> When:
    """The time at that place, of the precision of ``like``."""
    moment = _moment(like)
    return When(edtf=_edtf(number, moment), fiscal=like.fiscal, country=like.country)


def _edtf(number: int, like: Moment) -> str:
    if like.decade:
        return f"{number:03}X"
    if like.day:
        return dt.date.fromordinal(number).isoformat()
    for there, parts, first in ((like.half, 2, 40), (like.quarter, 4, 33), (like.month, 12, 1)):
        if there:
            return f"{number // parts:04}-{number % parts + first:02}"
    return f"{number:04}"
