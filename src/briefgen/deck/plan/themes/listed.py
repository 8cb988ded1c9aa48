"""A theme as a list: its weightiest facts by status, and beside them its first tension."""

from __future__ import annotations

from briefgen.deck.model import Box, Shape
from briefgen.deck.plan.callout import ShortCallout, short_callout
from briefgen.deck.plan.items import choose, item_shapes, list_item
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.themes.facts import Body, ThemeFacts

MOST_ITEMS = 5
_LIST_COLUMNS = 8


def listed(facts: ThemeFacts, setting: Setting) -> Body:
    """The list; BuildError names a fact whose slide form fits no slide."""
    callout = _callout(facts, setting)
    box = _list_box(setting, beside=callout is not None)
    items = [list_item(item, facts.first) for item in facts.items]
    chosen, _ = choose(items, box, setting, MOST_ITEMS, callout.words if callout else 0)
    shapes: list[Shape] = item_shapes(chosen, box, setting)
    told = tuple(item.fact for item in chosen)
    if callout is None:
        return Body(tuple(shapes), told)
    tension = facts.tensions[0]
    return Body((*shapes, callout.group), (*told, *tension.facts), (tension,))


def _callout(facts: ThemeFacts, setting: Setting) -> ShortCallout | None:
    """The first tension, in the four columns at the right; None where it does not fit there."""
    if not facts.tensions:
        return None
    body = above_remark(setting)
    x = setting.looks.grid.x(_LIST_COLUMNS) + inches(0.1)
    box = Box(x=x, y=body.y, w=body.x + body.w - x, h=body.h)
    return short_callout(facts.tensions[0], box, setting)


def _list_box(setting: Setting, *, beside: bool) -> Box:
    body = above_remark(setting)
    width = setting.looks.grid.span(_LIST_COLUMNS) - inches(0.1) if beside else body.w
    return Box(x=body.x, y=body.y, w=width, h=body.h)
