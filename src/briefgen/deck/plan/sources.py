"""The sources on slides: what each is, and how far the brief leans on it."""

from __future__ import annotations

from briefgen.deck.model import Box, Shape, Slide
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.tables import table_pages
from briefgen.document.model import Paragraph, Section, SectionRole, Table


def source_slides(setting: Setting) -> Made:
    """A slide, or as many as the sources take; the summary statement stands on the first."""
    sections = setting.sections(SectionRole.SOURCES)
    return Made(tuple(slide for section in sections for slide in _slides(section, setting)))


def _slides(section: Section, setting: Setting) -> list[Slide]:
    table = next(block for block in section.blocks if isinstance(block, Table))
    summary = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    body = setting.body
    lead: list[Shape] = []
    top = 0
    if summary is not None:
        size = setting.steps(setting.type.sizes.item_text)[0]
        paragraph = setting.paragraph(summary.content, size)
        height = setting.height_of((paragraph,), body.w)
        lead = [frame("Source summary", Box(x=body.x, y=body.y, w=body.w, h=height), (paragraph,))]
        top = height + inches(0.25)
    box = Box(x=body.x, y=body.y + top, w=body.w, h=body.h - top)
    return [
        message_slide(
            section.id,
            section,
            [*(lead if page == 1 else ()), held.shape],
            (),
            setting,
            page=page,
        )
        for page, held in enumerate(table_pages(table, box, setting), start=1)
    ]
