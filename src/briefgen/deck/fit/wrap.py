"""Rich text into lines: greedy, at the breaks of UAX #14, as PowerPoint and LibreOffice do it.

In Japanese, where they may end a line between any two characters, lines are planned with more care:
source marks stay whole, and short text ends its lines behind phrases. `line_ends` says which ends
an application has to be told.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.fit.lines import Line
from briefgen.deck.fit.natural import Natural
from briefgen.deck.fit.pieces import Piece
from briefgen.deck.fit.texts import MeasuredText
from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.looks.model import EMU_PER_POINT


def wrap(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[Line, ...]:
    """The lines that the pieces make in that width (EMU), as `MeasuredText.laid` has them.

    Joined, the lines' texts are the pieces' texts.
    """
    return MeasuredText(tuple(pieces), metrics).laid(width).lines


def line_ends(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[int, ...]:
    """The offsets in the pieces' text at which a writer has to end a line itself; mostly none.

    As `MeasuredText.told` has them.
    """
    return MeasuredText(tuple(pieces), metrics).told(width)


def natural_ends(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[int, ...]:
    """The offsets at which an application that is left alone ends lines, the last aside.

    It uses the whole width (EMU), and lets Japanese commas and full stops hang over it.
    """
    text = MeasuredText(tuple(pieces), metrics)
    natural = Natural(text.row, text.japanese.size if text.japanese else 0.0)
    return tuple(natural.ends(width / EMU_PER_POINT)) if text.row.offsets else ()


def widest_word(pieces: Sequence[Piece], *, metrics: FontMetrics = CALIBRI) -> float:
    """The width in points of the widest text that stays on one line, spaces at its end aside."""
    return MeasuredText(tuple(pieces), metrics).widest_word
