"""The time line: the dates that matter most, each drawn as what it is on one linear axis."""

from __future__ import annotations

from itertools import islice

from briefgen.deck.lengths import Part
from briefgen.deck.model import (
    Box,
    GroupShape,
    LineShape,
    Outline,
    Shape,
    Slide,
    SlideParagraph,
)
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.more import REMARK, more_remark
from briefgen.deck.plan.remarks import beside, flagged
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame, hairline
from briefgen.deck.plan.time_bars import FIXED, Track, bar_shapes
from briefgen.document.model import Dated, Inlines, Section, SectionRole, Timeline, Value
from briefgen.document.timescale import Scale, drawn_days, scale_over, shown_labels
from briefgen.document.walk import plain_text
from briefgen.looks.model import Density, Slot
from briefgen.records import dataclass
from briefgen.values.axis import Span, axis_over
from briefgen.values.status import StatusGroup
from briefgen.wording.axes import tick_label
from briefgen.wording.catalogue import catalogue
from briefgen.wording.times import word_date

MOST_ROWS = {Density.PRESENT: 6, Density.READ: 8}
AXIS = "axis:"
"""What the reference of a date on an axis begins with."""

_FEWEST = 2
_LABEL_COLUMNS = (3, 4)
_LEAST_HEAD = inches(0.25)
_LEAST_GAP, _MOST_GAP = inches(0.04), inches(0.16)
_HIGHEST = inches(1.1)
_NOT_YET = frozenset({StatusGroup.ASKED, StatusGroup.PROPOSED, StatusGroup.AGREED})


def timeline_slides(setting: Setting) -> Made:
    """One slide; none where fewer than two dates have a place on an axis."""
    slides: list[Slide] = []
    left_out: list[str] = []
    for section in setting.sections(SectionRole.CHRONOLOGY):
        block = next(block for block in section.blocks if isinstance(block, Timeline))
        rows = _rows(block, setting)
        if rows is None:
            left_out.append(f"time line: fewer than {_FEWEST} dates have a place on one")
        else:
            slides.append(_slide(section, block, rows, setting))
    return Made(tuple(slides), tuple(left_out))


@dataclass(frozen=True)
class _Rows:
    """The chosen rows in the order of time, the label and the height of each, and the gap.

    ``columns`` of the grid hold the labels, the others the axis.
    """

    rows: tuple[Dated, ...]
    columns: int
    labels: tuple[tuple[SlideParagraph, ...], ...]
    heights: tuple[int, ...]
    gap: int


def _rows(block: Timeline, setting: Setting) -> _Rows | None:
    """As many of the weightiest dates as fit the body, at the largest size that takes them."""
    smallest = setting.steps(setting.type.sizes.table_text)[-1]
    placed = (place for place, row in enumerate(block.rows) if row.shape != "unplaced")
    fitting = (
        place
        for place in sorted(placed, key=lambda place: block.rows[place].priority)
        if _is_low(block.rows[place], smallest, setting)
    )
    weighty = list(islice(fitting, MOST_ROWS[setting.density]))
    for number in range(len(weighty), _FEWEST - 1, -1):
        chosen = tuple(block.rows[place] for place in sorted(weighty[:number]))
        held = _laid_out(chosen, setting, remark=number < len(block.rows))
        if held is not None:
            return held
    return None


def _is_low(row: Dated, size: float, setting: Setting) -> bool:
    """Whether the label of the row leaves room for others."""
    return _height(_label(row, size, setting), _LABEL_COLUMNS[-1], setting) < _HIGHEST


def _laid_out(chosen: tuple[Dated, ...], setting: Setting, *, remark: bool) -> _Rows | None:
    """The rows at the largest size at which they fit, on the widest axis that lets them."""
    room = setting.body.h - _head_height(setting) - (REMARK if remark else 0)
    for size in setting.steps(setting.type.sizes.table_text):
        labels = tuple(_label(row, size, setting) for row in chosen)
        for columns in _LABEL_COLUMNS:
            heights = tuple(_height(label, columns, setting) for label in labels)
            gap = (room - sum(heights)) // len(chosen)
            if gap >= _LEAST_GAP:
                return _Rows(chosen, columns, labels, heights, min(gap, _MOST_GAP))
    return None


def _label(row: Dated, size: float, setting: Setting) -> tuple[SlideParagraph, ...]:
    """The name of what is dated, and below it the date in words with its source mark."""
    name = setting.paragraph(row.heading or row.short, size, bold=True, color=Slot.DK2, tight=True)
    date = setting.marked(_when(row, setting), row.citation)
    return name, setting.paragraph(date, size, tight=True)


def _height(label: tuple[SlideParagraph, ...], columns: int, setting: Setting) -> int:
    return setting.height_of(label, setting.looks.grid.span(columns))


def _when(row: Dated, setting: Setting) -> Inlines:
    """The date in words, with the status of what is not under way or done yet, and its flag."""
    when = row.when
    if row.expected or row.status.group in _NOT_YET:
        when = beside(when, row.status.label, setting)
    return flagged(when, setting, check=row.check)


# --- the slide ------------------------------------------------------------------------------------


def _slide(section: Section, block: Timeline, held: _Rows, setting: Setting) -> Slide:
    grid, body = setting.looks.grid, setting.body
    left, label_width = grid.x(held.columns), grid.span(held.columns)
    width = body.x + body.w - left
    days = drawn_days(held.rows, block.as_of)
    span = axis_over(days, block.as_of)
    scale = scale_over(held.rows, span.first, span.last, block.as_of, width, FIXED)
    shapes: list[Shape] = [_axis(block, held, span, scale, setting)]
    y = body.y + _head_height(setting)
    for row, label, height in zip(held.rows, held.labels, held.heights, strict=True):
        box = Box(x=body.x, y=y + held.gap // 2, w=label_width, h=height)
        shapes.append(_row(row, label, box, scale, left, setting))
        y += height + held.gap
    rest = len(block.rows) - len(held.rows)
    if rest:
        appended = Part.CHRONOLOGY in setting.parts
        key = "more-in-appendix" if appended else "more-in-memo"
        shapes.append(more_remark(rest, setting, key))
    slide = message_slide(
        "timeline",
        section.model_copy(update={"id": "timeline"}),
        shapes,
        [row.fact for row in held.rows],
        setting,
        message=block.message or section.message,
        kicker=setting.labels["timeline"],
    )
    return slide.model_copy(update={"notes": (*slide.notes, block.remark)})


def _row(
    row: Dated,
    label: tuple[SlideParagraph, ...],
    box: Box,
    scale: Scale,
    left: int,
    setting: Setting,
) -> GroupShape:
    """A date's label and its bar, which move together."""
    name = plain_text(row.heading or row.short)
    track = Track(left, box.y + box.h // 2, name[:60])
    return GroupShape(
        name=f"Date · {name[:60]}",
        shapes=(frame(f"Label · {name[:60]}", box, label), *bar_shapes(row, scale, track)),
        alt=f"{name} · {plain_text(_when(row, setting))}",
    )


def _axis(block: Timeline, held: _Rows, span: Span, scale: Scale, setting: Setting) -> GroupShape:
    """The labels of the axis, a hairline down from each, and a hairline between the rows."""
    body = setting.body
    x, head = body.x + body.w - scale.width, _head_height(setting)
    top = body.y + head
    bottom = top + sum(held.heights) + held.gap * len(held.rows)
    shapes: list[Shape] = []
    for at, wide, label in _ticks(block, span, scale, setting):
        name = plain_text(label.content)
        box = Box(x=x + at - wide // 2, y=body.y, w=wide, h=head)
        shapes.append(frame(f"Tick · {name}", box, (label,)))
        shapes.append(_gridline(name, x + at, top, bottom))
    y = top
    for height in held.heights[:-1]:
        y += height + held.gap
        shapes.append(hairline("Rule", body.x, y, body.w))
    alt = setting.labels["alt-timeline"].format(
        rows=len(held.rows),
        first=plain_text(held.rows[0].when),
        last=plain_text(held.rows[-1].when),
        caption=plain_text(block.caption),
    )
    return GroupShape(name="Axis", shapes=tuple(shapes), alt=alt)


def _ticks(
    block: Timeline, span: Span, scale: Scale, setting: Setting
) -> list[tuple[int, int, SlideParagraph]]:
    """Place, width and paragraph of each label of the axis that has room."""
    words = catalogue(setting.language)
    found = []
    for day, when in span.labelled():
        text = tick_label(when, words, block.date_style)
        value = Value(text=text, lang=setting.language, ref=AXIS + when.edtf)
        label = _tick(value, setting)
        wide = setting.text_width(text, label.style.size, bold=True)
        found.append((scale.at(day), round(wide * 1.05) + inches(0.1), label))
    shown = shown_labels([(at, wide) for at, wide, _ in found], scale.width)
    return [found[place] for place in shown]


def _tick(value: Value, setting: Setting) -> SlideParagraph:
    size = setting.steps(setting.type.sizes.small_label)[0]
    return setting.paragraph(
        (value,), size, bold=True, color=Slot.ACCENT5, align="center", tight=True
    )


def _head_height(setting: Setting) -> int:
    """The height of the labels of the axis, whether they are years, months or days."""
    day = word_date(2000, 12, 28, catalogue(setting.language), "day-month")
    label = _tick(Value(text=day, lang=setting.language, ref=""), setting)
    return max(_LEAST_HEAD, setting.height_of((label,), setting.body.w))


def _gridline(name: str, x: int, top: int, bottom: int) -> LineShape:
    line = Outline(color=Slot.ACCENT6, width=0.75)
    return LineShape(name=f"Gridline · {name}", x1=x, y1=top, x2=x, y2=bottom, outline=line)
