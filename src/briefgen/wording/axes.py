"""Numbers and times as an axis has them: one scale and one unit for all, signs for qualifiers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefgen.records import dataclass
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.timeline import is_plain_year
from briefgen.values.when import When
from briefgen.wording.catalogue import Catalogue, DateStyle
from briefgen.wording.numbers import decimals
from briefgen.wording.quantities import UnitLookup, unit_noun
from briefgen.wording.times import axis_label

SIGNS = {
    Bound.APPROXIMATE: "≈",
    Bound.MORE_THAN: ">",
    Bound.LESS_THAN: "<",
    Bound.AT_LEAST: "≥",
    Bound.UP_TO: "≤",
}
"""Qualifiers beside a number on an axis, the same in every language; a remark gives their words."""

_SCALED_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Scale:
    """What numbers are drawn in: ``unit`` in words, and the power of ten that it stands for."""

    exponent: int
    unit: str

    def drawn(self, number: Decimal) -> Decimal:
        """The number in the scale's unit, exactly."""
        return Decimal(format(number.scaleb(-self.exponent).normalize(), "f"))


def common_scale(quantities: Sequence[Quantity], words: Catalogue, unit_words: UnitLookup) -> Scale:
    """The scale for numbers of one unit: billion yen, 億円, %, engineers.

    A scale word is taken where each number but nought has at least one of it, and no more than one
    decimal: no figure gets longer than it was.
    """
    first = quantities[0]
    if first.unit == "%" or first.bound is Bound.SHARE:
        return Scale(0 if first.unit == "%" else -2, "%")
    unit = unit_noun(first.unit, words, unit_words)
    numbers = [quantity.value for quantity in quantities if quantity.value]
    scale = next((s for s in words.numbers.scales if numbers and _suits(numbers, s.exponent)), None)
    if scale is not None:
        unit = words.units.money_pattern.format(figure=scale.word, unit=unit)
    if first.scope is not None:
        unit = words.label("chart-unit-scope", unit=unit, scope=words.scopes[first.scope].label)
    return Scale(scale.exponent if scale else 0, unit)


def _suits(numbers: Sequence[Decimal], exponent: int) -> bool:
    shifted = [number.scaleb(-exponent) for number in numbers]
    return all(abs(number) >= 1 and decimals(number) <= _SCALED_DECIMALS for number in shifted)


def axis_times(times: Sequence[When], words: Catalogue, style: DateStyle) -> tuple[str, ...]:
    """The times in words; plain years, if all are, in the short form of an axis."""
    if all(is_plain_year(when) for when in times):
        return tuple(words.times.axis_year.format(year=int(when.edtf)) for when in times)
    return tuple(axis_label(when, words, style) for when in times)


def tick_label(when: When, words: Catalogue, style: DateStyle) -> str:
    """The label of a tick of a time line: a year in digits, a month or a day by name."""
    return when.edtf if is_plain_year(when) else axis_label(when, words, style)
