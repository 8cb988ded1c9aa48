"""How long a deck is: parts by length, switched by the brief."""

from __future__ import annotations

import pytest

from briefgen import Brief
from briefgen.briefs.brief import Slides
from briefgen.deck.lengths import Length, Part, parts_of
from tests import demo
from tests.made import planned


def test_every_part_of_a_deck_has_a_switch_in_the_brief() -> None:
    assert set(Slides.model_fields) == {part.value for part in Part}


def test_a_switch_outweighs_the_length() -> None:
    short = parts_of(Length.SHORT)
    assert Part.THEMES not in short
    assert Part.THEMES in parts_of(Length.SHORT, {"themes": True})
    assert Part.RISKS not in parts_of(Length.SHORT, {"risks": False})
    assert parts_of(Length.SHORT, {"risks": None}) == short


def test_parts_come_in_the_order_of_presenting() -> None:
    assert parts_of(Length.FULL) == tuple(Part)


@pytest.mark.parametrize("length", list(Length))
def test_what_a_length_leaves_out_is_said(length: Length) -> None:
    base = demo.facts()
    deck = planned(base, Brief(length=length))
    shown = {fact for slide in deck.slides for fact in slide.facts}
    told = {line.partition(":")[0] for line in deck.left_out}
    assert {fact.id for fact in base.facts} <= shown | told
    if length is Length.SHORT:
        assert any(line.startswith("section theme-") for line in deck.left_out)


def test_a_part_switched_off_has_no_slide() -> None:
    brief = Brief.model_validate({"slides": {"key_figures": False}})
    assert "key-figures" not in {slide.section for slide in planned(demo.facts(), brief).slides}


def test_every_slide_of_the_appendix_says_what_its_source_marks_stand_for() -> None:
    deck = planned(demo.facts(), Brief(length=Length.FULL))
    appendix = [slide for slide in deck.slides if slide.section in ("whos-who", "glossary")]
    assert len(appendix) > 2
    for slide in appendix:
        assert any(shape.name == "Sources" for shape in slide.shapes), slide.id
