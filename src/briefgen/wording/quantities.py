"""Quantities into words, with qualifier, figure, unit and scope also apart."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Bound, Quantity, Scope, Vague
from briefgen.wording.catalogue import Catalogue, Worded, catalogue
from briefgen.wording.cldr import currencies, currency_name
from briefgen.wording.numbers import figure, figure_range, fraction_word, ordinal
from briefgen.wording.qualifiers import bound_words

_PLAIN_SYMBOLS = (
    "W kW MW GW TW kWp MWp GWp VA kVA MVA Wh kWh MWh GWh TWh V kV J GJ TJ PJ toe ktoe Mtoe "
    "mm cm m km ha l g kg t kt Mt Gt °C ppm GB TB Mbps Gbps"
)
SYMBOLS = {symbol: symbol for symbol in _PLAIN_SYMBOLS.split()} | {
    "m2": "m²",
    "km2": "km²",
    "m3": "m³",
    "kgCO2": "kgCO₂",
    "tCO2": "tCO₂",
    "ktCO2": "ktCO₂",
    "MtCO2": "MtCO₂",
    "GtCO2": "GtCO₂",
}
"""Units printed as symbols (SI and IEC usage), the same in every language, by their ids."""

UnitLookup = Callable[[str, Language], UnitWords | None]
"""Gives the words of a unit that the fact base declares, or None."""

_SHARE = "share"
_HALF = Decimal("0.5")
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year", "decade", "century"})
_MEASURES = _TIMES | {_SHARE, "tonne", "barrel", "percentage-point"}
"""Units with words that are measured, not counted one by one."""


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
    quantity = _as_counted(quantity, words)
    bound = bound_words(quantity, words, counted=_is_counted(quantity, words, unit_words))
    whole = _whole_word(quantity, bound, words)
    number = whole or _figure(quantity, words)
    bare_of_unit = whole or quantity.unit == "%" or _is_share(quantity)
    unit = "" if bare_of_unit else _unit(quantity, words, unit_words)
    joined = _joined(quantity, number, unit, bound, words, unit_words)
    counted = number if whole else _countered(quantity, number, words, unit_words)
    tight = words.units.money_pattern == "{figure}{unit}"
    shown, beside = _apart(number, counted, unit, _behind(bound), tight=tight)
    return QuantityWords(
        qualifier=_label(quantity, bound, words),
        figure=shown,
        unit=beside,
        full=_scoped(joined, quantity, words),
        bare=bound.pattern.format(n=counted),
    )


def word_ordinal(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> str:
    """A whole number as an ordinal: first, 11th, thứ nhất, 第1回 (a counter stays with it)."""
    assert quantity.value is not None
    text = ordinal(int(quantity.value), words)
    return _countered(quantity, text, words, unit_words)


@lru_cache(maxsize=4096)
def known_unit(unit: str) -> bool:
    """Whether wording knows the unit without a declaration: money, symbol, percent, time, thing."""
    things = catalogue(Language.EN).units.things
    return unit == "%" or unit in SYMBOLS or unit in things or unit in currencies()


def unit_noun(unit: str, words: Catalogue, unit_words: UnitLookup) -> str:
    """What is counted, for many, without a figure: "engineers", "yen"; in Japanese the counter."""
    declared = unit_words(unit, words.language) or words.units.things.get(unit)
    return (declared and declared.counter) or _noun(unit, words, unit_words, plural=True)


def no_units(_unit: str, _language: Language) -> UnitWords | None:
    """The lookup of a base that declares no units."""
    return None


def unit_nouns(unit: str, words: Catalogue, unit_words: UnitLookup) -> frozenset[str]:
    """The words that a figure of the unit may stand before: "person", "people"."""
    forms = (_noun(unit, words, unit_words, plural=plural) for plural in (False, True))
    return frozenset(forms)


def _is_counted(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> bool:
    """Whether the number counts things, so that there are fewer and not less of them."""
    declared = _words_of(quantity.unit, words, unit_words)
    return declared is not None and quantity.unit not in _MEASURES


def _is_share(quantity: Quantity) -> bool:
    """Whether the numbers are fractions of one: half, more than half, a quarter to a third."""
    return quantity.unit == _SHARE or (quantity.bound is Bound.SHARE and quantity.unit != "%")


def _as_counted(quantity: Quantity, words: Catalogue) -> Quantity:
    """The same quantity in the unit that the language counts it in: two decades are 20年."""
    counted = words.units.counted_as.get(quantity.unit)
    if counted is None or _is_share(quantity):
        return quantity
    numbers = {"value": quantity.value, "min": quantity.min, "max": quantity.max}
    scaled = {key: n * counted.times for key, n in numbers.items() if n is not None}
    return quantity.model_copy(update={"unit": counted.unit, **scaled})


def _vague(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> QuantityWords:
    assert quantity.vague is not None
    declared = _words_of(quantity.unit, words, unit_words)
    uncounted = declared.uncounted if declared else None
    unit = uncounted or _noun(quantity.unit, words, unit_words, plural=True)
    if quantity.unit in _TIMES and quantity.vague in words.units.vague_times:
        return _vague_time(quantity.vague, unit, words)
    word = words.vague[quantity.vague]
    full = words.units.vague_pattern.format(vague=word, unit=unit)
    return QuantityWords(qualifier="", figure=word, unit=unit, full=full, bare=word)


def _vague_time(vague: Vague, unit: str, words: Catalogue) -> QuantityWords:
    text = words.units.vague_times[vague].format(unit=unit)
    return QuantityWords(qualifier="", figure=text, unit="", full=text, bare=text)


def _whole_word(quantity: Quantity, bound: Worded, words: Catalogue) -> str | None:
    """A word that says number and unit at once: "half", "half a century"."""
    if quantity.value is None:
        return None
    if _is_share(quantity):
        if quantity.scope is Scope.PER_YEAR:  # "half a year" is another thing
            return None
        return fraction_word(quantity.value, words, qualified_behind=bool(_behind(bound)))
    if quantity.value == _HALF:
        return words.numbers.halves.get(quantity.unit)
    return None


def _figure(quantity: Quantity, words: Catalogue) -> str:
    shift = 2 if _is_share(quantity) else 0
    if quantity.bound is Bound.RANGE:
        assert quantity.min is not None
        assert quantity.max is not None
        number = figure_range(quantity.min.scaleb(shift), quantity.max.scaleb(shift), words)
    else:
        assert quantity.value is not None
        number = figure(quantity.value.scaleb(shift), words)
    percent = shift or quantity.unit == "%"
    return words.numbers.percent.format(figure=number) if percent else number


def _unit(quantity: Quantity, words: Catalogue, unit_words: UnitLookup) -> str:
    return _noun(quantity.unit, words, unit_words, plural=quantity.value != 1)


def _noun(unit: str, words: Catalogue, unit_words: UnitLookup, *, plural: bool) -> str:
    declared = _words_of(unit, words, unit_words)
    if declared:
        return declared.other if plural else declared.one
    if unit in words.units.money:
        return words.units.money[unit][plural]
    return SYMBOLS.get(unit) or currency_name(unit, words.language, plural=plural)


def _words_of(unit: str, words: Catalogue, unit_words: UnitLookup) -> UnitWords | None:
    """The words of a thing counted: the fact base's, else the catalogue's."""
    return unit_words(unit, words.language) or words.units.things.get(unit)


def _joined(
    quantity: Quantity,
    number: str,
    unit: str,
    bound: Worded,
    words: Catalogue,
    unit_words: UnitLookup,
) -> str:
    """Bound, figure and unit in one phrase; a counter stays with its figure (約250人の研究者)."""
    if not unit:
        return bound.pattern.format(n=number)
    declared = _words_of(quantity.unit, words, unit_words)
    if declared is None:
        symbol = quantity.unit in SYMBOLS
        pattern = words.units.symbol_pattern if symbol else words.units.money_pattern
        return bound.pattern.format(n=pattern.format(figure=number, unit=unit))
    if declared.counter is None:
        return bound.pattern.format(n=words.units.thing_pattern.format(figure=number, unit=unit))
    counted = bound.pattern.format(n=number + declared.counter)
    if declared.counter == unit:
        return counted
    return words.units.counter_pattern.format(n=counted, unit=unit)


def _countered(quantity: Quantity, number: str, words: Catalogue, unit_words: UnitLookup) -> str:
    declared = _words_of(quantity.unit, words, unit_words)
    counter = declared.counter if declared and not _is_share(quantity) else None
    return number + (counter or "")


def _apart(number: str, counted: str, unit: str, behind: str, *, tight: bool) -> tuple[str, str]:
    """Figure and unit as they stand apart in a large figure.

    A counter stays with its figure (250人, then 博士課程研究者), and so does a qualifier that its
    language writes behind the number. ``tight`` writing has no space between figure and unit, and
    they stand together: 1,000億円超, 3,000～4,000MW.
    """
    if not unit or counted not in (number, number + unit):
        return counted + behind, unit
    return (number + unit + behind, "") if tight else (number, unit + behind)


def _behind(bound: Worded) -> str:
    """What the bound writes behind the number, with its space: 超, 以上, or more."""
    return bound.pattern.partition("{n}")[2]


def _label(quantity: Quantity, bound: Worded, words: Catalogue) -> str:
    """The qualifier for a figure set large: "around", "range, total", or nothing."""
    label = "" if _behind(bound) else bound.label
    scope = words.scopes[quantity.scope].label if quantity.scope else ""
    return words.lists.separator.join(part for part in (label, scope) if part)


def _scoped(text: str, quantity: Quantity, words: Catalogue) -> str:
    return words.scopes[quantity.scope].pattern.format(n=text) if quantity.scope else text
