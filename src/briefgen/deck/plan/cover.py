"""The cover: title, subtitle, and the five levels of status that the deck will use."""

from __future__ import annotations

from briefgen.deck.model import (
    Box,
    GroupShape,
    Inset,
    LayoutRole,
    Outline,
    PlaceholderRole,
    Shape,
    Slide,
    SlideParagraph,
    TextShape,
    TextStyle,
)
from briefgen.deck.plan.setting import Setting, box_of, inches
from briefgen.deck.plan.shapes import frame
from briefgen.errors import BuildError
from briefgen.looks.model import Ladder, Slot, Zone
from briefgen.values.status import LADDER, StatusGroup

_LEVELS = (
    StatusGroup.ASKED,
    StatusGroup.PROPOSED,
    StatusGroup.AGREED,
    StatusGroup.UNDER_WAY,
    StatusGroup.IN_PLACE,
)
# On the dark ground the order of fills is inverted: the furthest along is the lightest.
_FILLS: dict[StatusGroup, Slot | None] = {
    StatusGroup.ASKED: None,
    StatusGroup.PROPOSED: None,
    StatusGroup.AGREED: Slot.ACCENT1,
    StatusGroup.UNDER_WAY: Slot.TINT,
    StatusGroup.IN_PLACE: Slot.LT1,
}
_SOLID = Outline(color=Slot.LT1, width=1.25)
_DASHED = Outline(color=Slot.LT1, width=1.25, dash="dash")
_FOOT_SIZES = (14, 13, 12, 11, 10)
_FOOT_MARGIN = inches(0.1)
_CELL = (inches(0.13), inches(0.09), inches(0.045))


def cover_slide(setting: Setting) -> Slide:
    """The cover; a title that does not fit is refused with a sentence."""
    document, zones = setting.document, setting.looks.zones
    sizes = setting.type.sizes
    shapes: list[Shape] = [
        _text("Title", document.title, zones.cover_title, sizes.cover_title, setting, title=True),
        _kicker(setting),
        _text("Subtitle", document.subtitle, zones.cover_subtitle, sizes.cover_subtitle, setting),
        *_legend(setting),
        _foot(setting),
    ]
    return Slide(
        id="cover",
        layout=LayoutRole.COVER,
        section="cover",
        title=document.title,
        shapes=tuple(shapes),
    )


def _text(
    name: str, text: str, zone: Zone, ladder: Ladder, setting: Setting, *, title: bool = False
) -> TextShape:
    sizes = setting.steps(ladder)
    style = TextStyle(
        size=sizes[0],
        bold=title,
        color=Slot.LT1 if title else Slot.ACCENT6,
        spacing=setting.type.spacing.title if title else setting.type.spacing.running,
        heading_font=title,
    )
    paragraph = SlideParagraph(content=setting.text(text), style=style)
    fitted = setting.fit((paragraph,), zone.w, zone.h, sizes, max_lines=2)
    if fitted is None:
        raise BuildError(f"the cover cannot hold “{text}”: two lines at {sizes[-1]:g} pt at most")
    return TextShape(
        name=name,
        box=box_of(zone),
        paragraphs=fitted.paragraphs,
        placeholder=PlaceholderRole.TITLE if title else PlaceholderRole.SUBTITLE,
        anchor="top",
    )


def _kicker(setting: Setting) -> TextShape:
    style = TextStyle(size=16, bold=True, color=Slot.LT1)
    content = setting.text(setting.labels["deck-kicker"])
    return TextShape(
        name="Kicker",
        box=box_of(setting.looks.zones.cover_kicker),
        paragraphs=(SlideParagraph(content=content, style=style),),
        placeholder=PlaceholderRole.KICKER,
        anchor="middle",
    )


def _legend(setting: Setting) -> list[Shape]:
    zones = setting.looks.zones
    head = setting.paragraph(
        setting.text(setting.labels["how-status"]), 14, bold=True, color=Slot.ACCENT6
    )
    shapes: list[Shape] = [frame("Legend head", _above_legend(head, setting), (head,))]
    gutter = setting.looks.grid.gutter
    width = (zones.cover_legend.w - gutter * (len(_LEVELS) - 1)) // len(_LEVELS)
    for index, group in enumerate(_LEVELS):
        x = zones.cover_legend.x + index * (width + gutter)
        shapes.append(_level(group, index + 1, x, width, setting))
        notes = _statuses(group, x, width, setting)
        shapes += [notes] if notes else []
    return shapes


def _above_legend(head: SlideParagraph, setting: Setting) -> Box:
    """The head's box, growing upwards where a language's lines are taller than its zone."""
    zone = setting.looks.zones.cover_legend_head
    height = max(zone.h, setting.height_of((head,), zone.w))
    return Box(x=zone.x, y=zone.bottom - height, w=zone.w, h=height)


def _level(group: StatusGroup, level: int, x: int, width: int, setting: Setting) -> GroupShape:
    zone = setting.looks.zones.cover_legend
    word = setting.labels[f"group-{group}"]
    light = group in (StatusGroup.ASKED, StatusGroup.PROPOSED, StatusGroup.AGREED)
    color = Slot.LT1 if light else Slot.DK2
    box = Box(x=x, y=zone.y, w=width, h=zone.h)
    name = setting.paragraph(setting.text(word), 18, bold=True, color=color, tight=True)
    cell = TextShape(
        name=f"Level · {word}",
        box=box,
        paragraphs=(name,),
        fill=_FILLS[group],
        outline=_DASHED if group is StatusGroup.ASKED else _SOLID,
        inset=Inset(left=inches(1 / 6), top=inches(0.13), right=inches(0.1)),
    )
    return GroupShape(
        name=f"Level · {word}",
        shapes=(cell, _meter(level, x + inches(1 / 6), zone.y + inches(0.52), color)),
        alt=word,
    )


def _meter(level: int, x: int, y: int, color: Slot) -> GroupShape:
    """Five small cells, filled up to the level."""
    width, height, gap = _CELL
    cells = tuple(
        TextShape(
            name=f"Cell {k + 1}",
            box=Box(x=x + k * (width + gap), y=y, w=width, h=height),
            fill=color if k < level else None,
            outline=Outline(color=color, width=0.75),
            decorative=True,
        )
        for k in range(len(_LEVELS))
    )
    return GroupShape(name="Meter", shapes=cells, decorative=True)


def _statuses(group: StatusGroup, x: int, width: int, setting: Setting) -> TextShape | None:
    """The statuses that the level stands for, below it; None if its own word says it all."""
    zone = setting.looks.zones.cover_legend_notes
    words = [setting.labels[f"status-{s}"] for s in LADDER if s.group is group]
    if words == [setting.labels[f"group-{group}"]]:
        return None
    content = setting.text(setting.labels["paragraph-separator"].join(words))
    paragraph = setting.paragraph(content, 12, color=Slot.ACCENT6, tight=True)
    box = Box(x=x, y=zone.y, w=width, h=zone.h)
    return frame(f"Statuses · {setting.labels[f'group-{group}']}", box, (paragraph,))


def _foot(setting: Setting) -> TextShape:
    """Edition, for whom, handling: what is missing says so."""
    document, labels = setting.document, setting.labels
    fields = {field.key: field for field in document.header}
    held = {
        key: labels["to-be-completed"] if fields[key].missing else fields[key].content
        for key in ("to", "handling")
    }
    parts = (
        document.edition_line,
        labels["prepared-for"].replace("{to}", held["to"]),
        labels["handling-line"].replace("{handling}", held["handling"]),
    )
    zone = setting.looks.zones.cover_footer
    joined = _foot_line("\u2003|\u2003".join(parts), setting)
    one_line = setting.fit((joined,), zone.w, zone.h, _FOOT_SIZES, max_lines=1)
    if one_line:
        return frame("Edition", box_of(zone), one_line.paragraphs)
    room = Box(x=zone.x, y=zone.y, w=zone.w, h=setting.looks.height - _FOOT_MARGIN - zone.y)
    lines = tuple(_foot_line(part, setting) for part in parts)
    fitted = setting.fit(lines, room.w, room.h, _FOOT_SIZES)
    if fitted is None:
        raise BuildError(
            "the foot of the cover cannot hold the brief’s to and handling; shorten them"
        )
    return frame("Edition", room, fitted.paragraphs)


def _foot_line(text: str, setting: Setting) -> SlideParagraph:
    return setting.paragraph(setting.text(text), _FOOT_SIZES[0], color=Slot.ACCENT6, tight=True)
