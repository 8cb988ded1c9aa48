"""A theme's slide: its takeaway for a title, its weightiest facts by status, its tension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.deck.model import Box, GroupShape, Shape, Slide
from briefgen.deck.plan.callout import callout_group
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.items import ListItem, choose, item_shapes, list_item
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.document.model import (
    Block,
    Callout,
    FactItem,
    FactList,
    Paragraph,
    ProjectTable,
    Section,
    SectionRole,
    Value,
)
from briefgen.looks.model import Slot
from briefgen.values.status import rank

MOST_ITEMS = 5
_REMARK = inches(0.3)
_LIST_COLUMNS = 8


def theme_slides(setting: Setting) -> Made:
    """A slide a theme; none for a theme without facts."""
    slides: list[Slide] = []
    left_out: list[str] = []
    for section in setting.sections(SectionRole.THEME):
        slide, rest = _slide(section, setting)
        slides += [slide] if slide else []
        left_out += rest
    return Made(tuple(slides), tuple(left_out))


def _slide(section: Section, setting: Setting) -> tuple[Slide | None, tuple[str, ...]]:
    """The slide of a theme, and what it leaves out; no slide for a theme without facts."""
    items = _items(section)
    if not items:
        return None, (f"{section.id}: no fact under this theme, so no slide",)
    tensions = [b for b in section.blocks if isinstance(b, Callout) and b.role == "tension"]
    callout = _callout(tensions, setting)
    box = _list_box(setting, beside=callout is not None)
    chosen, rest = choose(items, box, setting, MOST_ITEMS)
    shapes: list[Shape] = item_shapes(chosen, box, setting)
    facts = [*_rests_on(section), *(item.fact for item in chosen)]
    left_out = [f"{item.fact}: not on the slide of its theme, stated in the memo" for item in rest]
    if callout is not None:
        shapes.append(callout)
        facts += tensions[0].facts
    left_out += [
        f"tension between {' and '.join(t.facts)}: not on the slide of its theme, in the memo"
        for t in tensions[1 if callout else 0 :]
    ]
    if rest:
        shapes.append(more_remark(len(rest), setting))
    return message_slide(section.id, section, shapes, facts, setting), tuple(left_out)


def more_remark(number: int, setting: Setting) -> Shape:
    """ "And 7 more in the memo", at the foot of the body."""
    body = setting.body
    size = setting.steps(setting.type.sizes.small_label)[-1]
    before, after = setting.labels["more-in-memo"].split("{n}")
    count = Value(text=str(number), lang=setting.language, ref=f"count:more-in-memo.n={number}")
    text = (*setting.text(before), count, *setting.text(after))
    box = Box(x=body.x, y=body.y + body.h - _REMARK, w=body.w, h=_REMARK)
    paragraph = setting.paragraph(text, size, color=Slot.ACCENT5, align="end")
    return frame("More in the memo", box, (paragraph,), anchor="bottom")


def _items(section: Section) -> list[ListItem]:
    """The section's facts, the furthest along first, in its own order within a status."""
    first = set(_rests_on(section))
    place = {fact: at for at, fact in enumerate(section.facts)}
    items = sorted(
        (item for block in section.blocks for item in _block_items(block)),
        key=lambda item: (rank(item.status.status), place.get(item.fact, len(place))),
    )
    return [list_item(item, first) for item in items]


def _block_items(block: Block) -> Iterable[FactItem]:
    if isinstance(block, FactList):
        return (item for group in block.groups for item in group.items)
    if isinstance(block, ProjectTable):
        return (row.item for row in block.rows)
    return ()


def _rests_on(section: Section) -> tuple[str, ...]:
    """The facts that the takeaway, and so the title, rests on."""
    return next(
        (b.facts for b in section.blocks if isinstance(b, Paragraph) and b.role == "lead"), ()
    )


def _callout(tensions: Sequence[Callout], setting: Setting) -> GroupShape | None:
    """The first tension, in the four columns at the right; None where it does not fit there."""
    if not tensions:
        return None
    grid, body = setting.looks.grid, setting.body
    x = grid.x(_LIST_COLUMNS) + inches(0.1)
    box = Box(x=x, y=body.y, w=body.x + body.w - x, h=body.h - _REMARK)
    return callout_group(tensions[0], box, setting)


def _list_box(setting: Setting, *, beside: bool) -> Box:
    body = setting.body
    width = setting.looks.grid.span(_LIST_COLUMNS) - inches(0.1) if beside else body.w
    return Box(x=body.x, y=body.y, w=width, h=body.h - _REMARK)
