"""Which languages a brief is made in: one, or two together, written ``en`` or ``en+ja``."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.values.language import Language


class Edition(NamedTuple):
    """The language of a brief, and the second one of a bilingual edition."""

    first: Language
    second: Language | None = None

    def __str__(self) -> str:
        return f"{self.first}+{self.second}" if self.second else str(self.first)


def read_edition(text: str) -> Edition:
    """``en`` or ``en+ja`` taken apart; ValueError says what is no language."""
    codes = [code.strip() for code in text.split("+")]
    unknown = [code for code in codes if code not in set(Language)]
    if unknown:
        known = ", ".join(Language)
        raise ValueError(
            f"“{unknown[0]}” is none of the languages {known}; "
            "write en,vi for two languages, en+ja for a bilingual edition"
        )
    if len(codes) > 2 or len(set(codes)) < len(codes):
        raise ValueError(
            f"“{text}” is no edition in two languages; write two different ones, like en+ja"
        )
    return Edition(*map(Language, codes))
