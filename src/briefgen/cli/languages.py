"""``--lang``: which languages, alone or two together."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from briefgen.values.editions import Edition, read_edition
from briefgen.values.language import Language

HELP = "languages, each its own files: en, vi, ja; two joined by + for a bilingual edition"


def editions(text: str) -> tuple[Edition, ...]:
    """``en,vi,en+ja`` taken apart, each once; ArgumentTypeError says what is no language."""
    try:
        return tuple(dict.fromkeys(read_edition(part.strip()) for part in text.split(",")))
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def languages_of(asked: Iterable[Edition]) -> tuple[Language, ...]:
    """Every language of the editions, each once."""
    return tuple(dict.fromkeys(held for edition in asked for held in edition if held))
