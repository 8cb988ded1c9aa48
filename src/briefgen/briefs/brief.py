"""The brief: for whom, from whom, which facts, and the author's own words."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

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


class Brief(Frozen):
    """One brief, as its YAML file says it; every key may be left out.

    ``to``, ``from``, ``date``, ``subject``, ``reference`` and ``handling`` fill the header; what is
    missing is printed as a placeholder, never guessed. ``themes`` chooses and orders themes,
    ``include`` keeps only these facts, ``exclude`` leaves facts out, ``pin`` puts facts first into
    the bottom line, ``order`` puts facts first within their theme. Left-out facts are reported.
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
    paper: Literal["A4", "Letter"] = "A4"
    purpose: Author | None = None
    judgement: Author | None = None
    recommendation: Author | None = None
