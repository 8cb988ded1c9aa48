"""The last step of fitting: lines that an application would end elsewhere get a break."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.fit.fit import NO_INSET, indent_of
from briefgen.deck.fit.pieces import speaks
from briefgen.deck.fit.texts import Measures, texts_in
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.looks.metrics import CALIBRI
from briefgen.values.language import Language


def settled(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    *,
    inset: Inset = NO_INSET,
    metrics: Measures = CALIBRI,
) -> tuple[SlideParagraph, ...]:
    """The paragraphs with the breaks that they need in a box of that width (EMU); mostly as given.

    The words stay what they are: whoever edits, searches or compares them finds the same text.
    """
    texts, room = texts_in(metrics), width - inset.left - inset.right
    told = [
        texts.of(held).told(room - indent_of(held)) if speaks(held.content, Language.JA) else ()
        for held in paragraphs
    ]
    if not any(told):
        return tuple(paragraphs)
    return tuple(
        held.model_copy(update={"breaks": breaks}) if breaks else held
        for held, breaks in zip(paragraphs, told, strict=True)
    )
