"""The author's own words on slides, set apart and named as the author's."""

from __future__ import annotations

from briefgen.deck.model import Box, GroupShape, Slide, TextShape
from briefgen.deck.plan.callout import callout_group, callout_pages
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import Callout, Section, SectionRole

_GAP = inches(0.2)


def author_slides(setting: Setting) -> Made:
    """As many slides as the author's texts take; BuildError names a text that cannot be cut."""
    sections = setting.sections(SectionRole.AUTHOR)
    return Made(tuple(slide for section in sections for slide in callout_slides(section, setting)))


def callout_slides(section: Section, setting: Setting) -> list[Slide]:
    """As many slides as the section's callouts take."""
    pages: list[list[tuple[Callout, GroupShape]]] = [[]]
    body = setting.body
    top = body.y
    for callout in (block for block in section.blocks if isinstance(block, Callout)):
        room = Box(x=body.x, y=top, w=body.w, h=body.y + body.h - top)
        group = callout_group(callout, room, setting)
        groups = [group] if group else callout_pages(callout, body, setting)
        for made in groups:
            if made is not group and pages[-1]:
                pages.append([])
            pages[-1].append((callout, made))
        top = _bottom(groups[-1]) + _GAP
    return [
        message_slide(
            section.id,
            section,
            [group for _, group in page],
            [fact for callout, _ in page for fact in callout.facts],
            setting,
            page=number,
        )
        for number, page in enumerate(pages, start=1)
    ]


def _bottom(group: GroupShape) -> int:
    """The lower edge of a callout's ground, its first shape."""
    ground = group.shapes[0]
    assert isinstance(ground, TextShape)
    return ground.box.y + ground.box.h
