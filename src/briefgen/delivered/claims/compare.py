"""How a number or date that a text gives stands to one of a fact: equal, slipped, or another.

The slips are those that copying and translating makes: a
power of ten, two digits changed, another unit, a limit the other way round.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from briefgen.delivered.claims.known import KnownValue
from briefgen.delivered.claims.model import Why
from briefgen.delivered.claims.units import MONEY, kind_of, measure
from briefgen.facts.reading import Reading
from briefgen.facts.written_dates import WrittenDate
from briefgen.records import dataclass
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.when import Moment, Part, When

_LOWER = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_UPPER = frozenset({Bound.LESS_THAN, Bound.UP_TO})
_OPPOSITE = {**dict.fromkeys(_LOWER, _UPPER), **dict.fromkeys(_UPPER, _LOWER)}
_EARLY = frozenset({Part.START, Part.EARLY})
_LATE = frozenset({Part.LATE, Part.END})
_LARGEST_SLIP = 12


@dataclass(frozen=True, slots=True)
class Relation:
    """Whether it is the same, and what there is to say."""

    same: bool
    why: Why = Why.NONE


# --- quantities -----------------------------------------------------------------------------------


def relation(reading: Reading, known: KnownValue, other_thing: bool) -> Relation | None:
    """How the reading stands to the fact's quantity; None where they have nothing in common.

    ``other_thing`` says that what the text counts is nothing that the fact speaks of.
    """
    unit = _unit(known.quantity)
    if _alike(reading, unit) and not other_thing:
        return _measured(reading, known, unit)
    if _numbers(reading) and set(_numbers(reading)) == set(known.ends):
        return Relation(same=False, why=Why.UNIT)
    if _is_money(reading) and kind_of(unit) == MONEY and not other_thing:
        ratio = _slip(min(_numbers(reading)), min(known.ends))
        return Relation(same=False, why=Why.UNIT) if ratio is Why.SCALE else None
    return None


def _unit(quantity: Quantity) -> str:
    return "share" if quantity.bound is Bound.SHARE and quantity.unit != "%" else quantity.unit


def _alike(reading: Reading, unit: str) -> bool:
    """Whether the reading's unit measures what that unit does; an unknown one may."""
    wanted = measure(unit).dimension
    return not reading.units or any(measure(u).dimension == wanted for u in reading.units)


def _is_money(reading: Reading) -> bool:
    return any(kind_of(unit) == MONEY for unit in reading.units)


def _numbers(reading: Reading) -> tuple[Decimal, ...]:
    if reading.low is not None and reading.high is not None:
        return (reading.low, reading.high)
    return tuple(reading.numbers)


def _measured(reading: Reading, known: KnownValue, unit: str) -> Relation:
    wanted = tuple(end * measure(unit).factor for end in known.ends)
    spans = list(_in_base_unit(reading, unit))
    if any(span == wanted for span in spans):
        return _bounded(reading, known.quantity)
    if len(wanted) == 2 and any(len(span) == 1 and span[0] in wanted for span in spans):
        return Relation(same=True, why=Why.ONE_END)
    slips = [why for span in spans if (why := _slip_of_span(span, wanted))]
    return Relation(same=False, why=slips[0] if slips else Why.VALUE)


def _in_base_unit(reading: Reading, unit: str) -> Iterator[tuple[Decimal, ...]]:
    """What the reading may mean, one number or two ends, in the base unit of that measure."""
    dimension = measure(unit).dimension
    alike = [u for u in reading.units if measure(u).dimension == dimension] or [unit]
    for own in sorted(alike):
        factor = measure(own).factor
        if reading.low is not None and reading.high is not None:
            yield (reading.low * factor, reading.high * factor)
        else:
            yield from ((number * factor,) for number in sorted(reading.numbers))


def _bounded(reading: Reading, quantity: Quantity) -> Relation:
    """The number is there; its limit may be missing, or the other way round."""
    opposite = _OPPOSITE.get(quantity.bound)
    if opposite and reading.bounds <= opposite:
        return Relation(same=False, why=Why.BOUND)
    own = Bound.EXACT if quantity.bound is Bound.SHARE else quantity.bound
    return Relation(same=True, why=Why.NONE if own in reading.bounds else Why.QUALIFIER)


def _slip_of_span(span: tuple[Decimal, ...], wanted: tuple[Decimal, ...]) -> Why | None:
    if len(span) != len(wanted):
        return None
    slips = {_slip(number, end) for number, end in zip(span, wanted, strict=True)}
    return slips.pop() if len(slips) == 1 else None


@lru_cache(maxsize=65536)
def _slip(number: Decimal, wanted: Decimal) -> Why | None:
    """The slip that makes one number of the other, if one does."""
    if not number or not wanted or number == wanted:
        return None
    first, second = number.normalize().as_tuple(), wanted.normalize().as_tuple()
    assert isinstance(first.exponent, int)
    assert isinstance(second.exponent, int)
    if first.digits == second.digits:
        return Why.SCALE if abs(first.exponent - second.exponent) <= _LARGEST_SLIP else None
    return Why.TRANSPOSED if transposed(format(number, "f"), format(wanted, "f")) else None


def transposed(first: str, second: str) -> bool:
    """Whether two neighbours changed places: 2045, 2054."""
    if len(first) != len(second):
        return False
    apart = [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )


# --- times ----------------------------------------------------------------------------------------


def time_relation(date: WrittenDate, when: When) -> Relation:
    """How the date stands to the fact's time."""
    why = _time(date, when)
    if why is None:
        return Relation(same=False, why=_time_slip(date, when))
    if why in (Why.NONE, Why.COARSER, Why.ONE_END):
        if when.part is None and date.part is not None:
            return Relation(same=False, why=Why.FINER)
        if when.part is not None and date.part is None:
            why = Why.COARSER
        elif _parts_differ(date.part, when.part):
            return Relation(same=False, why=Why.PART)
        return Relation(same=True, why=why)
    return Relation(same=False, why=why)


def wrong_weekday(date: WrittenDate) -> bool:
    """Whether the date says a day of the week that it does not fall on."""
    moment = date.first
    if date.weekday is None or moment.year is None or moment.month is None or moment.day is None:
        return False
    try:
        return dt.date(moment.year, moment.month, moment.day).weekday() != date.weekday
    except ValueError:
        return True


def _time(date: WrittenDate, when: When) -> Why | None:
    """What to note of a date that fits the time, None where it does not fit."""
    span = when.span
    if span.single:
        return None if date.last else _moment(date.first, span.single)
    if date.last:
        ends = [end for end in (span.start, span.end) if end]
        if len(ends) < 2:
            return None
        noted = {_moment(date.first, ends[0]), _moment(date.last, ends[1])}
        return None if None in noted else max(noted, key=lambda why: why is Why.COARSER)
    if span.start is None or span.end is None:
        return _moment(date.first, span.start or span.end)
    noted = {_moment(date.first, span.start), _moment(date.first, span.end)}
    if noted == {Why.COARSER} or noted == {Why.NONE}:
        return Why.COARSER
    if Why.NONE in noted:
        return Why.ONE_END
    return Why.ONE_END if _within(date.first, span.start, span.end) else None


@lru_cache(maxsize=65536)
def _moment(given: Moment, held: Moment | None) -> Why | None:
    """Equal, or less precise, or more precise than the fact has it; None where they differ."""
    if held is None:
        return None
    if given.year is not None and held.year is not None:
        low, high = given.first_day, given.last_day
        first, last = held.first_day, held.last_day
        if (low, high) == (first, last):
            return Why.NONE
        if low <= first and last <= high:
            return Why.COARSER
        return Why.FINER if first <= low and high <= last else None
    if given.month == held.month and given.day == held.day:
        return Why.NONE if given.year == held.year else Why.COARSER
    if given.year is None and given.month == held.month and given.day is None:
        return Why.COARSER
    return None


def _within(given: Moment, start: Moment, end: Moment) -> bool:
    """Whether it is a day within days; years between two years are not stated."""
    if given.day is None or start.day is None or end.day is None:
        return False
    year = given.year if given.year is not None else start.year
    day = (year or 0, given.month or 0, given.day)
    return start.first_day <= day <= end.last_day


def _parts_differ(given: Part | None, held: Part | None) -> bool:
    if given is None or held is None:
        return False
    for group in (_EARLY, _LATE):
        if given in group:
            return held not in group
    return given is not held


def _time_slip(date: WrittenDate, when: When) -> Why:
    given = [moment.year for moment in (date.first, date.last) if moment and moment.year]
    span = when.span
    held = [moment.year for moment in (span.start, span.end) if moment and moment.year]
    swapped = any(transposed(str(one), str(other)) for one in given for other in held)
    return Why.TRANSPOSED if swapped else Why.VALUE
