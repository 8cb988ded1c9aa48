"""Derived values worked out from their inputs: sums, differences, ratios and counts.

Unlike units and unlike measures are never added (briefing-craft.md, The brief, 8), and the result
carries the weakest bound of its inputs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from briefgen.facts.model import Fact, FactBase, SeriesPoint
from briefgen.values.quantity import Bound, Derived, Operation, Quantity, Scope

COUNTED = "fact"
"""The unit of a count whose inputs are whole facts or values of several units."""

_WEAKNESS = (
    Bound.EXACT,
    Bound.SHARE,
    Bound.AT_LEAST,
    Bound.MORE_THAN,
    Bound.UP_TO,
    Bound.LESS_THAN,
    Bound.APPROXIMATE,
    Bound.RANGE,
    Bound.VAGUE,
)
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UPPER = frozenset({Bound.UP_TO, Bound.LESS_THAN})
_MIRRORED = {
    Bound.AT_LEAST: Bound.UP_TO,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.UP_TO: Bound.AT_LEAST,
    Bound.LESS_THAN: Bound.MORE_THAN,
}
_DIGITS = Context(prec=12)
"""A ratio is worked out to twelve significant digits, then rounded to what a reader can use."""

_ROUNDED = {
    Bound.AT_LEAST: ROUND_FLOOR,
    Bound.MORE_THAN: ROUND_FLOOR,
    Bound.UP_TO: ROUND_CEILING,
    Bound.LESS_THAN: ROUND_CEILING,
}
"""Limits are rounded so that they stay true; any other number to the nearest."""

Ends = tuple[Decimal, Decimal]


def resolve_values(base: FactBase, fact: Fact) -> Mapping[str, Quantity]:
    """Every value of the fact by name, derived ones worked out; ValueError if one cannot be."""
    return {value.name: resolved_quantity(base, fact, value.name) for value in fact.values}


def resolved_quantity(base: FactBase, fact: Fact, name: str) -> Quantity:
    """The quantity of that name, worked out if it is derived.

    Raises ValueError, in a sentence, for a name or input that is not there, a cycle, unlike units
    or measures, words instead of numbers, or a division by zero.
    """
    return _resolved(base, fact, name, ())


def resolved_point(base: FactBase, fact: Fact, point: SeriesPoint) -> Quantity:
    """The quantity of a point of the fact's series; ValueError as `resolved_quantity`."""
    return point.quantity or resolved_quantity(base, fact, point.value or "")


def _resolved(base: FactBase, fact: Fact, name: str, trail: tuple[str, ...]) -> Quantity:
    key = f"{fact.id}.{name}"
    if key in trail:
        raise ValueError(f"the value is derived from itself: {' → '.join((*trail, key))}")
    value = next((value for value in fact.values if value.name == name), None)
    if value is None:
        raise ValueError(f"the fact {fact.id} has no value “{name}”")
    if value.derived is None:
        assert value.quantity is not None
        return value.quantity
    return _worked_out(base, value.derived, (*trail, key))


def _worked_out(base: FactBase, derived: Derived, trail: tuple[str, ...]) -> Quantity:
    if derived.operation is Operation.COUNT:
        return _count(base, derived.inputs, trail)
    inputs = [_input(base, name, trail) for name in derived.inputs]
    match derived.operation:
        case Operation.SUM:
            return _sum(_alike(inputs))
        case Operation.DIFFERENCE:
            return _difference(*_two(_alike(inputs), "difference"))
        case Operation.RATIO:
            return _ratio(*_two(_alike(inputs), "ratio"))


def _input(base: FactBase, name: str, trail: tuple[str, ...]) -> Quantity:
    ident, _, value = name.partition(".")
    fact = base.fact_by_id.get(ident)
    if fact is None or not value:
        raise ValueError(f"the input “{name}” names no value; write fact-id.value-name")
    return _resolved(base, fact, value, trail)


def _count(base: FactBase, names: Sequence[str], trail: tuple[str, ...]) -> Quantity:
    """How many inputs there are; an input may be a whole fact, named by its id alone."""
    units: set[str] = set()
    for name in names:
        if name in base.fact_by_id:
            units.add(COUNTED)
        else:
            units.add(_input(base, name, trail).unit)
    if len(set(names)) < len(names):
        raise ValueError("an input of the count is named twice")
    unit = units.pop() if len(units) == 1 else COUNTED
    return Quantity(unit=unit, value=Decimal(len(names)))


def _alike(inputs: Sequence[Quantity]) -> Sequence[Quantity]:
    """The same quantities, if they may be reckoned together; ValueError says why not."""
    units = sorted({quantity.unit for quantity in inputs})
    if len(units) > 1:
        raise ValueError(f"unlike units are not reckoned together: {', '.join(units)}")
    if any(not quantity.is_number for quantity in inputs):
        raise ValueError("an amount given in words (several, numerous) cannot be reckoned with")
    if len({quantity.bound is Bound.SHARE for quantity in inputs}) > 1:
        raise ValueError("unlike measures are not reckoned together: a share and an amount")
    for scope in (Scope.PER_YEAR, Scope.EACH):
        if len({quantity.scope is scope for quantity in inputs}) > 1:
            raise ValueError(f"unlike measures are not reckoned together: some are {scope} amounts")
    return inputs


def _two(inputs: Sequence[Quantity], operation: str) -> tuple[Quantity, Quantity]:
    if len(inputs) != 2:
        raise ValueError(f"a {operation} needs two inputs, not {len(inputs)}")
    return inputs[0], inputs[1]


def _sum(inputs: Sequence[Quantity]) -> Quantity:
    ends = [_ends(quantity) for quantity in inputs]
    low = sum((low for low, _ in ends), Decimal())
    high = sum((high for _, high in ends), Decimal())
    return _made(
        inputs[0].unit, (low, high), [quantity.bound for quantity in inputs], _scope(inputs)
    )


def _difference(first: Quantity, second: Quantity) -> Quantity:
    (low, high), (less, more) = _ends(first), _ends(second)
    bounds = [first.bound, _MIRRORED.get(second.bound, second.bound)]
    return _made(first.unit, (low - more, high - less), bounds, _scope((first, second)))


def _ratio(first: Quantity, second: Quantity) -> Quantity:
    """The first as a percentage of the second; both have to be positive.

    It is rounded to whole percent, near nought and a hundred to a decimal; an exact one that had to
    be rounded is approximate.
    """
    (low, high), (less, more) = _ends(first), _ends(second)
    if less <= 0 or low < 0:
        raise ValueError("a ratio needs positive numbers")
    ends = (_DIGITS.divide(100 * low, more), _DIGITS.divide(100 * high, less))
    bounds = [first.bound, _MIRRORED.get(second.bound, second.bound)]
    whole = _made("%", ends, bounds, None)
    if whole.bound is Bound.RANGE:
        assert whole.min is not None
        assert whole.max is not None
        low, high = _rounded(whole.min, ROUND_FLOOR), _rounded(whole.max, ROUND_CEILING)
        return Quantity(unit="%", bound=Bound.RANGE, min=low, max=high)
    assert whole.value is not None
    value = _rounded(whole.value, _ROUNDED.get(whole.bound, ROUND_HALF_EVEN))
    exact = whole.bound in (Bound.EXACT, Bound.SHARE)
    bound = Bound.APPROXIMATE if exact and value != whole.value else whole.bound
    return Quantity(unit="%", bound=bound, value=value)


def _rounded(percent: Decimal, rounding: str) -> Decimal:
    """To whole percent; to a decimal where that is exact, and near the ends, where it is much."""
    finer = percent.quantize(Decimal("0.1"), rounding)
    if finer == percent or not 10 <= percent < 90:
        return finer
    return percent.quantize(Decimal(1), rounding)


def _ends(quantity: Quantity) -> Ends:
    if quantity.bound is Bound.RANGE:
        assert quantity.min is not None
        assert quantity.max is not None
        return quantity.min, quantity.max
    assert quantity.value is not None
    return quantity.value, quantity.value


def _scope(inputs: Sequence[Quantity]) -> Scope | None:
    scopes = {quantity.scope for quantity in inputs}
    return scopes.pop() if len(scopes) == 1 else None


def _made(unit: str, ends: Ends, bounds: Sequence[Bound], scope: Scope | None) -> Quantity:
    bound = _weakest(bounds)
    if bound is Bound.RANGE:
        return Quantity(unit=unit, bound=bound, min=ends[0], max=ends[1], scope=scope)
    return Quantity(unit=unit, bound=bound, value=ends[0], scope=scope)


def _weakest(bounds: Sequence[Bound]) -> Bound:
    """The weakest bound; a lower and an upper limit together leave only an approximate number."""
    kinds = set(bounds)
    weakest = max(bounds, key=_WEAKNESS.index)
    if weakest not in (Bound.RANGE, Bound.VAGUE) and kinds & _LOWER and kinds & _UPPER:
        return Bound.APPROXIMATE
    return weakest
