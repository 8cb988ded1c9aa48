"""How far the words of a sentence point to each fact, from where each number in it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from briefgen.delivered.claims.find import Found
from briefgen.delivered.claims.known import Known
from briefgen.delivered.claims.passage import clauses
from briefgen.delivered.claims.words import Word

Scores = Mapping[str, float]

_NEAR, _FAR, _TAKEN, _BESIDE = 1.0, 0.3, 0.15, 0.4
"""What a word counts of the clause, of the rest of the sentence, of a clause with such a claim of
its own, and of what stands beside."""

_COMPANION, _HINTED = 0.6, 0.2
"""What another value of the same fact beside it counts, and how far words must point to it."""

_NEIGHBOURS = 12
"""How many claims before and behind one are looked at: a sentence may be a list of hundreds."""


class Pointing:
    """One sentence with its claims; ``beside`` are words before it and around the text."""

    def __init__(
        self,
        known: Known,
        plain: str,
        span: tuple[int, int],
        own: Sequence[Word],
        beside: Sequence[str],
        found: Sequence[Found],
    ) -> None:
        self._known, self._own, self._beside, self._found = known, own, beside, found
        self._telling = [word for word in own if word.key in known.vocabulary]
        self._parts = tuple(clauses(plain, *span))
        self._opens = [start for start, _ in self._parts]
        self._homes = [self._home(one) for one in found]

    @property
    def silent(self) -> bool:
        """Whether there are no words but those of the claims: a number alone in its cell."""
        return not self._beside and all(any(_holds(f, w) for f in self._found) for w in self._own)

    def scores(self, equal: Sequence[Set[str]]) -> list[Scores]:
        """How far words point to each fact, claim by claim; ``equal`` are the facts of its value.

        What stands beside another value of a fact that words point to is about that fact too.
        """
        scores = [self._score(at) for at in range(len(self._found))]
        pointed = [
            {fact for fact in facts if score.get(fact, 0.0) >= _HINTED}
            for facts, score in zip(equal, scores, strict=True)
        ]
        for at, score in enumerate(scores):
            for n in neighbours(at, len(scores)):
                worth = _COMPANION if self._homes[n] == self._homes[at] else _COMPANION / 2
                for fact in pointed[n]:
                    score[fact] = score.get(fact, 0.0) + worth
        return list(scores)

    def _score(self, at: int) -> dict[str, float]:
        """The words of its clause count most, those of another such claim's clause least."""
        found, home = self._found[at], self._homes[at]
        counted, taken = self._counted(found), set(self._taken(at))
        weights: dict[str, float] = dict.fromkeys(self._beside, _BESIDE)
        for word in self._telling:
            if _holds(found, word) and word.key not in counted:
                continue
            near = _NEAR if _stands(word, home) else _FAR
            if near == _FAR and any(_stands(word, other) for other in taken):
                near = _TAKEN
            weights[word.key] = max(weights.get(word.key, 0.0), near)
        scores: dict[str, float] = {}
        for key, weight in weights.items():
            for fact, worth in self._known.vocabulary.get(key, ()):
                scores[fact] = scores.get(fact, 0.0) + weight * worth
        return scores

    def _counted(self, found: Found) -> frozenset[str]:
        """The words for the units that the claim may have; its number's own words say nothing."""
        units = found.reading.units if found.reading else ()
        return frozenset().union(*(self._known.unit_keys(unit) for unit in units))

    def _taken(self, at: int) -> Iterator[tuple[int, int]]:
        """The clauses of its neighbours of the same kind, date or number."""
        one = self._found[at]
        for n in neighbours(at, len(self._found)):
            alike = (self._found[n].date is None) == (one.date is None)
            if alike and self._homes[n] != self._homes[at]:
                yield self._homes[n]

    def _home(self, found: Found) -> tuple[int, int]:
        """The clause that the claim stands in; the whole sentence if it says nothing else."""
        whole = (self._parts[0][0], self._parts[-1][1])
        start, end = self._parts[bisect_right(self._opens, found.start) - 1]
        end = max(end, found.end)
        says = any(start <= word.start < end and not _holds(found, word) for word in self._own)
        return (start, end) if says else whole


def neighbours(at: int, count: int) -> Iterable[int]:
    """The places of the claims around one, nearest or not, without itself."""
    around = range(max(0, at - _NEIGHBOURS), min(count, at + _NEIGHBOURS + 1))
    return (n for n in around if n != at)


def _holds(found: Found, word: Word) -> bool:
    return found.start <= word.start and word.end <= found.end


def _stands(word: Word, clause: tuple[int, int]) -> bool:
    return clause[0] <= word.start < clause[1]
