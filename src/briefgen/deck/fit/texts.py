"""Texts in lines, each measured once and laid out once in a width, as long as they are kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from briefgen.deck.fit.japanese import Japanese, Planned
from briefgen.deck.fit.lines import End, Line, filled
from briefgen.deck.fit.measure import has_wide
from briefgen.deck.fit.pieces import Piece, pieces_of
from briefgen.deck.fit.row import Row, row_of
from briefgen.deck.model import SlideParagraph
from briefgen.looks.metrics import FontMetrics
from briefgen.looks.model import EMU_PER_POINT
from briefgen.values.language import Language

# Text is laid out in a little less than the room there is: what is measured here and what an
# application draws differ by under 2 %, kerning and rounding taken together.
USABLE = 0.98

_MOST_KEPT = 1 << 12


class Laid(NamedTuple):
    """A text in lines: the ends of these, and whether each has East Asian characters in it.

    ``ems`` is the height of all lines together, set single, in multiples of the text's size.
    """

    text: str
    ends: tuple[End, ...]
    wide: tuple[bool, ...]
    ems: float

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines themselves."""
        return tuple(
            Line(self.text[start:stop], end.width, wide, end.broken)
            for (start, stop), end, wide in zip(self._spans(), self.ends, self.wide, strict=True)
        )

    @property
    def widest(self) -> float:
        """The width of the widest line in points."""
        return max([end.width for end in self.ends])

    @property
    def broken(self) -> bool:
        """Whether a line ends within a word, for want of room."""
        return any(end.broken for end in self.ends)

    def _spans(self) -> Iterator[tuple[int, int]]:
        return pairwise((0, *(end.at for end in self.ends)))


class MeasuredText:
    """A paragraph's text, and what it was laid out in.

    ``row`` is the text as on a line without end, parted where an application may end lines;
    ``japanese`` plans its lines if any of it is in Japanese: applications then break anywhere.
    """

    def __init__(self, pieces: tuple[Piece, ...], metrics: FontMetrics) -> None:
        japanese = Language.JA in [piece.lang for piece in pieces]
        self.japanese = Japanese(pieces, metrics) if japanese else None
        self.row = self.japanese.row if self.japanese else row_of(pieces, metrics)
        self._metrics = metrics
        self._laid: dict[float, Laid] = {}
        self._planned: dict[float, Planned] = {}
        self._whole: Laid | None = None
        self._widest_word: float | None = None

    def laid(self, width: int) -> Laid:
        """The lines that it makes in that width (EMU), of which 98 % are used.

        No line is wider than what is used, unless a single character is. No text makes one empty
        line.
        """
        limit = width / EMU_PER_POINT * USABLE
        row = self.row
        if row.reach <= limit and not row.forced:
            if self._whole is None:
                self._whole = self._in_lines((End(len(row.text), row.reach),))
            return self._whole
        found = self._laid.get(limit)
        if found is None:
            found = self._laid[limit] = self._laid_out(limit)
        return found

    def told(self, width: int) -> tuple[int, ...]:
        """The offsets at which a writer has to end a line itself in that width (EMU): none but in
        Japanese, and mostly none there.

        All planned ends, but for those that the text has itself, up to the last one where an
        application, left alone, would or might end the line elsewhere: within a phrase, or within a
        source mark.
        """
        if self.japanese is None:
            return ()
        limit = width / EMU_PER_POINT * USABLE
        return self.japanese.told(self._plan(self.japanese, limit), limit)

    @property
    def widest_word(self) -> float:
        """The width in points of the widest text that stays on one line, spaces at its end
        aside."""
        if self._widest_word is None:
            self._widest_word = self.japanese.widest_word if self.japanese else self.row.widest
        return self._widest_word

    @property
    def widest_line(self) -> float:
        """The width in points of its widest line where only the text itself ends lines."""
        if self.row.forced:
            return max(end.width for end in filled(self.row, math.inf))
        return self.row.reach

    def _laid_out(self, limit: float) -> Laid:
        if self.japanese is not None:
            ends = self._plan(self.japanese, limit).ends
        else:
            ends = filled(self.row, limit)
        text = self.row.text
        return self._in_lines((*ends, End(len(text), 0.0)) if text.endswith("\n") else ends)

    def _in_lines(self, ends: Sequence[End]) -> Laid:
        wide = _wide(self.row, ends)
        high, usual = self._metrics.east_asian_line, self._metrics.line
        ems = sum([high if one else usual for one in wide])
        return Laid(self.row.text, tuple(ends), wide, ems)

    def _plan(self, japanese: Japanese, limit: float) -> Planned:
        planned = self._planned.get(limit)
        if planned is None:
            planned = self._planned[limit] = japanese.planned(limit)
        return planned


def _wide(row: Row, ends: Sequence[End]) -> tuple[bool, ...]:
    """For each line whether it has East Asian characters in it."""
    if not row.wide or len(ends) == 1:
        return (row.wide,) * len(ends)
    edges = pairwise((0, *(end.at for end in ends)))
    return tuple(has_wide(row.text[start:stop]) for start, stop in edges)


class Texts:
    """The paragraphs measured in one pair of fonts, for as long as one plan is made.

    What reads and is set alike is measured once. Bounded: when there are too many, all are
    forgotten.
    """

    def __init__(self, metrics: FontMetrics) -> None:
        self._metrics = metrics
        # A paragraph is kept beside its text, so that no other comes to have its identity.
        self._by_paragraph: dict[int, tuple[MeasuredText, SlideParagraph]] = {}
        self._by_pieces: dict[tuple[Piece, ...], MeasuredText] = {}

    def of(self, paragraph: SlideParagraph) -> MeasuredText:
        """The text of the paragraph."""
        held = self._by_paragraph.get(id(paragraph))
        if held is None:
            if len(self._by_paragraph) >= _MOST_KEPT:
                self._by_paragraph.clear()
                self._by_pieces.clear()
            pieces = pieces_of(paragraph)
            text = self._by_pieces.get(pieces)
            if text is None:
                text = self._by_pieces[pieces] = MeasuredText(pieces, self._metrics)
            held = self._by_paragraph[id(paragraph)] = (text, paragraph)
        return held[0]


Measures: TypeAlias = FontMetrics | Texts
"""What measures text: the metrics of its fonts, or the texts that were measured in them before."""


def texts_in(metrics: Measures) -> Texts:
    """The texts measured so far; none yet where only the metrics are given."""
    return metrics if isinstance(metrics, Texts) else Texts(metrics)
