"""The last step of fitting: lines that an application would end elsewhere get a break."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.deck.fit.fit import NO_INSET, indent_of
from briefgen.deck.fit.pieces import pieces_of
from briefgen.deck.fit.wrap import line_ends
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.looks.metrics import CALIBRI, FontMetrics


def settled(
    paragraphs: Iterable[SlideParagraph],
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: FontMetrics = CALIBRI,
) -> tuple[SlideParagraph, ...]:
    """The paragraphs with the breaks that they need in a box of that width (EMU).

    The words stay what they are: whoever edits, searches or compares them finds the same text.
    """
    return tuple(
        paragraph.model_copy(update={"breaks": breaks}) if breaks else paragraph
        for paragraph in paragraphs
        for breaks in [_breaks(paragraph, width - inset.left - inset.right, metrics)]
    )


def _breaks(paragraph: SlideParagraph, room: int, metrics: FontMetrics) -> tuple[int, ...]:
    return line_ends(pieces_of(paragraph), room - indent_of(paragraph), metrics=metrics)
