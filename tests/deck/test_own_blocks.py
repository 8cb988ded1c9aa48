"""Each kind of block in a section of a user's own has slides, in the form that it has elsewhere."""

from __future__ import annotations

import pytest

from briefgen import Brief
from briefgen.deck.model import Deck
from briefgen.document.model import Block, Document, Heading, Section, SectionRole
from briefgen.document.walk import plain_text
from briefgen.generate import plan_document
from tests import demo
from tests.deck.shape_checks import words
from tests.made import whole

FULL = Brief.model_validate({"length": "full", "shape": "full", "judgement": "We should say yes."})
KINDS = ("callout", "key_figures", "pairs", "timeline", "table", "fact_list")


def blocks(kind: str) -> tuple[Block, ...]:
    """The first block of that kind in the demo's brief."""
    sections = whole(demo.facts(), FULL).sections
    return next((block,) for section in sections for block in section.blocks if block.kind == kind)


def deck(*held: Block) -> Deck:
    """The demo's deck with a section of one's own that holds the blocks, the last of all."""
    document = whole(demo.facts(), FULL)
    theirs = next(s for s in document.sections if s.role is SectionRole.THEME)
    own = Section(
        id="own",
        role=SectionRole.OWN,
        lang=theirs.lang,
        title=theirs.title,
        message=theirs.message,
        blocks=held,
        facts=theirs.facts,
    )
    made: Document = document.model_copy(update={"sections": (*document.sections, own)})
    return plan_document(made, FULL)


@pytest.mark.parametrize("kind", KINDS)
def test_a_block_of_ones_own_has_slides_that_say_what_it_says(kind: str) -> None:
    (block,) = blocks(kind)
    slides = [slide for slide in deck(block).slides if slide.section == "own"]
    assert slides
    assert all(slide.title for slide in slides)
    assert all(any(held.strip() for held in words(slide)) for slide in slides)
    assert {fact for slide in slides for fact in slide.facts} <= set(demo.facts().fact_by_id)


def test_a_heading_of_ones_own_titles_what_follows_and_has_no_slide() -> None:
    heading = next(
        block
        for section in whole(demo.facts(), FULL).sections
        for block in section.blocks
        if isinstance(block, Heading)
    )
    assert not [s for s in deck(heading).slides if s.section == "own"]
    (slide,) = [s for s in deck(heading, *blocks("callout")).slides if s.section == "own"]
    assert plain_text(heading.message or heading.content) in slide.title
