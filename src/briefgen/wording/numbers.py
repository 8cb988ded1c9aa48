"""Bare numbers into words: grouping, scales, ranges, fractions, ordinals.

CLDR separators come from Babel. Nothing is rounded: every figure says its number exactly.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from briefgen.values.language import Language
from briefgen.wording.catalogue import Catalogue, NumberWords, Scale, catalogue
from briefgen.wording.cldr import decimal_separator, group_separator

_MOST_DECIMALS = 3
_LONGEST = 10**6
_FEWEST_PLACES = 4
"""A share of 0.33 is 33 per cent; one of 0.3333 is a third."""


@lru_cache(maxsize=16384)
def grouped(number: Decimal, language: Language) -> str:
    """The number with the language's separators: 3,000.5 or 3.000,5; all its decimals."""
    text = format(abs(number).normalize(), ",f").translate(_separators(language))
    return _signed(text, number, catalogue(language))


@lru_cache(maxsize=8)
def _separators(language: Language) -> dict[int, str]:
    """The language's separators, from CLDR, in place of Python's; Babel would format far slower."""
    return str.maketrans({",": group_separator(language), ".": decimal_separator(language)})


def _signed(text: str, number: Decimal, words: Catalogue) -> str:
    return words.numbers.minus + text if number < 0 else text


def figure(number: Decimal, words: Catalogue) -> str:
    """The number as a figure with its scale word: "3 trillion", "3.000 tỷ", "3兆"."""
    if words.numbers.grouped_scales:
        return _signed(_in_powers(abs(number), words), number, words)
    scale = _scale_of(number, words)
    return _at_scale(number, scale, words)


def figure_range(low: Decimal, high: Decimal, words: Catalogue) -> str:
    """Both ends in one figure, at one scale where both are exact at it: "3–4 trillion"."""
    numbers = words.numbers
    if _reads_as_scaled(low, high, words):
        in_full = {"low": grouped(low, words.language), "high": grouped(high, words.language)}
        return (numbers.range_apart if low < 0 else numbers.range).format(**in_full)
    ends = {"low": figure(low, words), "high": figure(high, words)}
    scale = _scale_of(low, words)
    if numbers.grouped_scales or low < 0 or scale != _scale_of(high, words):
        return numbers.range_apart.format(**ends)
    shifted = {
        "low": grouped(_shifted(low, scale), words.language),
        "high": grouped(_shifted(high, scale), words.language),
    }
    return _scaled(numbers.range.format(**shifted), scale, numbers)


def _reads_as_scaled(low: Decimal, high: Decimal, words: Catalogue) -> bool:
    """Whether the scale of the high end would be read into the low one: 1 to 4 million."""
    if not low or low == high:
        return False
    last = _last_scale(high, words)
    return last is not None and _last_scale(low, words) is None and _shifted_up(low, last) <= high


def _last_scale(number: Decimal, words: Catalogue) -> Scale | None:
    """The scale word that ends the number's figure, if one does."""
    text = figure(number, words)
    return next((scale for scale in words.numbers.scales if text.endswith(scale.word)), None)


def _shifted_up(number: Decimal, scale: Scale) -> Decimal:
    return number.scaleb(scale.exponent)


def fraction_word(share: Decimal, words: Catalogue, *, qualified_behind: bool) -> str | None:
    """The word for a share that is a fraction, or one rounded to four places or more; else None.

    Some words take no qualifier behind them.
    """
    written = _fraction(share, words.language)
    if written is None or (qualified_behind and written in words.numbers.fractions_apart):
        return None
    return words.numbers.fractions[written]


@lru_cache(maxsize=1024)
def _fraction(share: Decimal, language: Language) -> str | None:
    """The fraction that the share is, as the catalogue writes it."""
    places = decimals(share)
    for written in catalogue(language).numbers.fractions:
        fraction = Fraction(written)
        exact = Fraction(share) == fraction
        if exact or (places >= _FEWEST_PLACES and round(fraction, places) == Fraction(share)):
            return written
    return None


def ordinal(number: int, words: Catalogue) -> str:
    """The ordinal of a positive number: first, 11th, thứ nhất, 第1."""
    table = words.numbers.ordinals
    if number <= len(table.words):
        return table.pattern.format(n=table.words[number - 1])
    digits = grouped(Decimal(number), words.language)
    endings = (f"{number % 100:02}", str(number % 10), "")
    suffix = next((table.suffixes[end] for end in endings if end in table.suffixes), "")
    return table.pattern.format(n=digits + suffix)


def _scale_of(number: Decimal, words: Catalogue) -> Scale | None:
    """The largest scale at which the number is at least one and has few decimals.

    Where that leaves a long figure before the scale word, the largest scale of all is clearer, with
    all its decimals: 12.3456789 trillion, not 12,345,678.9 million.
    """
    reached = [scale for scale in words.numbers.scales if abs(number) >= 10**scale.exponent]
    for scale in reached:
        shifted = _shifted(number, scale)
        if decimals(shifted) <= _MOST_DECIMALS:
            return scale if abs(shifted) < _LONGEST else reached[0]
    return None


def _at_scale(number: Decimal, scale: Scale | None, words: Catalogue) -> str:
    return _scaled(grouped(_shifted(number, scale), words.language), scale, words.numbers)


def _scaled(text: str, scale: Scale | None, numbers: NumberWords) -> str:
    return numbers.scaled.format(figure=text, scale=scale.word) if scale else text


def _shifted(number: Decimal, scale: Scale | None) -> Decimal:
    return number.scaleb(-scale.exponent) if scale else number


def decimals(number: Decimal) -> int:
    """How many decimals the number has, nought at its end left out."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _in_powers(number: Decimal, words: Catalogue) -> str:
    """The number, not negative, cut at the powers of its language: 1兆5,000億, exactly."""
    if not number or decimals(number):
        return grouped(number, words.language)
    rest, text = int(number), ""
    for scale in words.numbers.scales:
        count, rest = divmod(rest, 10**scale.exponent)
        if count:
            text += _at_scale(Decimal(count).scaleb(scale.exponent), scale, words)
    return text + (grouped(Decimal(rest), words.language) if rest else "")
