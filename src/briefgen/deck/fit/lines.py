"""A measured row into lines: greedy, each takes what fits."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from briefgen.deck.fit.breaks import graphemes
from briefgen.deck.fit.measure import GAP_EM
from briefgen.deck.fit.pieces import NO_BREAK_SPACE
from briefgen.deck.fit.row import Row, script_changes, stretch_of

_BLANK = frozenset(f" \n{NO_BREAK_SPACE}")  # may hang over the edge; a tab takes its room


class Line(NamedTuple):
    """A line as planned: its text with the spaces that end it, its width without them in points.

    ``wide``: there are East Asian characters in it. ``broken``: it ends within a word, for want of
    room.
    """

    text: str
    width: float
    wide: bool = False
    broken: bool = False


class End(NamedTuple):
    """A line by its end: the offset in the text, its width in points, and whether within a word."""

    at: int
    width: float
    broken: bool = False


def filled(row: Row, limit: float) -> list[End]:
    """The row cut into lines: each takes what fits, a word too wide for any line what it can."""
    begins, ends, offsets = row.begins, row.ends, row.offsets
    lines: list[End] = []
    first = forced = 0
    while first < len(offsets):
        origin, following = begins[first], first
        if ends[first] - origin > limit:
            *full, rest = _broken(row, first, limit)
            lines += full
            origin, following = ends[first] - rest.width, first + 1
        stop = max(bisect_right(ends, origin + limit, lo=following), first + 1)
        forced = bisect_right(row.forced, first, lo=forced)
        if forced < len(row.forced):
            stop = min(stop, row.forced[forced])
        lines.append(End(offsets[stop - 1], ends[stop - 1] - origin))
        first = stop
    return lines


def _broken(row: Row, index: int, limit: float) -> list[End]:
    """An over-long word on lines of its own, broken between any two characters.

    The last of the lines is not full.
    """
    at = row.offsets[index - 1] if index else 0
    lines: list[End] = []
    opened, width, solid, before = at, 0.0, 0.0, ""
    for part in stretch_of(row.parts, at, row.offsets[index]):
        for char in graphemes(part.text):
            advance = part.widths(char)[0] * part.size
            gap = GAP_EM * part.size if script_changes(before, char) else 0.0
            blank = char in _BLANK
            if at > opened and not blank and width + gap + advance > limit:
                lines.append(End(at, solid, broken=True))
                opened, width, gap = at, 0.0, 0.0
            width += gap + advance
            solid = solid if blank else width
            at, before = at + len(char), char
    return [*lines, End(at, solid)]
