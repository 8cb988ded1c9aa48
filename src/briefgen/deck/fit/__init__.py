"""Text that fits without Office: widths, line breaks, wrapping, sizes and pages, all pure."""

from briefgen.deck.fit.columns import column_widths
from briefgen.deck.fit.fit import (
    Fitted,
    fit,
    height_of,
    lay_out,
    line_count,
)
from briefgen.deck.fit.lines import Line
from briefgen.deck.fit.measure import text_width
from briefgen.deck.fit.pages import split_to_fit
from briefgen.deck.fit.pieces import Piece, mark_text, pieces_of
from briefgen.deck.fit.settle import settled
from briefgen.deck.fit.texts import Texts
from briefgen.deck.fit.wrap import wrap

__all__ = [
    "Fitted",
    "Line",
    "Piece",
    "Texts",
    "column_widths",
    "fit",
    "height_of",
    "lay_out",
    "line_count",
    "mark_text",
    "pieces_of",
    "settled",
    "split_to_fit",
    "text_width",
    "wrap",
]
