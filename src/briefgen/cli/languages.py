"""``--lang``: which languages, alone or two together."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NamedTuple

from briefgen.values.language import Language

HELP = "languages, each its own files: en, vi, ja; two joined by + for a bilingual edition"


class Edition(NamedTuple):
    """The language of a brief, and the second one of a bilingual edition."""

    first: Language
    second: Language | None = None

    def __str__(self) -> str:
        return f"{self.first}+{self.second}" if self.second else str(self.first)


def editions(text: str) -> tuple[Edition, ...]:
    """``en,vi,en+ja`` taken apart, each once; ArgumentTypeError says what is no language."""
    return tuple(dict.fromkeys(_edition(part.strip()) for part in text.split(",")))


def languages_of(asked: Iterable[Edition]) -> tuple[Language, ...]:
    """Every language of the editions, each once."""
    return tuple(dict.fromkeys(held for edition in asked for held in edition if held))


def _edition(text: str) -> Edition:
    codes = [code.strip() for code in text.split("+")]
    unknown = [code for code in codes if code not in set(Language)]
    if unknown:
        known = ", ".join(Language)
        raise argparse.ArgumentTypeError(
            f"“{unknown[0]}” is none of the languages {known}; "
            "write --lang en,vi for two languages, --lang en+ja for a bilingual edition"
        )
    if len(codes) > 2 or len(set(codes)) < len(codes):
        raise argparse.ArgumentTypeError(
            f"“{text}” is no edition in two languages; write two different ones, like en+ja"
        )
    return Edition(*map(Language, codes))
