"""The cover: title, subtitle, and the five levels of status that the deck will use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.deck.model import (
    Box,
    GroupShape,
    Inset,
    LayoutRole,
    PlaceholderRole,
    Shape,
    Slide,
    SlideParagraph,
    TextShape,
    TextStyle,
)
from briefgen.deck.plan.setting import Setting, box_of, inches
from briefgen.deck.plan.shapes import (
    LEVELS,
    STATUS_FILLS,
    STATUS_OUTLINES,
    STATUS_TEXTS,
    frame,
    meter,
)
from briefgen.document.model import Inlines
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Ladder, LegendZones, Slot, Zone
from briefgen.values.status import LADDER, StatusGroup

_FOOT_SIZES = (14, 13, 12, 11, 10)
_KICKER_SIZES = (16, 14, 12)
_NOTE_SIZES = (12, 11, 10)
_LEVEL_SIZES = (18, 16, 14, 13, 12)
_CELL_TOP, _CELL_RIGHT = inches(0.13), inches(0.1)
_MARGIN = inches(0.075)  # of the light ground around the levels


def cover_slide(setting: Setting) -> Slide:
    """The cover; a title that does not fit is refused with a sentence."""
    document, zones = setting.document, setting.looks.zones
    sizes = setting.type.sizes
    subtitle = setting.text(document.subtitle)
    shapes: list[Shape] = [
        _text("Title", document.title, zones.cover_title, sizes.cover_title, setting, title=True),
        *(_kicker(zones.cover_kicker, setting) if zones.cover_kicker else ()),
        _text("Subtitle", subtitle, zones.cover_subtitle, sizes.cover_subtitle, setting),
        *_legend_and_foot(setting),
    ]
    return Slide(
        id="cover",
        layout=LayoutRole.COVER,
        section="cover",
        title=plain_text(document.title),
        shapes=tuple(shapes),
    )


def _text(
    name: str, text: Inlines, zone: Zone, ladder: Ladder, setting: Setting, *, title: bool = False
) -> TextShape:
    sizes = setting.steps(ladder)
    heading = setting.looks.cover_title if title else setting.looks.cover_subtitle
    style = setting.heading(heading, sizes[0], title=title)
    paragraph = SlideParagraph(content=text, style=style)
    fitted = setting.fit(
        (paragraph,), zone.w, zone.h, sizes, inset=heading.inset, max_lines=heading.lines
    )
    if fitted is None:
        raise BuildError(
            f"the cover cannot hold “{plain_text(text)}”: {heading.lines} lines at "
            f"{sizes[-1]:g} pt at most; shorten it"
        )
    return TextShape(
        name=name,
        box=box_of(zone),
        paragraphs=fitted.paragraphs,
        placeholder=PlaceholderRole.TITLE if title else PlaceholderRole.SUBTITLE,
        inset=heading.inset,
        anchor=heading.anchor,
    )


def _strong(setting: Setting) -> Slot:
    """The colour of what stands out on the cover's ground."""
    return Slot.LT1 if setting.looks.cover_reversed else Slot.DK2


def _quiet(setting: Setting) -> Slot:
    """The colour of what stands back on the cover's ground."""
    return Slot.ACCENT6 if setting.looks.cover_reversed else Slot.ACCENT5


def _kicker(zone: Zone, setting: Setting) -> Iterator[TextShape]:
    """The kind of document, above its title; left out where the zone does not hold it."""
    align = setting.looks.cover_title.align
    style = TextStyle(size=_KICKER_SIZES[0], bold=True, color=_strong(setting), align=align)
    paragraph = SlideParagraph(content=setting.text(setting.labels["deck-kicker"]), style=style)
    fitted = setting.fit((paragraph,), zone.w, zone.h, _KICKER_SIZES, max_lines=1)
    if fitted:
        yield TextShape(
            name="Kicker",
            box=box_of(zone),
            paragraphs=fitted.paragraphs,
            placeholder=PlaceholderRole.KICKER,
            anchor="middle",
        )


def _legend_and_foot(setting: Setting) -> Iterator[Shape]:
    """What stands below the titles; where the foot needs more room, the legend gives way.

    First the statuses below its levels, then all of it.
    """
    zones = setting.looks.zones
    legend = zones.cover_legend
    if foot := _foot(zones.cover_footer.y, setting):
        yield from _legend(legend, setting) if legend else ()
        yield foot
    elif legend and (foot := _foot(legend.notes.y, setting)):
        yield from _legend(legend, setting, statuses=False)
        yield foot
    elif legend and (foot := _foot(legend.head.y, setting)):
        yield foot
    else:
        raise BuildError(
            "the foot of the cover cannot hold notice, edition, and the brief’s to and handling; "
            "shorten them"
        )


def _legend(zones: LegendZones, setting: Setting, *, statuses: bool = True) -> list[Shape]:
    head = setting.paragraph(
        setting.text(setting.labels["how-status"]), 14, bold=True, color=_quiet(setting)
    )
    shapes: list[Shape] = [frame("Legend head", _above_legend(head, zones.head, setting), (head,))]
    cells = box_of(zones.cells)
    if setting.looks.cover_reversed:
        # The levels have the fills that they have on every slide, so they need its ground.
        shapes.append(TextShape(name="Legend ground", box=cells, fill=Slot.LT1, decorative=True))
        cells = _within(cells, _MARGIN)
    gutter = setting.looks.grid.gutter
    width = (cells.w - gutter * (len(LEVELS) - 1)) // len(LEVELS)
    left = [cells.x + index * (width + gutter) for index in range(len(LEVELS))]
    places = [_below(zones.notes, x, width) for x in left]
    notes = _all_statuses(places, setting) if statuses else {}
    for index, group in enumerate(LEVELS):
        cell = Box(x=left[index], y=cells.y, w=width, h=cells.h)
        shapes.append(_level(group, index + 1, cell, setting))
        shapes += [notes[group]] if group in notes else []
    return shapes


def _within(box: Box, margin: int) -> Box:
    return Box(x=box.x + margin, y=box.y + margin, w=box.w - 2 * margin, h=box.h - 2 * margin)


def _below(zone: Zone, x: int, width: int) -> Box:
    return Box(x=x, y=zone.y, w=width, h=zone.h)


def _above_legend(head: SlideParagraph, zone: Zone, setting: Setting) -> Box:
    """The head's box, growing upwards where a language's lines are taller than its zone."""
    height = max(zone.h, setting.height_of((head,), zone.w))
    return Box(x=zone.x, y=zone.bottom - height, w=zone.w, h=height)


def _level(group: StatusGroup, level: int, box: Box, setting: Setting) -> GroupShape:
    word = setting.labels[f"group-{group}"]
    color = STATUS_TEXTS[group]
    name, left = setting.text(word), inches(1 / 6)
    inner = box.w - left - _CELL_RIGHT
    paragraph = setting.paragraph(name, _LEVEL_SIZES[0], bold=True, color=color, tight=True)
    fitted = setting.fit((paragraph,), inner, box.h - _CELL_TOP, _LEVEL_SIZES, max_lines=1)
    cell = TextShape(
        name=f"Level · {word}",
        box=box,
        paragraphs=fitted.paragraphs if fitted else (paragraph,),
        fill=STATUS_FILLS[group],
        outline=STATUS_OUTLINES[group],
        inset=Inset(left=left, top=_CELL_TOP, right=_CELL_RIGHT),
    )
    return GroupShape(
        name=f"Level · {word}",
        shapes=(cell, meter(level, box.x + left, box.y + inches(0.52), color)),
        alt=word,
    )


def _all_statuses(boxes: Sequence[Box], setting: Setting) -> dict[StatusGroup, TextShape]:
    """Below each level the statuses that it stands for, if all fit; none where its word is all."""
    notes: dict[StatusGroup, TextShape] = {}
    for group, box in zip(LEVELS, boxes, strict=True):
        words = [setting.labels[f"status-{s}"] for s in LADDER if s.group is group]
        if words == [setting.labels[f"group-{group}"]]:
            continue
        content = setting.text(setting.labels["paragraph-separator"].join(words))
        paragraph = setting.paragraph(content, _NOTE_SIZES[0], color=_quiet(setting), tight=True)
        fitted = setting.fit((paragraph,), box.w, box.h, _NOTE_SIZES)
        if fitted is None:
            return {}
        name = f"Statuses · {setting.labels[f'group-{group}']}"
        notes[group] = frame(name, box, fitted.paragraphs)
    return notes


def _foot(top: int, setting: Setting) -> TextShape | None:
    """Notice, edition, for whom, handling, from the top down: what is missing says so.

    None where that is more than goes there.
    """
    document, labels = setting.document, setting.labels
    fields = {field.key: field for field in document.header}
    held = {
        key: labels["to-be-completed"] if fields[key].missing else plain_text(fields[key].content)
        for key in ("to", "handling")
    }
    notice = (document.notice,) if document.notice else ()
    parts = (
        document.edition_line,
        setting.text(labels["prepared-for"].replace("{to}", held["to"])),
        setting.text(labels["handling-line"].replace("{handling}", held["handling"])),
    )
    zone = setting.looks.zones.cover_footer
    joined = _foot_line(setting.in_line((*notice, *parts)), setting)
    one_line = setting.fit((joined,), zone.w, zone.h, _FOOT_SIZES, max_lines=1)
    if one_line:
        return frame("Edition", box_of(zone), one_line.paragraphs)
    room = Box(x=zone.x, y=top, w=zone.w, h=setting.looks.zones.cover_bottom - top)
    below = ((*notice, setting.in_line(parts)),) if notice else ()
    for way in (*below, (*notice, *parts)):
        lines = tuple(_foot_line(part, setting) for part in way)
        fitted = setting.fit(lines, room.w, room.h, _FOOT_SIZES)
        if fitted:
            return frame("Edition", room, fitted.paragraphs)
    return None


def _foot_line(content: Inlines, setting: Setting) -> SlideParagraph:
    return setting.paragraph(
        content,
        _FOOT_SIZES[0],
        color=_quiet(setting),
        align=setting.looks.cover_title.align,
        tight=True,
    )
