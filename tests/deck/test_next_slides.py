"""Slides of what comes next: the dated first, in the order of time, with their words."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import Brief
from briefgen.deck.model import Slide, TableShape
from briefgen.document.walk import plain_text
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from tests import demo
from tests.deck.shape_checks import check_slide
from tests.made import planned
from tests.synthetic import make_base, make_fact


def slides(base: FactBase, **brief: Any) -> list[Slide]:
    deck = planned(base, Brief.model_validate(brief))
    return [slide for slide in deck.slides if slide.section == "next"]


def rows(slide: Slide) -> list[list[str]]:
    (table,) = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
    return [[plain_text(c.paragraphs[0].content) for c in row.cells] for row in table.rows[1:]]


def ahead(number: int, when: str | None) -> dict[str, Any]:
    """A fact that is expected, at that time."""
    bare: dict[str, Any] = {"kind": "outlook", "status": "expected", "values": {}}
    bare |= {"key_figure": None}
    text = {"en": "It will move."}
    time = {"edtf": when} if when else None
    return make_fact(number, 1) | bare | {"statement": text, "short": text, "when": time}


@pytest.mark.parametrize("density", ["read", "present"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.every(3)
def test_what_comes_next_fits_its_slides(language: Language, density: str) -> None:
    found = slides(demo.facts(), language=language, density=density)
    assert found
    for slide in found:
        check_slide(slide, 12 if density == "read" else 14)


def test_the_dated_come_first_in_the_order_of_time_with_their_status() -> None:
    base = make_base(0, 1, facts=[ahead(1, None), ahead(2, "2040"), ahead(3, "2030-05")])
    (slide,) = slides(base)
    assert [(row[0], row[2]) for row in rows(slide)] == [
        ("May 2030", "Expected"),
        ("2040", "Expected"),
        ("no date stated", "Expected"),
    ]
    assert slide.title == "Ahead in these sources: two with a date, one without"


def test_nothing_ahead_makes_no_slide() -> None:
    past = make_fact(1, 1) | {"kind": "event", "status": "completed", "when": {"edtf": "1999"}}
    assert slides(make_base(0, 1, facts=[past])) == []


def test_a_short_deck_has_one_slide_of_what_comes_next() -> None:
    base = make_base(0, 1, facts=[ahead(n, str(2030 + n)) for n in range(1, 40)])
    brief = {"length": "short", "slides": {"what_comes_next": True}}
    (slide,) = slides(base, **brief)
    assert any(shape.name == "More in the memo" for shape in slide.shapes)
    assert len(slides(base)) > 1
