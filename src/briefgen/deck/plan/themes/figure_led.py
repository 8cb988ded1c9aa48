"""A theme led by a figure: the figure large at the left, what stands around it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.model import Box, GroupShape, LineShape, Outline, Shape, SlideParagraph
from briefgen.deck.plan.callout import ShortCallout, short_callout
from briefgen.deck.plan.figure_words import number_words, qualifier_words, unit_words
from briefgen.deck.plan.items import item_shapes, list_item, the_most_told
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.themes.facts import Body, ThemeFacts
from briefgen.deck.plan.themes.forms import leading_figure
from briefgen.document.model import Callout, Figure
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot
from briefgen.records import dataclass

_COLUMNS = 5
_MOST_AROUND = 3
_ABOVE_CALLOUT = inches(0.25)
_HERO_SPACING = 0.85  # a line of large digits has no descenders
_RULE = Outline(color=Slot.ACCENT6, width=0.75)


def figure_led(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The figure and up to three facts around it; None where they do not fit side by side.

    A tension stands below the figure if there is room.
    """
    item = leading_figure(facts)
    assert item is not None, "the caller has asked leading_figure()"
    assert item.figure is not None, "it leads by its figure"
    left, right = _halves(setting)
    led = _led(item.figure, facts.tensions, left, setting)
    if led is None:
        return None
    others = [list_item(i, facts.first) for i in facts.items if i.fact != item.fact]
    chosen = the_most_told(others, right, setting, _MOST_AROUND, led.words)
    if not chosen:
        return None
    x = (left.x + left.w + right.x) // 2
    rule = LineShape(name="Rule", x1=x, y1=left.y, x2=x, y2=left.y + left.h, outline=_RULE)
    shapes: list[Shape] = [led.hero, *led.callouts, rule, *item_shapes(chosen, right, setting)]
    told = (item.fact, *(other.fact for other in chosen))
    tensions = facts.tensions[: len(led.callouts)]
    stated = (fact for tension in tensions for fact in tension.facts)
    return Body(tuple(shapes), (*told, *stated), tensions)


@dataclass(frozen=True)
class _Led:
    """The left columns: the figure, and the callout below it where there is one."""

    hero: GroupShape
    callouts: tuple[GroupShape, ...] = ()
    words: int = 0


def _led(figure: Figure, tensions: Sequence[Callout], box: Box, setting: Setting) -> _Led | None:
    """The figure as large as leaves room for a tension below it; else as large as the box allows.

    None where it does not fit at all.
    """
    largest = None
    for size in setting.steps(setting.type.sizes.hero_figure):
        paragraphs = _hero_text(figure, size, box, setting)
        if paragraphs is None:
            continue
        height = setting.height_of(paragraphs, box.w)
        hero = _hero(figure, box.model_copy(update={"h": height}), paragraphs)
        callout = _callout(tensions[0], height, box, setting) if tensions else None
        if callout is not None or not tensions:
            return _Led(hero, (callout.group,), callout.words) if callout else _Led(hero)
        largest = largest or _Led(hero)
    return largest


def _halves(setting: Setting) -> tuple[Box, Box]:
    """Five columns for the figure, seven for what stands around it."""
    grid, body = setting.looks.grid, above_remark(setting)
    width = grid.span(_COLUMNS) - grid.gutter
    x = body.x + grid.span(_COLUMNS) + 2 * grid.gutter
    right = Box(x=x, y=body.y, w=body.x + body.w - x, h=body.h)
    return Box(x=body.x, y=body.y, w=width, h=body.h), right


def _hero_text(
    figure: Figure, size: float, box: Box, setting: Setting
) -> tuple[SlideParagraph, ...] | None:
    """Qualifier, figure on one line, unit and label; None where they do not fit the box."""
    large = setting.paragraph(number_words(figure), size, bold=True, color=Slot.DK2)
    style = large.style.model_copy(update={"spacing": _HERO_SPACING})
    large = large.model_copy(update={"style": style})
    if setting.fit((large,), box.w, box.h, (size,), max_lines=1) is None:
        return None
    for small in setting.steps(setting.type.sizes.hero_unit):
        paragraphs = (*_qualifier(figure, small, setting), large, *_below(figure, small, setting))
        if setting.height_of(paragraphs, box.w) <= box.h:
            return paragraphs
    return None


def _hero(figure: Figure, box: Box, paragraphs: tuple[SlideParagraph, ...]) -> GroupShape:
    label = plain_text(figure.label)
    return GroupShape(
        name=f"Figure · {label[:50]}",
        shapes=(frame("Figure and label", box, paragraphs),),
        alt=label,
    )


def _qualifier(figure: Figure, size: float, setting: Setting) -> tuple[SlideParagraph, ...]:
    words = qualifier_words(figure)
    return (setting.paragraph(words, size, color=Slot.ACCENT5, tight=True),) if words else ()


def _below(figure: Figure, size: float, setting: Setting) -> tuple[SlideParagraph, ...]:
    label = setting.marked(figure.label, figure.citation)
    text = setting.steps(setting.type.sizes.item_text)[0]
    words = unit_words(figure)
    unit = setting.paragraph(words, size, bold=True, color=Slot.DK2, tight=True)
    return (*((unit,) if words else ()), setting.paragraph(label, text, before=4))


def _callout(tension: Callout, above: int, box: Box, setting: Setting) -> ShortCallout | None:
    """The tension below so much of the box, in full or by its note alone; None without room."""
    top = above + _ABOVE_CALLOUT
    if top >= box.h:
        return None
    room = Box(x=box.x, y=box.y + top, w=box.w, h=box.h - top)
    return short_callout(tension, room, setting)
