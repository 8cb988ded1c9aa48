"""Slides of tensions: every one once, both sides with status and mark, none resolved."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import Brief, Deck
from briefgen.deck.model import Slide, TableShape
from briefgen.deck.walk import shape_inlines
from briefgen.document.walk import plain_text
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from tests import demo
from tests.deck.shape_checks import check_slide
from tests.made import planned
from tests.synthetic import make_base, make_fact


def slides(base: FactBase, **brief: Any) -> list[Slide]:
    return [slide for slide in deck(base, **brief).slides if slide.section == "tensions"]


def deck(base: FactBase, **brief: Any) -> Deck:
    return planned(base, Brief.model_validate(brief))


def pulled_apart(number: int) -> FactBase:
    """So many pairs of facts that pull apart."""
    facts = [make_fact(n, 2) for n in range(1, 2 * number + 1)]
    for n in range(number):
        note = {"en": f"The reports differ on thing {'abcdefghijklmnopqrstuvwxyz'[n]}."}
        facts[2 * n]["tensions"] = [{"fact": f"fact-{2 * n + 2}", "note": note}]
    return make_base(0, 2, facts=facts)


def cells(slide: Slide) -> list[str]:
    (table,) = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
    return [plain_text(inlines) for inlines in shape_inlines(table)]


@pytest.mark.parametrize("density", ["read", "present"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.every(3)
def test_tensions_fit_their_slides(language: Language, density: str) -> None:
    found = slides(demo.facts(), language=language, density=density)
    assert found
    for slide in found:
        check_slide(slide, 12 if density == "read" else 14)


def test_each_tension_stands_once_with_both_sides_their_statuses_and_the_note() -> None:
    found = slides(pulled_apart(1))
    assert len(found) == 1
    one, other, note = cells(found[0])[3:5], cells(found[0])[5:7], cells(found[0])[7]
    assert one[1].endswith("[2]\u00a0¶1")
    assert other[1].endswith("[1]\u00a0¶2")
    assert other[0] != one[0]
    assert note == "The reports differ on thing a."
    assert set(found[0].facts) == {"fact-1", "fact-2"}


def test_in_a_full_deck_many_tensions_take_many_slides_and_none_is_lost() -> None:
    found = slides(pulled_apart(26), length="full")
    assert len(found) > 3
    assert sum(text.startswith("The reports differ") for s in found for text in cells(s)) == 26


@pytest.mark.parametrize(("length", "most"), [("short", 1), ("standard", 2)])
def test_shorter_decks_have_few_slides_of_tensions_that_say_how_many_more(
    length: str, most: int
) -> None:
    made = deck(pulled_apart(26), length=length, slides={"tensions": True})
    found = [slide for slide in made.slides if slide.section == "tensions"]
    assert len(found) == most
    shown = sum(text.startswith("The reports differ") for s in found for text in cells(s))
    assert sum(line.startswith("tension between") for line in made.left_out) == 26 - shown
    for slide in found:
        assert any(shape.name == "More in the memo" for shape in slide.shapes)
        check_slide(slide, 12)
    assert Deck.model_validate_json(made.model_dump_json()) == made


def test_a_deck_that_shows_tensions_does_not_list_them_as_left_out() -> None:
    full = deck(pulled_apart(26), length="full")
    assert not any("tension" in line for line in full.left_out)
    without = deck(pulled_apart(26), slides={"tensions": False})
    assert any("tension" in line for line in without.left_out)
