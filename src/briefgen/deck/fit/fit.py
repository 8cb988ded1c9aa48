"""Boxes in, lines and sizes out: the size at which text fits its box, or the pages it needs.

Nothing is cut, set smaller than a ladder's last size, or left to an application's autofit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.deck.fit.lines import Line
from briefgen.deck.fit.texts import USABLE, Laid, Measures, texts_in
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.looks.metrics import CALIBRI
from briefgen.looks.model import EMU_PER_POINT

NO_INSET = Inset()


class Fitted(NamedTuple):
    """Paragraphs at the sizes that fit, and how each is ``laid`` out in lines.

    ``width`` is that of the widest line and ``height`` that of the whole text, both in EMU, insets
    included. ``drop`` is how many points the ladder went down.
    """

    paragraphs: tuple[SlideParagraph, ...]
    laid: tuple[Laid, ...]
    width: int
    height: int
    drop: float = 0.0

    @property
    def lines(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each paragraph."""
        return tuple(laid.lines for laid in self.laid)

    @property
    def line_count(self) -> int:
        """The lines of all paragraphs together."""
        return sum([len(laid.ends) for laid in self.laid])

    @property
    def breaks_words(self) -> bool:
        """Whether a word had to be broken within, for want of room."""
        return any(laid.broken for laid in self.laid)


def fit(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    height: int,
    sizes: Sequence[float],
    *,
    inset: Inset = NO_INSET,
    max_lines: int | None = None,
    metrics: Measures = CALIBRI,
) -> Fitted | None:
    """The paragraphs at the first step of the ladder that fits the box, or None if none does.

    ``width`` and ``height`` are the box's, in EMU; ``sizes`` falls, in points. Step k sets each
    paragraph smaller by ``sizes[0] - sizes[k]``, but none below the last size, and those that are
    smaller already stay as they are. A step that would break a word does not fit, except the last.
    """
    texts = texts_in(metrics)
    last = len(sizes) - 1
    for step, size in enumerate(sizes):
        smaller = resized(paragraphs, sizes[0] - size, floor=sizes[-1])
        laid = lay_out(smaller, width, inset=inset, metrics=texts, drop=sizes[0] - size)
        if laid.height > height or not _within(laid, width, inset):
            continue
        if max_lines is not None and laid.line_count > max_lines:
            continue
        if step == last or not laid.breaks_words:
            return laid
    return None


def resized(
    paragraphs: Iterable[SlideParagraph], drop: float, floor: float
) -> tuple[SlideParagraph, ...]:
    """The paragraphs so many points smaller, none of them taken below the floor."""
    if drop == 0:
        return tuple(paragraphs)
    found = []
    for paragraph in paragraphs:
        style = paragraph.style
        size = min(style.size, max(style.size - drop, floor))
        if size != style.size:
            style = style.model_copy(update={"size": size})
            paragraph = paragraph.model_copy(update={"style": style})
        found.append(paragraph)
    return tuple(found)


def lay_out(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: Measures = CALIBRI,
    drop: float = 0.0,
) -> Fitted:
    """The paragraphs as they are, in a box of that width (EMU) and of whatever height it takes."""
    texts, room = texts_in(metrics), width - inset.left - inset.right
    laid: list[Laid] = []
    widest, points = 0, 0.0
    for paragraph in paragraphs:
        indent = indent_of(paragraph)
        found = texts.of(paragraph).laid(room - indent)
        laid.append(found)
        widest = max(widest, math.ceil(found.widest / USABLE * EMU_PER_POINT) + indent)
        points += _points(paragraph, found)
    return Fitted(
        paragraphs=tuple(paragraphs),
        laid=tuple(laid),
        width=widest + inset.left + inset.right,
        height=math.ceil(points * EMU_PER_POINT) + inset.top + inset.bottom,
        drop=drop,
    )


def height_of(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: Measures = CALIBRI,
) -> int:
    """The height in EMU that the paragraphs take in a box of that width (EMU), insets included."""
    texts, room = texts_in(metrics), width - inset.left - inset.right
    points = 0.0
    for held in paragraphs:
        points += _points(held, texts.of(held).laid(room - indent_of(held)))
    return math.ceil(points * EMU_PER_POINT) + inset.top + inset.bottom


def line_count(
    paragraph: SlideParagraph,
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: Measures = CALIBRI,
) -> int:
    """How many lines the paragraph makes in a box of that width (EMU)."""
    room = width - inset.left - inset.right - indent_of(paragraph)
    return len(texts_in(metrics).of(paragraph).laid(room).ends)


def indent_of(paragraph: SlideParagraph) -> int:
    """How far from the left edge the lines of a paragraph with a bullet stand, in EMU."""
    return paragraph.style.bullet_indent if paragraph.style.bullet else 0


def _points(paragraph: SlideParagraph, laid: Laid) -> float:
    """The paragraph's height in points: the space before it, then its lines."""
    style = paragraph.style
    return style.before + laid.ems * style.size * style.spacing


def _within(laid: Fitted, width: int, inset: Inset) -> bool:
    """Whether no line is wider than the box: even one character may be, in a very narrow box."""
    return laid.width <= max(width, inset.left + inset.right)
