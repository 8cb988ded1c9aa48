"""What makes a deck whole and no validator sees: a module a family of checks.

Each module has ``problems(slide)``, which yields a sentence for each thing that is wrong with one
slide; `deck_problems` asks them all, and looks at what only the whole deck can show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.wholeness_deck import alternatives, placeholders, sizes, tables, titles
from tests.wholeness_deck.opened import OpenedSlide, open_deck

CHECKS: dict[str, Callable[[OpenedSlide], Iterator[str]]] = {
    "alternatives": alternatives.problems,
    "placeholders": placeholders.problems,
    "sizes": sizes.problems,
    "tables": tables.problems,
    "titles": titles.problems,
}


def deck_problems(data: bytes) -> list[str]:
    """What is wrong with the deck, a line each: check, slide, sentence; empty where it is whole."""
    slides = open_deck(data)
    found = [
        f"{name}: slide {slide.number}: {problem}"
        for slide in slides
        for name, check in CHECKS.items()
        for problem in check(slide)
    ]
    return found + [f"titles: {problem}" for problem in titles.repeated(slides)]
