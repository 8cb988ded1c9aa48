"""Rich text into lines: greedy, at the breaks of UAX #14, as PowerPoint and LibreOffice do it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import sub
from typing import NamedTuple

from briefgen.deck.fit.breaks import break_units, graphemes
from briefgen.deck.fit.measure import GAP_EM, ends_wide, has_wide, ruler
from briefgen.deck.fit.pieces import Piece
from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.looks.model import EMU_PER_POINT

# Text is laid out in a little less than the room there is: what is measured here and what an
# application draws differ by under 2 %, kerning and rounding taken together.
USABLE = 0.98


@dataclass(frozen=True, slots=True)
class Line:
    """A line as planned: its text with the spaces that end it, its width without them in points.

    ``wide``: there are East Asian characters in it. ``broken``: it ends within a word, for want of
    room.
    """

    text: str
    width: float
    wide: bool = False
    broken: bool = False


class _Part(NamedTuple):
    """Text in one setting, and what measures it: see `Ruler.widths`. Size in points."""

    text: str
    size: float
    widths: Callable[[str], tuple[float, float]]


class _Row(NamedTuple):
    """What stays together on a line, side by side as on a line without end, positions in points.

    An end leaves out the spaces behind; a beginning counts in the gap at a change of script.
    """

    parts: list[_Part]
    units: list[str]
    begins: list[float]
    ends: list[float]


def wrap(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[Line, ...]:
    """The lines that the pieces make in that width (EMU), of which 98 % are used.

    Joined, the lines' texts are the pieces' texts. No line is wider than what is used, unless a
    single character is. No text makes one empty line.
    """
    lines = list(_fill(_row(pieces, metrics), width / EMU_PER_POINT * USABLE))
    if not lines or lines[-1].text.endswith("\n"):
        lines.append(Line("", 0.0))
    return tuple(lines)


def widest_word(pieces: Sequence[Piece], *, metrics: FontMetrics = CALIBRI) -> float:
    """The width in points of the widest text that stays on one line, spaces at its end aside."""
    row = _row(pieces, metrics)
    return max(map(sub, row.ends, row.begins), default=0.0)


def _row(pieces: Sequence[Piece], metrics: FontMetrics) -> _Row:
    """The pieces' text, measured; breaks are sought in the joined text."""
    parts = [
        _Part(piece.text, piece.size, ruler(piece.bold, piece.lang, metrics).widths)
        for piece in pieces
        if piece.text
    ]
    text = "".join(part.text for part in parts)
    units = break_units(text)
    begins: list[float] = []
    ends: list[float] = []
    at = 0.0
    leads = _leads(units) if has_wide(text) else repeat(0.0)
    for lead, (width, solid, size) in zip(leads, _measured(units, parts), strict=False):
        at += lead * size
        begins.append(at)
        ends.append(at + solid)
        at += width
    return _Row(parts, units, begins, ends)


def _measured(units: Sequence[str], parts: Sequence[_Part]) -> Iterator[tuple[float, float, float]]:
    """For each unit its width, that without the spaces at its end, and the size it begins in."""
    offsets = list(accumulate(map(len, units), initial=0))
    done, edge = 0, 0
    for part in parts:
        edge += len(part.text)
        within = bisect_right(offsets, edge) - 1
        for width, solid in map(part.widths, units[done:within]):
            yield width * part.size, solid * part.size, part.size
        done = max(done, within)
        if done < len(units) and offsets[done] < edge:  # runs over into the next part
            stretch = _stretch(parts, offsets[done], offsets[done + 1])
            yield (*_width_of_parts(stretch), part.size)
            done += 1


def _stretch(parts: Iterable[_Part], start: int, stop: int) -> list[_Part]:
    """The parts of the joined text between two offsets."""
    found = []
    for part in parts:
        text = part.text[max(start, 0) : max(stop, 0)]
        if text:
            found.append(part._replace(text=text))
        start -= len(part.text)
        stop -= len(part.text)
    return found


def _width_of_parts(parts: Iterable[_Part]) -> tuple[float, float]:
    """The width of neighbouring parts, gaps between them included, and that without end spaces."""
    width = solid = 0.0
    before = ""
    for text, size, widths in parts:
        if _script_changes(before, text):
            width += GAP_EM * size
        whole, without_spaces = widths(text)
        if without_spaces:
            solid = width + without_spaces * size
        width += whole * size
        before = text
    return width, solid


def _leads(units: Iterable[str]) -> Iterator[float]:
    """The gap in em that a change of script opens before each unit."""
    before: bool | None = None
    for edges in map(ends_wide, units):
        if edges is None:
            yield 0.0
        else:
            first, last = edges
            yield 0.0 if before is None or before is first else GAP_EM
            before = last


def _script_changes(before: str, after: str) -> bool:
    """Whether the script changes between the texts, spaces aside; not if one of them is blank."""
    left, right = ends_wide(before), ends_wide(after)
    return left is not None and right is not None and left[1] is not right[0]


def _fill(row: _Row, limit: float) -> Iterator[Line]:
    """The row cut into lines: each takes what fits, a word too wide for any line what it can."""
    units, begins, ends = row.units, row.begins, row.ends
    forced = [number for number, unit in enumerate(units, 1) if unit[-1] == "\n"]
    first = 0
    while first < len(units):
        text, origin, following = "", begins[first], first
        if ends[first] - origin > limit:
            *full, rest = _broken(row, first, limit)
            yield from full
            text, origin, following = rest.text, ends[first] - rest.width, first + 1
        stop = bisect_right(ends, origin + limit, lo=following)
        stop = min(max(stop, first + 1), next((end for end in forced if end > first), stop))
        text += "".join(units[following:stop])
        yield Line(text, ends[stop - 1] - origin, has_wide(text))
        first = stop


def _broken(row: _Row, index: int, limit: float) -> list[Line]:
    """An over-long word on lines of its own, broken between any two characters.

    The last of the lines is not full.
    """
    start = sum(map(len, row.units[:index]))
    lines: list[Line] = []
    text, width, solid, before = "", 0.0, 0.0, ""
    for part in _stretch(row.parts, start, start + len(row.units[index])):
        for char in graphemes(part.text):
            advance = part.widths(char)[0] * part.size
            gap = GAP_EM * part.size if _script_changes(before, char) else 0.0
            blank = char.isspace()
            if text and not blank and width + gap + advance > limit:
                lines.append(Line(text, solid, has_wide(text), broken=True))
                text, width, gap = "", 0.0, 0.0
            width += gap + advance
            solid = solid if blank else width
            text, before = text + char, char
    return [*lines, Line(text, solid, has_wide(text))]
