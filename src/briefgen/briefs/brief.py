"""The brief: for whom, from whom, which facts, and the author's own words."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from briefgen.deck.lengths import Length
from briefgen.values.frozen import Frozen, Slug
from briefgen.values.language import Language, LocalLine, LocalText, SaidLine, SaidText
from briefgen.values.plain import Day


class AuthorText(Frozen):
    """The author's own words, and the facts they rest on. Digits are the author's own.

    >>> from briefgen import AuthorText, Brief
    >>> held = AuthorText(text="Finance follows the projects.", rests_on=("loans-and-grants",))
    >>> Brief(judgement=held).judgement.rests_on
    ('loans-and-grants',)
    """

    text: SaidText
    rests_on: tuple[Slug, ...] = ()


def bare_text(given: object) -> object:
    """Words that stand alone, or once a language, as the mapping that the model holds."""
    bare = isinstance(given, str | LocalText) or (
        isinstance(given, Mapping) and given and set(given) <= set(Language)
    )
    return {"text": given} if bare else given


Author = Annotated[AuthorText, BeforeValidator(bare_text)]
"""Author's words: a sentence, one a language, or a mapping with ``text`` and ``rests_on``."""


class Shape(StrEnum):
    """How much of the brief a memo carries.

    >>> from briefgen import Brief, Shape
    >>> Brief(shape=Shape.ONE_PAGE).shape
    <Shape.ONE_PAGE: 'one-page'>
    """

    STANDARD = "standard"
    FULL = "full"
    ONE_PAGE = "one-page"


class Convention(StrEnum):
    """Whose conventions a memo's header, paper, margins and type follow.

    The US Department of State's (``STATE``) and those of Viet Nam's Decree 30/2020 (``VN``).

    >>> from briefgen import Brief, Convention
    >>> Brief(convention=Convention.VN).convention
    <Convention.VN: 'vn'>
    """

    STANDARD = "standard"
    STATE = "state"
    VN = "vn"


class Parts(Frozen):
    """Parts of a memo to have or to leave out, whatever its shape does by itself (None)."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    since: bool | None = None
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

    since: bool | None = None
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

    The author's words are typed once, in ``language``, or once a language. ``second_language``
    makes a bilingual edition: beneath each statement of the memo and in the notes of the deck.

    >>> from briefgen import Brief, Shape
    >>> brief = Brief(to="The Ambassador", themes=("energy",), shape=Shape.ONE_PAGE)
    >>> brief.paper is None, brief.subject is None, str(brief.density)
    (True, True, 'read')
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    title: SaidLine | None = None
    to: SaidLine | None = None
    sender: Annotated[SaidLine | None, Field(alias="from")] = None
    date: Day | None = None
    subject: SaidLine | None = None
    reference: SaidLine | None = None
    handling: SaidLine | None = None
    language: Language = Language.EN
    second_language: Language | None = None
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

    @model_validator(mode="after")
    def _two_languages(self) -> Self:
        if self.second_language is self.language:
            raise ValueError("second_language is the language itself; choose another")
        return self

    def in_language(self, language: Language, second: Language | None = None) -> "Brief":
        """The same brief in another language, or in two.

        Sentences that are typed once are in the language that the brief had, and count as not
        translated; addressee, sender, reference and handling stand as they are in any language.
        """
        held: dict[str, object] = {"language": language, "second_language": second}
        if language is not self.language:
            own = str(self.language)
            for key in _SENTENCES:
                text = getattr(self, key)
                held[key] = LocalLine(**{own: text}) if isinstance(text, str) else text
            for key in _AUTHOR:
                author = getattr(self, key)
                if author and isinstance(author.text, str):
                    text = LocalText(**{own: author.text})
                    author = author.model_copy(update={"text": text})
                held[key] = author
        return self.model_copy(update=held)

    @property
    def said(self) -> Iterable[tuple[str, LocalLine | LocalText]]:
        """The author's words that are typed once a language, by their keys."""
        for key in (*_HEADER, *_SENTENCES):
            text = getattr(self, key)
            if isinstance(text, LocalLine):
                yield ("from" if key == "sender" else key), text
        for key in _AUTHOR:
            author = getattr(self, key)
            if author and isinstance(author.text, LocalText):
                yield key, author.text


_HEADER = ("to", "sender", "reference", "handling")
_SENTENCES = ("title", "subject")
_AUTHOR = ("purpose", "judgement", "recommendation")
