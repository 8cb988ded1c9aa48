"""The status ladder: how far along a source says something is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """A rung of the ladder, weakest first, then the statuses that stand off it.

    ``group`` is the fill that shows it; `briefgen.values.status.rank` orders them.

    >>> from briefgen import Status
    >>> Status("mou_signed").group
    <StatusGroup.AGREED: 'agreed'>
    """

    CALLED_FOR = "called_for"
    PROPOSED = "proposed"
    UNDER_STUDY = "under_study"
    MOU_SIGNED = "mou_signed"
    PLEDGED = "pledged"
    DECIDED = "decided"
    AGREED = "agreed"
    IN_PREPARATION = "in_preparation"
    UNDER_WAY = "under_way"
    ESTABLISHED = "established"
    OPERATIONAL = "operational"
    COMPLETED = "completed"
    CONTEXT = "context"
    HISTORICAL = "historical"
    STATED = "stated"
    TARGET = "target"
    EXPECTED = "expected"
    NOT_STATED = "not_stated"

    @property
    def on_ladder(self) -> bool:
        """Whether the status is a rung, comparable with other rungs."""
        return self in _RUNGS

    @property
    def group(self) -> StatusGroup:
        """The group whose fill level shows the status."""
        return _GROUPS[self]


class StatusGroup(StrEnum):
    """The five levels of fill, and the group off the ladder."""

    ASKED = "asked"
    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    IN_PLACE = "in_place"
    OFF = "off"


LADDER = tuple(list(Status)[:12])
"""The rungs, weakest first."""

_RUNGS = {status: index for index, status in enumerate(LADDER)}

_GROUPS = {
    Status.CALLED_FOR: StatusGroup.ASKED,
    Status.PROPOSED: StatusGroup.PROPOSED,
    Status.UNDER_STUDY: StatusGroup.PROPOSED,
    Status.MOU_SIGNED: StatusGroup.AGREED,
    Status.PLEDGED: StatusGroup.AGREED,
    Status.DECIDED: StatusGroup.AGREED,
    Status.AGREED: StatusGroup.AGREED,
    Status.IN_PREPARATION: StatusGroup.UNDER_WAY,
    Status.UNDER_WAY: StatusGroup.UNDER_WAY,
    Status.ESTABLISHED: StatusGroup.IN_PLACE,
    Status.OPERATIONAL: StatusGroup.IN_PLACE,
    Status.COMPLETED: StatusGroup.IN_PLACE,
} | {status: StatusGroup.OFF for status in Status if status not in LADDER}


def weakest(statuses: Iterable[Status]) -> Status | None:
    """The weakest rung among the statuses; None if none of them is on the ladder."""
    rungs = [status for status in statuses if status.on_ladder]
    return min(rungs, key=_RUNGS.__getitem__) if rungs else None


def rank(status: Status) -> int:
    """The rung's number from the strongest (0) down; what is off the ladder comes after all."""
    return _RANKS[status]


_RANKS = {
    status: rank
    for rank, status in enumerate((*reversed(LADDER), *(s for s in Status if s not in LADDER)))
}
