"""Then and now: two figures of one thing at two times, with an arrow from the first to the second.

A line between two points would show a trend that nobody states. The change between them is printed
only where the fact base derives it.
"""

from __future__ import annotations

from briefgen.deck.model import Box, GroupShape, LineShape, Outline, Shape, SlideParagraph
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.document.model import (
    Chart,
    ChartPoint,
    Citation,
    Inlines,
    Statement,
    Text,
    Value,
)
from briefgen.looks.model import Slot

_FROM_FIGURE = 2
"""The figure is the last paragraph but one of its text."""

_BETWEEN = inches(1.6)
_GAP = inches(0.15)
_LARGEST = 96
_FIGURE_SPACING = 0.85  # a line of large digits has no descenders
_ARROW = Outline(color=Slot.ACCENT1, width=2, tail="triangle")


def then_now(chart: Chart, setting: Setting) -> tuple[Shape, ...] | None:
    """The two figures below what they measure; None for any other chart, or one too wide for it."""
    points = _two_points(chart)
    if points is None:
        return None
    body = setting.body
    head = caption(chart, setting)
    top = body.y + setting.height_of((head,), body.w) + 2 * _GAP
    rest = _below(chart, setting)
    foot = setting.height_of(rest, body.w) + 2 * _GAP if rest else 0
    width = (body.w - _BETWEEN) // 2
    texts = _figures(chart, points, width, body.y + body.h - top - foot, setting)
    if texts is None:
        return None
    height = max(setting.height_of(text, width) for text in texts)
    boxes = [Box(x=body.x + k * (width + _BETWEEN), y=top, w=width, h=height) for k in (0, 1)]
    above = setting.height_of(texts[0][:-_FROM_FIGURE], width)
    middle = top + above + setting.height_of(texts[0][-_FROM_FIGURE:-1], width) // 2
    shapes: list[Shape] = [
        frame("Caption", Box(x=body.x, y=body.y, w=body.w, h=top - body.y - 2 * _GAP), (head,)),
        _figure(chart.places[0], texts[0], boxes[0]),
        _arrow(boxes[0], boxes[1], middle),
        _figure(chart.places[1], texts[1], boxes[1]),
    ]
    if rest:
        y = top + height + 2 * _GAP
        place = Box(x=body.x, y=y, w=body.w, h=foot - 2 * _GAP)
        shapes.append(frame("Change", place, rest))
    return tuple(shapes)


def _two_points(chart: Chart) -> tuple[ChartPoint, ChartPoint] | None:
    if not chart.over_time or len(chart.lines) != 1 or len(chart.places) != 2:
        return None
    first, second = chart.lines[0].points
    return (first, second) if first and second else None


def _figures(
    chart: Chart, points: tuple[ChartPoint, ChartPoint], width: int, room: int, setting: Setting
) -> list[tuple[SlideParagraph, ...]] | None:
    """The texts of both at the first size that suits both, each figure on one line."""
    sizes = setting.type.sizes
    qualified = any(point.qualifier for point in points)
    hero = (size for size in setting.steps(sizes.hero_figure) if size <= _LARGEST)
    for large in (*hero, *setting.steps(sizes.tile_figure)):
        for small in setting.steps(sizes.hero_unit):
            texts = [
                _text(place, point, large, small, setting, qualified=qualified)
                for place, point in zip(chart.places, points, strict=True)
            ]
            lines = all(setting.line_count(text[-_FROM_FIGURE], width) == 1 for text in texts)
            if lines and all(setting.height_of(text, width) <= room for text in texts):
                return texts
    return None


def _text(
    place: str,
    point: ChartPoint,
    large: float,
    small: float,
    setting: Setting,
    *,
    qualified: bool,
) -> tuple[SlideParagraph, ...]:
    """The time, the qualifier (a line as high if only the other has one), the figure, its unit."""
    words = (point.figure or point.words).replace(" ", "\u00a0")
    value = Value(text=words, lang=setting.language, ref=point.ref)
    time = Value(text=place, lang=setting.language, ref=f"{point.ref}.when")
    figure = setting.paragraph(_stated(point.occurrence, value), large, bold=True, color=Slot.DK2)
    style = figure.style.model_copy(update={"spacing": _FIGURE_SPACING})
    qualifier = _line(point, point.qualifier, small, Slot.ACCENT5, setting)
    when = _stated(point.time_occurrence, time)
    return (
        setting.paragraph(when, small, bold=True, color=Slot.ACCENT5, tight=True),
        *((qualifier,) if qualified else ()),
        figure.model_copy(update={"style": style}),
        _line(point, point.unit, small, Slot.DK2, setting),
    )


def _line(
    point: ChartPoint, text: str, size: float, color: Slot, setting: Setting
) -> SlideParagraph:
    """A part of the figure; where it has none, a line as high."""
    words = Text(text=text or "\u00a0", lang=setting.language)
    stated = _stated(point.occurrence if text else "", words)
    return setting.paragraph(stated, size, color=color, tight=True)


def _stated(occurrence: str, words: Text | Value) -> Inlines:
    """The words, anchored where the document says by what."""
    return (Statement(occurrence=occurrence, children=(words,)),) if occurrence else (words,)


def _figure(place: str, text: tuple[SlideParagraph, ...], box: Box) -> GroupShape:
    """A group that goes by its time: what it says is read from its texts, which are anchored."""
    return GroupShape(
        name=f"Figure · {place}",
        shapes=(frame(f"Figure and time · {place}", box, text),),
        alt=place,
    )


def _arrow(left: Box, right: Box, y: int) -> LineShape:
    return LineShape(
        name="Arrow",
        x1=left.x + left.w + _GAP,
        y1=y,
        x2=right.x - 2 * _GAP,
        y2=y,
        outline=_ARROW,
    )


def caption(chart: Chart, setting: Setting) -> SlideParagraph:
    """What is drawn, in which unit, and where it is stated."""
    size = setting.steps(setting.type.sizes.table_text)[0]
    marks = tuple(inline for inline in chart.source if isinstance(inline, Citation))
    return setting.paragraph((*chart.caption, *marks), size, bold=True, color=Slot.DK2, tight=True)


def _below(chart: Chart, setting: Setting) -> tuple[SlideParagraph, ...]:
    """The change, and what is derived; signs need no words here, where qualifiers have them."""
    found = []
    if chart.change:
        size = setting.steps(setting.type.sizes.item_text)[0]
        found.append(setting.paragraph(chart.change, size))
    if chart.remark and any(point and point.derived for point in chart.lines[0].points):
        size = setting.steps(setting.type.sizes.small_label)[0]
        found.append(setting.paragraph(chart.remark, size, color=Slot.ACCENT5))
    return tuple(found)
