"""A paragraph's text as it is joined from runs, and the stretches of it that something marks.

A reader of a file appends what it meets; out come the text as people read it, in NFC and without
joiners (`values.joiner`), and stretches in code points of that text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from briefgen.values.joiner import unjoined

# Characters that compose with nothing before them: where a text may be cut and normalised apart.
_CUT = re.compile("(?=[\x00-\x7f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff])")


_MOST_MARKS = 30


class Stretch(NamedTuple):
    """What something marks, from ``start`` to ``end``."""

    mark: object
    start: int
    end: int


class Joined:
    """Text that grows, with stretches of it that were marked on the way."""

    __slots__ = ("_pieces", "_stretches", "length")

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._stretches: list[Stretch] = []

    def add(self, text: str) -> None:
        """The text behind what is there; joiners are left out."""
        seen = unjoined(text)
        self._pieces.append(seen)
        self.length += len(seen)

    def mark(self, mark: object, start: int) -> None:
        """Marks what was added since the text was ``start`` long."""
        self._stretches.append(Stretch(mark, start, self.length))

    def read(self) -> tuple[str, list[Stretch]]:
        """The text in NFC and its stretches, in the order in which they ended."""
        raw = "".join(self._pieces)
        if unicodedata.is_normalized("NFC", raw):
            return raw, self._stretches
        return _normalized(raw, self._stretches)


def composed(text: str) -> str:
    """The text in NFC; of more marks in a row than any writing has, the rest is left out.

    Marks are put in order one by one, which takes minutes for a letter with 100,000 of them. The
    bound is that of the Stream-Safe Text Format (UAX #15, D4).
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _normalized(raw: str, stretches: list[Stretch]) -> tuple[str, list[Stretch]]:
    """The same in NFC; a place within what composes moves behind it."""
    pieces = [piece for piece in _CUT.split(raw) if piece]
    plain = [composed(piece) for piece in pieces]
    starts = list(accumulate((len(piece) for piece in pieces), initial=0))
    offsets = list(accumulate((len(piece) for piece in plain), initial=0))

    def moved(place: int) -> int:
        index = bisect_right(starts, place) - 1
        if index == len(pieces):
            return offsets[-1]
        before = pieces[index][: place - starts[index]]
        return offsets[index] + len(composed(before))

    text = "".join(plain)
    return text, [Stretch(mark, moved(start), moved(end)) for mark, start, end in stretches]
