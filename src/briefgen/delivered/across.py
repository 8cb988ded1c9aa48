"""Several files of one audit against each other: where two show the same fact differently.

A memo and a deck of one edition word a fact in ways of their own, so texts are not compared letter
by letter: what says what the facts say now agrees with all else that does. A text that is stale or
was edited is held against every other file's text of the same fact: of the same form in the same
language by its words, of any form and language by the values that it gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from briefgen.delivered.claims import Claim, ClaimJudge, ClaimKind, ClaimText, Verdict
from briefgen.delivered.claims.passage import language_of
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.report import Elsewhere, Finding, State
from briefgen.facts.matching import fold
from briefgen.facts.model import FactBase
from briefgen.facts.numerals import values_in
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.anchors import text_digest

_SOUND = frozenset({State.OK, State.REWORDED, State.COPIED, State.SURROUNDINGS, State.SAME})
_DIFFERENT = frozenset(
    {State.STALE, State.MISPLACED, State.EDITED, State.CONFLICT, State.WITHDRAWN, State.CONTRADICTS}
)
_INTACT = frozenset({State.STALE, State.MISPLACED, State.WITHDRAWN})
_SOUND_OR_NOT = _SOUND | _DIFFERENT
_CLAIMS = frozenset(ClaimKind)


def disagreements(
    files: Sequence[DeliveredFile], findings: Iterable[Finding], base: FactBase
) -> Iterator[Finding]:
    """A finding for each fact that two files show differently, which names both places."""
    if len(files) < 2:
        return
    by_fact: dict[str, list[_Shown]] = defaultdict(list)
    languages = {f.name: f.provenance.language if f.provenance else Language.EN for f in files}
    for number, finding in enumerate(findings):
        if finding.form != "chart" and finding.shown.strip() and finding.state in _SOUND_OR_NOT:
            shown = _Shown(number, finding, language_of(finding.shown, languages[finding.file]))
            for fact in dict.fromkeys(finding.facts):
                by_fact[fact].append(shown)
    digests = {f.name: f.provenance.facts if f.provenance else {} for f in files}
    judge: ClaimJudge | None = None
    found: dict[int, Finding] = {}
    for fact, there in by_fact.items():
        if len({held.finding.file for held in there}) < 2 or all(held.sound for held in there):
            continue
        judge = judge or ClaimJudge(base)
        fact_digests = {name: held.get(fact, "") for name, held in digests.items()}
        for number, finding in _of_fact(_Fact(fact, base, fact_digests, judge), there):
            found.setdefault(number, finding)
    yield from (found[number] for number in sorted(found))


def editions(files: Sequence[DeliveredFile]) -> Iterator[str]:
    """A sentence on each two files that were made from different editions of the facts."""
    for one, other in combinations(files, 2):
        if one.provenance is None or other.provenance is None:
            continue
        if one.provenance.edition == other.provenance.edition:
            continue
        held = one.provenance.facts
        changed = [
            ident
            for ident, digest in other.provenance.facts.items()
            if held.get(ident, digest) != digest
        ]
        shared = len(held.keys() & other.provenance.facts.keys())
        yield (
            f"{one.name} was made from edition {one.provenance.edition[:12]} of the facts and "
            f"{other.name} from {other.provenance.edition[:12]}: of {shared} facts in both files "
            f"{len(changed)} differ"
        )


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text as a file shows it; ``number`` is that of its finding, in reading order."""

    number: int
    finding: Finding
    language: Language

    @property
    def sound(self) -> bool:
        """Whether it says what the facts say now."""
        return self.finding.state in _SOUND

    @property
    def is_claim(self) -> bool:
        """Whether it is a number or date outside any anchor, alone."""
        return self.finding.form in _CLAIMS


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact as it is compared; ``digests`` are what each file was delivered with."""

    ident: str
    base: FactBase
    digests: Mapping[str, str]
    judge: ClaimJudge

    def told(self, shown: _Shown) -> dict[str, Claim]:
        """What a text says of the fact's values, by their names."""
        fact = self.base.fact_by_id.get(self.ident)
        if fact is None:
            return {}
        # A number alone says nothing of what it is about; its finding knows.
        label = (fact.label or fact.statement).get(shown.language)
        text = ClaimText(shown.finding.shown, language=shown.language, around=label or "")
        told: dict[str, Claim] = {}
        for claim in self.judge.claims([text]):
            wrong = claim.verdict is Verdict.CONTRADICTS
            if claim.fact == self.ident and (wrong or claim.verdict is Verdict.SAME):
                told[claim.value] = claim if wrong else told.get(claim.value, claim)
        return told

    def of_one_edition(self, one: _Shown, other: _Shown) -> bool:
        """Whether both texts are as delivered, from one state of the fact."""
        intact = one.finding.state in _INTACT and other.finding.state in _INTACT
        return intact and self.digests[one.finding.file] == self.digests[other.finding.file]


def _of_fact(fact: _Fact, there: Sequence[_Shown]) -> Iterator[tuple[int, Finding]]:
    told = {held.number: fact.told(held) for held in there}
    reported: set[frozenset[str]] = set()  # of two files a fact is told once
    for odd in there:
        if odd.sound:
            continue
        others: dict[str, Elsewhere] = {}
        for other in there:
            name = other.finding.file
            if name == odd.finding.file or name in others:
                continue
            pair = frozenset({odd.finding.file, name})
            why = "" if pair in reported else _difference(fact, odd, other, told)
            if why:
                reported.add(pair)
                others[name] = Elsewhere(
                    file=name, place=other.finding.place, shown=other.finding.shown, note=why
                )
        if others:
            yield (
                odd.number,
                odd.finding.model_copy(
                    update={
                        "state": State.DISAGREES,
                        "elsewhere": tuple(others.values()),
                        "note": "the files do not say the same of this fact",
                    }
                ),
            )


def _difference(
    fact: _Fact, odd: _Shown, other: _Shown, told: Mapping[int, Mapping[str, Claim]]
) -> str:
    """How two texts of the fact differ, "" where they do not or cannot be compared."""
    if fact.of_one_edition(odd, other):
        return ""
    here, there = told[odd.number], told[other.number]
    for name in sorted(here.keys() & there.keys()):
        one, second = here[name], there[name]
        if not _same_value(one, second):
            return f"“{one.shown}” in one, “{second.shown}” in the other"
    if odd.is_claim or other.is_claim or odd.language is not other.language:
        return ""
    if (odd.finding.form, odd.finding.facts) != (other.finding.form, other.finding.facts):
        return ""
    if text_digest(odd.finding.shown) == text_digest(other.finding.shown):
        return ""
    # Parts of a large figure stand alone: “approximately” is no other word for “3 trillion”.
    figures = {any(map(str.isdigit, held.finding.shown)) for held in (odd, other)}
    if len(figures) > 1:
        return ""
    return "other words of the same text"


def _same_value(one: Claim, other: Claim) -> bool:
    """Whether two texts give one value of a fact alike: as it is now, or with the same number."""
    if Verdict.SAME in (one.verdict, other.verdict):
        return one.verdict is other.verdict
    numbers = values_in(fold(one.shown), one.language), values_in(fold(other.shown), other.language)
    return not numbers[0].isdisjoint(numbers[1])
