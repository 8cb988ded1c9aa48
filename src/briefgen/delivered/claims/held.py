"""What the facts hold against a number or date of one text: the same value, another, none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.delivered.claims.compare import Relation, relation, time_relation
from briefgen.delivered.claims.find import Found
from briefgen.delivered.claims.known import Known, KnownTime, KnownValue, next_word
from briefgen.delivered.claims.model import Why
from briefgen.delivered.claims.units import measure
from briefgen.delivered.claims.words import words
from briefgen.facts.reading import Reading, is_measure
from briefgen.values.language import Language

Held = KnownValue | KnownTime


class HeldAgainst:
    """Compares the claims of a folded text with the values that facts hold."""

    def __init__(self, known: Known, plain: str, language: Language) -> None:
        self.known, self.plain, self.language = known, plain, language

    def equal(self, found: Found) -> Iterator[tuple[Held, Why]]:
        if found.date:
            year = found.date.first.year
            for time in self.known.by_year.get(year, ()):
                told = time_relation(found.date, time.when)
                if told.same:
                    yield time, told.why
            return
        assert found.reading
        for known in self._of_number(found.reading):
            told_of = self._relation(found.reading, known)
            if told_of and told_of.same:
                yield known, told_of.why

    def _of_number(self, reading: Reading) -> Iterator[KnownValue]:
        """The quantities that have one of its numbers."""
        numbers = set(reading.numbers or {n for n in (reading.low, reading.high) if n is not None})
        numbers |= {n * measure(unit).factor for n in numbers for unit in reading.units}
        found = {known: None for n in numbers for known in self.known.by_number.get(n, ())}
        yield from found

    def _relation(self, reading: Reading, known: KnownValue) -> Relation | None:
        """How the number stands to the fact's quantity, given the words right behind it."""
        unit, phrase = known.quantity.unit, self._phrase(reading)
        if phrase and self.known.unit_keys(unit) >= phrase and not is_measure(unit):
            return relation(replace(reading, units=frozenset()), known, other_thing=False)
        if reading.units and is_measure(unit):
            return relation(reading, known, other_thing=False)
        if (
            self.language is Language.JA
            and not is_measure(unit)
            and any(self.known.counted_alike(own, unit) for own in reading.units)
        ):
            reading = replace(reading, units=frozenset({unit}))
        other = bool(phrase) and not phrase & self.known.keys.get(known.fact, frozenset())
        return relation(reading, known, other_thing=other)

    def _phrase(self, reading: Reading) -> frozenset[str]:
        """The content words that follow a number with nothing between them but spaces."""
        japanese = self.language is Language.JA
        if reading.units and not japanese:
            return frozenset()
        plain, place = self.plain, reading.end
        place += japanese and plain.startswith("の", place)
        if reading.units and place == reading.end and plain[place : place + 1] != " ":
            return frozenset()
        found: set[str] = set()
        last = place
        for word in words(plain[place : place + 60], self.language):
            if plain[last : place + word.start].strip() or place + word.start > last + 1:
                break
            found.add(word.key)
            last = max(last, place + word.end)
        return frozenset(found)

    def told(self, found: Found, fact: str) -> Iterator[tuple[Held, Relation]]:
        """Each value of the fact that the claim is not, and what it is to it."""
        if found.date:
            told = [(time, time_relation(found.date, time.when)) for time in self.known.times[fact]]
            if any(said.same or said.why is Why.FINER for _, said in told):
                return
            yield from told
            return
        assert found.reading
        for known in self.known.values[fact]:
            said = self._relation(found.reading, known)
            if said and not said.same and not known.rival:
                yield known, said

    def counts_it(self, found: Found, held: Held) -> bool:
        """Whether a number without a unit is followed by nothing, or by what the fact counts."""
        if found.reading is None or found.reading.units or isinstance(held, KnownTime):
            return True
        phrase = self._phrase(found.reading)
        return not phrase or bool(phrase & self.known.unit_keys(held.quantity.unit))

    def in_words(self, found: Found) -> str | None:
        """The fact whose words, not values, hold the number before the same word; "" for a name."""
        if found.reading is None or not found.reading.numbers:
            return None
        word = next_word(self.plain, found.reading.end, self.language)
        return self.known.in_words.get((found.reading.numbers, word)) if word else None
