"""Lines to take: what named speakers said and may be repeated with their names; nothing of ours."""

from __future__ import annotations

from briefgen.briefs.items import with_capacity
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Block,
    Bullets,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Section,
    SectionRole,
)
from briefgen.facts.model import ActorKind, Evidence, Fact, Kind, Mode
from briefgen.facts.rules.quotations import quoted_spans
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue
from briefgen.wording.render import Piece

SAID = frozenset({Kind.STATEMENT, Kind.ASK, Kind.OFFER, Kind.COMMITMENT})
"""Kinds of facts that someone says, asks, offers or commits to."""

MOST_LINES = 4
"""Lines of one speaker; the others stand in the register."""


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as the words of one speaker, and the evidence that says so."""

    fact: Fact
    evidence: Evidence

    @property
    def carried(self) -> bool:
        """Whether the source only carries the speaker over from the words before."""
        return self.evidence.mode is Mode.CARRIED_OVER


def lines_section(writing: Writing) -> Section | None:
    """A heading a speaker, below it what was said; None where no one named says anything.

    A fact with a caution is no line, and a statement that is only carried over is none: what a
    source does not attribute is not repeated as someone's. A carried-over ask, offer or commitment
    is, and says so. A speaker of whom nothing is quoted or reported has no lines.
    """
    spoken = lines_by_speaker(writing)
    if not spoken:
        return None
    build = writing.build
    blocks: list[Block] = [Paragraph(role="note", content=build.label("lines-lead"))]
    for speaker, lines in spoken.items():
        blocks += _speaker_blocks(speaker, lines, writing)
    facts = dict.fromkeys(fact for block in blocks for fact in block.facts)
    return Section(
        id="lines",
        role=SectionRole.LINES,
        title=build.label("lines"),
        message=build.label("lines"),
        blocks=tuple(blocks),
        facts=tuple(facts),
        lang=writing.language,
    )


def lines_by_speaker(writing: Writing) -> dict[str, list[Line]]:
    """What each speaker said, headlines first and carried-over words last.

    Speakers come in that order too: whoever has a headline, then as the brief goes.
    """
    named = {a.id for a in writing.base.actors if a.kind is not ActorKind.GROUP}
    found: dict[str, list[Line]] = {}
    for fact in sorted(writing.selection.facts, key=lambda fact: not fact.headline):
        if fact.kind in SAID and fact.caution is None:
            for line in _lines(fact):
                speaker = line.evidence.speaker
                if speaker in named and not (line.carried and fact.kind is Kind.STATEMENT):
                    found.setdefault(speaker, []).append(line)
    return {
        speaker: sorted(lines, key=_order)
        for speaker, lines in found.items()
        if any(not line.carried for line in lines)
    }


def _order(line: Line) -> tuple[bool, bool, bool]:
    """Headlines, then what is attributed, then what quotes: it is said in the speaker's words."""
    quotes = any(any(quoted_spans(text)) for _, text in line.fact.statement.items())
    return not line.fact.headline, line.carried, not quotes


def _lines(fact: Fact) -> list[Line]:
    """The fact once for each of its speakers, by the evidence that names them best."""
    rank = {Mode.QUOTED: 0, Mode.REPORTED: 1, Mode.CARRIED_OVER: 2}
    best: dict[str, Evidence] = {}
    for evidence in sorted(fact.evidence, key=lambda evidence: rank.get(evidence.mode, 3)):
        if evidence.speaker:
            best.setdefault(evidence.speaker, evidence)
    return [Line(fact, evidence) for evidence in best.values()]


def _speaker_blocks(speaker: str, lines: list[Line], writing: Writing) -> list[Block]:
    shown = _chosen(lines)
    items = tuple(_item(line, writing) for line in shown)
    idents = tuple(line.fact.id for line in shown)
    blocks: list[Block] = [
        Heading(id=f"lines-{speaker}", level=2, content=_who(speaker, lines, writing)),
        Bullets(items=items, facts=idents),
    ]
    more = len(lines) - len(shown)
    if more:
        content = writing.build.label("more-in-register", n=more)
        blocks.append(Paragraph(role="note", content=content))
    return blocks


def _chosen(lines: list[Line]) -> list[Line]:
    """The first few: no part beside its whole, and no quotation twice."""
    whole = {line.fact.id for line in lines}
    quotes: set[str] = set()
    chosen = []
    for line in lines:
        quote = line.evidence.quote
        if line.fact.part_of in whole or quote in quotes:
            continue
        if quote:
            quotes.add(quote)
        chosen.append(line)
    return chosen[:MOST_LINES]


def _who(speaker: str, lines: list[Line], writing: Writing) -> Inlines:
    """The speaker's full name, and the capacity as at the source."""
    return with_capacity(speaker, [(line.fact, line.evidence) for line in lines], writing)


def _item(line: Line, writing: Writing) -> Inlines:
    """The statement, the speaker's own words where they are quoted, and the note."""
    parts: list[Inline] = [writing.statement(Form.STATEMENT, line.fact)]
    parts += _quotation(line, writing)
    if line.carried:
        space = writing.build.text(writing.catalogue.space)
        parts += [*space, Emphasis(children=writing.build.label("line-carried"))]
    return (*parts, writing.cite(line.fact))


def _quotation(line: Line, writing: Writing) -> Inlines:
    """The quotation to the letter, unless the statement quotes; a translated one is marked so.

    A quotation in another language than the statement's is not printed beside it.
    """
    quote = line.evidence.quote
    if quote is None:
        return ()
    statement, language = line.fact.statement.best(writing.language)
    source = writing.base.source_by_id[line.evidence.source].language
    space = writing.build.text(writing.catalogue.space)
    quotes = any(quoted_spans(statement))
    if source is language:
        return () if quotes else (*space, _verbatim(quote, source, line.fact, writing))
    if quotes:
        return (*space, Emphasis(children=writing.build.label("quote-translated")))
    return ()


def _verbatim(quote: str, language: Language, fact: Fact, writing: Writing) -> Inline:
    words = catalogue(language).quote(quote)
    return writing.build.statement((Piece(words, language),), Form.QUOTE, (writing.ref(fact),))
