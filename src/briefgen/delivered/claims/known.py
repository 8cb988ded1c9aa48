"""What the facts hold, looked up fast: values by number, times by year and day, facts by words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from briefgen.briefs.words import words_of
from briefgen.delivered.claims.units import measure
from briefgen.delivered.claims.words import words
from briefgen.facts.derive import resolved_point, resolved_quantity
from briefgen.facts.matching import fold, spellings
from briefgen.facts.model import Actor, Fact, FactBase
from briefgen.facts.reading import QuantityReader
from briefgen.facts.rules.quantities import series_points
from briefgen.facts.rules.references import evidences
from briefgen.facts.rules.view import HOLE, Text, View
from briefgen.records import dataclass
from briefgen.values.language import Language, LocalText
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import unit_nouns
from briefgen.wording.render import render_value

_NAMED, _SAID, _CITED, _BESIDE = 1.0, 0.8, 0.6, 0.5
"""How much words speak for a fact: its label and names, its sentences, its source's, its notes'."""


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A quantity of a fact; ``rival`` if it is one that the fact does not print."""

    fact: str
    name: str
    quantity: Quantity
    rival: bool = False

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Its number, or both ends of its range."""
        held = self.quantity
        return tuple(n for n in (held.value, held.min, held.max) if n is not None)


@dataclass(frozen=True, slots=True)
class KnownTime:
    """A time of a fact."""

    fact: str
    name: str
    when: When


class Known:
    """A base as claims are held against it; made once, then only looked up."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.words = words_of(base)
        self._view = View(base)
        self._unit_keys: dict[str, frozenset[str]] = {}
        self.readers = {
            language: QuantityReader(language, _units(base, language)) for language in Language
        }

    def right(self, known: KnownValue | KnownTime, language: Language) -> str:
        """The fact's own words for it."""
        held = known.quantity if isinstance(known, KnownValue) else known.when
        return render_value(held, "full", language, self.words.lexicon)

    @cached_property
    def values(self) -> Mapping[str, tuple[KnownValue, ...]]:
        """The quantities of each fact: typed, derived, rivals, points of its series."""
        return {fact.id: tuple(_values(self.base, fact)) for fact in self.base.facts}

    @cached_property
    def times(self) -> Mapping[str, tuple[KnownTime, ...]]:
        """The times of each fact, those of its series too."""
        return {fact.id: tuple(_times(fact)) for fact in self.base.facts}

    @cached_property
    def by_number(self) -> Mapping[Decimal, tuple[KnownValue, ...]]:
        """The quantities that a number may be, as typed and in the base unit of its measure."""
        found: dict[Decimal, dict[KnownValue, None]] = defaultdict(dict)
        for known in (known for held in self.values.values() for known in held):
            for end in known.ends:
                for number in (end, end * measure(known.quantity.unit).factor):
                    found[number][known] = None
        return {number: tuple(held) for number, held in found.items()}

    @cached_property
    def by_year(self) -> Mapping[int | None, tuple[KnownTime, ...]]:
        """The times that a year stands in; under None those of days, whose year may be left out."""
        found: dict[int | None, dict[KnownTime, None]] = defaultdict(dict)
        for known in (known for held in self.times.values() for known in held):
            for moment in (known.when.span.start, known.when.span.end):
                if moment is not None:
                    found[moment.year][known] = None
                    if moment.month is not None:
                        found[None][known] = None
        return {year: tuple(held) for year, held in found.items()}

    @cached_property
    def in_words(self) -> Mapping[tuple[frozenset[Decimal], str], str]:
        """The facts whose words hold a number that is no typed value, by number and next word.

        The fact is "" where the words are a name's, a title's or a theme's.
        """
        found: dict[tuple[frozenset[Decimal], str], str] = {}
        for text in self._view.texts:
            if text.trouble:
                continue
            plain = fold(text.literal.replace(HOLE, "\n").replace("\n", " | "))
            for reading in self.readers[text.language].read(plain):
                if reading.numbers:
                    key = (reading.numbers, next_word(plain, reading.end, text.language))
                    found.setdefault(key, text.fact.id if text.fact else "")
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name, title, id and quoted date with a figure in it, folded, the longest first."""
        found = {fold(name) for entry in self.base.named.values() for name in spellings(entry)}
        found |= {fact.id for fact in self.base.facts}
        for source in self.base.sources:
            found |= {fold(held) for held in (source.title, source.container_title) if held}
        for held in self.times.values():
            found |= {fold(t.when.resolved_from.printed) for t in held if t.when.resolved_from}
        for term in self.base.terms:
            found |= {fold(t) for text in (term.term, term.expansion) for _, t in text.items()}
        figured = {name for name in found if any(char.isdigit() for char in name)}
        return tuple(sorted(figured, key=lambda name: (-len(name), name)))

    @cached_property
    def vocabulary(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """The facts that each word speaks for, with how much: rare words more, words of all none.

        A word of the fact's label or of a name in it weighs more than others of its statement.
        """
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        named = _named_words(self.base)
        for fact in self.base.facts:
            for word, weight in self._fact_words(fact, named).items():
                weights[word][fact.id] = weight
        every = len(self.base.facts)
        return {
            word: tuple(
                (fact, weight * _rarity(len(facts), every)) for fact, weight in facts.items()
            )
            for word, facts in weights.items()
            if every < 8 or len(facts) * 3 <= every
        }

    def counted_alike(self, unit: str, other: str) -> bool:
        """Whether Japanese counts both with one counter, so that 250人 may be either."""
        return unit == other or bool(
            self._counter(unit) and self._counter(unit) == self._counter(other)
        )

    def _counter(self, unit: str) -> str:
        own = self.words.lexicon.unit(unit, Language.JA)
        held = own or catalogue(Language.JA).units.things.get(unit)
        return (held.counter if held else None) or ""

    def unit_keys(self, unit: str) -> frozenset[str]:
        """The words for the unit in all languages."""
        held = self._unit_keys.get(unit)
        if held is None:
            held = self._unit_keys[unit] = frozenset(
                key
                for language in Language
                for noun in unit_nouns(unit, catalogue(language), self.words.lexicon.unit)
                for key in _keys(noun, language)
            )
        return held

    @cached_property
    def keys(self) -> Mapping[str, frozenset[str]]:
        """The words that speak for each fact."""
        found: dict[str, set[str]] = defaultdict(set)
        for word, facts in self.vocabulary.items():
            for fact, _ in facts:
                found[fact].add(word)
        return {fact: frozenset(held) for fact, held in found.items()}

    def _fact_words(self, fact: Fact, named: Mapping[str, frozenset[str]]) -> Mapping[str, float]:
        """The words of all that the base holds of the fact, with how much each speaks for it."""
        found: dict[str, float] = {}
        for keys, weight in self._texts_of(fact, named):
            for key in keys:
                found[key] = max(found.get(key, 0.0), weight)
        return found

    def _texts_of(
        self, fact: Fact, named: Mapping[str, frozenset[str]]
    ) -> Iterator[tuple[Iterable[str], float]]:
        for said, weight in ((fact.label, _NAMED), (fact.short, _SAID), (fact.statement, _SAID)):
            for language, _ in said.items() if said else ():
                pieces = self.words.text(said, language, fact) if said else ()
                yield _keys(" ".join(p.text for p in pieces if not p.value), language), weight
        for text in self._view_texts.get(fact.id, ()):
            yield _keys(text.literal.replace(HOLE, " "), text.language), _BESIDE
        for ident in self._named_in(fact):
            yield named.get(ident, frozenset()), _NAMED
        for _, evidence in evidences(fact):
            language = self.base.source_by_id[evidence.source].language
            for token in evidence.tokens:
                yield _keys(token, language), _CITED
        for known in self.values[fact.id]:
            yield self.unit_keys(known.quantity.unit), _CITED
        for name in _series_names(fact):
            for language, word in name.items():
                yield _keys(word, language), _NAMED

    @cached_property
    def _view_texts(self) -> Mapping[str, tuple[Text, ...]]:
        """All that the base says of each fact: the basis of a date, notes, cautions, tensions."""
        found: dict[str, list[Text]] = defaultdict(list)
        for text in self._view.texts:
            if text.fact:
                found[text.fact.id].append(text)
        return {fact: tuple(texts) for fact, texts in found.items()}

    def _named_in(self, fact: Fact) -> Iterator[str]:
        yield from (participant.actor for participant in fact.actors)
        yield from fact.places
        if fact.project:
            yield fact.project


class _Same:
    """A base as a key: another base is another key, whatever it holds."""

    def __init__(self, base: FactBase) -> None:
        self.base = base

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.base is other.base

    def __hash__(self) -> int:
        return id(self.base)


def known_of(base: FactBase) -> Known:
    """The base as claims are held against it; those of the last bases asked for are kept."""
    return _kept(_Same(base))


@lru_cache(maxsize=2)
def _kept(same: _Same) -> Known:
    return Known(same.base)


def _series_names(fact: Fact) -> Iterator[LocalText]:
    """The names of the series' lines and of the places on its axis."""
    for line in fact.series.lines if fact.series else ():
        if line.name:
            yield line.name
        yield from (point.category for point in line.points if point.category)


@lru_cache(maxsize=16384)
def _keys(text: str, language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.key for word in words(fold(text), language)))


def _named_words(base: FactBase) -> Mapping[str, frozenset[str]]:
    """The words of every spelling of every name; a group's is no name."""
    return {
        ident: frozenset(
            key
            for name in spellings(entry)
            for language in Language
            for key in _keys(name, language)
        )
        for ident, entry in base.named.items()
        if not (isinstance(entry, Actor) and entry.kind == "group")
    }


def _rarity(facts: int, every: int) -> float:
    """From nearly 0 for a word of every fact to 1 for a word of one."""
    return math.log((1 + every) / facts) / math.log(1 + every)


def next_word(folded: str, end: int, language: Language) -> str:
    """The content word right behind a number, "" where there is none."""
    for word in words(folded[end : end + 40], language):
        return word.key if word.start <= 1 else ""
    return ""


def _units(base: FactBase, language: Language) -> Mapping[str, UnitWords]:
    return {
        unit.id: held for unit in base.partnership.units if (held := unit.get(language)) is not None
    }


def _values(base: FactBase, fact: Fact) -> Iterator[KnownValue]:
    for value in fact.values:
        try:
            quantity = resolved_quantity(base, fact, value.name)
        except ValueError:
            continue
        if quantity.is_number:
            yield KnownValue(fact.id, value.name, quantity)
        for rival in value.rivals:
            yield KnownValue(fact.id, value.name, rival.quantity, rival=True)
    for _, named in series_points(fact):
        if named.point.quantity:
            yield KnownValue(fact.id, named.name, resolved_point(base, fact, named.point))


def _times(fact: Fact) -> Iterator[KnownTime]:
    if fact.when:
        yield KnownTime(fact.id, "when", fact.when)
    for date in fact.dates:
        yield KnownTime(fact.id, date.name, date.when)
    for _, named in series_points(fact):
        if named.point.when:
            yield KnownTime(fact.id, named.name, named.point.when)
