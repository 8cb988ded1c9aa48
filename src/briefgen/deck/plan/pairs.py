"""Asks × offers: two mirrored tables in one, a line from each ask to its offer.

Asks that no offer answers stand together, with one line that leads to the words that say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from briefgen.deck.lengths import Length
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
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.more import REMARK, more_remark
from briefgen.deck.plan.pages import even_pages, fitting_rows
from briefgen.deck.plan.remarks import flagged
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import Emphasis, FactItem, Inlines, Pair, Pairs, Section, SectionRole
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot
from briefgen.records import dataclass

_ARROW = inches(1.0)
_OFFERS = 0.508  # of what the arrows leave
_OFFER_GAP = 4  # points between the offers of one ask
_ASK_GAP = 9  # points between asks that share a row
_LEAST_ROW = inches(0.5)
_PADDING = inches(0.07)
_OFFER_INSET = Inset(left=inches(1 / 6), top=_PADDING, right=inches(0.12), bottom=_PADDING)
_ASK_INSET = Inset(left=0, top=_PADDING, right=inches(0.12), bottom=_PADDING)


@dataclass(frozen=True)
class _Row:
    """A row of the table: its two cells, what joins them, and the facts that it states.

    ``met`` is None in the rows of offers that the author matched to no ask: nothing joins them.
    """

    name: str
    met: bool | None
    ask: tuple[SlideParagraph, ...]
    offers: tuple[SlideParagraph, ...]
    facts: tuple[str, ...]
    height: int


def _widths(setting: Setting) -> tuple[int, int, int]:
    """The columns of asks, arrows and offers, over the width of the body."""
    rest = setting.body.w - _ARROW
    offers = round(rest * _OFFERS)
    return rest - offers, _ARROW, offers


def pairs_slides(setting: Setting) -> Made:
    """As many slides as the rows take, offers that the author matched to no ask last.

    A short deck has one; the asks and offers that it has no room for are counted there.
    """
    return made_of(
        matched(section, setting) for section in setting.sections(SectionRole.ASKS_OFFERS)
    )


def matched(section: Section, setting: Setting) -> Made:
    """The slides of the section's first asks and offers."""
    pairs = next(block for block in section.blocks if isinstance(block, Pairs))
    pages, rest = _pages(pairs, setting)
    slides = tuple(
        _slide(section, pairs, rows, page, len(rest), setting)
        for page, rows in enumerate(pages, start=1)
    )
    return Made(
        slides, tuple(f"{fact}: asks and offers have no room for it" for fact in _facts(rest))
    )


def _pages(pairs: Pairs, setting: Setting) -> tuple[list[list[_Row]], list[_Row]]:
    """The rows on even pages below the head, and those for which a short deck has no room.

    They are set at the largest size that takes as few pages as the smallest does. The offers of an
    ask that are higher than a page are parted, with the ask again beside each part; BuildError
    names an ask that is higher than a page with one of them.
    """
    short = setting.length is Length.SHORT
    full = setting.body.h - _head_height(pairs, setting)
    room = full - REMARK if short else full
    sizes = setting.steps(setting.type.sizes.board)

    @cache
    def laid(size: float) -> list[_Row]:
        return _rows(pairs, size, room, setting, gather=not short)

    *larger, least = sizes
    for row in laid(least):
        if row.height > room:
            raise BuildError(
                f"the ask {row.facts[0]} and an offer are higher than a slide; shorten them"
            )
    fewest = _cut(laid(least), full)
    fitting = (_cut(laid(size), full) for size in larger if max(map(_height, laid(size))) <= room)
    fewest = next((pages for pages in fitting if len(pages) == len(fewest)), fewest)
    if not short or len(fewest) < 2:
        return fewest, []
    kept = max((fitting_rows(laid(size), _height, room) for size in sizes), key=len)
    shown = _facts(kept).keys()
    return [kept], [row for row in laid(least) if not shown >= set(row.facts)]


def _cut(rows: Sequence[_Row], room: int) -> list[list[_Row]]:
    """Even pages; asks with an offer are shared out among themselves where that takes no more."""
    whole = even_pages(rows, _height, room)
    met = [row for row in rows if row.met]
    rest = [row for row in rows if not row.met]
    apart = [*even_pages(met, _height, room), *even_pages(rest, _height, room)]
    return apart if len(apart) == len(whole) else whole


def _height(row: _Row) -> int:
    return row.height


def _facts(rows: Sequence[_Row]) -> dict[str, None]:
    return dict.fromkeys(fact for row in rows for fact in row.facts)


def _rows(pairs: Pairs, size: float, room: int, setting: Setting, *, gather: bool) -> list[_Row]:
    """The asks with their offers, those without any, then the offers matched to no ask.

    Under ``gather`` the asks without an offer stay together on a page where they fit one.
    """
    unmet = [_unmet(pair, pairs, size, setting) for pair in pairs.rows if not pair.offers]
    return [
        *(row for pair in pairs.rows if pair.offers for row in _parted(pair, size, room, setting)),
        *(_gathered(unmet, room, setting) if gather else unmet),
        *(
            _unasked(offer, pairs.others_head if not number else (), size, setting)
            for number, offer in enumerate(pairs.others)
        ),
    ]


def _parted(pair: Pair, size: float, room: int, setting: Setting) -> list[_Row]:
    """The pair as a row, or as rows of as many of its offers as are no higher than the room."""

    def row(offers: Sequence[FactItem]) -> _Row:
        return _met(pair.model_copy(update={"offers": tuple(offers)}), size, setting)

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


def _met(pair: Pair, size: float, setting: Setting) -> _Row:
    ask = (_line(pair.ask, size, setting),)
    offers = tuple(
        _line(offer, size, setting, before=_OFFER_GAP if index else 0)
        for index, offer in enumerate(pair.offers)
    )
    facts = (pair.ask.fact, *(offer.fact for offer in pair.offers))
    return _row(pair.ask.fact, True, ask, offers, facts, setting)


def _unmet(pair: Pair, pairs: Pairs, size: float, setting: Setting) -> _Row:
    """An ask without an offer, beside the words that say so."""
    none = (Emphasis(children=pairs.unmatched),)
    said = (setting.paragraph(none, size, color=Slot.ACCENT5, tight=True),)
    ask = (_line(pair.ask, size, setting),)
    return _row(pair.ask.fact, False, ask, said, (pair.ask.fact,), setting)


def _joined(rows: Sequence[_Row], setting: Setting) -> list[_Row]:
    """The rows with unmet asks that follow each other in one; it is no higher than they were."""
    joined: list[_Row] = []
    for met, group in groupby(rows, key=lambda row: row.met):
        held = list(group)
        joined += [_shared(held, setting)] if met is False else held
    return joined


def _shared(rows: Sequence[_Row], setting: Setting) -> _Row:
    """Unmet asks in one row, which says once that they have no offer."""
    first, *others = (line for row in rows for line in row.ask)
    asks = (first, *(_apart(line, setting) for line in others))
    return _row(rows[0].name, False, asks, rows[0].offers, tuple(_facts(rows)), setting)


def _apart(line: SlideParagraph, setting: Setting) -> SlideParagraph:
    """The ask with air above it."""
    return setting.paragraph(line.content, line.style.size, before=_ASK_GAP)


def _gathered(rows: Sequence[_Row], room: int, setting: Setting) -> list[_Row]:
    """Unmet asks in as few rows as they take, none higher than the room."""
    gathered: list[list[_Row]] = []
    for row in rows:
        if not gathered or _shared([*gathered[-1], row], setting).height > room:
            gathered.append([])
        gathered[-1].append(row)
    return [_shared(group, setting) for group in gathered]


def _unasked(offer: FactItem, head: Inlines, size: float, setting: Setting) -> _Row:
    """An offer alone; beside the first the words that say what these are."""
    ask = (setting.paragraph(head, size, color=Slot.ACCENT5, tight=True),)
    offers = (_line(offer, size, setting),)
    return _row(offer.fact, None, ask, offers, (offer.fact,), setting)


def _row(
    name: str,
    met: bool | None,
    ask: tuple[SlideParagraph, ...],
    offers: tuple[SlideParagraph, ...],
    facts: tuple[str, ...],
    setting: Setting,
) -> _Row:
    left, _, right = _widths(setting)
    height = max(
        _LEAST_ROW,
        setting.height_of(ask, left, inset=_ASK_INSET),
        setting.height_of(offers, right, inset=_OFFER_INSET),
    )
    return _Row(name, met, ask, offers, facts, height)


def _line(item: FactItem, size: float, setting: Setting, *, before: float = 0) -> SlideParagraph:
    said = flagged(item.short, setting, check=bool(item.remark))
    return setting.paragraph(setting.marked(said, item.citation), size, before=before)


def _slide(
    section: Section, pairs: Pairs, rows: Sequence[_Row], page: int, rest: int, setting: Setting
) -> Slide:
    body = setting.body
    head = _head(pairs, setting)
    rows = _joined(rows, setting)
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
    if rest:
        shapes.append(more_remark(rest, setting))
    return message_slide(
        section.id, section, shapes, _facts(rows), setting, page=page, extra_source=extra
    )


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
    ground = None if row.met is False else Slot.LT2
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
    """An arrow from each ask to its offer, a dashed line with a round end where asks have none."""
    met = Outline(color=Slot.ACCENT1, width=2, tail="triangle")
    unmet = Outline(color=Slot.ACCENT5, width=1.25, dash="dash", tail="oval")
    widths = _widths(setting)
    x1 = setting.body.x + widths[0] + inches(0.16)
    x2 = setting.body.x + widths[0] + widths[1] - inches(0.16)
    lines = []
    for row in rows:
        middle = top + row.height // 2
        if row.met is not None:
            lines.append(
                LineShape(
                    name=f"{'Met' if row.met else 'Not met'} · {row.name}",
                    x1=x1,
                    y1=middle,
                    x2=x2,
                    y2=middle,
                    outline=met if row.met else unmet,
                )
            )
        top += row.height
    return lines
