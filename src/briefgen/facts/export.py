"""Every fact as plain data, everything resolved: what a reader or another program can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from briefgen.facts.derive import resolved_point
from briefgen.facts.model import (
    Actor,
    Evidence,
    Fact,
    FactBase,
    FactValue,
    NamedPoint,
    Series,
)
from briefgen.facts.standing import project_status
from briefgen.values.language import Language, LocalText
from briefgen.values.names import NameForm
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.render import Lexicon, Piece, render_value

Plain = dict[str, object]


class FactWords(Protocol):
    """What export needs of the wording of a base; `briefgen.briefs.words.Words` has it."""

    @property
    def lexicon(self) -> Lexicon:
        """Names, units and the style of dates."""
        ...

    def text(
        self, text: LocalText, language: Language, fact: Fact | None = None
    ) -> tuple[Piece, ...]:
        """A text in that language, its holes filled."""
        ...

    def values(self, fact: Fact) -> Mapping[str, Quantity | When]:
        """The values and times of a fact by name, derived values worked out."""
        ...


def export_facts(base: FactBase, words: FactWords) -> Iterator[Plain]:
    """One JSON-able object a fact, in the order of the base.

    Texts are worded in each language that they have. Numbers are strings, so that no program rounds
    them. An id stands beside each name, and everything that refers to a fact is listed as a link.
    """
    exporter = _Exporter(base, words)
    return (exporter.fact(fact) for fact in base.facts)


class _Exporter:
    """Exports facts of one base."""

    def __init__(self, base: FactBase, words: FactWords) -> None:
        self.base = base
        self.words = words
        self.languages = base.partnership.languages
        self.projects = {project.id: project for project in base.projects}
        self.linked = _linked_from(base)

    def fact(self, fact: Fact) -> Plain:
        """The fact with everything that it says and refers to."""
        return {
            "id": fact.id,
            "former_ids": list(fact.former_ids),
            "digest": fact.digest,
            "kind": str(fact.kind),
            "status": str(fact.status),
            "themes": [fact.theme, *fact.also],
            "text": self._text(fact.statement, fact),
            "short": self._text(fact.short, fact),
            "label": self._text(fact.label, fact),
            "values": [self._value(fact, value) for value in fact.values],
            "when": self._when(fact.when) if fact.when else None,
            "dates": [{"name": date.name, **self._when(date.when)} for date in fact.dates],
            "key_figure": fact.key_figure,
            "actors": [
                {**self._named(p.actor), "role": str(p.role), **self._standing(p.actor)}
                for p in fact.actors
            ],
            "places": [self._named(place) for place in fact.places],
            "project": self._project(fact.project) if fact.project else None,
            "evidence": [self._evidence(evidence) for evidence in fact.evidence],
            "open_list": fact.open_list,
            "headline": fact.headline,
            "caution": self._text(fact.caution.reason, fact) if fact.caution else None,
            "links": self._links(fact),
            "series": self._series(fact, fact.series) if fact.series else None,
            "waiver": fact.waiver.model_dump(mode="json") if fact.waiver else None,
            "review": fact.review.model_dump(mode="json", exclude_none=True),
        }

    def _text(self, text: LocalText | None, fact: Fact | None = None) -> dict[str, str] | None:
        if text is None:
            return None
        return {
            str(language): "".join(piece.text for piece in self.words.text(text, language, fact))
            for language, _ in text.items()
        }

    def _value(self, fact: Fact, value: FactValue) -> Plain:
        quantity = self.words.values(fact)[value.name]
        found: Plain = {"name": value.name, **self._typed(quantity)}
        if value.derived:
            found["derived"] = value.derived.model_dump(mode="json")
        if value.rivals:
            found["rivals"] = [
                {**self._typed(rival.quantity), "evidence": self._evidence(rival.evidence)}
                for rival in value.rivals
            ]
            found["choice"] = self._text(value.choice, fact)
        return found

    def _series(self, fact: Fact, series: Series) -> Plain:
        points = iter(series.named_points)
        return {
            "form": str(series.form),
            "whole": series.whole,
            "lines": [
                {
                    "name": self._text(line.name, fact),
                    "points": [self._point(fact, next(points)) for _ in line.points],
                }
                for line in series.lines
            ],
        }

    def _point(self, fact: Fact, named: NamedPoint) -> Plain:
        point = named.point
        quantity = resolved_point(self.base, fact, point)
        return {
            "name": named.name,
            "when": self._when(point.when) if point.when else None,
            "category": self._text(point.category, fact),
            **self._typed(quantity),
            "evidence": self._evidence(named.evidence) if named.evidence else None,
        }

    def _when(self, when: When) -> Plain:
        found = self._typed(when)
        if when.resolved_from:
            basis = self._text(when.resolved_from.basis)
            found["resolved_from"] = {"printed": when.resolved_from.printed, "basis": basis}
        return found

    def _typed(self, value: Quantity | When) -> Plain:
        """The typed value as it is in the base, and in the words of every language."""
        worded = {
            str(language): render_value(value, "full", language, self.words.lexicon)
            for language in self.languages
        }
        return {**value.model_dump(mode="json", exclude_none=True), "words": worded}

    def _named(self, ident: str) -> Plain:
        names = {
            str(language): self.words.lexicon.name(ident, NameForm.FULL, language)[0]
            for language in self.languages
        }
        return {"id": ident, "name": names}

    def _standing(self, ident: str) -> Plain:
        """An actor's side and capacity; a side is its own."""
        entry = self.base.named[ident]
        if not isinstance(entry, Actor):
            return {"side": ident, "capacity": None}
        return {"side": entry.side, "capacity": self._text(entry.capacity)}

    def _project(self, ident: str) -> Plain:
        status = project_status(self.base, self.projects[ident])
        return {**self._named(ident), "status": str(status) if status else None}

    def _evidence(self, evidence: Evidence) -> Plain:
        speaker: Plain | None = None
        if evidence.speaker:
            standing = self._standing(evidence.speaker)
            if evidence.capacity:
                standing["capacity"] = self._text(evidence.capacity)
            speaker = {**self._named(evidence.speaker), **standing}
        return {
            "source": evidence.source,
            "paragraph": evidence.paragraph,
            "mode": str(evidence.mode),
            "speaker": speaker,
            "tokens": list(evidence.tokens),
            "quote": evidence.quote,
            "note": self._text(evidence.note),
        }

    def _links(self, fact: Fact) -> Plain:
        tensions = [
            {"fact": tension.fact, "note": self._text(tension.note, fact)}
            for tension in fact.tensions
        ]
        return {
            "answers": list(fact.answers),
            "part_of": fact.part_of,
            "tensions": tensions,
            **{name: list(linked.get(fact.id, ())) for name, linked in self.linked.items()},
        }


def _linked_from(base: FactBase) -> Mapping[str, Mapping[str, list[str]]]:
    """Who answers a fact, is part of it, or is in tension with it, by the fact's present id."""
    answered: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    opposed: dict[str, list[str]] = {}
    for fact in base.facts:
        for ident in fact.answers:
            answered.setdefault(base.fact_by_id[ident].id, []).append(fact.id)
        if fact.part_of:
            parts.setdefault(base.fact_by_id[fact.part_of].id, []).append(fact.id)
        for tension in fact.tensions:
            opposed.setdefault(base.fact_by_id[tension.fact].id, []).append(fact.id)
    return {"answered_by": answered, "parts": parts, "tensions_from": opposed}
