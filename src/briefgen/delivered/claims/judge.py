"""The verdict on every number and date of a text: same, contradicts, unsourced.

A value counts as the same only where words around it point to a fact that has it. A fact is
contradicted where the words around a number point to it, and it has another value of that kind; a
slip (a power of ten, two digits, a unit) needs fewer words than any other value. What another
number of the same sentence states correctly is not held against this one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen.delivered.claims.compare import wrong_weekday
from briefgen.delivered.claims.find import Found, found_in
from briefgen.delivered.claims.held import Held, HeldAgainst
from briefgen.delivered.claims.known import Known, known_of
from briefgen.delivered.claims.model import Claim, ClaimKind, ClaimText, Verdict, Why
from briefgen.delivered.claims.passage import Folded, folded, language_of, pieces, sentences
from briefgen.delivered.claims.pointing import Pointing, Scores, neighbours
from briefgen.delivered.claims.words import words
from briefgen.delivered.provenance import Provenance
from briefgen.facts.model import FactBase
from briefgen.records import dataclass
from briefgen.values.language import Language

SUPPORTED = 0.5
"""How far words must point to a fact for its value to be the same as one beside them."""

SURE = 1.6
"""How far they must point to it that nothing else is held against the number."""

SLIPPED, CONTRADICTED = 0.5, 1.0
"""How far they must point to it for a slip, and for any other value, to contradict it."""

_OUTWEIGHS = 1.5
"""How much further words must point to the fact that is contradicted than to one that agrees."""

_CANDIDATES = 24
"""How many facts are looked at, those that words point to most."""


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
        self.known = known or known_of(base)
        dates = {base.as_of, *own_dates} | ({provenance.as_of} if provenance else set())
        self._own_dates = {(day.year, day.month, day.day) for day in dates}
        self._counts = frozenset(_counts(provenance)) if provenance else frozenset()

    def claims(self, texts: Iterable[ClaimText]) -> Iterator[Claim]:
        """The claims of the texts, in order; each text is asked for when its turn comes."""
        for index, text in enumerate(texts):
            if not text.structure and not _all_anchored(text):
                yield from self._read(index, text)

    def _read(self, index: int, text: ClaimText) -> Iterator[Claim]:
        language = language_of(text.text, text.language)
        beside = folded(text.around).text if text.around else ""
        around = [word.key for word in words(beside, language_of(beside, language))]
        reader: _Reader | None = None
        for piece in pieces(folded(text.text)):
            before = reader.last_words() if reader else ()
            reader = _Reader(self, index, text, piece, language)
            yield from reader.claims(around, before)

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


def _all_anchored(text: ClaimText) -> bool:
    """Whether nothing stands outside anchors that could be a number or a date."""
    rest, at = [], 0
    for start, end in sorted(text.anchored):
        rest.append(text.text[at : max(at, start)])
        at = max(at, end)
    return not any(map(str.isalnum, "".join((*rest, text.text[at:]))))


def _counts(provenance: Provenance) -> Iterator[Decimal]:
    for value in provenance.values:
        quantity = value.quantity
        if value.ref.startswith("count:") and quantity and quantity.value is not None:
            yield quantity.value


def _best(matches: Iterable[tuple[Held, Why]], scores: Scores, *, silent: bool) -> _Match | None:
    """The fact with this value that the words point to most; in silence all are alike."""
    plain = (Why.NONE, Why.QUALIFIER)
    found = [
        _Match(held, why, SUPPORTED if silent else scores.get(held.fact, 0.0))
        for held, why in matches
    ]
    return max(found, key=lambda match: (match.score, match.why in plain), default=None)


def _is_stated(there: _Match, here: Scores) -> bool:
    """Whether another claim states a value, and words do not point to its fact rather here."""
    pointed = here.get(there.held.fact, 0.0)
    return there.score >= SUPPORTED and pointed <= _OUTWEIGHS * there.score


class _Reader:
    """A piece of a text as it is judged."""

    def __init__(
        self, judge: ClaimJudge, index: int, text: ClaimText, piece: Folded, language: Language
    ) -> None:
        self.judge, self.known, self.index, self.text = judge, judge.known, index, text
        self.folded, self.language = piece, language
        self.held = HeldAgainst(self.known, piece.text, language)

    def last_words(self) -> list[str]:
        """The content words of its last sentence."""
        start, end = max(sentences(self.folded.text), default=(0, 0))
        return [word.key for word in words(self.folded.text[start:end], self.language)]

    def claims(self, around: Sequence[str], before: Sequence[str]) -> Iterator[Claim]:
        """Its claims, sentence by sentence; ``before`` are the words of the sentence before it."""
        plain = self.folded.text
        all_found = found_in(plain, self.language, self.known)
        if not all_found:
            return
        said = list(words(plain, self.language))
        for start, end in sentences(plain):
            own = [word for word in said if start <= word.start < end]
            found = [one for one in all_found if start <= one.start < end]
            if found:
                pointing = Pointing(self.known, plain, (start, end), own, [*around, *before], found)
                yield from self._sentence(pointing, found)
            before = [word.key for word in own]

    def _sentence(self, pointing: Pointing, found: Sequence[Found]) -> Iterator[Claim]:
        equal = [list(self.held.equal(one)) for one in found]
        scores = pointing.scores([{held.fact for held, _ in matches} for matches in equal])
        silent = pointing.silent
        same = [
            _best(matches, score, silent=silent)
            for matches, score in zip(equal, scores, strict=True)
        ]
        for at, one in enumerate(found):
            if self._is_anchored(one):
                continue
            stated = {
                match.held
                for n in neighbours(at, len(found))
                if (match := same[n]) and _is_stated(match, scores[at])
            }
            claim = self._verdict(one, scores[at], same[at], stated)
            if claim:
                yield claim

    def _is_anchored(self, found: Found) -> bool:
        start, end = self.folded.shown(found.start, found.end)
        return any(first < end and start < last for first, last in self.text.anchored)

    def _against(self, found: Found, scores: Scores, stated: set[Held]) -> _Match | None:
        """The fact that the words point to most among those that have another value."""
        best: _Match | None = None
        likely = sorted(scores, key=lambda fact: (-scores[fact], fact))[:_CANDIDATES]
        for fact in likely:
            if scores[fact] < SLIPPED:
                break
            for held, told in self.held.told(found, fact):
                other = told.why is Why.VALUE
                if other and not self.held.counts_it(found, held):
                    continue
                if held in stated or scores[fact] < (CONTRADICTED if other else SLIPPED):
                    continue
                match = _Match(held, told.why, scores[fact] * (1.0 if other else 1.25))
                if best is None or match.score > best.score:
                    best = match
        return best

    def _verdict(
        self, found: Found, scores: Scores, same: _Match | None, stated: set[Held]
    ) -> Claim | None:
        if found.date and wrong_weekday(found.date):
            return self._claim(found, Verdict.CONTRADICTS, same, Why.WEEKDAY)
        score = same.score if same else 0.0
        if same and score >= SURE:
            return self._claim(found, Verdict.SAME, same)
        against = self._against(found, scores, stated)
        in_words = self.held.in_words(found)
        if in_words is not None and against and against.why is Why.VALUE:
            against = None
        if self.judge.is_own_date(found) and (against is None or against.why is Why.VALUE):
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
