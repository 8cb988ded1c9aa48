"""What the sources mention and no fact covers yet, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from briefgen.facts.matching import occurrences, spellings
from briefgen.facts.mentions import Mention, MentionKind, Reader
from briefgen.facts.model import Actor, Evidence, Fact, FactBase
from briefgen.facts.rules.quantities import quantities, times
from briefgen.facts.rules.references import evidences
from briefgen.facts.rules.view import HOLE, View
from briefgen.facts.source_text import SourceText, read_source
from briefgen.facts.stated import duration_numbers, numbers_of
from briefgen.gate import require_folder
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.template import PAIR, NameHole
from briefgen.values.when import When
from briefgen.wording.catalogue import catalogue

_BETWEEN_NAMES = re.compile(r"[ -]+|(?:'s)? (?:of|and|for|the|&)(?: the)? ")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a paragraph mentions and no fact covers; ``text`` is as the source has it,
    but with plain dashes, quotation marks and digits."""

    kind: MentionKind
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphCoverage:
    """One paragraph of a source: the ids of the facts that cite it, and what they leave out.

    ``left_out`` are the signs that were taken out of it (``U+202E``): they can hide what stands
    there.
    """

    source: str
    paragraph: int
    facts: tuple[str, ...]
    gaps: tuple[Gap, ...]
    left_out: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The same as plain data."""
        return {
            "source": self.source,
            "paragraph": self.paragraph,
            "facts": list(self.facts),
            "gaps": [{"kind": str(gap.kind), "text": gap.text} for gap in self.gaps],
            "left_out": list(self.left_out),
        }


def coverage(base: FactBase, sources_dir: str | Path) -> tuple[ParagraphCoverage, ...]:
    """Every paragraph of every source, with its facts and gaps, in order.

    A mention is covered by a token, a quotation or a typed value of a fact that cites the
    paragraph, or by the name of someone or something that such a fact names. Raises `InputError`
    if the folder or a source in it cannot be read.
    """
    folder = Path(sources_dir)
    require_folder(folder)
    citing = _Citing(base)
    return tuple(
        paragraph
        for source in base.sources
        for paragraph in citing.paragraphs(read_source(source, folder))
    )


class _Citing:
    """Which facts cite which paragraph, and what they cover there."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.by_place: dict[tuple[str, int], list[tuple[Fact, Evidence]]] = {}
        for fact in base.facts:
            for _, evidence in evidences(fact):
                place = (evidence.source, evidence.paragraph)
                self.by_place.setdefault(place, []).append((fact, evidence))

    def paragraphs(self, text: SourceText) -> Iterator[ParagraphCoverage]:
        """The coverage of every paragraph of a source."""
        reader = Reader(text.folded, text.source.language)
        left_out = {held.paragraph: held.signs for held in text.left_out}
        for number, folded in enumerate(text.folded, start=1):
            cited = self.by_place.get((text.source.id, number), [])
            covered = self._covered(folded, cited)
            values = frozenset(v for fact, _ in cited for v in _typed_values(fact))
            open_mentions = [
                mention
                for mention in reader.mentions(folded)
                if not _is_covered(mention, covered, values)
            ]
            ids = dict.fromkeys(fact.id for fact, _ in cited)
            gaps = tuple(_gaps(open_mentions, folded))
            signs = left_out.get(number, ())
            yield ParagraphCoverage(text.source.id, number, tuple(ids), gaps, signs)

    def _covered(self, folded: str, cited: Iterable[tuple[Fact, Evidence]]) -> bytearray:
        """One byte a character: whether something that the facts carry stands there."""
        covered = bytearray(len(folded))
        strings: dict[str, None] = {}
        for fact, evidence in cited:
            strings.update(dict.fromkeys(self._strings(fact, evidence)))
        for string in strings:
            for start, end in occurrences(string, folded):
                covered[start:end] = b"\1" * (end - start)
        return covered

    def _strings(self, fact: Fact, evidence: Evidence) -> Iterator[str]:
        yield from evidence.tokens
        if evidence.quote:
            yield evidence.quote
        for _, when in times(fact):
            if when.resolved_from:
                yield when.resolved_from.printed
            yield from _month_names(when)
        for point in fact.series.points if fact.series else ():
            yield from (name for _, name in (point.category.items() if point.category else ()))
        for ident in self._named_by_fact.get(fact.id, ()):
            yield from self._spellings.get(ident, ())

    @cached_property
    def _named_by_fact(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of everyone and everything that a fact names, in any way."""
        named: dict[str, dict[str, None]] = {}
        sides = [side.id for side in self.base.partnership.sides]
        for fact in self.base.facts:
            idents = [*sides, *fact.places, *(p.actor for p in fact.actors)]
            idents += [e.speaker for _, e in evidences(fact) if e.speaker]
            idents += [fact.project] if fact.project else []
            named[fact.id] = dict.fromkeys(idents)
        for text in View(self.base).texts:
            if text.where.kind == "fact":
                holes = (p.id for p in text.pieces if isinstance(p, NameHole) and p.id != PAIR)
                named[text.where.ident].update(dict.fromkeys(holes))
        return {ident: tuple(idents) for ident, idents in named.items()}

    @cached_property
    def _spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Each entry's spellings; an actor brings its organisation and its capacity's words."""
        found = {ident: spellings(entry) for ident, entry in self.base.named.items()}
        capacities = self._capacity_words()
        for ident, entry in self.base.named.items():
            if isinstance(entry, Actor):
                organisation = found.get(entry.member_of or "", ())
                found[ident] = (*found[ident], *organisation, *capacities.get(ident, ()))
        return found

    def _capacity_words(self) -> Mapping[str, list[str]]:
        words: dict[str, list[str]] = {}
        for text in View(self.base).texts:
            if text.where.kind == "actor" and text.where.path[0] == "capacity":
                parts = (part.strip(" ,") for part in text.literal.split(HOLE))
                words.setdefault(text.where.ident, []).extend(part for part in parts if part)
        return words


def _is_covered(mention: Mention, covered: bytearray, values: frozenset[Decimal]) -> bool:
    stretch = covered[mention.start : mention.end]
    if mention.kind is MentionKind.QUOTATION:
        return any(stretch)
    if mention.numeral and mention.numeral.values & values:
        return True
    return all(stretch)


def _typed_values(fact: Fact) -> Iterator[Decimal]:
    """Every number that the fact holds as typed values and times."""
    for _, quantity in quantities(fact):
        yield from numbers_of(quantity)
    for _, when in times(fact):
        if when.duration:
            yield from duration_numbers(when.duration)
        for moment in (when.span.start, when.span.end):
            if moment is not None:
                parts = (moment.year, moment.month, moment.day, moment.quarter, moment.half)
                yield from (Decimal(part) for part in parts if part is not None)


def _month_names(when: When) -> Iterator[str]:
    for moment in (when.span.start, when.span.end):
        if moment is not None and moment.month is not None:
            for language in Language:
                yield catalogue(language).times.months[moment.month - 1]


def _gaps(mentions: list[Mention], folded: str) -> Iterator[Gap]:
    """What is not covered, in order; names that stand together are one."""
    for mention in sorted(_joined(mentions, folded), key=lambda mention: mention.start):
        yield Gap(mention.kind, folded[mention.start : mention.end])


def _joined(mentions: list[Mention], folded: str) -> Iterator[Mention]:
    last: Mention | None = None
    for mention in mentions:
        if mention.kind is not MentionKind.NAME:
            yield mention
        elif last and _BETWEEN_NAMES.fullmatch(folded, last.end, mention.start):
            last = Mention(MentionKind.NAME, last.start, mention.end)
        else:
            if last:
                yield last
            last = mention
    if last:
        yield last
