"""How far along an undertaking is, taken from the facts about it."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.facts.model import Fact, FactBase, Kind, Project
from briefgen.values.status import Status, weakest

_TALK = frozenset({Kind.ASK, Kind.OFFER, Kind.STATEMENT, Kind.OUTLOOK})


def project_status(base: FactBase, project: Project) -> Status | None:
    """The weakest specific rung among the project's facts; None if none is on the ladder."""
    return weakest_specific(base.facts_by_project.get(project.id, ()))


def weakest_specific(facts: Iterable[Fact]) -> Status | None:
    """The weakest specific rung among the facts; None if none is on the ladder.

    What someone asks, offers, says or expects of an undertaking tells where it stands only if
    nothing more specific does: a request to extend a line does not take the line out of service.
    """
    facts = tuple(facts)
    specific = weakest(fact.status for fact in facts if fact.kind not in _TALK)
    return specific or weakest(fact.status for fact in facts)
