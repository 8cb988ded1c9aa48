"""A user's own sections on slides, a block at a time, in the generic forms that a deck has.

A list of facts stands on one slide, the weightiest first, led by a quotation where one may stand by
itself; tables, texts and dates run over as many slides as they take; a chart has a slide each. A
heading titles the slides of what stands below it. Leads and notes are for the memo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import assert_never

from briefgen.deck.lengths import Part
from briefgen.deck.model import Box, Slide, SlideParagraph
from briefgen.deck.plan.author import callout_slides
from briefgen.deck.plan.chronology import dated_slides
from briefgen.deck.plan.figures import tiles
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.more import more_remark
from briefgen.deck.plan.paged import table_slides
from briefgen.deck.plan.pairs import matched
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.themes.charts import chart_slides
from briefgen.deck.plan.themes.facts import theme_facts
from briefgen.deck.plan.themes.listed import listed
from briefgen.deck.plan.themes.quotation import quotation_led
from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Chart,
    Citation,
    Contents,
    Document,
    FactList,
    Heading,
    KeyFigures,
    Pairs,
    Paragraph,
    ProjectTable,
    Section,
    SectionRole,
    Table,
    Timeline,
)
from briefgen.document.walk import flatten, memo_inlines

PART_OF: Mapping[SectionRole, Part] = {
    SectionRole.SINCE: Part.SINCE,
    SectionRole.BOTTOM_LINE: Part.SUMMARY,
    SectionRole.AUTHOR: Part.AUTHOR,
    SectionRole.KEY_FIGURES: Part.KEY_FIGURES,
    SectionRole.THEME: Part.THEMES,
    SectionRole.STATUS_BOARD: Part.STATUS_BOARD,
    SectionRole.ACTORS: Part.ACTOR_MAP,
    SectionRole.ASKS_OFFERS: Part.ASKS_OFFERS,
    SectionRole.RISKS: Part.RISKS,
    SectionRole.SILENCE: Part.RISKS,
    SectionRole.NEXT: Part.WHAT_COMES_NEXT,
    SectionRole.SOURCES: Part.SOURCES,
    SectionRole.WHOS_WHO: Part.WHOS_WHO,
    SectionRole.CHRONOLOGY: Part.CHRONOLOGY,
    SectionRole.GLOSSARY: Part.GLOSSARY,
}
"""The part of a deck that shows sections of a role; the others have none."""

_TEXT = (Paragraph, Bullets)


def own_behind(document: Document, parts: Sequence[Part]) -> Mapping[Part | None, list[Section]]:
    """A user's own sections by the part whose slides they follow; None is the cover.

    In a memo they stand where the user put them. The parts of a deck have an order of their own, so
    each follows the part of the nearest section above it that the deck shows.
    """
    found: dict[Part | None, list[Section]] = {}
    above: Part | None = None
    for section in document.sections:
        if section.role is SectionRole.OWN:
            found.setdefault(above, []).append(section)
        elif (part := PART_OF.get(section.role)) in parts:
            above = part
    return found


def own_slides(sections: Iterable[Section], setting: Setting) -> Made:
    """The slides of the sections, one behind the other."""
    return made_of(_made(section, setting) for section in sections)


def _made(section: Section, setting: Setting) -> Made:
    made = made_of(_block_slides(part, setting) for part in _parts(section))
    slides = (slide.model_copy(update={"section": section.id}) for slide in made.slides)
    return Made(tuple(slides), made.left_out)


def _parts(section: Section) -> Iterator[Section]:
    """The section as sections of one block each, or of texts that follow each other.

    Each has an id of its own and the title of its heading.
    """
    message = section.message
    number = 0
    for text, run in groupby(section.blocks, lambda block: isinstance(block, _TEXT)):
        blocks = tuple(run)
        for held in (blocks,) if text else ((block,) for block in blocks):
            if isinstance(held[0], Heading):
                message = held[0].message or held[0].content
                continue
            number += 1
            ident = section.id if number == 1 else f"{section.id}.{number}"
            facts = tuple(dict.fromkeys(fact for block in held for fact in _facts(block)))
            update = {"id": ident, "blocks": held, "facts": facts, "message": message}
            yield section.model_copy(update=update)


def _facts(block: Block) -> Iterator[str]:
    """The facts that the block names, and those that its marks cite."""
    yield from block.facts
    for inlines in memo_inlines(block):
        for inline in flatten(inlines):
            if isinstance(inline, Citation):
                yield from inline.facts


def _block_slides(part: Section, setting: Setting) -> Made:
    """The slides of a section of one block, or of some texts."""
    block = part.blocks[0]
    match block:
        case FactList() | ProjectTable():
            return _list_slide(part, setting)
        case Table():
            return table_slides(block, part, setting, extra_source=block.remark)
        case Chart():
            return Made(tuple(chart_slides(theme_facts(part), setting)))
        case Paragraph() | Bullets():
            return Made(tuple(_text_slides(part, setting)))
        case Callout():
            return Made(tuple(callout_slides(part, setting)))
        case KeyFigures():
            return tiles(part, setting)
        case Pairs():
            return matched(part, setting)
        case Timeline():
            return Made(tuple(dated_slides(part, setting)))
        case Heading() | Contents():
            return Made()
        case _:
            assert_never(block)


def _list_slide(part: Section, setting: Setting) -> Made:
    """The quotation that may stand by itself with the facts below it, else the list."""
    facts = theme_facts(part)
    body = quotation_led(facts, setting) or listed(facts, setting)
    rest = sum(item.fact not in body.facts for item in facts.items)
    shapes = (*body.shapes, more_remark(rest, setting)) if rest else body.shapes
    return Made((message_slide(part.id, part, shapes, body.facts, setting),))


def _text_slides(part: Section, setting: Setting) -> Iterator[Slide]:
    """Running text and lists, cut between paragraphs or sentences; without leads and notes."""
    box, sizes = setting.body, setting.steps(setting.type.sizes.item_text)
    paragraphs = tuple(p for block in part.blocks for p in _paragraphs(block, sizes[0], setting))
    pages = setting.split_to_fit(paragraphs, box.w, box.h, sizes) if paragraphs else ()
    for number, page in enumerate(pages, start=1):
        place = Box(x=box.x, y=box.y, w=box.w, h=page.height)
        text = frame("Text", place, page.paragraphs)
        yield message_slide(part.id, part, (text,), part.facts, setting, page=number)


def _paragraphs(block: Block, size: float, setting: Setting) -> Iterator[SlideParagraph]:
    if isinstance(block, Paragraph) and block.role == "body":
        yield setting.paragraph(block.content, size, before=6)
    if isinstance(block, Bullets):
        for item in block.items:
            made = setting.paragraph(item, size, before=6)
            yield made.model_copy(update={"style": made.style.model_copy(update={"bullet": True})})
