"""A fact that carries a caution is flagged wherever a slide states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from briefgen import Brief, Deck
from briefgen.deck.model import GroupShape, Shape, SlideParagraph, TableShape, TextShape
from briefgen.document.model import Citation
from briefgen.document.walk import flatten, plain_text
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from tests import demo
from tests.made import planned
from tests.pairs import pairwise
from tests.synthetic import make_base

BY_THEMSELVES = ("risks", "tensions", "actor-map", "whos-who", "glossary", "sources", "silence")
"""Sections that say why, or name facts without stating them."""


def units(shapes: Iterable[Shape]) -> Iterator[list[SlideParagraph]]:
    """What stands together: the paragraphs of a text or of a table's row; callouts explain."""
    for shape in shapes:
        match shape:
            case TextShape() if shape.placeholder is None:
                yield list(shape.paragraphs)
            case GroupShape() if not any(s.name == "Callout text" for s in shape.shapes):
                yield from units(shape.shapes)
            case TableShape():
                for row in shape.rows:
                    yield [p for cell in row.cells for p in cell.paragraphs]
            case _:
                continue


def unflagged(deck: Deck, base: FactBase) -> list[str]:
    """Every unit that cites a fact with a caution and does not say so."""
    doubtful = {fact.id for fact in base.facts if fact.caution}
    label = dict(deck.labels)["check-mark"]
    found = []
    for slide in deck.slides:
        if slide.section not in BY_THEMSELVES:
            for unit in units(slide.shapes):
                cited = {
                    fact
                    for paragraph in unit
                    for inline in flatten(paragraph.content)
                    if isinstance(inline, Citation)
                    for fact in inline.facts
                }
                text = " ".join(plain_text(paragraph.content) for paragraph in unit)
                if cited & doubtful and label not in text:
                    found.append(f"{slide.id}: {text[:80]}")
    return found


@pytest.mark.parametrize(
    ("language", "facts", "density"), pairwise(Language, ("demo", "made"), ("read", "present"))
)
@pytest.mark.every(3)
def test_what_is_to_be_checked_says_so_on_every_slide_that_states_it(
    facts: str, density: str, language: Language
) -> None:
    base = demo.facts() if facts == "demo" else make_base(60, 5)
    brief = Brief.model_validate({"length": "full", "density": density, "language": language})
    deck = planned(base, brief)
    assert unflagged(deck, base) == []


def test_the_check_sees_a_flag_that_is_gone() -> None:
    base = demo.facts()
    deck = planned(base, Brief.model_validate({"length": "full"}))
    silent = deck.model_copy(update={"labels": (*deck.labels, ("check-mark", "no such words"))})
    assert len(unflagged(silent, base)) > 5
