"""How wide a table's columns are, by what stands in them (after CSS 2.1, 17.5.2.2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from briefgen.deck.fit.fit import NO_INSET, indent_of
from briefgen.deck.fit.texts import USABLE, MeasuredText, Measures, texts_in
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.looks.metrics import CALIBRI
from briefgen.looks.model import EMU_PER_POINT

_SHORT = 8  # em: about as long as a name, a date, a source mark


def column_widths(
    rows: Sequence[Sequence[Sequence[SlideParagraph]]],
    total: int,
    minimum: int,
    *,
    inset: Inset = NO_INSET,
    metrics: Measures = CALIBRI,
) -> tuple[int, ...]:
    """A width in EMU for each column of the rows, ``total`` together.

    A cell is its paragraphs; ``inset`` is a cell's. Each column has the width of its widest word,
    and at least ``minimum``; short paragraphs, such as names, dates and marks, count as words where
    there is room, for in Japanese each character is one. What is left goes, in proportion, to the
    columns whose text would be wider on one line. Where even the widest words do not fit side by
    side, the widest columns give way, all down to one width, and narrower ones keep theirs.
    """
    texts, beside = texts_in(metrics), inset.left + inset.right
    columns = [
        [(texts.of(held), held) for cell in cells for held in cell]
        for cells in zip(*rows, strict=True)
    ]
    least = [
        max((minimum, beside, *(_widest_word(text, beside) for text, _ in cells)))
        for cells in columns
    ]
    if sum(least) >= total:
        return _capped(total, least)
    lines = [[_on_one_line(*held, beside) for held in cells] for cells in columns]
    whole = [max(low, _widest_short(held)) for low, held in zip(least, lines, strict=True)]
    least = whole if sum(whole) <= total else least
    wanted = [max((width for width, _ in held), default=0) for held in lines]
    more = [max(0, wide - narrow) for wide, narrow in zip(wanted, least, strict=True)]
    left = total - sum(least)
    if sum(more) <= left:
        return _shares(total, [low + extra for low, extra in zip(least, more, strict=True)])
    return tuple(low + extra for low, extra in zip(least, _shares(left, more), strict=True))


def _widest_word(text: MeasuredText, beside: int) -> int:
    """The width in EMU of a column that breaks no word of the text."""
    return math.ceil(text.widest_word / USABLE * EMU_PER_POINT) + beside


def _on_one_line(text: MeasuredText, paragraph: SlideParagraph, beside: int) -> tuple[int, bool]:
    """The width in EMU that sets the paragraph on one line, and whether it is short."""
    width = math.ceil(text.widest_line / USABLE * EMU_PER_POINT) + indent_of(paragraph)
    return width + beside, width / EMU_PER_POINT <= _SHORT * paragraph.style.size


def _widest_short(lines: Sequence[tuple[int, bool]]) -> int:
    return max((width for width, short in lines if short), default=0)


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
