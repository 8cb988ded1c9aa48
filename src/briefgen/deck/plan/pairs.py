"""Asks × offers: two mirrored tables in one, a line from each ask to its offer or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.deck.model import (
    Box,
    Inset,
    LineShape,
    Outline,
    Shape,
    Slide,
    SlideParagraph,
    TableCell,
    TableRow,
    TableShape,
)
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.items import choose, item_shapes, list_item
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.more import more_remark
from briefgen.deck.plan.pages import even_pages
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.themes.listed import MOST_ITEMS
from briefgen.document.model import Emphasis, FactItem, Pair, Pairs, Section, SectionRole
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot

_ARROW = inches(1.0)
_OFFERS = 0.508  # of what the arrows leave
_OFFER_GAP = 4  # points between the offers of one ask
_LEAST_ROW = inches(0.5)
_PADDING = inches(0.07)
_OFFER_INSET = Inset(left=inches(1 / 6), top=_PADDING, right=inches(0.12), bottom=_PADDING)
_ASK_INSET = Inset(left=0, top=_PADDING, right=inches(0.12), bottom=_PADDING)


@dataclass(frozen=True)
class _Row:
    pair: Pair
    ask: tuple[SlideParagraph, ...]
    offers: tuple[SlideParagraph, ...]
    height: int


def _widths(setting: Setting) -> tuple[int, int, int]:
    """The columns of asks, arrows and offers, over the width of the body."""
    rest = setting.body.w - _ARROW
    offers = round(rest * _OFFERS)
    return rest - offers, _ARROW, offers


def pairs_slides(setting: Setting) -> Made:
    """As many slides as the rows of asks take, then one of unmatched offers."""
    slides: list[Slide] = []
    left_out: list[str] = []
    for section in setting.sections(SectionRole.ASKS_OFFERS):
        made, rest = _slides(section, setting)
        slides += made
        left_out += rest
    return Made(tuple(slides), tuple(left_out))


def _slides(section: Section, setting: Setting) -> tuple[list[Slide], tuple[str, ...]]:
    pairs = next(block for block in section.blocks if isinstance(block, Pairs))
    slides = [
        _slide(section, pairs, rows, page, setting)
        for page, rows in enumerate(_pages(pairs, setting), start=1)
    ]
    if not pairs.others:
        return slides, ()
    slide, left_out = _others(section, pairs, setting)
    return [*slides, slide], left_out


def _pages(pairs: Pairs, setting: Setting) -> list[list[_Row]]:
    """The rows, on as few pages as they take below the head.

    They are set at the first size at which none is higher than a page. Where one is at the
    smallest, its offers are parted, with the ask again beside each part; BuildError names an ask
    that is higher than a page with one of them.
    """
    room = setting.body.h - _head_height(pairs, setting)
    rows: list[_Row] = []
    for size in setting.steps(setting.type.sizes.table_text):
        rows = [_row(pair, pairs, size, setting) for pair in pairs.rows]
        if all(row.height <= room for row in rows):
            return even_pages(rows, lambda row: row.height, room)
    smallest = setting.steps(setting.type.sizes.table_text)[-1]
    rows = [row for pair in pairs.rows for row in _parted(pair, pairs, smallest, room, setting)]
    highest = max(rows, key=lambda row: row.height)
    if highest.height <= room:
        return even_pages(rows, lambda row: row.height, room)
    raise BuildError(
        f"the ask {highest.pair.ask.fact} and an offer are higher than a slide; shorten them"
    )


def _parted(pair: Pair, pairs: Pairs, size: float, room: int, setting: Setting) -> list[_Row]:
    """The pair as a row, or as rows of as many of its offers as are no higher than the room."""

    def row(offers: Sequence[FactItem]) -> _Row:
        return _row(pair.model_copy(update={"offers": tuple(offers)}), pairs, size, setting)

    rows: list[_Row] = []
    rest = pair.offers
    while True:
        number = len(rest)
        while number > 1 and row(rest[:number]).height > room:
            number -= 1
        rows.append(row(rest[:number]))
        rest = rest[number:]
        if not rest:
            return rows


def _row(pair: Pair, pairs: Pairs, size: float, setting: Setting) -> _Row:
    ask = (_line(pair.ask, size, setting),)
    if pair.offers:
        offers = tuple(
            _line(offer, size, setting, before=_OFFER_GAP if index else 0)
            for index, offer in enumerate(pair.offers)
        )
    else:
        none = (Emphasis(children=pairs.unmatched),)
        offers = (setting.paragraph(none, size, color=Slot.ACCENT5, tight=True),)
    left, _, right = _widths(setting)
    height = max(
        _LEAST_ROW,
        setting.height_of(ask, left, inset=_ASK_INSET),
        setting.height_of(offers, right, inset=_OFFER_INSET),
    )
    return _Row(pair, ask, offers, height)


def _line(item: FactItem, size: float, setting: Setting, *, before: float = 0) -> SlideParagraph:
    content = setting.marked(item.short, item.citation)
    return setting.paragraph(content, size, before=before)


def _slide(
    section: Section, pairs: Pairs, rows: Sequence[_Row], page: int, setting: Setting
) -> Slide:
    body = setting.body
    head = _head(pairs, setting)
    height = head.height + sum(row.height for row in rows)
    table = TableShape(
        name=f"Asks and offers {page}" if page > 1 else "Asks and offers",
        box=Box(x=body.x, y=body.y, w=body.w, h=height),
        widths=_widths(setting),
        rows=(head, *(_table_row(row) for row in rows)),
        alt=f"{plain_text(pairs.left_head)} × {plain_text(pairs.right_head)}: {len(rows)}",
    )
    extra = (*pairs.remark, *setting.text(setting.labels["space"] + setting.labels["own-counts"]))
    shapes: list[Shape] = [table, *_lines(rows, body.y + head.height, setting)]
    facts = [item.fact for row in rows for item in (row.pair.ask, *row.pair.offers)]
    return message_slide(section.id, section, shapes, facts, setting, page=page, extra_source=extra)


def _head(pairs: Pairs, setting: Setting) -> TableRow:
    size = setting.steps(setting.type.sizes.table_head)[0]
    left = setting.paragraph(pairs.left_head, size, bold=True, color=Slot.DK2)
    right = setting.paragraph(pairs.right_head, size, bold=True, color=Slot.DK2)
    gap = setting.paragraph((), size)
    return TableRow(
        height=_head_height(pairs, setting),
        cells=(
            TableCell(paragraphs=(left,), inset=_ASK_INSET, anchor="bottom"),
            TableCell(paragraphs=(gap,), ruled=False),
            TableCell(paragraphs=(right,), inset=_ASK_INSET, anchor="bottom"),
        ),
    )


def _head_height(pairs: Pairs, setting: Setting) -> int:
    size = setting.steps(setting.type.sizes.table_head)[0]
    heads = (pairs.left_head, pairs.right_head)
    return max(
        setting.height_of(
            (setting.paragraph(head, size, bold=True),), _widths(setting)[0], inset=_ASK_INSET
        )
        for head in heads
    )


def _table_row(row: _Row) -> TableRow:
    ground = Slot.LT2 if row.pair.offers else None
    empty = row.ask[0].model_copy(update={"content": ()})
    return TableRow(
        height=row.height,
        cells=(
            TableCell(paragraphs=row.ask, inset=_ASK_INSET),
            TableCell(paragraphs=(empty,), ruled=False),
            TableCell(paragraphs=row.offers, inset=_OFFER_INSET, fill=ground),
        ),
    )


def _lines(rows: Sequence[_Row], top: int, setting: Setting) -> list[LineShape]:
    """An arrow from each ask to its offer, a dashed line with a round end where there is none."""
    met = Outline(color=Slot.ACCENT1, width=2, tail="triangle")
    unmet = Outline(color=Slot.ACCENT5, width=1.25, dash="dash", tail="oval")
    widths = _widths(setting)
    x1 = setting.body.x + widths[0] + inches(0.16)
    x2 = setting.body.x + widths[0] + widths[1] - inches(0.16)
    lines = []
    for row in rows:
        middle = top + row.height // 2
        offers = row.pair.offers
        lines.append(
            LineShape(
                name=f"{'Met' if offers else 'Not met'} · {row.pair.ask.fact}",
                x1=x1,
                y1=middle,
                x2=x2,
                y2=middle,
                outline=met if offers else unmet,
            )
        )
        top += row.height
    return lines


def _others(section: Section, pairs: Pairs, setting: Setting) -> tuple[Slide, tuple[str, ...]]:
    """Offers that the author matched to no ask, as a list."""
    body = setting.body
    box = Box(x=body.x, y=body.y, w=body.w, h=body.h - inches(0.3))
    chosen, rest = choose([list_item(item) for item in pairs.others], box, setting, MOST_ITEMS)
    shapes = item_shapes(chosen, box, setting)
    if rest:
        shapes.append(more_remark(len(rest), setting))
    slide = message_slide(
        f"{section.id}-others",
        section,
        shapes,
        [item.fact for item in chosen],
        setting,
        message=pairs.others_head,
    )
    return slide, tuple(f"{item.fact}: offer matched to no ask, in the memo" for item in rest)
