"""``--lang``: which languages, alone or two together."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.values.editions import Edition
from briefgen.values.language import Language


def languages_of(asked: Iterable[Edition]) -> tuple[Language, ...]:
    """Every language of the editions, each once."""
    return tuple(dict.fromkeys(held for edition in asked for held in edition if held))
