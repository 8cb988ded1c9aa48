"""The slide of the status board: five bands, own words, what is not shown is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Brief, Deck
from briefgen.deck.model import GroupShape, Slide
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from tests import demo
from tests.deck.shape_checks import check_slide, words
from tests.laws import law
from tests.made import planned
from tests.pairs import pairwise
from tests.synthetic import make_base, make_fact

FLOORS = {"read": 12, "present": 14}


def board(base: FactBase, **brief: Any) -> Slide:
    return next(s for s in deck_of(base, **brief).slides if s.section == "board")


def deck_of(base: FactBase, **brief: Any) -> Deck:
    return planned(base, Brief.model_validate({"length": "short", **brief}))


def bands(slide: Slide) -> list[GroupShape]:
    return [s for s in slide.shapes if isinstance(s, GroupShape) and s.name.startswith("Level")]


def names(band: GroupShape) -> list[str]:
    return [s.name.removeprefix("Undertaking · ") for s in band.shapes if "Undertaking" in s.name]


def fact(number: int, status: str, label: str, **changes: Any) -> dict[str, Any]:
    bare: dict[str, Any] = {"kind": "project", "label": {"en": label}, "values": {}, "when": None}
    bare |= {"statement": {"en": "It moves."}, "short": {"en": "It moves"}, "headline": False}
    return make_fact(number, 2) | bare | {"status": status, "answers": []} | changes


def of(*facts: dict[str, Any]) -> Slide:
    return board(make_base(0, 2, facts=list(facts)))


@pytest.mark.parametrize(
    ("language", "density", "facts"),
    pairwise(Language, FLOORS, ("demo", "made")),
)
@pytest.mark.every(3)
def test_the_board_fits_its_zone_at_its_own_floor(
    language: Language, density: str, facts: str
) -> None:
    base = demo.facts() if facts == "demo" else make_base(120, 6)
    check_slide(board(base, language=language, density=density), FLOORS[density])


def test_five_bands_stand_from_in_place_down_to_asked_and_an_empty_one_says_so() -> None:
    slide = of(fact(1, "operational", "Line"), fact(2, "proposed", "Port"))
    assert [band.name for band in bands(slide)] == [
        f"Level · {word}"
        for word in ("In place", "Under way", "Agreed, pledged", "Proposed", "Asked")
    ]
    assert words(slide).count("None among the facts of this brief") == 3


def test_headlines_come_first_and_the_rest_of_a_band_is_counted() -> None:
    facts = [fact(n, "agreed", f"Thing {'abcdef'[n]}") for n in range(1, 6)]
    facts[4]["headline"] = True
    slide = of(*facts)
    agreed = bands(slide)[2]
    assert names(agreed)[0] == "Thing f"
    assert len(names(agreed)) == 3
    assert "And 2 more" in words(slide)


def test_an_item_prints_its_own_status_where_the_band_s_word_would_promote_it() -> None:
    slide = of(fact(1, "in_preparation", "Line"), fact(2, "under_way", "Port"))
    assert sum(text.startswith("Preparing[") for text in words(slide)) == 1
    assert words(slide).count("Under way") == 1  # the stub's


def test_asks_stand_at_the_foot_of_the_board() -> None:
    slide = of(fact(1, "agreed", "Line"), fact(2, "called_for", "Port", kind="ask"))
    assert names(bands(slide)[-1]) == ["Port"]


def test_what_is_off_the_ladder_is_counted_and_not_shown() -> None:
    base = make_base(
        0, 2, facts=[fact(1, "agreed", "Line"), fact(2, "not_stated", "Port"),
                     fact(3, "context", "Road")],
    )  # fmt: skip
    slide = board(base)
    assert any(text.startswith("2 more undertakings have a status") for text in words(slide))
    assert "None among the facts of this brief" in words(slide)
    assert [names(band) for band in bands(slide)] == [[], [], ["Line"], [], []]


def test_a_name_that_fits_no_cell_makes_way_for_one_that_does_and_is_counted() -> None:
    slide = of(fact(1, "agreed", "x" * 400), fact(2, "agreed", "Port"))
    assert names(bands(slide)[2]) == ["Port"]
    assert "And 1 more" in words(slide)
    check_slide(slide, 12)


@law(10)
@given(st.integers(1, 90), st.sampled_from(["read", "present"]))
def test_any_base_has_a_board_that_fits(number: int, density: str) -> None:
    deck = deck_of(make_base(number, 4), density=density)
    assert Deck.model_validate_json(deck.model_dump_json()) == deck
    for slide in deck.slides:
        if slide.section == "board":
            check_slide(slide, FLOORS[density])
