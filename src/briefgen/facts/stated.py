"""Which typed figures and times of a fact its paragraphs do not state.

A figure is stated where its number stands. Where every place that has the number gives it another
qualifier or another unit of measure, the figure as it is typed is not stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from briefgen.facts.dates import names_half, names_month, names_quarter
from briefgen.facts.matching import fold
from briefgen.facts.model import Fact, SeriesPoint
from briefgen.facts.numerals import values_in
from briefgen.facts.reading import QuantityReader, Reading, is_measure
from briefgen.facts.rules.quantities import quantities, series_points, times
from briefgen.facts.rules.view import Where
from briefgen.facts.source_text import SourceText
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.when import Duration, Moment, When

Readers = Callable[[Language], QuantityReader]
"""Gives the reader of a language, which knows the units that the base declares."""

Cited = Sequence[tuple[SourceText, str]]
"""The paragraphs that a fact cites, folded, each with its source."""


def missing_figures(fact: Fact, cited: Cited, readers: Readers) -> Iterator[tuple[Where, str]]:
    """Each typed figure or time that no cited paragraph states, with a sentence on what lacks.

    Derived values are worked out, not stated. Of a resolved time only the printed words are. A
    point of a series that the fact's own evidence does not state is left to `missing_at_point`.
    """
    stated = _stated_values(cited)
    apart = {where for where, named in series_points(fact) if named.evidence}
    for where, quantity in quantities(fact):
        if where in apart:
            continue
        for lack in _lacks_of_quantity(quantity, stated, cited, readers):
            yield where, f"{lack} stands in no paragraph that the fact cites"
    for where, when in times(fact):
        for lack in _lacks_of_time(when, stated, cited):
            yield where, f"{lack} stands in no paragraph that the fact cites"


def missing_at_point(
    fact: Fact, point: SeriesPoint, cited: Cited, readers: Readers
) -> Iterator[str]:
    """Sentences on what the paragraph of a point's own evidence lacks of its quantity."""
    quantity = point.quantity or fact.quantity(point.value or "")
    if quantity:
        for lack in _lacks_of_quantity(quantity, _stated_values(cited), cited, readers):
            yield f"{lack} does not stand in the paragraph that the point cites"


def _stated_values(cited: Cited) -> frozenset[Decimal]:
    return frozenset(
        value for text, folded in cited for value in values_in(folded, text.source.language)
    )


def numbers_of(quantity: Quantity) -> Iterator[Decimal]:
    """The numbers that the quantity is typed with."""
    yield from (n for n in (quantity.value, quantity.min, quantity.max) if n is not None)


def _lacks_of_quantity(
    quantity: Quantity, stated: frozenset[Decimal], cited: Cited, readers: Readers
) -> Iterator[str]:
    missing = [
        number
        for number in numbers_of(quantity)
        if number not in stated and not (number == 1 and quantity.bound is Bound.EXACT)
    ]
    yield from (f"the figure {number:,f}" for number in missing)
    if not missing:
        yield from _lacks_as_typed(quantity, cited, readers)
    if quantity.printed and not _printed(quantity.printed, cited):
        yield f"the qualifier “{quantity.printed}”"
    elif quantity.vague and not any(
        quantity.vague in reading.vague for reading in _readings(cited, readers)
    ):
        yield f"the word for “{quantity.vague}”"


def _readings(cited: Cited, readers: Readers) -> list[Reading]:
    """Every quantity that the paragraphs state."""
    return [
        reading for text, folded in cited for reading in readers(text.source.language).read(folded)
    ]


def _lacks_as_typed(quantity: Quantity, cited: Cited, readers: Readers) -> Iterator[str]:
    """The typed qualifier or unit, where every place that has the number gives it another."""
    for number in numbers_of(quantity):
        found = [r for r in _readings(cited, readers) if r.has(number, quantity.unit)]
        if not found:
            continue
        if is_measure(quantity.unit) and not any(_may_measure(r, quantity.unit) for r in found):
            yield f"the figure {number:,f} in {quantity.unit}"
        elif quantity.bound is not Bound.RANGE and not any(_may_bound(r, quantity) for r in found):
            meant = " or ".join(sorted({bound for reading in found for bound in reading.bounds}))
            exact = quantity.bound in (Bound.EXACT, Bound.SHARE)
            typed = "without a qualifier" if exact else f"as {quantity.bound}"
            yield f"the figure {number:,f} {typed} (there it is {meant})"


def _may_measure(reading: Reading, unit: str) -> bool:
    """Whether the reading leaves its unit open, or names a thing, or is in that unit."""
    return reading.may_be_in(unit) or not any(map(is_measure, reading.units))


def _may_bound(reading: Reading, quantity: Quantity) -> bool:
    """Whether the reading has the typed bound; a qualifier that we do not read leaves it open.

    A number that a source gives without a qualifier may stand in a sentence that qualifies it.
    """
    if quantity.bound in (Bound.EXACT, Bound.SHARE):
        return Bound.EXACT in reading.bounds or Bound.RANGE in reading.bounds
    return bool(reading.bounds & {quantity.bound, Bound.EXACT, Bound.RANGE})


def _printed(words: str, cited: Cited) -> bool:
    return any(fold(words).casefold() in folded.casefold() for _, folded in cited)


def _lacks_of_time(when: When, stated: frozenset[Decimal], cited: Cited) -> Iterator[str]:
    if when.duration:
        for number in duration_numbers(when.duration):
            if number not in stated:
                yield f"the duration {number:f}"
    if when.resolved_from:
        if not _printed(when.resolved_from.printed, cited):
            yield f"“{when.resolved_from.printed}”"
        return
    for moment in (when.span.start, when.span.end):
        if moment is not None:
            yield from _lacks_of_moment(moment, stated, cited)


def duration_numbers(duration: Duration) -> Iterator[Decimal]:
    """The numbers that the duration is typed with."""
    yield from (n for n in (duration.value, duration.min, duration.max) if n is not None)


def _lacks_of_moment(moment: Moment, stated: frozenset[Decimal], cited: Cited) -> Iterator[str]:
    if moment.year is not None and moment.year not in stated:
        yield f"the year {moment.year}"
    if moment.day is not None and moment.day not in stated:
        yield f"the day {moment.day}"
    for name, number, named in (
        ("month", moment.month, names_month),
        ("quarter", moment.quarter, names_quarter),
        ("half of the year", moment.half, names_half),
    ):
        if number is not None and not any(
            named(number, folded, text.source.language) for text, folded in cited
        ):
            yield f"the {name} {number}"
