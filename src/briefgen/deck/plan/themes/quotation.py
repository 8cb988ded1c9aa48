"""A theme led by a quotation: words to the letter, their speaker, what stands beside them."""

from __future__ import annotations

from briefgen.deck.model import Box, GroupShape, Shape
from briefgen.deck.plan.items import item_shapes, list_item, the_most_told
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame, rectangle
from briefgen.deck.plan.themes.facts import Body, ThemeFacts
from briefgen.deck.plan.themes.forms import quoted
from briefgen.document.model import FactItem
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot

_COLUMNS = 9
_MOST_BELOW = 3
_MOST_LINES = 3
_BAR = inches(0.083)
_INDENT = inches(0.3)
_BELOW = inches(0.4)


def quotation_led(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The quotation and up to three facts below it.

    None where it takes more than three lines, or leaves room for none of them.
    """
    item = quoted(facts)
    if item is None:
        return None
    body = above_remark(setting)
    group, height = _quotation(item, setting)
    if group is None:
        return None
    top = body.y + height + _BELOW
    box = Box(x=body.x, y=top, w=body.w, h=body.y + body.h - top)
    others = [list_item(i, facts.first) for i in facts.items if i.fact != item.fact]
    chosen = the_most_told(others, box, setting, _MOST_BELOW)
    if others and not chosen:
        return None
    shapes: list[Shape] = [group, *item_shapes(chosen, box, setting)]
    return Body(tuple(shapes), (item.fact, *(other.fact for other in chosen)))


def _quotation(item: FactItem, setting: Setting) -> tuple[GroupShape | None, int]:
    """The bar, the words and the speaker, and how high they are; None where they do not fit."""
    assert item.quotation is not None, "the caller has asked quoted()"
    body = above_remark(setting)
    width = setting.looks.grid.span(_COLUMNS) - _INDENT
    label = setting.steps(setting.type.sizes.item_text)[-1]
    for size in setting.steps(setting.type.sizes.quotation):
        words = setting.paragraph(item.quotation.words, size, color=Slot.DK2)
        if setting.line_count(words, width) > _MOST_LINES:
            continue
        by = setting.marked(item.quotation.speaker, item.citation)
        paragraphs = (words, setting.paragraph(by, label, color=Slot.ACCENT5, before=8))
        height = setting.height_of(paragraphs, width)
        bar = Box(x=body.x, y=body.y, w=_BAR, h=height)
        text = Box(x=body.x + _INDENT, y=body.y, w=width, h=height)
        name = f"Quotation · {plain_text(item.quotation.speaker)[:40]}"
        shapes = (rectangle("Bar", bar, Slot.ACCENT1), frame("Quotation text", text, paragraphs))
        return GroupShape(name=name, shapes=shapes, alt=plain_text(item.quotation.words)), height
    return None, 0
