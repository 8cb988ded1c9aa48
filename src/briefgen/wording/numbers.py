"""Bare numbers into words: grouping, scales, ranges. CLDR separators come from Babel."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from briefgen.values.language import Language
from briefgen.wording.catalogue import Catalogue, Scale

_MOST_DECIMALS = 3


@lru_cache(maxsize=16384)
def grouped(number: Decimal, language: Language) -> str:
    """The number with the language's separators: 3,000.5 or 3.000,5; all its decimals."""
    plain = format(number.normalize(), "f")
    decimals = len(plain.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(
        format_decimal(number, format=pattern, locale=str(language), decimal_quantization=False)
    )


def figure(number: Decimal, words: Catalogue) -> str:
    """The number as a figure with its scale word: "3 trillion", "3.000 tỷ", "3兆"."""
    if words.numbers.grouped_scales:
        return _in_powers(number, words)
    scale = _scale_of(number, words)
    return _at_scale(number, scale, words)


def figure_range(low: Decimal, high: Decimal, words: Catalogue) -> str:
    """Both ends in one figure, at one scale where both are exact at it: "3–4 trillion"."""
    if not words.numbers.grouped_scales:
        scale = _scale_of(low, words)
        if scale and scale == _scale_of(high, words):
            ends = words.numbers.range.format(
                low=grouped(_shifted(low, scale), words.language),
                high=grouped(_shifted(high, scale), words.language),
            )
            return words.numbers.scaled.format(figure=ends, scale=scale.word)
    return words.numbers.range.format(low=figure(low, words), high=figure(high, words))


def _scale_of(number: Decimal, words: Catalogue) -> Scale | None:
    """The largest scale at which the number is at least one and has few decimals."""
    for scale in words.numbers.scales:
        shifted = _shifted(number, scale)
        if abs(shifted) >= 1 and _decimals(shifted) <= _MOST_DECIMALS:
            return scale
    return None


def _at_scale(number: Decimal, scale: Scale | None, words: Catalogue) -> str:
    if scale is None:
        return grouped(number, words.language)
    shifted = grouped(_shifted(number, scale), words.language)
    return words.numbers.scaled.format(figure=shifted, scale=scale.word)


def _shifted(number: Decimal, scale: Scale) -> Decimal:
    return number.scaleb(-scale.exponent)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _in_powers(number: Decimal, words: Catalogue) -> str:
    """The number cut at the powers of its language: 1兆5,000億, exact to the last digit."""
    if abs(number) < 10 ** words.numbers.scales[-1].exponent or _decimals(number):
        return grouped(number, words.language)
    rest = int(abs(number))
    text = "-" if number < 0 else ""
    for scale in words.numbers.scales:
        count, rest = divmod(rest, 10**scale.exponent)
        if count:
            text += _at_power(count, scale, words)
    return text + (grouped(Decimal(rest), words.language) if rest else "")


def _at_power(count: int, scale: Scale, words: Catalogue) -> str:
    return words.numbers.scaled.format(
        figure=grouped(Decimal(count), words.language), scale=scale.word
    )
