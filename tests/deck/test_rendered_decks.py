"""Every glyph stands within its frame, as LibreOffice draws it, of what asks much of a slide.

Of decks in each length, density, language and template see tests/test_matrix.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import Brief, Deck, compose_deck
from briefgen.deck.lengths import Length
from briefgen.deck.model import Shape, Slide, TextShape
from tests import demo
from tests.deck.rendered import misplaced
from tests.deck.stress import STRESSES
from tests.pairs import zip_cycle
from tests.pseudo import longer_base, longer_catalogue

DENSITIES = ("read", "present")

pytestmark = pytest.mark.office


def test_a_language_35_percent_longer_stays_in_its_frames(tmp_path: Path) -> None:
    with longer_catalogue(tmp_path / "wording"):
        deck = compose_deck(longer_base(demo.facts()), Brief(length=Length.FULL))
    assert misplaced(deck, tmp_path) == []


@pytest.mark.parametrize(("name", "density"), zip_cycle(STRESSES, DENSITIES))
def test_what_is_too_much_stays_in_its_frames(name: str, density: str, tmp_path: Path) -> None:
    brief = Brief.model_validate({"length": "full", "density": density})
    assert misplaced(compose_deck(STRESSES[name](), brief), tmp_path) == []


def test_type_that_is_larger_than_planned_is_found(tmp_path: Path) -> None:
    assert any("over its" in line for line in misplaced(_enlarged(demo.deck()), tmp_path))


def _enlarged(deck: Deck) -> Deck:
    """The deck with the statements of one slide half as large again, in the old frames."""
    fourth = deck.slides[4]
    slide: Slide = fourth.model_copy(update={"shapes": tuple(map(_larger, fourth.shapes))})
    return deck.model_copy(update={"slides": (*deck.slides[:4], slide, *deck.slides[5:])})


def _larger(shape: Shape) -> Shape:
    if not isinstance(shape, TextShape) or shape.placeholder:
        return shape
    paragraphs = tuple(
        p.model_copy(update={"style": p.style.model_copy(update={"size": p.style.size * 1.5})})
        for p in shape.paragraphs
    )
    return shape.model_copy(update={"paragraphs": paragraphs})
