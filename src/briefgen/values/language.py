"""The three languages, and text that exists in some of them."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Generic, Self, TypeVar

from pydantic import Discriminator, Tag, model_validator

from briefgen.values.frozen import CleanText, Frozen, Line


class Language(StrEnum):
    """A language of briefs, by its BCP 47 primary subtag.

    >>> from briefgen import Language
    >>> [(str(language), language.tag) for language in Language]
    [('en', 'en-GB'), ('vi', 'vi-VN'), ('ja', 'ja-JP')]
    """

    EN = "en"
    VI = "vi"
    JA = "ja"

    @property
    def tag(self) -> str:
        """The BCP 47 tag that Office files carry: ``en-GB``, ``vi-VN`` or ``ja-JP``."""
        return _TAGS[self]


_TAGS = {Language.EN: "en-GB", Language.VI: "vi-VN", Language.JA: "ja-JP"}


T = TypeVar("T")


class PerLanguage(Frozen, Generic[T]):
    """The same thing in up to three languages."""

    en: T | None = None
    vi: T | None = None
    ja: T | None = None

    def get(self, language: Language) -> T | None:
        """It in that language, or None where its author supplied none."""
        match language:
            case Language.EN:
                return self.en
            case Language.VI:
                return self.vi
            case Language.JA:
                return self.ja

    def items(self) -> Iterator[tuple[Language, T]]:
        """Each language that has it, in the order en, vi, ja."""
        if self.en is not None:
            yield Language.EN, self.en
        if self.vi is not None:
            yield Language.VI, self.vi
        if self.ja is not None:
            yield Language.JA, self.ja

    def best(self, language: Language) -> tuple[T | None, Language]:
        """It in that language, else in the first language there is, with its language."""
        held = self.get(language)
        if held is not None:
            return held, language
        return next(((held, other) for other, held in self.items()), (None, language))


class LocalText(PerLanguage[CleanText]):
    """One text in up to three languages; at least one is there.

    >>> from briefgen import Language, LocalText
    >>> text = LocalText(en="Energy", ja="エネルギー")
    >>> text.best(Language.JA), text.best(Language.VI)
    (('エネルギー', <Language.JA: 'ja'>), ('Energy', <Language.EN: 'en'>))
    """

    def best(self, language: Language) -> tuple[str, Language]:
        """The text in that language, else in the first there is, with its language."""
        text, own = super().best(language)
        return text or "", own


class LocalLine(PerLanguage[Line]):
    """One line of text in up to three languages; at least one is there."""

    @model_validator(mode="after")
    def _said(self) -> Self:
        if not any(self.items()):
            raise ValueError(
                f"the text is in no language; write it in one of {', '.join(Language)}"
            )
        return self


ONE_TEXT, PER_LANGUAGE = "one text", "per language"
"""The two forms of words that may be typed once or once a language; no keys in any file."""


def _form(given: object) -> str:
    return PER_LANGUAGE if isinstance(given, Mapping | PerLanguage) else ONE_TEXT


SaidLine = Annotated[
    Annotated[Line, Tag(ONE_TEXT)] | Annotated[LocalLine, Tag(PER_LANGUAGE)], Discriminator(_form)
]
"""One line, typed once or once a language."""

SaidText = Annotated[
    Annotated[CleanText, Tag(ONE_TEXT)] | Annotated[LocalText, Tag(PER_LANGUAGE)],
    Discriminator(_form),
]
"""Text, typed once or once a language."""
