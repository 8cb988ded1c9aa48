"""What an audit found, as plain data that prints as JSON; the schema of ``audit --json``."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import AliasChoices, Field

from briefgen.delivered.model import Carrier
from briefgen.values.frozen import Frozen


class State(StrEnum):
    """What became of a text, a number or a chart."""

    OK = "ok"
    STALE = "stale"
    REWORDED = "reworded"
    EDITED = "edited"
    CONFLICT = "conflict"
    REMOVED = "removed"
    EMPTIED = "emptied"
    COPIED = "copied"
    WITHDRAWN = "withdrawn"
    SURROUNDINGS = "surroundings changed"
    MISPLACED = "misplaced"
    UNKNOWN = "unknown tag"
    SAME = "same value"
    CONTRADICTS = "contradicts"
    UNSOURCED = "unsourced"
    CHART = "chart"
    DISAGREES = "disagrees"


WELL = frozenset({State.OK, State.SAME})
"""States that ask nothing of anyone."""


class Elsewhere(Frozen):
    """What another file of the audit shows of the same fact, where, and how the two differ."""

    file: str
    place: str
    shown: str
    note: str = ""


class Finding(Frozen):
    """One thing that was looked at.

    ``place`` is where it stands, in words; ``facts`` are the ids of the facts behind it. ``old`` is
    what was delivered, as far as the file or the facts still tell it; ``new`` what the facts say
    now; ``shown`` what the file shows. ``found_by`` is the carrier that led to it; ``note`` says
    more in a sentence; ``elsewhere`` is what other files show, of what disagrees. JSON calls
    ``state`` status.
    """

    file: str
    place: str
    state: State = Field(
        validation_alias=AliasChoices("status", "state"), serialization_alias="status"
    )
    facts: tuple[str, ...] = ()
    form: str = ""
    old: str = ""
    new: str = ""
    shown: str = ""
    found_by: Carrier | None = None
    note: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()


class Report(Frozen):
    """The findings of an audit in the order of the files and of reading.

    ``edition`` is that of the facts audited against; ``remarks`` are sentences on whole files.
    """

    schema_version: int = 1
    edition: str
    files: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that ask something of someone."""
        return tuple(held for held in self.findings if held.state not in WELL)

    def counts(self) -> dict[State, int]:
        """How many findings there are of each state that occurs."""
        found: dict[State, int] = {}
        for held in self.findings:
            found[held.state] = found.get(held.state, 0) + 1
        return {state: found[state] for state in State if state in found}


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``audit --json`` prints."""
    schema = Report.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
