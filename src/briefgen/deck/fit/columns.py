"""How wide a table's columns are, by what stands in them (after CSS 2.1, 17.5.2.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from briefgen.deck.fit.fit import NO_INSET, lay_out
from briefgen.deck.fit.pieces import pieces_of
from briefgen.deck.fit.wrap import USABLE, widest_word
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.looks.model import EMU_PER_POINT

_SHORT = 8  # em: about as long as a name, a date, a source mark
_ENDLESS = 1 << 40  # EMU; wider than any text on one line


def column_widths(
    rows: Sequence[Sequence[Sequence[SlideParagraph]]],
    total: int,
    minimum: int,
    *,
    inset: Inset = NO_INSET,
    metrics: FontMetrics = CALIBRI,
) -> tuple[int, ...]:
    """A width in EMU for each column of the rows, ``total`` together.

    A cell is its paragraphs; ``inset`` is a cell's. Each column has the width of its widest word,
    and at least ``minimum``; short paragraphs, such as names, dates and marks, count as words where
    there is room, for in Japanese each character is one. What is left goes, in proportion, to the
    columns whose text would be wider on one line. Where even the widest words do not fit side by
    side, the widest columns give way, all down to one width, and narrower ones keep theirs.
    """
    columns = [tuple(cells) for cells in zip(*rows, strict=True)]
    least = [max(minimum, _widest_word(cells, inset, metrics)) for cells in columns]
    if sum(least) >= total:
        return _capped(total, least)
    lines = [_on_one_line(cells, inset, metrics) for cells in columns]
    whole = [max(low, _widest_short(held)) for low, held in zip(least, lines, strict=True)]
    least = whole if sum(whole) <= total else least
    wanted = [max((width for width, _ in held), default=0) for held in lines]
    more = [max(0, wide - narrow) for wide, narrow in zip(wanted, least, strict=True)]
    left = total - sum(least)
    if sum(more) <= left:
        return _shares(total, [low + extra for low, extra in zip(least, more, strict=True)])
    return tuple(low + extra for low, extra in zip(least, _shares(left, more), strict=True))


def _widest_word(
    cells: Sequence[Sequence[SlideParagraph]], inset: Inset, metrics: FontMetrics
) -> int:
    """The width in EMU of a column that breaks no word of the cells."""
    points = max(
        (widest_word(pieces_of(p), metrics=metrics) for p in _paragraphs(cells)), default=0.0
    )
    return math.ceil(points / USABLE * EMU_PER_POINT) + inset.left + inset.right


def _on_one_line(
    cells: Sequence[Sequence[SlideParagraph]], inset: Inset, metrics: FontMetrics
) -> list[tuple[int, bool]]:
    """For each paragraph the width in EMU that sets it on one line, and whether it is short."""
    found = []
    for paragraph in _paragraphs(cells):
        width = lay_out((paragraph,), _ENDLESS, inset=inset, metrics=metrics).width
        points = (width - inset.left - inset.right) / EMU_PER_POINT
        found.append((width, points <= _SHORT * paragraph.style.size))
    return found


def _widest_short(lines: Sequence[tuple[int, bool]]) -> int:
    return max((width for width, short in lines if short), default=0)


def _paragraphs(cells: Sequence[Sequence[SlideParagraph]]) -> Iterator[SlideParagraph]:
    for paragraphs in cells:
        yield from paragraphs


def _capped(total: int, wanted: Sequence[int]) -> tuple[int, ...]:
    """The wanted widths, the widest of them cut to one width so that all make the total."""
    left, widths = total, list(wanted)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    for place, index in enumerate(order):
        fair = left // (len(order) - place)
        widths[index] = min(wanted[index], fair)
        left -= widths[index]
    widths[order[-1]] += left
    return tuple(widths)


def _shares(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """The total in whole parts proportional to the weights; equal parts where all weights are 0."""
    if not any(weights):
        weights = [1] * len(weights)
    edges = [total * part // sum(weights) for part in accumulate(weights, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))
