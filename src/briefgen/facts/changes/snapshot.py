"""`Snapshot`: an edition as far as it is known, from a fact base or from a delivered file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from briefgen.values.frozen import Frozen
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.status import Status
from briefgen.values.when import When

Texts = Mapping[Language, str]
"""A text in the languages in which it is known."""


class Edition(Frozen):
    """Which edition it is: of which partnership, as of when, named by its digest.

    ``kind`` is what it was read from. A memo or a deck shows only some of an edition's facts.
    """

    kind: Literal["base", "memo", "deck"]
    partnership: str
    as_of: dt.date
    digest: str

    @property
    def whole(self) -> bool:
        """Whether every fact of the edition is known."""
        return self.kind == "base"


class Figure(Frozen):
    """A value or a time of a fact, and the words it is printed as, where they are known."""

    quantity: Quantity | None = None
    when: When | None = None
    words: Texts = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.quantity is None) == (self.when is None):
            raise ValueError("a figure is a quantity or a time, and not both")
        return self


class Mention(Frozen):
    """A fact as one can speak of it: its name, its sentence, its status, where it stands.

    ``name`` and ``said`` are its label and short form, ``cited`` its sources with their paragraphs;
    all three are empty where only a delivered file is known, which holds digests of them.
    """

    id: str
    theme: str | None = None
    status: Status | None = None
    name: Texts = Field(default_factory=dict)
    said: Texts = Field(default_factory=dict)
    cited: Texts = Field(default_factory=dict)


class FactState(Frozen):
    """A fact as it stood in an edition.

    ``figures`` are its values, times and points of a series by name; of a file, those that it
    prints. ``digest`` is that of the whole fact, ``figures_digest``, ``sources`` and ``words`` (by
    language) are digests as in `briefgen.values.aspects`, "" or absent where they are not known.
    ``details`` are digests of its other fields, by name, of a fact base only.
    """

    mention: Mention
    digest: str
    former_ids: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = Field(default_factory=dict)
    figures_digest: str = ""
    sources: str = ""
    words: Texts = Field(default_factory=dict)
    details: Mapping[str, str] = Field(default_factory=dict)

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.mention.id


class Snapshot(Frozen):
    """The facts of an edition, each once, in its order."""

    edition: Edition
    facts: tuple[FactState, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, FactState]:
        """Every fact by its id."""
        return {fact.id: fact for fact in self.facts}
