"""Small shapes that slides are made of: pills, hairlines, text frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from briefgen.deck.model import (
    Box,
    GroupShape,
    Inset,
    LineShape,
    Outline,
    SlideParagraph,
    TextShape,
)
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import StatusMark
from briefgen.looks.model import Slot
from briefgen.values.status import StatusGroup

LEVELS = (
    StatusGroup.ASKED,
    StatusGroup.PROPOSED,
    StatusGroup.AGREED,
    StatusGroup.UNDER_WAY,
    StatusGroup.IN_PLACE,
)
"""The groups that have a level of fill, the lowest first."""

PILL_HEIGHT = inches(0.30)
PILL_LEAST = inches(1.1)
_PILL_PADDING = inches(0.09)
_PILL_INSET = Inset(left=_PILL_PADDING, right=_PILL_PADDING)
_NO_INSET = Inset()
_HAIRLINE = Outline(color=Slot.ACCENT6, width=0.75)
METER_HEIGHT = inches(0.09)
_METER_CELL, _METER_GAP = inches(0.13), inches(0.045)

STATUS_FILLS: dict[StatusGroup, Slot | None] = {
    StatusGroup.ASKED: Slot.LT1,
    StatusGroup.PROPOSED: Slot.LT1,
    StatusGroup.AGREED: Slot.TINT,
    StatusGroup.UNDER_WAY: Slot.ACCENT1,
    StatusGroup.IN_PLACE: Slot.DK2,
    StatusGroup.OFF: None,
}
STATUS_TEXTS: dict[StatusGroup, Slot] = {
    StatusGroup.ASKED: Slot.DK2,
    StatusGroup.PROPOSED: Slot.DK2,
    StatusGroup.AGREED: Slot.DK2,
    StatusGroup.UNDER_WAY: Slot.LT1,
    StatusGroup.IN_PLACE: Slot.LT1,
    StatusGroup.OFF: Slot.ACCENT5,
}
STATUS_OUTLINES: dict[StatusGroup, Outline | None] = {
    StatusGroup.ASKED: Outline(color=Slot.ACCENT1, width=1.25, dash="dash"),
    StatusGroup.PROPOSED: Outline(color=Slot.ACCENT1, width=1.25),
    StatusGroup.AGREED: Outline(color=Slot.ACCENT1, width=1.25),
    StatusGroup.UNDER_WAY: Outline(color=Slot.ACCENT1, width=1.25),
    StatusGroup.IN_PLACE: Outline(color=Slot.DK2, width=1.25),
    StatusGroup.OFF: None,
}


def pill_width(statuses: Iterable[StatusMark], setting: Setting) -> int:
    """One width for all pills of a slide: the longest word decides."""
    size = setting.steps(setting.type.sizes.small_label)[0]
    widths = [
        setting.text_width(status.label, size, bold=True, lang=status.lang) + 2 * _PILL_PADDING
        for status in statuses
    ]
    return max([PILL_LEAST, *(round(width * 1.03) for width in widths)])


def pill(status: StatusMark, x: int, y: int, width: int, name: str, setting: Setting) -> TextShape:
    """The status as a labelled pill: level by fill and outline, the word its own.

    What is off the ladder has neither fill nor outline; its word starts at the left edge.
    """
    group = status.group
    off = group is StatusGroup.OFF
    size = setting.steps(setting.type.sizes.small_label)[0]
    paragraph = setting.paragraph(
        setting.text(status.label),
        size,
        bold=True,
        color=STATUS_TEXTS[group],
        align="start" if off else "center",
        tight=True,
    )
    return TextShape(
        name=name,
        box=Box(x=x, y=y, w=width, h=PILL_HEIGHT),
        paragraphs=(paragraph,),
        fill=STATUS_FILLS[group],
        outline=STATUS_OUTLINES[group],
        inset=_NO_INSET if off else _PILL_INSET,
        anchor="middle",
    )


def frame(
    name: str,
    box: Box,
    paragraphs: Sequence[SlideParagraph],
    *,
    anchor: Literal["top", "middle", "bottom"] = "top",
    fill: Slot | None = None,
    inset: Inset | None = None,
) -> TextShape:
    """A text frame."""
    return TextShape(
        name=name,
        box=box,
        paragraphs=tuple(paragraphs),
        anchor=anchor,
        fill=fill,
        inset=inset or _NO_INSET,
    )


def rectangle(name: str, box: Box, fill: Slot) -> TextShape:
    """A plain ground, decorative."""
    return TextShape(name=name, box=box, fill=fill, decorative=True)


def hairline(name: str, x: int, y: int, width: int) -> LineShape:
    """A thin rule between rows."""
    return LineShape(name=name, x1=x, y1=y, x2=x + width, y2=y, outline=_HAIRLINE)


def level_cell(
    name: str, group: StatusGroup, box: Box, paragraphs: Sequence[SlideParagraph], inset: Inset
) -> TextShape:
    """A cell with the fill and outline of a level; its text wants the colour in `STATUS_TEXTS`."""
    return TextShape(
        name=name,
        box=box,
        paragraphs=tuple(paragraphs),
        fill=STATUS_FILLS[group],
        outline=STATUS_OUTLINES[group],
        inset=inset,
    )


def meter(level: int, x: int, y: int, color: Slot) -> GroupShape:
    """Five small cells, filled up to the level, which counts from 1; decorative."""
    outline = Outline(color=color, width=0.75)
    cells = tuple(
        TextShape(
            name=f"Cell {k + 1}",
            box=Box(x=x + k * (_METER_CELL + _METER_GAP), y=y, w=_METER_CELL, h=METER_HEIGHT),
            fill=color if k < level else None,
            outline=outline,
            decorative=True,
        )
        for k in range(len(LEVELS))
    )
    return GroupShape(name="Meter", shapes=cells, decorative=True)
