"""The three languages, and text that exists in some of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Generic, TypeVar

from briefgen.values.frozen import CleanText, Frozen


class Language(StrEnum):
    """A language of briefs, by its BCP 47 primary subtag."""

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
        for language in Language:
            held = self.get(language)
            if held is not None:
                yield language, held


class LocalText(PerLanguage[CleanText]):
    """One text in up to three languages; at least one is there."""

    def best(self, language: Language) -> tuple[str, Language]:
        """The text in that language, else in the first language there is, with its language."""
        text = self.get(language)
        if text is not None:
            return text, language
        for other, held in self.items():
            return held, other
        return "", language
