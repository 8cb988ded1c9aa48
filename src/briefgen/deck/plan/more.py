"""What a slide says of that for which it has no room."""

from __future__ import annotations

from briefgen.deck.model import Box, Shape
from briefgen.deck.plan.remarks import counted
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.looks.model import Slot

REMARK = inches(0.3)
"""The height that the remark takes at the foot of the body."""


def above_remark(setting: Setting) -> Box:
    """The body without the foot that the remark stands in."""
    body = setting.body
    return Box(x=body.x, y=body.y, w=body.w, h=body.h - REMARK)


def more_remark(number: int, setting: Setting, key: str = "more-in-memo") -> Shape:
    """ "And 7 more in the memo", or elsewhere as the label says, at the foot of the body."""
    body = setting.body
    size = setting.steps(setting.type.sizes.small_label)[-1]
    box = Box(x=body.x, y=body.y + body.h - REMARK, w=body.w, h=REMARK)
    paragraph = setting.paragraph(counted(key, setting, n=number), size, color=Slot.ACCENT5)
    return frame("More in the memo", box, (paragraph,), anchor="bottom")
