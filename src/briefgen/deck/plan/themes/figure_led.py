"""A theme led by a figure: the figure large at the left, what stands around it at the right."""

from __future__ import annotations

from briefgen.deck.model import Box, GroupShape, LineShape, Outline, Shape, SlideParagraph
from briefgen.deck.plan.callout import callout_group, note_only
from briefgen.deck.plan.items import choose, item_shapes, list_item
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.themes.facts import Body, ThemeFacts
from briefgen.deck.plan.themes.forms import leading_figure
from briefgen.document.model import Figure, Value
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot

_COLUMNS = 5
_MOST_AROUND = 3
_ABOVE_CALLOUT = inches(0.25)
_RULE = Outline(color=Slot.ACCENT6, width=0.75)


def figure_led(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The figure and up to three facts around it; None where they do not fit side by side.

    A tension stands below the figure if there is room.
    """
    item = leading_figure(facts)
    if item is None or item.figure is None:
        return None
    left, right = _halves(setting)
    hero = _hero(item.figure, left, setting)
    if hero is None:
        return None
    others = [list_item(i, facts.first) for i in facts.items if i.fact != item.fact]
    chosen, _ = choose(others, right, setting, _MOST_AROUND)
    x = (left.x + left.w + right.x) // 2
    shapes: list[Shape] = [
        hero,
        LineShape(name="Rule", x1=x, y1=left.y, x2=x, y2=left.y + left.h, outline=_RULE),
        *item_shapes(chosen, right, setting),
    ]
    told = (item.fact, *(other.fact for other in chosen))
    callout = _callout(facts, hero, left, setting)
    if callout is None:
        return Body(tuple(shapes), told)
    tension = facts.tensions[0]
    return Body((*shapes, callout), (*told, *tension.facts), (tension,))


def _halves(setting: Setting) -> tuple[Box, Box]:
    """Five columns for the figure, seven for what stands around it."""
    grid, body = setting.looks.grid, above_remark(setting)
    width = grid.span(_COLUMNS) - grid.gutter
    x = body.x + grid.span(_COLUMNS) + 2 * grid.gutter
    right = Box(x=x, y=body.y, w=body.x + body.w - x, h=body.h)
    return Box(x=body.x, y=body.y, w=width, h=body.h), right


def _hero(figure: Figure, box: Box, setting: Setting) -> GroupShape | None:
    """Qualifier, figure on one line, unit and label, at the first sizes that fit the box."""
    for size in setting.steps(setting.type.sizes.hero_figure):
        value = Value(text=figure.figure.replace(" ", "\u00a0"), lang=figure.lang, ref=figure.ref)
        large = setting.paragraph((value,), size, bold=True, color=Slot.DK2, tight=True)
        if setting.fit((large,), box.w, box.h, (size,), max_lines=1) is None:
            continue
        for small in setting.steps(setting.type.sizes.hero_unit):
            paragraphs = (
                *_qualifier(figure, small, setting),
                large,
                *_below(figure, small, setting),
            )
            height = setting.height_of(paragraphs, box.w)
            if height <= box.h:
                place = Box(x=box.x, y=box.y, w=box.w, h=height)
                return GroupShape(
                    name=f"Figure · {plain_text(figure.label)[:50]}",
                    shapes=(frame("Figure and label", place, paragraphs),),
                    alt=f"{figure.full}: {plain_text(figure.label)}",
                )
    return None


def _qualifier(figure: Figure, size: float, setting: Setting) -> tuple[SlideParagraph, ...]:
    if not figure.qualifier:
        return ()
    return (
        setting.paragraph(setting.text(figure.qualifier), size, color=Slot.ACCENT5, tight=True),
    )


def _below(figure: Figure, size: float, setting: Setting) -> tuple[SlideParagraph, ...]:
    label = setting.marked(figure.label, figure.citation)
    text = setting.steps(setting.type.sizes.item_text)[0]
    unit = setting.paragraph(setting.text(figure.unit), size, bold=True, color=Slot.DK2, tight=True)
    return (*((unit,) if figure.unit else ()), setting.paragraph(label, text, before=4))


def _callout(facts: ThemeFacts, hero: GroupShape, left: Box, setting: Setting) -> GroupShape | None:
    if not facts.tensions:
        return None
    box = hero.shapes[0].box  # type: ignore[union-attr]  # a frame, by _hero
    y = box.y + box.h + _ABOVE_CALLOUT
    if y >= left.y + left.h:
        return None
    room = Box(x=left.x, y=y, w=left.w, h=left.y + left.h - y)
    tension = facts.tensions[0]
    return callout_group(tension, room, setting) or callout_group(note_only(tension), room, setting)
