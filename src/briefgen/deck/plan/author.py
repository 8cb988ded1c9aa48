"""The author's own words on slides, set apart and named as the author's."""

from __future__ import annotations

from briefgen.deck.model import Box, Shape, Slide
from briefgen.deck.plan.callout import callout_group
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import Callout, Section
from briefgen.errors import BuildError

_GAP = inches(0.2)


def author_slides(section: Section, setting: Setting) -> list[Slide]:
    """As many slides as the author's texts take; BuildError if one text alone fits no slide."""
    pages: list[list[Callout]] = [[]]
    groups: list[list[Shape]] = [[]]
    body = setting.body
    top = body.y
    for callout in (block for block in section.blocks if isinstance(block, Callout)):
        room = Box(x=body.x, y=top, w=body.w, h=body.y + body.h - top)
        group = callout_group(callout, room, setting)
        if group is None and groups[-1]:
            pages.append([])
            groups.append([])
            top = body.y
            group = callout_group(callout, body, setting)
        if group is None:
            raise BuildError("the author’s text is longer than a slide; shorten it in the brief")
        groups[-1].append(group)
        pages[-1].append(callout)
        top += _height(group) + _GAP
    return [
        message_slide(
            section.id,
            section,
            shapes,
            [fact for callout in page for fact in callout.facts],
            setting,
            page=number,
        )
        for number, (page, shapes) in enumerate(zip(pages, groups, strict=True), start=1)
    ]


def _height(group: Shape) -> int:
    assert group.kind == "group"
    ground = group.shapes[0]
    assert ground.kind == "text"
    return ground.box.h
