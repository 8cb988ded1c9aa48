"""The verdict on every number and date of a text: same, contradicts, unsourced.

A value counts as the same only where words around it point to a fact that has it. A fact is
contradicted where the words around a number point to it, and it has another value of that kind; a
slip (a power of ten, two digits, a unit) needs fewer words than any other value. What another
number of the same sentence states correctly is not held against this one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.delivered.claims.compare import (
    Relation,
    relation,
    time_relation,
    wrong_weekday,
)
from briefgen.delivered.claims.find import Found, found_in
from briefgen.delivered.claims.known import Known, KnownTime, KnownValue, next_word
from briefgen.delivered.claims.model import Claim, ClaimKind, ClaimText, Verdict, Why
from briefgen.delivered.claims.passage import Folded, folded, language_of, sentences
from briefgen.delivered.claims.units import measure
from briefgen.delivered.claims.words import Word, words
from briefgen.delivered.provenance import Provenance
from briefgen.facts.model import FactBase
from briefgen.facts.reading import Reading, is_measure
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity

SUPPORTED = 0.5
"""How far words must point to a fact for its value to be the same as one beside them."""

SURE = 1.2
"""How far they must point to it that nothing else is held against the number."""

SLIPPED, CONTRADICTED = 0.5, 1.0
"""How far they must point to it for a slip, and for any other value, to contradict it."""

_OUTWEIGHS = 1.5
_NEAR, _FAR, _BESIDE = 1.0, 0.7, 0.4
_REACH = {Language.EN: 80, Language.VI: 80, Language.JA: 40}
_CANDIDATES = 24
_OTHERS = frozenset({Why.VALUE})

Scores = Mapping[str, float]
Held = KnownValue | KnownTime


@dataclass(frozen=True, slots=True)
class _Match:
    """A fact's value that a claim is the same as or contradicts, and how far words point to it."""

    held: Held
    why: Why
    score: float


class ClaimJudge:
    """Judges texts against one base; made once for all texts of all files.

    ``provenance`` is that of the file, if it has one: the counts that it records are not claims
    where no fact speaks against them. ``own_dates`` are dates of the file itself.
    """

    def __init__(
        self,
        base: FactBase,
        provenance: Provenance | None = None,
        own_dates: Iterable[dt.date] = (),
        known: Known | None = None,
    ) -> None:
        self.known = known or Known(base)
        dates = {base.as_of, *own_dates} | ({provenance.as_of} if provenance else set())
        self._own_dates = {(day.year, day.month, day.day) for day in dates}
        self._counts = frozenset(_counts(provenance)) if provenance else frozenset()

    def claims(self, texts: Sequence[ClaimText]) -> Iterator[Claim]:
        """The claims of the texts, in order."""
        for index, text in enumerate(texts):
            if not text.structure and text.text:
                yield from _Reader(self, index, text).claims()

    def is_own_date(self, found: Found) -> bool:
        """Whether it is the date of the file or of its facts."""
        moment = found.date.first if found.date and not found.date.last else None
        return moment is not None and (moment.year, moment.month, moment.day) in self._own_dates

    def is_count(self, found: Found) -> bool:
        """Whether it is a number that the file counted itself."""
        return found.reading is not None and bool(found.reading.numbers & self._counts)


def judge_claims(
    texts: Sequence[ClaimText],
    base: FactBase,
    provenance: Provenance | None = None,
    own_dates: Iterable[dt.date] = (),
) -> tuple[Claim, ...]:
    """Every number and date outside anchors with its verdict, in order of texts and places."""
    return tuple(ClaimJudge(base, provenance, own_dates).claims(texts))


def _counts(provenance: Provenance) -> Iterator[Decimal]:
    for value in provenance.values:
        quantity: Quantity | None = value.quantity
        if value.ref.startswith("count:") and quantity and quantity.value is not None:
            yield quantity.value


class _Reader:
    """One text as it is judged."""

    def __init__(self, judge: ClaimJudge, index: int, text: ClaimText) -> None:
        self.judge, self.known, self.index, self.text = judge, judge.known, index, text
        self.folded: Folded = folded(text.text)
        self.language = language_of(text.text, text.language)
        self.found = found_in(self.folded.text, self.language, self.known)

    def claims(self) -> Iterator[Claim]:
        """Its claims, sentence by sentence."""
        if not self.found:
            return
        plain = self.folded.text
        around = [word.key for word in self._words_around()]
        said = list(words(plain, self.language))
        before: list[str] = []
        for start, end in sentences(plain):
            own = [word for word in said if start <= word.start < end]
            found = [one for one in self.found if start <= one.start < end]
            if found:
                yield from self._sentence(found, own, [*around, *before])
            before = [word.key for word in own]

    def _words_around(self) -> Iterator[Word]:
        if self.text.around:
            beside = folded(self.text.around).text
            yield from words(beside, language_of(beside, self.language))

    def _sentence(
        self, found: Sequence[Found], own: Sequence[Word], beside: Sequence[str]
    ) -> Iterator[Claim]:
        scores = [self._scores(one, own, beside) for one in found]
        silent = not beside and all(
            any(one.start <= word.start and word.end <= one.end for one in found) for word in own
        )
        same = [
            self._same(one, score, silent=silent) for one, score in zip(found, scores, strict=True)
        ]
        stated = [match.held if match and match.score >= SUPPORTED else None for match in same]
        for at, one in enumerate(found):
            if self._is_anchored(one):
                continue
            others = {held for n, held in enumerate(stated) if held and n != at}
            claim = self._verdict(one, scores[at], same[at], others)
            if claim:
                yield claim

    def _is_anchored(self, found: Found) -> bool:
        start, end = self.folded.shown(found.start, found.end)
        return any(first < end and start < last for first, last in self.text.anchored)

    def _scores(self, found: Found, own: Sequence[Word], beside: Iterable[str]) -> Scores:
        """How far the words around a claim point to each fact."""
        reach = _REACH[self.language]
        weights: dict[str, float] = dict.fromkeys(beside, _BESIDE)
        for word in own:
            apart = max(found.start - word.end, word.start - found.end)
            near = _NEAR if apart <= reach else _FAR
            weights[word.key] = max(weights.get(word.key, 0.0), near)
        scores: dict[str, float] = {}
        for key, weight in weights.items():
            for fact, worth in self.known.vocabulary.get(key, ()):
                scores[fact] = scores.get(fact, 0.0) + weight * worth
        return scores

    # --- what it is the same as -------------------------------------------------------------------

    def _same(self, found: Found, scores: Scores, *, silent: bool) -> _Match | None:
        """The fact with this value that the words point to most; in silence all are alike."""
        matches = [
            _Match(held, why, SUPPORTED if silent else scores.get(held.fact, 0.0))
            for held, why in self._equal(found)
        ]
        plain = (Why.NONE, Why.QUALIFIER)
        return max(matches, key=lambda m: (m.score, m.why in plain), default=None)

    def _equal(self, found: Found) -> Iterator[tuple[Held, Why]]:
        if found.date:
            year = found.date.first.year
            for time in self.known.by_year.get(year, ()):
                told = time_relation(found.date, time.when)
                if told.same:
                    yield time, told.why
            return
        assert found.reading
        for known in self._alike(found.reading):
            told_of = self._relation(found.reading, known)
            if told_of and told_of.same:
                yield known, told_of.why

    def _alike(self, reading: Reading) -> Iterator[KnownValue]:
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
        plain, place = self.folded.text, reading.end
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

    # --- what it contradicts ----------------------------------------------------------------------

    def _against(self, found: Found, scores: Scores, stated: set[Held]) -> _Match | None:
        """The fact that the words point to most among those that have another value."""
        best: _Match | None = None
        likely = sorted(scores, key=lambda fact: (-scores[fact], fact))[:_CANDIDATES]
        for fact in likely:
            if scores[fact] < SLIPPED:
                break
            for held, told in self._told(found, fact):
                other = told.why in _OTHERS
                if other and not self._counts_it(found, held):
                    continue
                if held in stated or scores[fact] < (CONTRADICTED if other else SLIPPED):
                    continue
                match = _Match(held, told.why, scores[fact] * (1.0 if other else 1.25))
                if best is None or match.score > best.score:
                    best = match
        return best

    def _counts_it(self, found: Found, held: Held) -> bool:
        """Whether a number without a unit is followed by nothing, or by what the fact counts."""
        if found.reading is None or found.reading.units or isinstance(held, KnownTime):
            return True
        phrase = self._phrase(found.reading)
        return not phrase or bool(phrase & self.known.unit_keys(held.quantity.unit))

    def _told(self, found: Found, fact: str) -> Iterator[tuple[Held, Relation]]:
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

    # --- the verdict ------------------------------------------------------------------------------

    def _verdict(
        self, found: Found, scores: Scores, same: _Match | None, stated: set[Held]
    ) -> Claim | None:
        if found.date and wrong_weekday(found.date):
            return self._claim(found, Verdict.CONTRADICTS, same, Why.WEEKDAY)
        score = same.score if same else 0.0
        if same and score >= SURE:
            return self._claim(found, Verdict.SAME, same)
        against = self._against(found, scores, stated)
        in_words = self._in_words(found)
        if in_words is not None and against and against.why in _OTHERS:
            against = None
        if against and against.score > _OUTWEIGHS * score:
            return self._claim(found, Verdict.CONTRADICTS, against)
        if same and score >= SUPPORTED:
            return self._claim(found, Verdict.SAME, same)
        if self.judge.is_own_date(found) or self.judge.is_count(found):
            return None
        if in_words is not None:
            return self._claim(found, Verdict.SAME, None, Why.WORDING, in_words)
        return self._claim(found, Verdict.UNSOURCED, same, Why.ELSEWHERE if same else Why.NONE)

    def _in_words(self, found: Found) -> str | None:
        """The fact whose words, not values, hold the number before the same word; "" for a name."""
        if found.reading is None or not found.reading.numbers:
            return None
        word = next_word(self.folded.text, found.reading.end, self.language)
        return self.known.in_words.get((found.reading.numbers, word))

    def _claim(
        self,
        found: Found,
        verdict: Verdict,
        match: _Match | None,
        why: Why | None = None,
        fact: str = "",
    ) -> Claim:
        start, end = self.folded.shown(found.start, found.end)
        return Claim(
            index=self.index,
            start=start,
            end=end,
            shown=self.text.text[start:end],
            kind=ClaimKind.DATE if found.date else ClaimKind.NUMBER,
            verdict=verdict,
            language=self.language,
            why=why if why is not None else (match.why if match else Why.NONE),
            fact=match.held.fact if match else fact,
            value=match.held.name if match else "",
            right=self.known.right(match.held, self.language) if match else "",
        )
