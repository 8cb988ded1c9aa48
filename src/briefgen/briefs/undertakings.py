"""Undertakings: what is being done, with all the chosen facts about it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.facts.model import ActorKind, Fact, FactBase, Kind, Role, Side
from briefgen.values.names import NameForm

UNDERTAKINGS = frozenset({Kind.PROJECT, Kind.PROGRAMME, Kind.COMMITMENT, Kind.OFFER})
"""The kinds of fact that undertake something."""

PARTIES = frozenset(
    {Role.PARTY, Role.PARTNER, Role.PROVIDER, Role.RECIPIENT, Role.IMPLEMENTER, Role.HOST}
)
"""The roles of those who take part."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What is undertaken: a named project with all its facts, or a fact that names none."""

    name: str
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
        Undertaking(_name(facts[0], writing), tuple(facts), facts[0].project)
        for facts in projects.values()
        if any(fact.kind in UNDERTAKINGS for fact in facts)
    ]


def parties_of(facts: tuple[Fact, ...], base: FactBase) -> tuple[str, ...]:
    """Who takes part, by id and in the order of the facts, each once.

    People stand for whom they act: they are parties only where no side or organisation is.
    """
    found = dict.fromkeys(
        part.actor for fact in facts for part in fact.actors if part.role in PARTIES
    )
    bodies = tuple(ident for ident in found if not _is_person(ident, base))
    return bodies or tuple(found)


def party_names(facts: tuple[Fact, ...], writing: Writing) -> str:
    """The parties' names as a list, short for organisations; "" where none is stated."""
    parties = parties_of(facts, writing.base)
    return writing.catalogue.lists.separator.join(_party(ident, writing) for ident in parties)


def _party(ident: str, writing: Writing) -> str:
    """People are named in full: many share a given name."""
    person = _is_person(ident, writing.base)
    return writing.words.name(ident, NameForm.FULL if person else NameForm.SHORT, writing.language)


def _is_person(ident: str, base: FactBase) -> bool:
    entry = base.named.get(ident)
    return not isinstance(entry, Side) and getattr(entry, "kind", None) is ActorKind.PERSON


def titled(name: str, writing: Writing) -> str:
    """The name as it opens a row: with a capital, where the language has them."""
    return name[:1].upper() + name[1:] if writing.catalogue.sentence_start_capital else name


def _name(fact: Fact, writing: Writing) -> str:
    if fact.project is None:
        return writing.words.plain(Form.LABEL, fact.id, writing.language)
    return writing.words.name(fact.project, NameForm.FULL, writing.language)
