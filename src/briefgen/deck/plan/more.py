"""What a slide says of that for which it has no room."""

from __future__ import annotations

from briefgen.deck.model import Box, Shape
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.document.model import Value
from briefgen.looks.model import Slot

REMARK = inches(0.3)
"""The height that the remark takes at the foot of the body."""


def above_remark(setting: Setting) -> Box:
    """The body without the foot that the remark stands in."""
    body = setting.body
    return Box(x=body.x, y=body.y, w=body.w, h=body.h - REMARK)


def more_remark(number: int, setting: Setting) -> Shape:
    """ "And 7 more in the memo", at the foot of the body."""
    body = setting.body
    size = setting.steps(setting.type.sizes.small_label)[-1]
    before, after = setting.labels["more-in-memo"].split("{n}")
    count = Value(text=str(number), lang=setting.language, ref=f"count:more-in-memo.n={number}")
    text = (*setting.text(before), count, *setting.text(after))
    box = Box(x=body.x, y=body.y + body.h - REMARK, w=body.w, h=REMARK)
    paragraph = setting.paragraph(text, size, color=Slot.ACCENT5, align="end")
    return frame("More in the memo", box, (paragraph,), anchor="bottom")
