"""`Changes`: what is different in a later edition, as pure frozen data that prints as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal

from briefgen.facts.changes.snapshot import Edition, Figure, Mention, Texts
from briefgen.values.frozen import Frozen
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.status import Status


class Respect(StrEnum):
    """In which respect a figure differs; ``qualifier`` is the bound or the word printed for it."""

    AMOUNT = "amount"
    UNIT = "unit"
    QUALIFIER = "qualifier"
    SCOPE = "scope"
    TIME = "time"
    KIND = "kind"


class Direction(StrEnum):
    """Where a status moved: on the ladder up or down, or onto, off or beside it (aside)."""

    UP = "up"
    DOWN = "down"
    ASIDE = "aside"


class FigureChange(Frozen):
    """A value or time of a fact, then and now; None where one of the two does not have it.

    ``difference`` is now minus then, where both are single numbers of one unit and scope, exact or
    approximate; ``percent`` the same in percent of then, where that is above nought and the change
    is at most tenfold. A limit (more than, up to) and a range have no difference.
    """

    value: str
    old: Figure | None = None
    new: Figure | None = None
    respects: tuple[Respect, ...] = ()
    difference: Quantity | None = None
    percent: Quantity | None = None


class StatusMove(Frozen):
    """A status, then and now."""

    old: Status
    new: Status
    direction: Direction


class SourcesChange(Frozen):
    """Where the fact stood and stands; empty where that is not known."""

    old: Texts
    new: Texts


class FactChange(Frozen):
    """All that changed in one fact; ``before`` and ``after`` are what it is called.

    ``other_figures`` says that figures changed which a file does not print. ``reworded`` are the
    languages in which its words are others. ``otherwise`` says that something else changed;
    ``details`` names what, where both editions are fact bases.
    """

    before: Mention
    after: Mention
    figures: tuple[FigureChange, ...] = ()
    other_figures: bool = False
    status: StatusMove | None = None
    sources: SourcesChange | None = None
    reworded: tuple[Language, ...] = ()
    otherwise: bool = False
    details: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The fact's id, the later one."""
        return self.after.id

    def __bool__(self) -> bool:
        """Whether anything changed."""
        told = self.figures or self.other_figures or self.status or self.sources or self.reworded
        return bool(told or self.otherwise)


class Changes(Frozen):
    """What is different in ``after``; every fact of either edition stands in exactly one list.

    ``changed`` has the facts that both know and that differ, in any number of respects, in the
    order of the later edition; ``unchanged`` the ids of the others. ``added`` and ``withdrawn`` are
    facts that only one of them has. A memo or a deck shows only some facts: what it does not show
    is ``not_before`` (in the later edition, not in the file before), or ``not_after`` (in the
    earlier one, not in the file after), and nobody can tell whether it is new or withdrawn.

    >>> from briefgen import Changes, compare, load_facts
    >>> facts = load_facts("examples/northland")
    >>> changes = compare(facts, facts)
    >>> isinstance(changes, Changes), len(changes.unchanged), changes.changed
    (True, 6, ())
    """

    schema_version: Literal[1] = 1
    before: Edition
    after: Edition
    changed: tuple[FactChange, ...] = ()
    added: tuple[Mention, ...] = ()
    withdrawn: tuple[Mention, ...] = ()
    not_before: tuple[Mention, ...] = ()
    not_after: tuple[Mention, ...] = ()
    unchanged: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is known to have changed."""
        return bool(self.changed or self.added or self.withdrawn)

    def in_languages(self, languages: Iterable[Language]) -> Changes:
        """The changes that readers of these languages see: of other words they see none."""
        read = frozenset(languages)
        told = [
            fact.model_copy(update={"reworded": tuple(r for r in fact.reworded if r in read)})
            for fact in self.changed
        ]
        same = tuple(fact.id for fact in told if not fact)
        return self.model_copy(
            update={
                "changed": tuple(fact for fact in told if fact),
                "unchanged": (*self.unchanged, *same),
            }
        )

    @property
    def figures(self) -> Iterator[tuple[FactChange, FigureChange]]:
        """Every figure that changed, with the change of its fact."""
        return ((fact, figure) for fact in self.changed for figure in fact.figures)

    @property
    def statuses(self) -> Iterator[tuple[FactChange, StatusMove]]:
        """Every status that moved, with the change of its fact."""
        return ((fact, fact.status) for fact in self.changed if fact.status)
