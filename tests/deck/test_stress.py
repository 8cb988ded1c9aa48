"""What asks too much of slides: it is shown whole, left out by name, or refused with a sentence."""

from __future__ import annotations

import pytest

from briefgen import Brief, BuildError, compose_deck
from briefgen.deck.model import Deck
from briefgen.generate import deck_bytes
from tests.deck.rendered import frames
from tests.deck.stress import STRESSES
from tests.synthetic import make_base, make_fact
from tests.wholeness_deck import deck_problems


@pytest.mark.parametrize("density", ["read", "present"])
@pytest.mark.parametrize("name", STRESSES)
@pytest.mark.every(3)
def test_too_much_makes_a_whole_deck_that_says_what_it_leaves_out(name: str, density: str) -> None:
    base = STRESSES[name]()
    deck = compose_deck(base, Brief.model_validate({"length": "full", "density": density}))
    assert deck_problems(deck_bytes(deck)) == []
    shown = {fact for slide in deck.slides for fact in slide.facts}
    told = {line.partition(":")[0] for line in deck.left_out}
    assert {fact.id for fact in base.facts} <= shown | told


def test_a_figure_of_fifteen_digits_is_printed_with_all_of_them() -> None:
    deck = compose_deck(STRESSES["figures of fifteen digits"]())
    assert all(f"987,654,321,012,3{n}yen" in _words(deck) for n in range(46, 52))


def _words(deck: Deck) -> str:
    return " ".join(frame.text for slide in deck.slides for frame in frames(slide.shapes))


def test_a_takeaway_of_sixty_words_is_refused_by_its_theme() -> None:
    words = "Things " + "move " * 59
    theme = {
        "id": "theme-1",
        "name": {"en": "Theme"},
        "order": 1,
        "takeaway": {
            "text": {"en": words.strip() + "."},
            "short": {"en": words.strip()},
            "rests_on": ["fact-1"],
        },
    }
    base = make_base(0, 1, themes=[theme], facts=[make_fact(1, 1), make_fact(2, 1)])
    with pytest.raises(BuildError, match="the takeaway of theme theme-1 a shorter form"):
        compose_deck(base)
