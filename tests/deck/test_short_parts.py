"""A short deck has one slide a part, and says on it what is left out; no part loses anything."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

import pytest

from briefgen import Brief, Deck
from briefgen.deck.model import LineShape, Slide, TableShape
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from tests import demo
from tests.deck.shape_checks import check_slide, words
from tests.made import planned
from tests.pairs import pairwise
from tests.synthetic import make_base, make_fact

PARTS = ("board", "asks-offers", "risks", "silence", "whos-who", "glossary")


def deck(base: FactBase, **brief: Any) -> Deck:
    return planned(base, Brief.model_validate(brief))


def slides(section: str, base: FactBase, **brief: Any) -> list[Slide]:
    return [slide for slide in deck(base, **brief).slides if slide.section == section]


def offer(number: int, **changes: Any) -> dict[str, Any]:
    text = {"en": "It helps."}
    bare = {"kind": "offer", "status": "pledged", "answers": [], "statement": text}
    return make_fact(number, 1) | bare | changes


@pytest.mark.parametrize(
    ("language", "facts", "density"), pairwise(Language, ("demo", "made"), ("read", "present"))
)
@pytest.mark.every(2)
def test_a_short_deck_has_at_most_one_slide_a_part(
    facts: str, language: Language, density: str
) -> None:
    base = demo.facts() if facts == "demo" else make_base(200, 4)
    made = deck(base, language=language, density=density, length="short")
    held = Counter(slide.section for slide in made.slides)
    assert all(held[part] <= 1 for part in PARTS)
    for slide in made.slides:
        if slide.section in PARTS:
            check_slide(slide, 12 if density == "read" else 14)


@pytest.mark.parametrize(
    ("language", "density"), list(itertools.product(Language, ("read", "present")))
)
@pytest.mark.every(2)
def test_the_parts_of_a_full_deck_fit_at_their_own_floor(language: Language, density: str) -> None:
    for slide in deck(demo.facts(), language=language, density=density, length="full").slides:
        if slide.section in PARTS:
            check_slide(slide, 12 if density == "read" else 14)


def test_a_short_slide_of_risks_says_what_else_is_open() -> None:
    (slide,) = slides("risks", demo.facts(), length="short")
    (foot,) = [text for text in words(slide) if "flagged for checking" in text]
    assert "not stated for" in foot


def test_asks_that_a_short_deck_has_no_room_for_are_counted_and_named() -> None:
    asks = [offer(n, kind="ask", status="called_for") for n in range(1, 31)]
    made = deck(make_base(0, 1, facts=asks), length="short")
    (slide,) = [s for s in made.slides if s.section == "asks-offers"]
    shown = set(slide.facts)
    (more,) = [text for text in words(slide) if text.startswith("And ")]
    assert more == f"And {30 - len(shown)} more in the full memo"
    told = {line.partition(":")[0] for line in made.left_out}
    elsewhere = {fact for s in made.slides for fact in s.facts}
    assert {ask["id"] for ask in asks} <= told | elsewhere


def test_an_offer_that_the_author_matched_to_no_ask_stands_below_the_pairs() -> None:
    ask = make_fact(1, 1) | {"kind": "ask", "status": "called_for"}
    facts = [ask, offer(2, answers=["fact-1"]), offer(3)]
    (slide,) = slides("asks-offers", make_base(0, 1, facts=facts))
    (table,) = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len(table.rows) == 3
    assert "Offers that the author matched to no ask" in words(slide)
    assert len([shape for shape in slide.shapes if isinstance(shape, LineShape)]) == 1


@pytest.mark.parametrize("number", [1, 6, 40])
@pytest.mark.parametrize("length", ["short", "standard"])
def test_asks_without_an_offer_stand_together_and_each_slide_says_so_once(
    number: int, length: str
) -> None:
    asks = [offer(n, kind="ask", status="called_for") for n in range(1, number + 2)]
    met = offer(number + 2, answers=["fact-1"])
    made = slides("asks-offers", make_base(0, 1, facts=[*asks, met]), length=length)
    for slide in made:
        lines = [shape for shape in slide.shapes if isinstance(shape, LineShape)]
        unmet = [line for line in lines if line.outline.dash == "dash"]
        assert words(slide).count("No matching offer recorded in these sources") == len(unmet) <= 1
        (table,) = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
        assert len(table.rows) == 1 + len(lines)
    if length == "standard":
        assert {fact for slide in made for fact in slide.facts} == {f["id"] for f in [*asks, met]}


def test_open_points_count_the_undertakings_and_name_the_first() -> None:
    base = make_base(0, 1, facts=[offer(1, when=None), offer(2), offer(3, when=None)])
    (slide,) = slides("silence", base)
    assert slide.title == "Place: not stated for 3 of 3 undertakings"
    (table,) = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len(table.rows) > 2
    assert "Thing b; Thing c; Thing d" in words(slide)
    assert "Thing b; Thing d" in words(slide)


def test_the_appendix_stands_in_a_full_deck_only() -> None:
    assert not slides("whos-who", demo.facts())
    assert not slides("glossary", demo.facts())
    people = slides("whos-who", demo.facts(), length="full")
    assert [slide.title for slide in people][:2] == ["Persons", "Persons\u00a0(2)"]
    assert all(
        any(isinstance(shape, TableShape) for shape in slide.shapes)
        for slide in (*people, *slides("glossary", demo.facts(), length="full"))
    )
