"""Where our slides may draw on a foreign layout: zones clear of its title, footers and pictures.

The body is the layout's own place for contents (or its master's), less whatever stands in it; the
source line takes its foot, and the kicker the room above the title, or the body's head. A place
that reaches beyond the slide is moved onto it, or cut where something is drawn there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT, Grid, LegendZones, Zone, Zones
from briefgen.records import dataclass
from briefgen.writers.powerpoint.template.layouts import (
    FIELDS,
    FoundDeck,
    FoundLayout,
    FoundPlaceholder,
)
from briefgen.writers.powerpoint.template.type import Typing
from briefgen.writers.powerpoint.template.xml import box_of, placeholder, shapes


def _inches(number: float) -> int:
    return round(number * EMU_PER_INCH)


EDGE = _inches(0.3)  # no text of ours comes closer to the edge of a slide
_AIR = _inches(0.08)
_GAP = _inches(0.14)
_SOURCE_SIZE, _LOOSEST = 10, 1.15  # points; the spacing of Vietnamese
_WIDE = _inches(10)  # from here on two lines hold what a source line says
_KICKER, _FIELD = _inches(0.25), _inches(0.22)
_TITLE = _inches(0.8)  # two lines of 20 points in any font, with insets
_NARROW = _inches(1.5)  # below that a title is a word a line
_SUBTITLE = _inches(0.9)
_LEGEND_HEAD, _LEGEND_CELLS, _LEGEND_NOTES = _inches(0.28), _inches(0.75), _inches(0.6)
_LEGEND_WIDTH = _inches(6.5)
_FOOT = _inches(0.36)
_LARGE = 0.08
_BELOW = _inches(0.25)  # how far the source line may reach below the place for contents
_COLUMNS, _UNITS = 12, 71  # twelve columns of five units, one unit apart


@dataclass(frozen=True, slots=True)
class MessageZones:
    """The zones of message slides; ``remarks`` say what had to be made up."""

    title: Zone
    kicker: Zone
    body: Zone
    source: Zone
    footer: Zone
    number: Zone
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverZones:
    """The zones of the cover, of which some may have no room."""

    title: Zone
    subtitle: Zone
    kicker: Zone | None
    legend: LegendZones | None
    foot: Zone
    bottom: int
    remarks: tuple[str, ...]


def message_zones(
    layout: FoundLayout, deck: FoundDeck, title: Typing | None, line: float
) -> MessageZones:
    """The zones of slides on the layout, whose title is set as ``title`` says.

    ``line`` is the height of a line of body text, in multiples of its size.
    """
    remarks: list[str] = []
    title_box = _title_box(layout, deck, remarks)
    inset = title.heading.inset.left if title is not None else 0
    footer, number = _fields(layout, deck, inset, remarks)
    taken = [*map(_aired, layout.drawn), *(f.box for f in _fixed(layout)), footer, number]
    candidate = _place_for_contents(layout, deck, title_box, remarks)
    lowest = min(
        [zone.y for zone in taken if _below(zone, candidate, title_box)], default=deck.height - EDGE
    )
    candidate = _with_bottom(candidate, min(candidate.bottom + _BELOW, lowest - _AIR))
    free = cut(candidate, [*taken, _grown(title_box, 0, _AIR)])
    if title is not None and title.heading.align == "start":
        free = _indented(free, title_box, title.heading.inset.left)
    kicker, free = _kicker(title_box, free, taken)
    lines = 2 if free.w >= _WIDE else 3
    height = math.ceil(lines * _SOURCE_SIZE * line * _LOOSEST * EMU_PER_POINT)
    source = Zone(x=free.x, y=free.bottom - height, w=free.w, h=height)
    body = _with_bottom(free, source.y - _GAP)
    return MessageZones(title_box, kicker, body, source, footer, number, tuple(remarks))


def _title_box(layout: FoundLayout, deck: FoundDeck, remarks: list[str]) -> Zone:
    found = layout.title
    if found is None:
        master = _of_master(layout, "title")
        remarks.append("it has no place for a title: the title stands at the top")
        box = master or Zone(x=2 * EDGE, y=EDGE, w=deck.width - 4 * EDGE, h=_inches(1))
    else:
        box = found.box
    box = _on_slide(box, deck, layout.drawn)
    if box.w < _NARROW:
        remarks.append("its place for the title is narrow: titles take the width of the slide")
        box = Zone(x=2 * EDGE, y=box.y, w=deck.width - 4 * EDGE, h=box.h)
    if box.h < _TITLE:
        remarks.append("its place for the title is low: titles reach further down")
        box = Zone(x=box.x, y=min(box.y, deck.height - _TITLE), w=box.w, h=_TITLE)
    return box


def _of_master(layout: FoundLayout, kind: str) -> Zone | None:
    """Where the master has its placeholder of the kind."""
    for shape in shapes(layout.master_root):
        found = placeholder(shape)
        if found is not None and str(found.get("type", "obj")) == kind:
            return box_of(shape)
    return None


def _place_for_contents(
    layout: FoundLayout, deck: FoundDeck, title: Zone, remarks: list[str]
) -> Zone:
    own = layout.contents(_LARGE, deck.area)
    if own:
        return _on_slide(_around(found.box for found in own), deck, layout.drawn)
    for other in deck.layouts:
        if other.master == layout.master and other.type == "obj":
            held = other.contents(_LARGE, deck.area)
            if len(held) == 1:
                return _on_slide(held[0].box, deck, layout.drawn)
    master = _of_master(layout, "body")
    if master is not None:
        return _on_slide(master, deck, layout.drawn)
    remarks.append("it has no place for contents: the body is what title and edges leave")
    top = title.bottom + _AIR
    return Zone(x=title.x, y=top, w=title.w, h=max(0, deck.height - EDGE - top))


def _fixed(layout: FoundLayout) -> tuple[FoundPlaceholder, ...]:
    return tuple(found for found in layout.placeholders if found.kind in FIELDS)


def _fields(
    layout: FoundLayout, deck: FoundDeck, inset: int, remarks: list[str]
) -> tuple[Zone, Zone]:
    """Where footer and number stand: the layout's, or free boxes at the foot of the slide."""
    footer, number = layout.of_kind("ftr"), layout.of_kind("sldNum")
    if footer and number:
        wide, there = _with_date(footer.box, layout), _on_slide(number.box, deck, layout.drawn)
        held = _on_slide(wide, deck, layout.drawn)
        return held if held == wide else cut(held, [_aired(there)]), there
    taken = [*map(_aired, layout.drawn), *(_aired(found.box) for found in _fixed(layout))]
    title = layout.title
    left, right = 2 * EDGE, deck.width - 2 * EDGE
    if title and title.box.w >= _NARROW:
        left, right = title.box.x, title.box.right
    left, right = max(EDGE, left + inset), min(right - inset, deck.width - EDGE)
    strip = Zone(x=left, y=0, w=max(0, right - left), h=_FIELD)
    bottom = deck.height - EDGE
    while bottom > deck.height * 0.8:
        zone = strip.model_copy(update={"y": bottom - _FIELD})
        free = cut(zone, taken)
        if free.h == _FIELD and free.w >= strip.w // 2:
            break
        bottom -= _AIR
    else:
        free = strip.model_copy(update={"y": deck.height - EDGE - _FIELD})
        remarks.append("there is hardly room for footer and number at its foot")
    fifth = free.w // 8
    made = Zone(x=free.right - fifth, y=free.y, w=fifth, h=free.h)
    rest = free.model_copy(update={"w": max(0, free.w - fifth - _AIR)})
    if footer is None:
        remarks.append("it has no footer: ours is a text box")
    if number is None:
        remarks.append("it has no slide number: ours is a text box")
    return (
        _on_slide(footer.box, deck, layout.drawn) if footer else rest,
        _on_slide(number.box, deck, layout.drawn) if number else made,
    )


def _with_date(footer: Zone, layout: FoundLayout) -> Zone:
    """The footer with the room of the date at its left, which our slides do not have."""
    date = layout.of_kind("dt")
    if date is None or abs(date.box.y - footer.y) > _AIR or date.box.x >= footer.x:
        return footer
    wide = _around((date.box, footer))
    others = [found.box for found in layout.placeholders if found.kind not in ("dt", "ftr")]
    return footer if any(overlap(wide, other) for other in others) else wide


def _kicker(title: Zone, free: Zone, taken: Sequence[Zone]) -> tuple[Zone, Zone]:
    """The kicker's zone, and what it leaves: above the title, between title and body, or in it."""
    above = Zone(x=free.x, y=title.y - _KICKER, w=min(free.w, title.w), h=_KICKER)
    if above.y >= EDGE - _AIR and cut(above, taken) == above:
        return above, free
    gap = free.y - title.bottom
    if gap >= _KICKER + _AIR // 2:
        return Zone(x=free.x, y=free.y - _KICKER - _AIR // 2, w=free.w, h=_KICKER), free
    kicker = Zone(x=free.x, y=free.y, w=free.w, h=_KICKER)
    top = free.y + _KICKER + _GAP
    return kicker, Zone(x=free.x, y=top, w=free.w, h=max(0, free.bottom - top))


def cover_zones(
    layout: FoundLayout, deck: FoundDeck, titled: Typing | None, subtitle: Typing | None
) -> CoverZones:
    """The zones of the cover, whose title and subtitle are set as the two say."""
    remarks: list[str] = []
    title = _title_box(layout, deck, remarks)
    inset = titled.heading.inset.left if titled else 0
    x = title.x + inset
    width = max(0, min(title.right - inset, deck.width - EDGE) - x)
    own = layout.of_kind("subTitle", "body")
    fields = [found.box for found in _fixed(layout)]
    taken = [*map(_aired, layout.drawn), *fields]
    sub = _on_slide(own.box, deck, [*layout.drawn, title]) if own else None
    if sub is None:
        remarks.append("it has no subtitle: ours is a text box")
        sub = cut(Zone(x=x, y=title.bottom + _AIR, w=width, h=_SUBTITLE), taken)
    elif sub.h > _SUBTITLE and subtitle is not None and subtitle.heading.anchor == "top":
        sub = _with_bottom(sub, sub.y + _SUBTITLE)
    top = max(title.bottom, sub.bottom) + _AIR
    below = Zone(x=x, y=top, w=width, h=max(0, deck.height - EDGE - top))
    free = cut(below, taken)
    if free.h < _FOOT:
        remarks.append("there is little room below its title for edition and handling")
        free = Zone(x=x, y=deck.height - EDGE - _FOOT, w=width, h=_FOOT)
    foot = Zone(x=free.x, y=free.bottom - _FOOT, w=free.w, h=_FOOT)
    legend = _legend(_with_bottom(free, foot.y - _AIR))
    if legend is None:
        remarks.append("there is no room for the legend of statuses")
        foot = Zone(x=free.x, y=max(free.y, free.bottom - 2 * _FOOT), w=free.w, h=_FOOT)
    above = Zone(x=x, y=title.y - _inches(1 / 3), w=width, h=_inches(1 / 3))
    clear = above.y >= EDGE and cut(above, [*taken, sub]) == above
    return CoverZones(
        title, sub, above if clear else None, legend, foot, free.bottom, tuple(remarks)
    )


def _legend(free: Zone) -> LegendZones | None:
    needed = _LEGEND_HEAD + _LEGEND_CELLS + _LEGEND_NOTES + 2 * _AIR
    if free.h < needed or free.w < _LEGEND_WIDTH:
        return None
    head = Zone(x=free.x, y=free.bottom - needed, w=free.w, h=_LEGEND_HEAD)
    cells = Zone(x=free.x, y=head.bottom + _AIR, w=free.w, h=_LEGEND_CELLS)
    notes = Zone(x=free.x, y=cells.bottom + _AIR, w=free.w, h=_LEGEND_NOTES)
    return LegendZones(head=head, cells=cells, notes=notes)


def zones_of(message: MessageZones, cover: CoverZones) -> Zones:
    """Both as the zones of looks; what only our own template draws has no extent."""
    none = Zone(x=message.body.x, y=message.source.y - _AIR // 2, w=message.body.w, h=0)
    return Zones(
        signature=none,
        kicker=message.kicker,
        title=message.title,
        body=message.body,
        hairline=none,
        source=message.source,
        footer=message.footer,
        number=message.number,
        cover_signature=none,
        cover_kicker=cover.kicker,
        cover_title=cover.title,
        cover_subtitle=cover.subtitle,
        cover_legend=cover.legend,
        cover_hairline=none,
        cover_footer=cover.foot,
        cover_bottom=cover.bottom,
    )


def grid_of(body: Zone) -> Grid:
    """Twelve columns over the body, in the proportions of our own grid."""
    unit = body.w // _UNITS
    return Grid(margin=body.x, columns=_COLUMNS, column=5 * unit, gutter=unit)


# --- rectangles -----------------------------------------------------------------------------------


def cut(zone: Zone, taken: Iterable[Zone]) -> Zone:
    """What is left of the zone when it makes way for all that is taken, each at the least loss."""
    for other in taken:
        if overlap(zone, other):
            zone = max(_around_it(zone, other), key=lambda left: left.w * left.h)
    return zone


def overlap(one: Zone, other: Zone) -> bool:
    """Whether two rectangles have a common part, be it a line within one of them."""
    across = _meet(one.x, one.right, other.x, other.right)
    return across and _meet(one.y, one.bottom, other.y, other.bottom)


def _meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    if other_start == other_end:
        return start < other_start < end
    return start < other_end and other_start < end


def _around_it(zone: Zone, other: Zone) -> tuple[Zone, ...]:
    left = min(max(other.right, zone.x), zone.right)
    top = min(max(other.bottom, zone.y), zone.bottom)
    return (
        Zone(x=zone.x, y=zone.y, w=zone.w, h=max(0, min(other.y, zone.bottom) - zone.y)),
        Zone(x=zone.x, y=top, w=zone.w, h=zone.bottom - top),
        Zone(x=zone.x, y=zone.y, w=max(0, min(other.x, zone.right) - zone.x), h=zone.h),
        Zone(x=left, y=zone.y, w=zone.right - left, h=zone.h),
    )


def _aired(zone: Zone) -> Zone:
    return _grown(zone, _AIR, _AIR)


def _grown(zone: Zone, across: int, down: int) -> Zone:
    return Zone(x=zone.x - across, y=zone.y - down, w=zone.w + 2 * across, h=zone.h + 2 * down)


def _around(zones: Iterable[Zone]) -> Zone:
    held = list(zones)
    x, y = min(zone.x for zone in held), min(zone.y for zone in held)
    right, bottom = max(zone.right for zone in held), max(zone.bottom for zone in held)
    return Zone(x=x, y=y, w=right - x, h=bottom - y)


def beyond(layout: FoundLayout, deck: FoundDeck) -> tuple[FoundPlaceholder, ...]:
    """The layout's placeholders that our slides would use and that reach beyond the slide."""
    slide = Zone(x=-_AIR, y=-_AIR, w=deck.width + 2 * _AIR, h=deck.height + 2 * _AIR)
    return tuple(
        found
        for found in layout.placeholders
        if found.kind != "dt" and _clipped(found.box, slide) != found.box
    )


def _on_slide(zone: Zone, deck: FoundDeck, drawn: Iterable[Zone]) -> Zone:
    """The zone moved onto the slide, or cut at its edge where it would lie over something."""
    clipped = _clipped(zone, Zone(x=0, y=0, w=deck.width, h=deck.height))
    if clipped == zone:
        return zone
    x, w = _moved(zone.x, zone.w, deck.width)
    y, h = _moved(zone.y, zone.h, deck.height)
    moved = Zone(x=x, y=y, w=w, h=h)
    return clipped if any(overlap(moved, other) for other in drawn) else moved


def _moved(start: int, length: int, most: int) -> tuple[int, int]:
    """Where a stretch begins that is moved within the edges, and how long it is then."""
    if start >= 0 and start + length <= most:
        return start, length
    length = min(length, most - 2 * EDGE)
    return min(max(EDGE, start), most - EDGE - length), length


def _clipped(zone: Zone, slide: Zone) -> Zone:
    x, y = min(max(slide.x, zone.x), slide.right), min(max(slide.y, zone.y), slide.bottom)
    right = max(x, min(zone.right, slide.right))
    bottom = max(y, min(zone.bottom, slide.bottom))
    return Zone(x=x, y=y, w=right - x, h=bottom - y)


def _with_bottom(zone: Zone, bottom: int) -> Zone:
    return Zone(x=zone.x, y=zone.y, w=zone.w, h=max(0, bottom - zone.y))


def _below(zone: Zone, body: Zone, title: Zone) -> bool:
    """Whether something stands below the middle of the body, and within its width."""
    across = zone.x < body.right and body.x < zone.right
    return across and zone.y > max(title.bottom, body.y + body.h // 2)


def _indented(zone: Zone, title: Zone, inset: int) -> Zone:
    """The zone from where the title's text begins, if both begin together; as much at its right."""
    if abs(zone.x - title.x) > _AIR or zone.w <= 4 * inset:
        return zone
    return Zone(x=zone.x + inset, y=zone.y, w=zone.w - 2 * inset, h=zone.h)
