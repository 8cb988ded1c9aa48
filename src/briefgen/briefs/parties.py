"""Who takes part in what facts state, and what they are called in a list."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.briefs.words import Words
from briefgen.facts.model import ActorKind, Fact, FactBase, Role, Side
from briefgen.values.language import Language
from briefgen.values.names import NameForm
from briefgen.wording.catalogue import catalogue

PARTIES = frozenset(
    {Role.PARTY, Role.PARTNER, Role.PROVIDER, Role.RECIPIENT, Role.IMPLEMENTER, Role.HOST}
)
"""The roles of those who take part."""


def parties_of(facts: Sequence[Fact], base: FactBase) -> tuple[str, ...]:
    """Who takes part, by id and in the order of the facts, each once.

    People stand for whom they act: they are parties only where no side or organisation is.
    """
    found = dict.fromkeys(
        part.actor for fact in facts for part in fact.actors if part.role in PARTIES
    )
    bodies = tuple(ident for ident in found if not _is_person(ident, base))
    return bodies or tuple(found)


def party_names(facts: Sequence[Fact], words: Words, language: Language) -> str:
    """The parties' names as a list, short for organisations; "" where none is stated."""
    names = (_party(ident, words, language) for ident in parties_of(facts, words.base))
    return catalogue(language).lists.separator.join(names)


def _party(ident: str, words: Words, language: Language) -> str:
    """People are named in full: many share a given name."""
    person = _is_person(ident, words.base)
    return words.name(ident, NameForm.FULL if person else NameForm.SHORT, language)


def _is_person(ident: str, base: FactBase) -> bool:
    entry = base.named.get(ident)
    return not isinstance(entry, Side) and getattr(entry, "kind", None) is ActorKind.PERSON
