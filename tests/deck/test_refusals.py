"""What no slide holds is refused with a sentence that names it; what another form holds is not."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import Brief, compose_brief
from briefgen.deck.model import Box, GroupShape, LineShape, Outline, PlaceholderRole, TextShape
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.facts.model import FactBase
from briefgen.generate import plan_document
from briefgen.looks.brand import Brand
from briefgen.looks.house import FONTS
from briefgen.looks.model import Slot
from briefgen.values.language import LocalText
from tests import second
from tests.deck.shape_checks import check_slide, words
from tests.deck.test_forms import QUOTE, base_of, said
from tests.made import planned
from tests.synthetic import make_base, make_fact

LONG = ("Words of the long kind " * 80).strip()


def noticed(words: str) -> FactBase:
    """A small base that has to say so much on every page."""
    base = make_base(3, 1)
    notice = LocalText(en=words)
    return base.model_copy(
        update={"partnership": base.partnership.model_copy(update={"notice": notice})}
    )


def facts(**changes: Any) -> FactBase:
    return make_base(0, 1, facts=[make_fact(n, 1) | changes for n in range(1, 9)])


@pytest.mark.parametrize(
    ("base", "brief", "sentence"),
    [
        (
            make_base(3, 1),
            {"title": LONG[:150]},
            "the cover cannot hold “Words of [^”]*”: 2 lines at 28 pt at most; shorten it",
        ),
        (make_base(3, 1), {"to": LONG * 9}, "the cover cannot hold notice, edition, and the brief"),
        (
            noticed(LONG[:200].strip()),
            {"handling": "For the minister"},
            "footer cannot hold the handling “For the minister” beside the facts’ notice; shorten",
        ),
        (make_base(3, 1), {"handling": LONG[:300]}, "footer cannot hold the handling “[^”]*”; sh"),
        (noticed(LONG[:200].strip()), {}, "footer cannot hold the facts’ notice “[^”]*”; shorten"),
        (facts(short={"en": LONG}), {}, "the ask fact-3 and an offer are higher than a slide; sho"),
        (
            facts(label={"en": LONG}),
            {"length": "full"},
            "the row who-actor-1 of the table whos-who-persons-table is higher than a slide",
        ),
    ],
)
def test_what_fits_no_slide_is_named(base: FactBase, brief: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BuildError, match=sentence):
        planned(base, Brief.model_validate(brief))


def test_a_long_name_in_a_wide_font_of_a_brand_still_makes_a_cover() -> None:
    document = compose_brief(second.facts())
    arial = Brand(fonts=FONTS.model_copy(update={"latin": "Arial"}))
    cover = plan_document(document, brand=arial).slides[0]
    title = next(shape for shape in cover.shapes if shape.name == "Title")
    assert isinstance(title, TextShape)
    assert 28 <= title.paragraphs[0].style.size < 34
    assert cover.title == plain_text(document.title)


def names(base: FactBase, **brief: Any) -> list[str]:
    """The shapes of the only theme's slide, which has to be sound."""
    deck = planned(base, Brief.model_validate(brief))
    (slide,) = [s for s in deck.slides if s.section == "theme-theme-1"]
    check_slide(slide, 10)
    assert any(text.strip() for text in words(slide))
    return [shape.name for shape in slide.shapes]


def test_a_name_that_says_what_the_short_form_says_is_printed_once() -> None:
    same = {"label": {"en": "A port opens"}, "short": {"en": "A port opens"}}
    deck = planned(base_of(said(1) | same, said(3)), Brief())
    (slide,) = [s for s in deck.slides if s.section == "theme-theme-1"]
    assert sum(text.count("A port opens") for text in words(slide)) == 1


def test_sides_whose_facts_are_too_long_to_stand_beside_each_other_are_listed() -> None:
    first, second = said(1), said(3)
    short = [first, first | {"short": {"en": "One"}}, second, second | {"short": {"en": "Two"}}]
    long = [fact | {"short": {"en": LONG[:420]}, "label": {"en": LONG[:420]}} for fact in short]
    rests = ("fact-1", "fact-3")
    assert any(name.startswith("Side") for name in names(base_of(*short, rests_on=rests)))
    assert not any(name.startswith("Side") for name in names(base_of(*long, rests_on=rests)))


def test_a_quotation_of_more_lines_than_three_is_listed() -> None:
    words = " ".join(["disproportionately"] * 25)
    quoted = said(1) | {"evidence": [QUOTE | {"quote": words}]}
    rest = {"short": {"en": "Another"}}
    assert not any(
        name.startswith("Quotation") for name in names(base_of(quoted, rest, rests_on=("fact-1",)))
    )


@pytest.mark.parametrize(
    "leading",
    [
        {"evidence": [QUOTE]},
        {"values": {"n": {"value": 4, "unit": "MW"}}, "key_figure": "n"},
    ],
)
def test_a_fact_too_long_to_stand_beside_what_leads_is_left_to_the_memo(
    leading: dict[str, Any],
) -> None:
    held = {"short": {"en": LONG[:800].strip()}, "label": {"en": LONG[:800].strip()}}
    base = base_of(said(1) | leading, held, rests_on=("fact-1",))
    assert "More in the memo" in names(base, density="present")


def test_a_table_in_a_group_is_a_mistake_of_whoever_plans_it() -> None:
    box = Box(x=0, y=0, w=9, h=9)
    title = TextShape(name="Title", box=box, placeholder=PlaceholderRole.TITLE)
    line = LineShape(name="Rule", x1=0, y1=0, x2=1, y2=1, outline=Outline(color=Slot.DK2, width=1))
    with pytest.raises(ValueError, match="'Title' cannot stand in the group 'Group'"):
        GroupShape(name="Group", shapes=(line, title))
