"""The words that stand for units in a text, and the ids that each may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefgen.facts.matching import fold
from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import SYMBOLS, unit_nouns

MONEY_SIGNS: Mapping[str, set[str]] = {
    "US$": {"USD"},
    "A$": {"AUD"},
    "S$": {"SGD"},
    "$": {"USD", "AUD", "SGD", "CAD", "NZD", "HKD", "TWD"},
    "¥": {"JPY", "CNY"},
    "€": {"EUR"},
    "£": {"GBP"},
    "₫": {"VND"},
}
_DOLLARS = MONEY_SIGNS["$"]
_ALIASES: dict[Language, dict[str, set[str]]] = {
    Language.EN: {
        "dollar": _DOLLARS,
        "dollars": _DOLLARS,
        "kilowatts": {"kW"},
        "megawatts": {"MW"},
        "gigawatts": {"GW"},
        "megatonnes": {"Mt"},
        "metric tons": {"tonne", "t"},
        "tons": {"tonne", "t"},
        "hectares": {"ha"},
        "kilometres": {"km"},
        "kilometers": {"km"},
    },
    Language.VI: {
        "đô la": _DOLLARS,
        "yen": {"JPY"},
        "yên Nhật": {"JPY"},
        "đồng Việt Nam": {"VND"},
        "tấn": {"tonne", "t"},
        "héc-ta": {"ha"},
        "ki-lô-mét": {"km"},
    },
    Language.JA: {
        "ドル": _DOLLARS,
        "トン": {"tonne", "t"},
        "ヘクタール": {"ha"},
        "キロメートル": {"km"},
        "キロワット": {"kW"},
        "キロワット時": {"kWh"},
        "メガワット": {"MW"},
        "メガワット時": {"MWh"},
        "ギガワット": {"GW"},
        "ギガワット時": {"GWh"},
    },
}


def alternatives(words: Iterable[str]) -> str:
    """The longest first; nothing at all matches where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


class UnitNames:
    """The words for units in a language: the catalogue's and those that a base declares.

    ``symbol``, ``noun`` and ``counter`` match behind a number; ``symbols``, ``ids`` and
    ``counters`` give the ids by what they matched, nouns in lower case.
    """

    def __init__(self, language: Language, declared: Mapping[str, UnitWords]) -> None:
        words = catalogue(language)
        self.ids: dict[str, set[str]] = {}
        self.counters: dict[str, set[str]] = {}
        for unit in (*words.units.money, *words.units.things, *declared):
            own = declared.get(unit) or words.units.things.get(unit)
            for noun in unit_nouns(unit, words, lambda name, _: declared.get(name)):
                self._add(self.ids, noun, {unit})
            if own and own.uncounted:
                self._add(self.ids, own.uncounted, {unit})
            if own and own.counter:
                self._add(self.counters, own.counter, {unit})
        for word, units in _ALIASES[words.language].items():
            self._add(self.ids, word, units)
        self.symbols = {fold(s): {unit} for unit, s in SYMBOLS.items()} | {
            unit: {unit} for unit in words.units.money
        }
        edge = "" if words.language is Language.JA else r"\b"
        latin = r"(?![A-Za-z0-9])" if words.language is Language.JA else r"(?!\w)"
        self.symbol = re.compile(rf"[ -]?({alternatives(self.symbols)}){latin}")
        self.noun = re.compile(rf"[ -]?({alternatives(self.ids)}){edge}", re.IGNORECASE)
        self.counter = re.compile(f" ?({alternatives(self.counters)})")

    def _add(self, table: dict[str, set[str]], word: str, units: set[str]) -> None:
        table.setdefault(fold(word).casefold(), set()).update(units)
