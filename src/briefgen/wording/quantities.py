"""Quantities into words, with qualifier, figure, unit and scope also apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from babel.core import UnknownLocaleError
from babel.numbers import get_currency_name, list_currencies

from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Bound, Quantity
from briefgen.wording.catalogue import Catalogue
from briefgen.wording.numbers import figure, figure_range

SYMBOLS = frozenset(
    "W kW MW GW TW Wh kWh MWh GWh TWh kV m km m2 km2 m3 l ha t kt Mt tCO2 MtCO2 °C".split()
)
"""Units printed as symbols (SI and IEC usage), the same in every language."""

UnitLookup = Callable[[str, Language], UnitWords | None]
"""Gives the words of a unit that the fact base declares, or None."""


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """A worded quantity: its parts for a figure set large, and the whole for running text."""

    qualifier: str
    figure: str
    unit: str
    full: str
    bare: str


def word_quantity(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> QuantityWords:
    """The quantity in words; ``full`` has qualifier, figure, unit and scope, ``bare`` no unit.

    The printed qualifier is kept where it is one of the catalogue's for the same bound, so that
    "around 250" stays "around 250" in English and becomes "khoảng 250" in Vietnamese.
    """
    if quantity.bound is Bound.VAGUE:
        return _vague(quantity, words, unit_words)
    whole = _whole_word(quantity, words)
    number = whole or _figure(quantity, words)
    unit = "" if whole or quantity.unit == "%" else _unit(quantity, words, unit_words)
    joined = _joined(quantity, number, unit, words, unit_words)
    counted = number if whole else _countered(quantity, number, words, unit_words)
    shown, beside = _apart(number, counted, unit, _behind(quantity, words))
    return QuantityWords(
        qualifier=_label(quantity, words),
        figure=shown,
        unit=beside,
        full=_scoped(joined, quantity, words),
        bare=_bounded(counted, quantity, words),
    )


def known_unit(unit: str) -> bool:
    """Whether wording knows the unit without a declaration: money, symbol, percent, time, thing."""
    from briefgen.wording.catalogue import catalogue

    things = catalogue(Language.EN).units.things
    return unit == "%" or unit in SYMBOLS or unit in things or unit in list_currencies()


def unit_noun(unit: str, words: Catalogue, unit_words: UnitLookup) -> str:
    """What is counted, for many, without a figure: "engineers", "yen"; in Japanese the counter."""
    declared = unit_words(unit, words.language) or words.units.things.get(unit)
    return (declared and declared.counter) or _noun(unit, words, unit_words, plural=True)


def _vague(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> QuantityWords:
    assert quantity.vague is not None
    word = words.vague[quantity.vague]
    declared = _words_of(quantity.unit, words, unit_words)
    uncounted = declared.uncounted if declared else None
    unit = uncounted or _noun(quantity.unit, words, unit_words, plural=True)
    full = words.units.vague_pattern.format(vague=word, unit=unit)
    return QuantityWords(qualifier="", figure=word, unit=unit, full=full, bare=word)


def _whole_word(quantity: Quantity, words: Catalogue) -> str | None:
    """A word that says number and unit at once: "half", "half a century"."""
    if quantity.value is None:
        return None
    if quantity.bound is Bound.SHARE and quantity.unit != "%":
        known = words.numbers.fractions.get(format(quantity.value, "f"))
        return known or words.numbers.percent.format(figure=figure(quantity.value * 100, words))
    if quantity.value == Decimal("0.5"):
        return words.numbers.halves.get(quantity.unit)
    return None


def _figure(quantity: Quantity, words: Catalogue) -> str:
    if quantity.bound is Bound.RANGE:
        assert quantity.min is not None
        assert quantity.max is not None
        number = figure_range(quantity.min, quantity.max, words)
    else:
        assert quantity.value is not None
        number = figure(quantity.value, words)
    return words.numbers.percent.format(figure=number) if quantity.unit == "%" else number


def _unit(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> str:
    return _noun(quantity.unit, words, unit_words, plural=quantity.value != 1)


def _noun(unit: str, words: Catalogue, unit_words: UnitLookup, *, plural: bool) -> str:
    declared = _words_of(unit, words, unit_words)
    if declared:
        return declared.other if plural else declared.one
    if unit in words.units.money:
        return words.units.money[unit][plural]
    return unit if unit in SYMBOLS else _currency(unit, words.language, plural)


def _words_of(unit: str, words: Catalogue, unit_words: UnitLookup) -> UnitWords | None:
    """The words of a thing counted: the fact base's, else the catalogue's."""
    return unit_words(unit, words.language) or words.units.things.get(unit)


def _currency(code: str, language: Language, plural: bool) -> str:
    """The CLDR name of a currency that the catalogue does not pin, else the code itself."""
    try:
        return str(get_currency_name(code, count=2 if plural else 1, locale=str(language)))
    except (UnknownLocaleError, LookupError):
        return code


def _joined(
    quantity: Quantity, number: str, unit: str, words: Catalogue, unit_words: UnitLookup
) -> str:
    """Bound, figure and unit in one phrase; a counter stays with its figure (約250人の研究者)."""
    if not unit:
        return _bounded(number, quantity, words)
    declared = _words_of(quantity.unit, words, unit_words)
    if declared is None:
        symbol = quantity.unit in SYMBOLS
        pattern = words.units.symbol_pattern if symbol else words.units.money_pattern
        return _bounded(pattern.format(figure=number, unit=unit), quantity, words)
    if declared.counter is None:
        return _bounded(words.units.thing_pattern.format(figure=number, unit=unit), quantity, words)
    counted = _bounded(number + declared.counter, quantity, words)
    if declared.counter == unit:
        return counted
    return words.units.counter_pattern.format(n=counted, figure=counted, unit=unit)


def _countered(quantity: Quantity, number: str, words: Catalogue, unit_words: UnitLookup) -> str:
    declared = _words_of(quantity.unit, words, unit_words)
    return number + declared.counter if declared and declared.counter else number


def _apart(number: str, counted: str, unit: str, behind: str) -> tuple[str, str]:
    """Figure and unit as they stand apart in a large figure.

    A counter stays with its figure (250人, then 博士課程研究者), and so does a qualifier that its
    language writes behind the number (250人超; 1,000億, then 円超).
    """
    if unit and counted in (number, number + unit):
        return number, unit + behind
    return counted + behind, unit


def _behind(quantity: Quantity, words: Catalogue) -> str:
    """The qualifier if it is written behind the number: 超, 以上."""
    bound = words.bounds[quantity.bound]
    return bound.label if bound.label and bound.pattern == "{n}" + bound.label else ""


def _bounded(text: str, quantity: Quantity, words: Catalogue) -> str:
    pattern = words.bounds[quantity.bound].pattern
    own = _printed(quantity, words)
    if own is not None:
        pattern = pattern.replace(words.bounds[quantity.bound].label, own)
    return pattern.format(n=text)


def _label(quantity: Quantity, words: Catalogue) -> str:
    """The qualifier for a figure set large: "around", "range, total", or nothing."""
    if _behind(quantity, words):
        label = ""
    else:
        label = _printed(quantity, words) or words.bounds[quantity.bound].label
    scope = words.scopes[quantity.scope].label if quantity.scope else ""
    return words.lists.separator.join(part for part in (label, scope) if part)


def _printed(quantity: Quantity, words: Catalogue) -> str | None:
    same = words.printed.get(quantity.bound, ())
    return quantity.printed if quantity.printed in same else None


def _scoped(text: str, quantity: Quantity, words: Catalogue) -> str:
    return words.scopes[quantity.scope].pattern.format(n=text) if quantity.scope else text
