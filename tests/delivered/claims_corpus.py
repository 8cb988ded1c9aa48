"""The corpus of true and false numbers and dates: rows as written, and how well they are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.delivered.claims import Claim, ClaimText, Verdict
from briefgen.values.language import Language

FOLDER = Path(__file__).parent / "claims"
NO_CLAIM = "none"


@dataclass(frozen=True)
class Planted:
    """A number or date in a row: where it stands, and what it must be told to be."""

    start: int
    end: int
    shown: str
    verdict: str
    fact: str

    @property
    def false(self) -> bool:
        return self.verdict in (Verdict.CONTRADICTS, Verdict.UNSOURCED)


@dataclass(frozen=True)
class Row:
    text: ClaimText
    planted: tuple[Planted, ...]


def rows(name: str) -> tuple[Row, ...]:
    """The rows of that file of the corpus."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


def _row(line: str) -> Row:
    text, language, listed = (part.strip() for part in line.split(" | "))
    return Row(ClaimText(text, language=Language(language)), tuple(_planted(text, listed)))


def _planted(text: str, listed: str) -> Iterator[Planted]:
    taken: list[tuple[int, int]] = []
    for entry in listed.split("; "):
        shown, _, told = entry.rpartition(": ")
        verdict, _, fact = told.partition(" ")
        start = text.find(shown)
        while any(start < end and first < start + len(shown) for first, end in taken):
            start = text.find(shown, start + 1)
        assert start >= 0, f"{shown!r} does not stand in {text!r}"
        taken.append((start, start + len(shown)))
        yield Planted(start, start + len(shown), shown, verdict, fact)


@dataclass(frozen=True)
class Judged:
    """A planted number with the claims found there; ``planted`` is None for one not planted."""

    row: Row
    planted: Planted | None
    claims: tuple[Claim, ...]

    @property
    def flagged(self) -> bool:
        return any(claim.verdict is not Verdict.SAME for claim in self.claims)

    @property
    def right(self) -> bool:
        """Whether it is told to be exactly what it is."""
        if self.planted is None:
            return not self.flagged
        if self.planted.verdict == NO_CLAIM:
            return not self.claims
        return {str(claim.verdict) for claim in self.claims} == {self.planted.verdict}


def judged(rows: Sequence[Row], claims: Sequence[Claim]) -> Iterator[Judged]:
    """Each planted number with the claims that overlap it, then every claim that none does."""
    for index, row in enumerate(rows):
        own = [claim for claim in claims if claim.index == index]
        told: set[Claim] = set()
        for planted in row.planted:
            here = tuple(c for c in own if c.start < planted.end and planted.start < c.end)
            told.update(here)
            yield Judged(row, planted, here)
        for claim in own:
            if claim not in told:
                yield Judged(row, None, (claim,))


@dataclass(frozen=True)
class Score:
    false: int
    caught: int
    true: int
    alarms: int
    exact: int

    @property
    def recall(self) -> float:
        return self.caught / self.false

    @property
    def alarm_rate(self) -> float:
        return self.alarms / self.true


def score(results: Sequence[Judged]) -> Score:
    false = [result for result in results if result.planted and result.planted.false]
    true = [result for result in results if not (result.planted and result.planted.false)]
    return Score(
        false=len(false),
        caught=sum(result.flagged for result in false),
        true=len(true),
        alarms=sum(result.flagged for result in true),
        exact=sum(result.right for result in results),
    )
