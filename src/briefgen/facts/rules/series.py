"""Rules on series: their points can honestly be drawn on one scale, in the form asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.facts.derive import resolved_point, resolved_quantity
from briefgen.facts.model import Fact, Series, SeriesForm
from briefgen.facts.rules.view import View, Where
from briefgen.issues import Issue
from briefgen.values.quantity import Bound, Quantity

_MOST_DIGITS = 15
"""What the cell of a workbook holds (IEEE 754 double)."""

_LIMITS = frozenset({Bound.MORE_THAN, Bound.LESS_THAN, Bound.AT_LEAST, Bound.UP_TO})

Trouble = tuple[str, str]
"""What is wrong, and what to do."""


def series_name_values_of_their_fact(view: View) -> Iterator[Issue]:
    """A point that names a value names one of its own fact, and so does ``whole``."""
    for fact in view.base.facts:
        names = [value.name for value in fact.values]
        for name in _named(fact.series):
            if name not in names:
                hint = view.nearest.hint(name, names, "name one of its values, or give quantity")
                message = f"the series names “{name}”, and the fact has no such value"
                yield view.error("unknown-value-name", _where(fact), message, hint)


def series_can_be_drawn(view: View) -> Iterator[Issue]:
    """The points of a series are numbers of one unit and one measure, in a form that shows them."""
    for fact in view.base.facts:
        series = fact.series
        if series is None:
            continue
        try:
            quantities = [resolved_point(view.base, fact, point) for point in series.points]
            whole = resolved_quantity(view.base, fact, series.whole) if series.whole else None
        except ValueError:
            continue  # other rules say what does not resolve
        trouble = next(_troubles(series, quantities, whole), None)
        if trouble:
            yield view.error("not-drawable", _where(fact), *trouble)


def _where(fact: Fact) -> Where:
    return Where("fact", fact.id).at("series")


def _named(series: Series | None) -> Iterator[str]:
    if series is not None:
        yield from dict.fromkeys(point.value for point in series.points if point.value)
        if series.whole is not None:
            yield series.whole


def _troubles(
    series: Series, quantities: Sequence[Quantity], whole: Quantity | None
) -> Iterator[Trouble]:
    yield from _unlike(quantities)
    for quantity in quantities:
        yield from _no_one_number(quantity)
    numbers = [quantity.value for quantity in quantities if quantity.value is not None]
    parts = series.form in (SeriesForm.DOUGHNUT, SeriesForm.STACKED_BAR)
    if parts and any(number < 0 for number in numbers):
        yield "a part below zero cannot be drawn as a part", "use form: bar"
    if series.form is SeriesForm.DOUGHNUT:
        yield from _no_shares(quantities, numbers, whole)


def _unlike(quantities: Sequence[Quantity]) -> Iterator[Trouble]:
    units = sorted({quantity.unit for quantity in quantities})
    if len(units) > 1:
        yield f"the points have unlike units: {', '.join(units)}", "draw one unit a series"
    scopes = sorted({str(quantity.scope or "no scope") for quantity in quantities})
    if len(scopes) > 1:
        message = f"the points are unlike measures: {', '.join(scopes)}"
        yield message, "draw one measure a series, and give each point the same scope"
    if len({quantity.bound is Bound.SHARE for quantity in quantities}) > 1:
        yield "the points are unlike measures: shares and amounts", "draw one measure a series"


def _no_one_number(quantity: Quantity) -> Iterator[Trouble]:
    if quantity.bound is Bound.RANGE:
        ends = f"{quantity.min:f} to {quantity.max:f}"
        hint = "leave the point out, or make two lines of it: the lower and the upper ends"
        yield f"the range {ends} cannot be drawn as one number", hint
    if quantity.bound is Bound.VAGUE:
        hint = "leave the point out; the fact’s sentence says it"
        yield f"“{quantity.vague}” is an amount in words and cannot be drawn", hint
    if quantity.value is not None and len(quantity.value.as_tuple().digits) > _MOST_DIGITS:
        message = f"{quantity.value:f} has more digits than the cell of a workbook holds"
        yield message, f"at most {_MOST_DIGITS} digits can be drawn"


def _no_shares(
    quantities: Sequence[Quantity], numbers: Sequence[Decimal], whole: Quantity | None
) -> Iterator[Trouble]:
    """Why the parts of a doughnut are not the shares of one whole, rounding allowed for."""
    if any(quantity.bound in _LIMITS for quantity in quantities):
        yield "a part that is only a limit (more than, up to) has no size", "use form: bar"
    first = quantities[0]
    if whole is not None:
        if whole.value is None or (whole.unit, whole.scope) != (first.unit, first.scope):
            yield "the whole is not of the unit and scope of its parts", "name another value"
            return
        total = whole.value
    elif first.unit == "%" or first.bound is Bound.SHARE:
        total = Decimal(100 if first.unit == "%" else 1)
    else:
        hint = "name the value that the parts make up in whole, or use form: bar"
        yield "nothing says that the parts make up one whole", hint
        return
    found = sum(numbers, Decimal())
    if abs(found - total) > _rounding(numbers):
        message = f"the parts make {found:f}, and their whole is {total:f}"
        yield message, "add the part that is missing, as the source has it, or use form: bar"


def _rounding(numbers: Sequence[Decimal]) -> Decimal:
    """The most that rounding can leave: half a unit of its last place for each part."""
    exponents = [number.as_tuple().exponent for number in numbers]
    places = [min(0, exponent) for exponent in exponents if isinstance(exponent, int)]
    return sum((Decimal((0, (5,), place - 1)) for place in places), Decimal())
