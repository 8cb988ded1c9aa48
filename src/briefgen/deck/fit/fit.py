"""Boxes in, lines and sizes out: the size at which text fits its box, or the pages it needs.

Nothing is cut, set smaller than a ladder's last size, or left to an application's autofit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.deck.fit.pieces import pieces_of
from briefgen.deck.fit.wrap import USABLE, Line, wrap
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.looks.model import EMU_PER_POINT

NO_INSET = Inset()


@dataclass(frozen=True, slots=True)
class Fitted:
    """Paragraphs at the sizes that fit, with the lines of each.

    ``width`` is that of the widest line and ``height`` that of the whole text, both in EMU, insets
    included. ``drop`` is how many points the ladder went down.
    """

    paragraphs: tuple[SlideParagraph, ...]
    lines: tuple[tuple[Line, ...], ...]
    width: int
    height: int
    drop: float = 0.0

    @property
    def line_count(self) -> int:
        """The lines of all paragraphs together."""
        return sum(map(len, self.lines))

    @property
    def breaks_words(self) -> bool:
        """Whether a word had to be broken within, for want of room."""
        return any(line.broken for lines in self.lines for line in lines)


def fit(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    height: int,
    sizes: Sequence[float],
    *,
    inset: Inset = NO_INSET,
    max_lines: int | None = None,
    metrics: FontMetrics = CALIBRI,
) -> Fitted | None:
    """The paragraphs at the first step of the ladder that fits the box, or None if none does.

    ``width`` and ``height`` are the box's, in EMU; ``sizes`` falls, in points. Step k sets each
    paragraph smaller by ``sizes[0] - sizes[k]``, but none below the last size, and those that are
    smaller already stay as they are. A step that would break a word does not fit, except the last.
    """
    last = len(sizes) - 1
    for step, size in enumerate(sizes):
        smaller = resized(paragraphs, sizes[0] - size, floor=sizes[-1])
        laid = lay_out(smaller, width, inset=inset, metrics=metrics, drop=sizes[0] - size)
        if laid.breaks_words and step < last:
            continue
        if max_lines is not None and laid.line_count > max_lines:
            continue
        if laid.height <= height and _within(laid, width, inset):
            return laid
    return None


def resized(
    paragraphs: Iterable[SlideParagraph], drop: float, floor: float
) -> tuple[SlideParagraph, ...]:
    """The paragraphs so many points smaller, none of them taken below the floor."""
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
    metrics: FontMetrics = CALIBRI,
    drop: float = 0.0,
) -> Fitted:
    """The paragraphs as they are, in a box of that width (EMU) and of whatever height it takes."""
    room = width - inset.left - inset.right
    lines = tuple(_lines(paragraph, room, metrics) for paragraph in paragraphs)
    points = sum(
        _paragraph_height(paragraph, found, metrics)
        for paragraph, found in zip(paragraphs, lines, strict=True)
    )
    widest = max(
        (
            math.ceil(line.width / USABLE * EMU_PER_POINT) + indent_of(paragraph)
            for paragraph, found in zip(paragraphs, lines, strict=True)
            for line in found
        ),
        default=0,
    )
    return Fitted(
        paragraphs=tuple(paragraphs),
        lines=lines,
        width=widest + inset.left + inset.right,
        height=math.ceil(points * EMU_PER_POINT) + inset.top + inset.bottom,
        drop=drop,
    )


def height_of(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: FontMetrics = CALIBRI,
) -> int:
    """The height in EMU that the paragraphs take in a box of that width (EMU), insets included."""
    return lay_out(paragraphs, width, inset=inset, metrics=metrics).height


def line_count(
    paragraph: SlideParagraph,
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: FontMetrics = CALIBRI,
) -> int:
    """How many lines the paragraph makes in a box of that width (EMU)."""
    return lay_out((paragraph,), width, inset=inset, metrics=metrics).line_count


def _lines(paragraph: SlideParagraph, room: int, metrics: FontMetrics) -> tuple[Line, ...]:
    return wrap(pieces_of(paragraph), room - indent_of(paragraph), metrics=metrics)


def indent_of(paragraph: SlideParagraph) -> int:
    """How far from the left edge the lines of a paragraph with a bullet stand, in EMU."""
    return paragraph.style.bullet_indent if paragraph.style.bullet else 0


def _paragraph_height(
    paragraph: SlideParagraph, lines: Iterable[Line], metrics: FontMetrics
) -> float:
    """The paragraph's height in points: the space before it, then its lines."""
    style = paragraph.style
    ems = sum(metrics.east_asian_line if line.wide else metrics.line for line in lines)
    return style.before + ems * style.size * style.spacing


def _within(laid: Fitted, width: int, inset: Inset) -> bool:
    """Whether no line is wider than the box: even one character may be, in a very narrow box."""
    return laid.width <= max(width, inset.left + inset.right)
