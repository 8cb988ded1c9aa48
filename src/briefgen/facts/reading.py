"""What a text says of quantities: each number or range with its unit and its qualifier.

Comes in: a folded text. Goes out: readings. A reading may leave its unit open, and words that
qualify a number but as often mean something else ("over", "trên") leave it open whether they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from briefgen.facts.matching import fold
from briefgen.facts.numerals import PERCENT, Numeral, numerals
from briefgen.facts.unit_words import MONEY_SIGNS, UnitNames, alternatives
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Bound, Quantity, Vague
from briefgen.wording.catalogue import catalogue
from briefgen.wording.qualifiers import AMBIGUOUS, Qualifier, qualifiers
from briefgen.wording.quantities import SYMBOLS

PER_CENT, SHARE = "%", "share"
_PER_CENT_UNITS = frozenset({PER_CENT, SHARE})
_EXACT = frozenset({Bound.EXACT})

MAY_BE_EXACT = AMBIGUOUS | {"about", "close to"}
"""Words before a number that a reader cannot be sure of ("talks about 5 projects")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as a text may mean it.

    ``numbers`` are what its number may be, or its two ends if it is a range: then ``low`` and
    ``high`` are set instead. ``units`` are the ids that its unit may have, none if it is not known.
    """

    start: int
    end: int
    bounds: frozenset[Bound]
    units: frozenset[str]
    numbers: frozenset[Decimal] = frozenset()
    low: Decimal | None = None
    high: Decimal | None = None
    vague: frozenset[Vague] = frozenset()

    def has(self, number: Decimal, unit: str) -> bool:
        """Whether it is of that number, or has it as an end; a share is counted in per cent."""
        wanted = number * 100 if unit == SHARE and PER_CENT in self.units else number
        return wanted in (self.numbers or {self.low, self.high})

    def may_be_in(self, unit: str) -> bool:
        """Whether its unit may be that one; an unknown unit may be any."""
        return not self.units or unit in self.units

    def states(self, quantity: Quantity) -> bool:
        """Whether it is this quantity: number or both ends, unit and bound."""
        unit = SHARE if quantity.bound is Bound.SHARE and quantity.unit != PER_CENT else None
        unit = unit or quantity.unit
        bound = Bound.EXACT if quantity.bound is Bound.SHARE else quantity.bound
        if bound not in self.bounds or unit not in self.units:
            return False
        match bound:
            case Bound.VAGUE:
                return quantity.vague in self.vague
            case Bound.RANGE:
                ends = (quantity.min, quantity.max)
                return all(end is not None and self.has(end, unit) for end in ends)
            case _:
                return quantity.value is not None and self.has(quantity.value, unit)


@lru_cache(maxsize=1024)
def is_measure(unit: str) -> bool:
    """Whether the unit is money, a symbol or a share of a whole, which a text can only name."""
    return unit in _PER_CENT_UNITS or unit in SYMBOLS or unit in catalogue(Language.EN).units.money


class QuantityReader:
    """Reads the quantities in texts of one language; each text is read once.

    ``units`` are the words of units that a base declares.
    """

    def __init__(self, language: Language, units: Mapping[str, UnitWords]) -> None:
        self._language = language
        self._units = UnitNames(language, units)
        self._known: dict[str, tuple[Reading, ...]] = {}

    def read(self, folded: str) -> tuple[Reading, ...]:
        """Every quantity in a folded text, in order."""
        known = self._known.get(folded)
        if known is None:
            known = _Text(folded, self._language, self._units).readings()
            self._known[folded] = known
        return known


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What may stand around the numbers of a language."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    between: re.Pattern[str]
    whole: re.Pattern[str]
    words: Mapping[str, tuple[Decimal, str]]
    vague: re.Pattern[str]


_BETWEEN = {
    Language.EN: re.compile(r" ?- ?| to | and "),
    Language.VI: re.compile(r" ?- ?| đến "),
    Language.JA: re.compile(r" ?- ?|から"),
}
_CURRENCY_BEFORE = re.compile(r"(US\$|A\$|S\$|[$¥€£₫]|\b[A-Z]{3}(?= ))? ?$")


# 約 ends 契約 and 条約; 超, 強, 弱 and 余 begin 超電導, 強化, 弱点 and 余剰.
_NO_NOUN_BEFORE = "(?<![契条予節規公制要特解誓盟集])"
_NO_NOUN_BEHIND = "(?<![超強弱余](?=[\u4e00-\u9fff]))"


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = catalogue(language)
    known = qualifiers(language)
    whole = {fold(word): (Decimal("0.5"), unit) for unit, word in words.numbers.halves.items()}
    edge = _NO_NOUN_BEFORE if language is Language.JA else r"(?<!\w)"
    end = _NO_NOUN_BEHIND if language is Language.JA else r"(?!\w)"
    word_end = "" if language is Language.JA else end
    vague = sorted({fold(word) for word in words.vague.values()}, key=len, reverse=True)
    times = [pattern.partition("{unit}")[0].strip() for pattern in words.units.vague_times.values()]
    every = "|".join(map(re.escape, [*vague, *sorted(set(times), key=len, reverse=True)]))
    return _Patterns(
        before=_any([q for q in known if not q.stands_behind], rf"{edge}(", r") ?$"),
        behind=_any([q for q in known if q.stands_behind], "[ -]?(", rf"){end}"),
        between=_BETWEEN[language],
        whole=re.compile(rf"{edge}({alternatives(whole)}){word_end}", re.IGNORECASE),
        words=whole,
        vague=re.compile(rf"{edge}({every}){word_end}", re.IGNORECASE),
    )


def _any(known: Iterable[Qualifier], head: str, tail: str) -> re.Pattern[str]:
    words = {fold(qualifier.word) for qualifier in known}
    return re.compile(f"{head}{alternatives(words)}{tail}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _bounds_said(word: str, language: Language) -> frozenset[Bound]:
    said = word.casefold()
    found = {q.bound for q in qualifiers(language) if fold(q.word).casefold() == said}
    return frozenset(found | _EXACT if said in MAY_BE_EXACT else found)


class _Text:
    """One text as it is read."""

    def __init__(self, text: str, language: Language, units: UnitNames) -> None:
        self.text, self.language, self.units = text, language, units
        self.patterns = _patterns(language)

    def readings(self) -> tuple[Reading, ...]:
        """Whole words first (half a century), then numbers, then amounts in words."""
        found = [self._whole(match) for match in self.patterns.whole.finditer(self.text)]
        taken = [(reading.start, reading.end) for reading in found]
        for reading in self._numbers(taken):
            found.append(reading)
            taken.append((reading.start, reading.end))
        found += self._vague(taken)
        return tuple(sorted(found, key=lambda reading: reading.start))

    def _whole(self, match: re.Match[str]) -> Reading:
        number, unit = self.patterns.words[match[1].casefold()]
        start, before = self._before(match.start())
        end, behind = self._behind(match.end())
        return Reading(
            start, end, before | behind or _EXACT, frozenset({unit}), frozenset({number})
        )

    def _numbers(self, taken: list[tuple[int, int]]) -> Iterator[Reading]:
        # A word alone may be no number at all (năm, 一); what stands inside a longer number is not
        # one of its own.
        sure = [n for n in numerals(self.text, self.language) if n.sure]
        last = 0
        for index, numeral in enumerate(sure):
            if numeral.start < last or _overlaps(numeral, taken):
                continue
            reading = self._range(numeral, sure[index + 1 :]) or self._one(numeral)
            last = reading.end
            yield reading

    def _one(self, numeral: Numeral) -> Reading:
        start, before = self._before(numeral.start)
        end, units, behind = self._after(numeral, start)
        numbers = (
            frozenset({_whole_number(numeral)}) if units == _PER_CENT_UNITS else numeral.values
        )
        return Reading(start, end, before | behind or _EXACT, units, numbers)

    def _range(self, low: Numeral, others: list[Numeral]) -> Reading | None:
        """The range that the number opens; both ends are in the unit of the second."""
        start, _ = self._before(low.start)
        end, _, _ = self._after(low, start)
        high = next((n for n in others if n.start >= low.end), None)
        if high is None:
            return None
        for place in (low.end, end):
            if self.patterns.between.fullmatch(self.text, place, high.start):
                break
        else:
            return None
        end, units, _ = self._after(high, start)
        percent = units == _PER_CENT_UNITS
        top = _whole_number(high) if percent else max(high.values)
        below = [n for n in low.values if n <= top]
        bottom = max(below, key=abs if percent else None, default=None)
        if bottom is None or bottom == top:
            return None
        return Reading(start, end, frozenset({Bound.RANGE}), units, low=bottom, high=top)

    def _before(self, start: int) -> tuple[int, frozenset[Bound]]:
        """Where the quantity begins with its currency and its qualifier, and what that may mean."""
        head = max(0, start - 40)
        money = _CURRENCY_BEFORE.search(self.text, head, start)
        place = money.start() if money and money[1] else start
        found = self.patterns.before.search(self.text, head, place)
        if found is None:
            return place, frozenset()
        return found.start(), _bounds_said(found[1], self.language)

    def _behind(self, place: int) -> tuple[int, frozenset[Bound]]:
        found = self.patterns.behind.match(self.text, place)
        if found is None:
            return place, frozenset()
        return found.end(), _bounds_said(found[1], self.language)

    def _after(self, numeral: Numeral, start: int) -> tuple[int, frozenset[str], frozenset[Bound]]:
        """Unit and qualifier behind a number, in either order, and where they end."""
        percent = PERCENT.match(self.text, numeral.end)
        if percent:
            place, bounds = self._behind(percent.end())
            return place, _PER_CENT_UNITS, bounds
        place, bounds = self._behind(numeral.end)
        place, units = self._unit(place)
        if not bounds:
            place, bounds = self._behind(place)
        place, units = self._counted(place, units)
        return place, units or self._unit_before(numeral, start) or _share(self, numeral), bounds

    def _unit(self, place: int) -> tuple[int, frozenset[str]]:
        for pattern, table in (
            (self.units.symbol, self.units.symbols),
            (self.units.noun, self.units.ids),
            (self.units.counter, self.units.counters),
        ):
            found = pattern.match(self.text, place)
            if found:
                key = found[1] if found[1] in table else found[1].casefold()
                return found.end(), frozenset(table[key])
        return place, frozenset()

    def _counted(self, place: int, units: frozenset[str]) -> tuple[int, frozenset[str]]:
        """What is counted, behind a Japanese counter: 250人の研究者."""
        if not units or not self.text.startswith("の", place):
            return place, units
        found = self.units.noun.match(self.text, place + 1)
        named = frozenset(self.units.ids[found[1].casefold()]) if found else frozenset()
        counter = units | frozenset().union(
            *(self.units.counters[c] for c in self.units.counters if self.units.counters[c] & units)
        )
        return (found.end(), named & counter) if found and named & counter else (place, units)

    def _unit_before(self, numeral: Numeral, start: int) -> frozenset[str]:
        money = _CURRENCY_BEFORE.search(self.text, start, numeral.start)
        sign = money[1] if money else None
        return frozenset(MONEY_SIGNS.get(sign, {sign})) if sign else frozenset()

    def _vague(self, taken: list[tuple[int, int]]) -> Iterator[Reading]:
        words = catalogue(self.language)
        for found in self.patterns.vague.finditer(self.text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            end, units = self._unit(found.end())
            said = found[1].casefold()
            kinds = {kind for kind, word in words.vague.items() if fold(word).casefold() == said}
            kinds |= {
                kind
                for kind, pattern in words.units.vague_times.items()
                if pattern.partition("{unit}")[0].strip() == said
            }
            bounds = frozenset({Bound.VAGUE})
            yield Reading(found.start(), end, bounds, units, vague=frozenset(kinds))


def _share(reader: _Text, numeral: Numeral) -> frozenset[str]:
    """A fraction in words or with a slash, and nothing that it counts, is a share."""
    below_one = any(0 < value < 1 for value in numeral.values)
    digits = reader.text[numeral.start : numeral.end].replace(".", "").replace(",", "").isdigit()
    return frozenset({SHARE}) if below_one and not digits else frozenset()


def _whole_number(numeral: Numeral) -> Decimal:
    """The number that is printed before the per cent sign."""
    return max(numeral.values, key=abs)


def _overlaps(numeral: Numeral, taken: list[tuple[int, int]]) -> bool:
    return any(start < numeral.end and numeral.start < end for start, end in taken)
