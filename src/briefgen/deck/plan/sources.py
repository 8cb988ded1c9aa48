"""The sources on slides: what each is, and how far the brief leans on it."""

from __future__ import annotations

from briefgen.deck.model import Box, Shape, Slide, TextShape
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.tables import holds_rows, table_pages
from briefgen.document.model import Paragraph, Section, SectionRole, Table


def source_slides(setting: Setting) -> Made:
    """A slide, or as many as the sources take; the summary statement stands on the first."""
    sections = setting.sections(SectionRole.SOURCES)
    return Made(tuple(slide for section in sections for slide in _slides(section, setting)))


def _slides(section: Section, setting: Setting) -> list[Slide]:
    """The summary, and below it the table; a slide of its own where a row needs its room."""
    table = next(block for block in section.blocks if isinstance(block, Table))
    summary = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    body = setting.body
    lead = [] if summary is None else [_lead(summary, setting)]
    top = lead[0].box.h + inches(0.25) if lead else 0
    below = Box(x=body.x, y=body.y + top, w=body.w, h=body.h - top)
    beneath = holds_rows(table, below, setting)
    own = Box(x=body.x, y=body.y, w=body.w, h=body.h)
    shown = [held.shape for held in table_pages(table, below if beneath else own, setting)]
    pages: list[list[Shape]] = [[shape] for shape in shown]
    if beneath and pages:
        pages[0] = [*lead, *pages[0]]
    elif not beneath:
        pages.insert(0, [*lead])
    return [
        message_slide(section.id, section, shapes, (), setting, page=page)
        for page, shapes in enumerate(pages, start=1)
    ]


def _lead(summary: Paragraph, setting: Setting) -> TextShape:
    size = setting.steps(setting.type.sizes.item_text)[0]
    paragraph = setting.paragraph(summary.content, size)
    body = setting.body
    height = setting.height_of((paragraph,), body.w)
    return frame("Source summary", Box(x=body.x, y=body.y, w=body.w, h=height), (paragraph,))
