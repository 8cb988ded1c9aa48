"""The facts held against the reader's own copies of their sources.

Comes in: a base and a folder. Goes out: an issue for whatever the copies do not bear out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path

from briefgen.errors import InputError
from briefgen.facts.copying import MAX_WORDS, Wording
from briefgen.facts.matching import fold, spellings, stands_in
from briefgen.facts.model import Actor, ActorKind, Evidence, Fact, FactBase, Mode, Term
from briefgen.facts.reading import QuantityReader
from briefgen.facts.rules.quantities import series_points
from briefgen.facts.rules.quotations import squeeze
from briefgen.facts.rules.references import evidences
from briefgen.facts.rules.view import HOLE, View, Where
from briefgen.facts.source_text import SourceText, read_source
from briefgen.facts.stated import missing_at_point, missing_figures
from briefgen.gate import require_folder
from briefgen.issues import Issue, sort_issues
from briefgen.values.language import Language

_NAMING = frozenset({Mode.QUOTED, Mode.REPORTED})
"""The modes in which a source names who speaks."""

_CUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\])\s*")


def verify_evidence(base: FactBase, sources_dir: str | Path) -> tuple[Issue, ...]:
    """What the copies of the sources in that folder do not bear out, sorted by file and line.

    Raises `InputError` if the folder is not there. A copy that is missing or differs is an issue;
    the evidence from a missing one is not looked at.
    """
    folder = Path(sources_dir)
    require_folder(folder)
    return sort_issues(_Verification(base, folder).issues())


class _Verification:
    """One run over a base: its view, and the copies that could be read."""

    def __init__(self, base: FactBase, folder: Path) -> None:
        self.base = base
        self.view = View(base)
        self.texts: dict[str, SourceText] = {}
        self.unreadable: list[Issue] = []
        self._readers: dict[Language, QuantityReader] = {}
        for source in base.sources:
            try:
                self.texts[source.id] = read_source(source, folder)
            except InputError as problem:
                where = Where("source", source.id).at("file")
                self.unreadable.append(self.view.error("no-source-file", where, str(problem)))

    def issues(self) -> Iterator[Issue]:
        """Everything, in the order of the steps."""
        yield from self.unreadable
        for text in self.texts.values():
            yield from self._copy(text)
        for fact in self.base.facts:
            for where, evidence in evidences(fact):
                yield from self._evidence(where, evidence)
            yield from self._figures(fact)
            yield from self._actors(fact)
        for term in self.base.terms:
            yield from self._term(term)
        yield from self._copied_runs()

    def _copy(self, text: SourceText) -> Iterator[Issue]:
        """The copy is the file that the evidence was written against, and hides nothing."""
        source, where = text.source, Where("source", text.source.id)
        yield from (held.warning(text.path, source.id) for held in text.left_out)
        if text.sha256 != source.sha256:
            message = f"{source.file} is another version: its SHA-256 is {text.sha256}"
            hint = "get the version that the facts were written against, or check them again"
            yield self.view.error("source-changed", where.at("sha256"), message, hint)
        if len(text.paragraphs) != source.paragraphs:
            message = (
                f"{source.file} has {len(text.paragraphs)} paragraphs, not {source.paragraphs}"
            )
            hint = "briefgen coverage counts them"
            yield self.view.error("source-changed", where.at("paragraphs"), message, hint)

    def _evidence(self, where: Where, evidence: Evidence) -> Iterator[Issue]:
        """The paragraph is there and holds the tokens, the quotation and the speaker's name."""
        text = self.texts.get(evidence.source)
        if text is None:
            return
        printed = text.paragraph(evidence.paragraph)
        if printed is None:
            message = f"{evidence.source} has no paragraph {evidence.paragraph}"
            yield self.view.error("no-paragraph", where, message, "briefgen coverage counts them")
            return
        paragraph = f"paragraph {evidence.paragraph} of {evidence.source}"
        folded = text.folded[evidence.paragraph - 1]
        for token in evidence.tokens:
            if not stands_in(token, folded):
                message = f"“{token}” does not stand in {paragraph}"
                yield self.view.error("no-token", where, message, self._elsewhere(text, token))
        if evidence.quote and not _quoted(evidence.quote, printed):
            message = f"the quote does not stand to the letter in {paragraph}"
            yield self.view.error("no-quote", where, message, "copy it, […] for what is left out")
        near = _near(text, evidence.paragraph) if evidence.mode is Mode.QUOTED else [folded]
        if evidence.mode in _NAMING and not self._named(evidence.speaker or "", near):
            message = f"the speaker “{evidence.speaker}” is not named in {paragraph}"
            hint = "add the spelling as an alias, or say mode: carried_over"
            yield self.view.error("no-name", where, message, hint)

    def _term(self, term: Term) -> Iterator[Issue]:
        """The paragraph is there and prints the tokens, and what the term stands for."""
        if term.evidence is None or term.evidence.source not in self.texts:
            return
        where = Where("term", term.id).at("evidence")
        text, number = self.texts[term.evidence.source], term.evidence.paragraph
        if text.paragraph(number) is None:
            message = f"{term.evidence.source} has no paragraph {number}"
            yield self.view.error("no-paragraph", where, message, "briefgen coverage counts them")
            return
        folded = text.folded[number - 1]
        for token in term.evidence.tokens:
            if not stands_in(token, folded):
                message = f"“{token}” does not stand in paragraph {number} of {text.source.id}"
                yield self.view.error("no-token", where, message, self._elsewhere(text, token))
        expansion = term.expansion.get(text.source.language)
        if expansion and not stands_in(expansion.casefold(), folded.casefold()):
            message = f"paragraph {number} of {text.source.id} does not print “{expansion}”"
            hint = "give it as the source prints it, or leave evidence out: it is the author's then"
            yield self.view.error("no-expansion", where, message, hint)

    def _elsewhere(self, text: SourceText, token: str) -> str:
        numbers = [str(n) for n, folded in enumerate(text.folded, 1) if stands_in(token, folded)]
        where = f"it stands in paragraph {', '.join(numbers)}" if numbers else ""
        return where or "give it as the source prints it, as whole words"

    def _named(self, ident: str, paragraphs: Iterable[str]) -> bool:
        """Whether a paragraph names the actor or side; a group has no name to look for."""
        names = self._spellings.get(ident)
        return names is None or any(stands_in(n, p) for p in paragraphs for n in names)

    @cached_property
    def _spellings(self) -> Mapping[str, tuple[str, ...]]:
        groups = {actor.id for actor in self.base.actors if actor.kind is ActorKind.GROUP}
        named = self.base.named
        return {ident: spellings(e) for ident, e in named.items() if ident not in groups}

    def _figures(self, fact: Fact) -> Iterator[Issue]:
        """Every typed figure and time stands in a paragraph that the fact cites."""
        cited = self._cited(fact)
        if cited:
            for where, message in missing_figures(fact, cited, self._reader):
                hint = "correct the value, or cite the paragraph that states it"
                yield self.view.error("no-figure", where, message, hint)
        for where, named in series_points(fact):
            cited = self._paragraph(named.evidence) if named.evidence else []
            if not cited:
                continue
            for message in missing_at_point(fact, named.point, cited, self._reader):
                hint = "correct the value, or cite the paragraph that states it"
                yield self.view.error("no-figure", where, message, hint)

    def _reader(self, language: Language) -> QuantityReader:
        """The reader of quantities in that language, which knows the base's own units."""
        known = self._readers.get(language)
        if known is None:
            units = self.base.partnership.units
            found = {unit.id: words for unit in units if (words := unit.get(language)) is not None}
            known = self._readers[language] = QuantityReader(language, found)
        return known

    def _actors(self, fact: Fact) -> Iterator[Issue]:
        """Every actor is named in a cited paragraph or just before it.

        Speakers are looked for elsewhere; their side and organisation speak through them. Where a
        source carries a speaker over or speaks itself, it may say "the group" or "the country".
        """
        cited = [
            near
            for _, evidence in evidences(fact)
            if (text := self.texts.get(evidence.source))
            for near in _near(text, evidence.paragraph)
        ]
        if not cited or not {evidence.mode for evidence in fact.evidence} <= _NAMING:
            return
        implied = self._implied(fact)
        for index, participant in enumerate(fact.actors):
            if participant.actor not in implied and not self._named(participant.actor, cited):
                where = Where("fact", fact.id).at("actors", str(index))
                message = f"“{participant.actor}” is not named where the fact is cited from"
                hint = "add the spelling as an alias, or cite the paragraph that names it"
                yield self.view.error("no-name", where, message, hint)

    def _implied(self, fact: Fact) -> set[str]:
        """The fact's speakers, and the sides and organisations that they speak for."""
        speakers = {evidence.speaker for evidence in fact.evidence} & self._actor_by_id.keys()
        actors = [self._actor_by_id[ident] for ident in speakers if ident is not None]
        named = [(actor.id, actor.side, actor.member_of) for actor in actors]
        return {ident for group in named for ident in group if ident is not None}

    @cached_property
    def _actor_by_id(self) -> Mapping[str | None, Actor]:
        return {actor.id: actor for actor in self.base.actors}

    def _cited(self, fact: Fact) -> list[tuple[SourceText, str]]:
        """The folded paragraphs that the fact cites, with their sources; rivals and points too."""
        return [place for _, evidence in evidences(fact) for place in self._paragraph(evidence)]

    def _paragraph(self, evidence: Evidence) -> list[tuple[SourceText, str]]:
        """The folded paragraph of the evidence with its source; empty if it is not there."""
        text = self.texts.get(evidence.source)
        if text is None or text.paragraph(evidence.paragraph) is None:
            return []
        return [(text, text.folded[evidence.paragraph - 1])]

    def _copied_runs(self) -> Iterator[Issue]:
        """No text holds more of a source's words in a row than it may."""
        wording = Wording(p for text in self.texts.values() for p in text.paragraphs)
        spelled = (name for entry in self.base.named.values() for name in spellings(entry))
        # What a term stands for is a name too: as long as it is, it is printed in full.
        expanded = (text for term in self.base.terms for _, text in term.expansion.items())
        names = _any_of(chain(spelled, expanded))
        hint = f"say it in other words: at most {MAX_WORDS} of a source's words in a row"
        for text in self.view.texts:
            found = wording.copied(text.literal.replace(HOLE, "\n"), names)
            if found:
                message = f"the text repeats its source: “{found} …”"
                yield self.view.error("copied", text.where, message, hint)
        for fact in self.base.facts:
            for where, evidence in evidences(fact):
                for token in evidence.tokens:
                    if wording.copied(token, names):
                        message = f"the token “{token}” is longer than a token may be"
                        yield self.view.error(
                            "copied", where, message, "cut it into figures, names"
                        )


def _near(text: SourceText, paragraph: int) -> list[str]:
    """The paragraph and the two before it, folded: a pronoun's name stands there."""
    return list(text.folded[max(0, paragraph - 3) : paragraph])


def _quoted(quote: str, paragraph: str) -> bool:
    """Whether every part of the quote stands in the paragraph, to the letter and in order."""
    text, place = squeeze(paragraph), 0
    for part in _CUT.split(quote):
        place = text.find(squeeze(part), place)
        if place < 0:
            return False
        place += len(squeeze(part))
    return True


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    folded = sorted({fold(name) for name in names}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, folded))) if folded else None
