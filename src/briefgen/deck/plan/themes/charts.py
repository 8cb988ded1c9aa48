"""A theme's charts: a slide each behind the theme's own, the fact's short form for a title."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.deck.model import Box, ChartShape, Shape, Slide, SlideParagraph
from briefgen.deck.plan.frame import fits_title, message_slide
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.themes.facts import ThemeFacts
from briefgen.deck.plan.themes.then_now import caption, then_now
from briefgen.document.model import Chart, Inlines
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot

_GAP = inches(0.12)
_FEW = 12
_MARGIN, _BAR = inches(0.5), inches(0.36)


def chart_slides(facts: ThemeFacts, setting: Setting) -> Iterator[Slide]:
    """The slides of the theme's charts, in their order.

    A line of two points over time is no trend: it stands as then and now, two figures.
    """
    for chart in facts.charts:
        title = _title(chart, facts, setting)
        headed = title is not chart.caption
        shapes = then_now(chart, setting) or _drawn(chart, setting, headed=headed)
        yield message_slide(chart.id, facts.section, shapes, chart.facts, setting, message=title)


def _title(chart: Chart, facts: ThemeFacts, setting: Setting) -> Inlines:
    """The first new one that fits: the fact's short form, what is drawn; else the theme's own.

    Of a theme's only fact the theme's own says most, if it rests on the fact.
    """
    if facts.alone and facts.first:
        return facts.section.message
    items = [facts.item(fact) for fact in chart.facts]
    for title in (*(item.short for item in items if item), chart.caption):
        if plain_text(title) not in setting.titles and fits_title(title, setting):
            return title
    return facts.section.message


def _drawn(chart: Chart, setting: Setting, *, headed: bool) -> tuple[Shape, ...]:
    """What is drawn and its unit, the chart below, and what the chart itself cannot say.

    What is drawn is not ``headed`` where the title says it already.
    """
    body = setting.body
    head, remark = caption(chart, setting), _remark(chart, setting)
    above = setting.height_of((head,), body.w) if headed else 0
    below = setting.height_of((remark,), body.w) if remark else 0
    top = body.y + above + _GAP
    room = body.y + body.h - top - (below + _GAP if below else 0)
    box = Box(x=body.x, y=top, w=body.w, h=min(room, _height(chart, room)))
    lead = Box(x=body.x, y=body.y, w=body.w, h=above)
    shapes: list[Shape] = [
        *((frame("Caption", lead, (head,)),) if headed else ()),
        ChartShape(
            name=f"Chart · {plain_text(chart.caption)[:50]}",
            box=box,
            chart=chart,
            size=_size(chart, setting),
        ),
    ]
    if remark:
        foot = Box(x=body.x, y=box.y + box.h + _GAP, w=body.w, h=below)
        shapes.append(frame("Remark", foot, (remark,)))
    return tuple(shapes)


def _size(chart: Chart, setting: Setting) -> float:
    """That of tables where there are few points, of axes where there are many, in points."""
    sizes = setting.type.sizes
    points = sum(len(line.points) for line in chart.lines)
    if chart.form == "doughnut":
        return setting.steps(sizes.item_text)[0]
    return setting.steps(sizes.table_text if points <= _FEW else sizes.small_label)[0]


def _height(chart: Chart, room: int) -> int:
    """All of the room, but no more than lying bars take that are not to look like blocks."""
    if chart.over_time or chart.form in ("line", "doughnut"):
        return room
    bars = 1 if chart.form == "stacked_bar" else len(chart.lines)
    return _MARGIN + len(chart.places) * (bars + 1) * _BAR


def _remark(chart: Chart, setting: Setting) -> SlideParagraph | None:
    if not chart.remark:
        return None
    size = setting.steps(setting.type.sizes.small_label)[0]
    return setting.paragraph(chart.remark, size, color=Slot.ACCENT5)
