"""A theme in two columns by side: what each of the two does, asks, offers or says."""

from __future__ import annotations

from briefgen.deck.model import Box, LineShape, Outline, Shape, SlideParagraph
from briefgen.deck.plan.items import (
    ListItem,
    by_name,
    item_shapes,
    lay_out_items,
    list_item,
    size_steps,
    the_most,
)
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting, count_words, inches
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.themes.facts import Body, ThemeFacts
from briefgen.deck.plan.themes.forms import FEWEST_A_SIDE, two_sides
from briefgen.looks.model import Slot

_MOST_A_SIDE = 4
_BELOW_HEAD = inches(0.2)
_RULE = Outline(color=Slot.DK2, width=1.5)


def by_side(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The two columns, in the order of the title; None where the facts do not fit them."""
    sides = two_sides(facts)
    assert sides is not None, "the caller has asked two_sides()"
    columns = [_column(index, setting) for index in range(len(sides))]
    heads = [_head(side, setting) for side in sides]
    top = max(setting.height_of((head,), columns[0].w) for head in heads)
    boxes = [
        Box(x=c.x, y=c.y + top + _BELOW_HEAD, w=c.w, h=c.h - top - _BELOW_HEAD) for c in columns
    ]
    chosen = _chosen(facts, sides, boxes, setting)
    if not chosen:
        return None
    sizes = next((size for size in size_steps(setting) if _fit(chosen, boxes, size, setting)), None)
    if sizes is None:
        return None
    shapes: list[Shape] = []
    for side, head, column, box, items in zip(sides, heads, columns, boxes, chosen, strict=True):
        over = Box(x=column.x, y=column.y, w=column.w, h=top)
        y = column.y + top
        shapes.append(frame(f"Side · {side}", over, (head,), anchor="bottom"))
        shapes.append(
            LineShape(
                name=f"Rule · {side}",
                x1=column.x,
                y1=y,
                x2=column.x + column.w,
                y2=y,
                outline=_RULE,
            )
        )
        shapes += item_shapes(items, box, setting, (sizes,))
    return Body(tuple(shapes), tuple(item.fact for items in chosen for item in items))


def _column(index: int, setting: Setting) -> Box:
    """Half of the body."""
    body, gutter = above_remark(setting), 2 * setting.looks.grid.gutter
    width = (body.w - gutter) // 2
    return Box(x=body.x + index * (width + gutter), y=body.y, w=width, h=body.h)


def _head(side: str, setting: Setting) -> SlideParagraph:
    size = setting.steps(setting.type.sizes.table_head)[0]
    return setting.paragraph(setting.text(side), size, bold=True, color=Slot.DK2, tight=True)


def _chosen(
    facts: ThemeFacts, sides: tuple[str, str], boxes: list[Box], setting: Setting
) -> list[tuple[ListItem, ...]]:
    """The weightiest facts of each side, as many of both as a slide has words for.

    By name alone on both sides where their sentences leave fewer than two to a side; nothing where
    even that is too much.
    """
    full = [
        [list_item(item, facts.first) for item in facts.items if item.side == side]
        for side in sides
    ]
    for items in (full, [by_name(held) for held in full]):
        for most in range(_MOST_A_SIDE, 1, -1):
            chosen = [the_most(i, box, setting, most) for i, box in zip(items, boxes, strict=True)]
            words = count_words([i.words for column in chosen for i in column], setting.language)
            if words <= setting.most_words and all(len(c) >= FEWEST_A_SIDE for c in chosen):
                return chosen
    return []


def _fit(
    chosen: list[tuple[ListItem, ...]],
    boxes: list[Box],
    sizes: tuple[float, float],
    setting: Setting,
) -> bool:
    return all(
        lay_out_items(items, box, setting, (sizes,)) is not None
        for items, box in zip(chosen, boxes, strict=True)
    )
