"""The brief: for whom, from whom, which facts, and the author's own words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from briefgen.deck.lengths import Length
from briefgen.values.frozen import CleanText, Frozen, Line, Slug
from briefgen.values.language import Language


class AuthorText(Frozen):
    """The author's own words, and the facts they rest on. Digits are the author's own."""

    text: CleanText
    rests_on: tuple[Slug, ...] = ()


def _bare_text(given: object) -> object:
    return {"text": given} if isinstance(given, str) else given


Author = Annotated[AuthorText, BeforeValidator(_bare_text)]
"""Author's words: a plain sentence, or a mapping with ``text`` and ``rests_on``."""


class Shape(StrEnum):
    """How much of the brief a memo carries."""

    STANDARD = "standard"
    FULL = "full"
    ONE_PAGE = "one-page"


class Convention(StrEnum):
    """Whose conventions a memo's header, paper, margins and type follow."""

    STANDARD = "standard"
    STATE = "state"
    VN = "vn"


class Parts(Frozen):
    """Parts of a memo to have or to leave out, whatever its shape does by itself (None)."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    bottom_line: bool | None = None
    author: bool | None = None
    key_figures: bool | None = None
    contents: bool | None = None
    themes: bool | None = None
    status_board: bool | None = None
    actor_map: bool | None = None
    asks_offers: bool | None = None
    risks: bool | None = None
    silence: bool | None = None
    lines_to_take: bool | None = None
    what_comes_next: bool | None = None
    sources: bool | None = None
    chronology: bool | None = None
    whos_who: bool | None = None
    glossary: bool | None = None
    # Under another name within: pydantic's models have a method called register.
    fact_register: Annotated[bool | None, Field(alias="register")] = None


class Slides(Frozen):
    """Parts of a deck to have or to leave out, whatever its length does by itself (None)."""

    summary: bool | None = None
    author: bool | None = None
    key_figures: bool | None = None
    timeline: bool | None = None
    themes: bool | None = None
    actor_map: bool | None = None
    status_board: bool | None = None
    asks_offers: bool | None = None
    tensions: bool | None = None
    risks: bool | None = None
    what_comes_next: bool | None = None
    sources: bool | None = None
    whos_who: bool | None = None
    chronology: bool | None = None
    glossary: bool | None = None


class Brief(Frozen):
    """One brief, as its YAML file says it; every key may be left out.

    ``to``, ``from``, ``date``, ``subject``, ``reference`` and ``handling`` fill the header; what is
    missing is printed as a placeholder, never guessed. ``themes`` chooses and orders themes,
    ``include`` keeps only these facts, ``exclude`` leaves facts out, ``pin`` puts facts first into
    the bottom line, ``order`` puts facts first within their theme. Left-out facts are reported.
    ``shape`` says how much a memo carries, ``parts`` switches single parts of it on or off,
    ``convention`` sets its header, paper, margins and type; ``paper`` overrides the convention's.
    ``length`` says how much a deck carries, ``slides`` switches single parts of it on or off, and
    ``density`` says whether it is shown by a speaker or left behind to be read.
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    title: Line | None = None
    to: Line | None = None
    sender: Annotated[Line | None, Field(alias="from")] = None
    date: dt.date | None = None
    subject: Line | None = None
    reference: Line | None = None
    handling: Line | None = None
    language: Language = Language.EN
    themes: tuple[Slug, ...] = ()
    include: tuple[Slug, ...] = ()
    exclude: tuple[Slug, ...] = ()
    pin: tuple[Slug, ...] = ()
    order: tuple[Slug, ...] = ()
    density: Literal["present", "read"] = "read"
    length: Length = Length.STANDARD
    slides: Slides = Slides()
    shape: Shape = Shape.STANDARD
    convention: Convention = Convention.STANDARD
    parts: Parts = Parts()
    paper: Literal["A4", "Letter"] | None = None
    purpose: Author | None = None
    judgement: Author | None = None
    recommendation: Author | None = None
