"""Undertakings: what is being done, with all the chosen facts about it."""

from __future__ import annotations

from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import Inlines
from briefgen.facts.model import Fact, Kind
from briefgen.records import dataclass

UNDERTAKINGS = frozenset({Kind.PROJECT, Kind.PROGRAMME, Kind.COMMITMENT, Kind.OFFER})
"""The kinds of fact that undertake something."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What is undertaken: a named project with all its facts, or a fact that names none."""

    facts: tuple[Fact, ...]
    project: str | None = None

    @property
    def done(self) -> tuple[Fact, ...]:
        """Its facts that undertake something, not what is said, asked or expected of it."""
        return tuple(fact for fact in self.facts if fact.kind in UNDERTAKINGS)


def undertakings_of(writing: Writing) -> list[Undertaking]:
    """Every undertaking among the chosen facts, in reading order."""
    projects: dict[str, list[Fact]] = {}
    for fact in writing.selection.facts:
        if fact.project or fact.kind in UNDERTAKINGS:
            projects.setdefault(fact.project or f"fact:{fact.id}", []).append(fact)
    return [
        Undertaking(tuple(facts), facts[0].project)
        for facts in projects.values()
        if any(fact.kind in UNDERTAKINGS for fact in facts)
    ]


def undertaking_name(held: Undertaking, writing: Writing, *, opens: bool = False) -> Inlines:
    """What it is called; one that ``opens`` a row has a capital, where the language has them."""
    if held.project is not None:
        return writing.name(held.project, opens=opens)
    fact = held.facts[0]
    return (writing.heading(fact) if opens else writing.statement(Form.LABEL, fact),)
