"""How long a deck is, and which parts each length has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Length(StrEnum):
    """How much of a brief a deck carries.

    >>> from briefgen import Brief, Length
    >>> Brief(length=Length.SHORT).length
    <Length.SHORT: 'short'>
    """

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


class Part(StrEnum):
    """A part of a deck behind its cover, in the order of presenting."""

    SINCE = "since"
    SUMMARY = "summary"
    AUTHOR = "author"
    KEY_FIGURES = "key_figures"
    TIMELINE = "timeline"
    THEMES = "themes"
    ACTOR_MAP = "actor_map"
    STATUS_BOARD = "status_board"
    ASKS_OFFERS = "asks_offers"
    TENSIONS = "tensions"
    RISKS = "risks"
    WHAT_COMES_NEXT = "what_comes_next"
    SOURCES = "sources"
    WHOS_WHO = "whos_who"
    CHRONOLOGY = "chronology"
    GLOSSARY = "glossary"


_APPENDIX = frozenset({Part.WHOS_WHO, Part.CHRONOLOGY, Part.GLOSSARY})

_BY_LENGTH: Mapping[Length, frozenset[Part]] = {
    Length.SHORT: frozenset(
        {
            Part.SINCE,
            Part.SUMMARY,
            Part.KEY_FIGURES,
            Part.STATUS_BOARD,
            Part.ASKS_OFFERS,
            Part.RISKS,
            Part.SOURCES,
        }
    ),
    Length.STANDARD: frozenset(Part) - _APPENDIX,
    Length.FULL: frozenset(Part),
}


def parts_of(length: Length, switches: Mapping[str, bool | None] | None = None) -> tuple[Part, ...]:
    """The parts of a deck of that length, in order, as the brief switches them on or off."""
    given = switches or {}
    return tuple(part for part in Part if _shown(given.get(part.value), part in _BY_LENGTH[length]))


def _shown(switch: bool | None, otherwise: bool) -> bool:
    return otherwise if switch is None else switch
