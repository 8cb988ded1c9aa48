"""Rich text into lines: greedy, at the breaks of UAX #14, as PowerPoint and LibreOffice do it.

In Japanese, where they may end a line between any two characters, lines are planned with more care:
source marks stay whole, and short text ends its lines behind phrases. `line_ends` says which ends
an application has to be told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from operator import sub
from typing import NamedTuple

from briefgen.deck.fit.breaks import break_units, graphemes
from briefgen.deck.fit.measure import GAP_EM, ends_wide, has_wide, ruler
from briefgen.deck.fit.phrases import clause_ends, phrase_ends
from briefgen.deck.fit.pieces import Piece
from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.looks.model import EMU_PER_POINT
from briefgen.values.language import Language

# Text is laid out in a little less than the room there is: what is measured here and what an
# application draws differ by under 2 %, kerning and rounding taken together.
USABLE = 0.98

_NO_BREAK_SPACE = "\u00a0"
_BLANK = frozenset(f" \n{_NO_BREAK_SPACE}")  # may hang over the edge; a tab takes its room
_BESIDE_NO_BREAK_SPACE = re.compile(f"({_NO_BREAK_SPACE})")

# Japanese text of so many lines is short, one more where it is large: titles, items, callouts.
_SHORT = 2
_LARGE = 16.0
# A last line of less than this share of the width is too short; lines are then shorter by steps.
_LEAST_LAST = 0.25
_LEAST_CLAUSE = 0.4  # of the width, for lines that end behind clauses
_LEAST_SAID = 4  # characters beside a mark
_SHORTER = (0.9, 0.8, 0.7, 0.6)
# How much of the planned width an application may come to use.
_NARROWER = (0.98, 1.0)
_WIDER = (1.0, 1.02, 1.04)
_HANGING = frozenset("、。，．")


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

    parts: Sequence[_Part]
    units: Sequence[str]
    begins: Sequence[float]
    ends: Sequence[float]


def wrap(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[Line, ...]:
    """The lines that the pieces make in that width (EMU), of which 98 % are used.

    Joined, the lines' texts are the pieces' texts. No line is wider than what is used, unless a
    single character is. No text makes one empty line.
    """
    limit = width / EMU_PER_POINT * USABLE
    if is_japanese(pieces):
        lines, _ = _Japanese(pieces, metrics).lines(limit)
    else:
        lines = tuple(_fill(_row(pieces, metrics), limit))
    return lines if lines and not lines[-1].text.endswith("\n") else (*lines, Line("", 0.0))


def line_ends(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[int, ...]:
    """The offsets in the pieces' text at which a writer has to end a line itself; mostly none.

    All planned ends, but for those that the text has itself, up to the last one where an
    application, left alone, would or might end the line elsewhere: within a phrase, or within a
    source mark.
    """
    if not is_japanese(pieces):
        return ()
    limit = width / EMU_PER_POINT * USABLE
    text = _Japanese(pieces, metrics)
    lines, planned = text.lines(limit)
    ends = tuple(accumulate(len(line.text) for line in lines[:-1]))
    if not ends or any(line.broken for line in lines):
        return ()
    allowed = frozenset(accumulate(map(len, planned.units)))
    natural = _Natural(text.row, text.size)
    told = 0
    for number, (start, end) in enumerate(pairwise((0, *ends)), 1):
        if not natural.ends_at(start, end, allowed, limit):
            told = number
    # Where the text itself ends a line there is nothing to add: a second end is an empty line.
    kept = zip(ends[:told], lines, strict=False)
    return tuple(end for end, line in kept if not line.text.endswith("\n"))


def natural_ends(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[int, ...]:
    """The offsets at which an application that is left alone ends lines, the last aside.

    It uses the whole width (EMU), and lets Japanese commas and full stops hang over it.
    """
    japanese = is_japanese(pieces)
    row = _row(pieces, metrics, loose=japanese)
    hang = max((piece.size for piece in pieces), default=0.0) if japanese else 0.0
    return tuple(_Natural(row, hang).ends(width / EMU_PER_POINT)) if row.units else ()


def widest_word(pieces: Sequence[Piece], *, metrics: FontMetrics = CALIBRI) -> float:
    """The width in points of the widest text that stays on one line, spaces at its end aside."""
    japanese = is_japanese(pieces)
    row = _Japanese(pieces, metrics).words() if japanese else _row(pieces, metrics)
    return max(map(sub, row.ends, row.begins), default=0.0)


def is_japanese(pieces: Iterable[Piece]) -> bool:
    """Whether any of the pieces is in Japanese: then an application breaks lines anywhere."""
    return any(piece.lang is Language.JA for piece in pieces)


class _Japanese:
    """Japanese text, of which marks and the phrases of short text are not parted.

    ``row`` is the text as applications part it: beside no-break spaces too. ``size`` is that of
    its largest type, in points.
    """

    def __init__(self, pieces: Sequence[Piece], metrics: FontMetrics) -> None:
        text = "".join(piece.text for piece in pieces)
        edges = pairwise(accumulate((len(piece.text) for piece in pieces), initial=0))
        marks = [span for span, piece in zip(edges, pieces, strict=True) if piece.mark]
        self.row = _row(pieces, metrics, loose=True)
        self._breaks = frozenset(accumulate(map(len, break_units(text))))
        self._before_marks = {start + 1 for start, _ in marks if text[start] == _NO_BREAK_SPACE}
        within = {at for at in self._breaks for start, end in marks if start < at < end}
        self._words = self._breaks - within
        self._plain = "".join("。" * len(p.text) if p.mark else p.text for p in pieces)
        self.size = max((piece.size for piece in pieces), default=0.0)

    def words(self) -> _Row:
        """The row in the least that stays whole: characters, words and marks."""
        return _merged(self.row, self._words | self._before_marks)

    def lines(self, limit: float) -> tuple[tuple[Line, ...], _Row]:
        """The planned lines, and the row of what they do not part.

        Phrases are kept in short text, where that takes no more lines; longer text is read on, not
        looked at, and keeps its natural lines, but for a last one too short to stand alone.
        """
        row = self._parted(self._words, (self._before_marks, self._breaks), limit)
        lines = tuple(_fill(row, limit))
        short = len(lines) <= _SHORT + (self.size >= _LARGE)
        if len(lines) == 1 or not (short or self._ends_badly(lines, limit)):
            return lines, row
        phrases = phrase_ends(self._plain) & self._words
        if not phrases:
            return lines, row
        kept = _merged(self.row, clause_ends(self._plain) & phrases)
        found = tuple(_fill(kept, limit))
        if short and len(found) == len(lines) and _holds_evenly(found, limit):
            return found, kept
        if short:
            kept = self._parted(phrases, (self._before_marks, self._words, self._breaks), limit)
            found = _evenly_filled(kept, limit, phrases | self._before_marks)
        else:
            kept = self._parted(self._with_last(phrases), (self._words, self._breaks), limit)
            found = tuple(_fill(kept, limit))
        return (found, kept) if len(found) == len(lines) else (lines, row)

    def _ends_badly(self, lines: Sequence[Line], limit: float) -> bool:
        """Whether the last line is too short to stand alone, marks aside."""
        said = self._plain[-len(lines[-1].text) :].rstrip("。")
        return lines[-1].width < _LEAST_LAST * limit or len(said) < _LEAST_SAID

    def _with_last(self, phrases: Iterable[int]) -> frozenset[int]:
        """The offsets between words, but for those within the last phrase."""
        last = max((at for at in phrases if at < len(self._plain)), default=0)
        return frozenset(at for at in self._words if at <= last or at == len(self._plain))

    def _parted(self, cuts: Container[int], steps: Iterable[Iterable[int]], limit: float) -> _Row:
        """The row parted at the cuts, and in what is too wide for a line at the next step's."""
        row = _merged(self.row, cuts)
        for more in steps:
            wide = _too_wide(row, limit)
            if not wide:
                break
            kept = frozenset(accumulate(map(len, row.units)))
            row = _merged(self.row, kept.union(at for at in more for a, b in wide if a < at < b))
        return row


def _holds_evenly(lines: Sequence[Line], limit: float) -> bool:
    """Whether no line is broken within, and none is so short that it would look lost."""
    return all(not line.broken and line.width >= _LEAST_CLAUSE * limit for line in lines)


def _evenly_filled(row: _Row, limit: float, ends: Container[int]) -> tuple[Line, ...]:
    """As few lines as can be; where the last would be very short, the others give it something.

    ``ends`` are where lines may end for that: behind phrases.
    """
    lines = tuple(_fill(row, limit))
    for share in _SHORTER:
        if lines[-1].width >= _LEAST_LAST * limit:
            break
        shorter = tuple(_fill(row, limit * share))
        at = list(accumulate(len(line.text) for line in shorter[:-1]))
        if len(shorter) > len(lines) or not all(end in ends for end in at):
            break
        lines = shorter
    return lines


def _too_wide(row: _Row, limit: float) -> list[tuple[int, int]]:
    """Where in the row's text the units begin and end that no line has room for."""
    edges = pairwise(accumulate(map(len, row.units), initial=0))
    spans = zip(edges, row.begins, row.ends, strict=True)
    return [edge for edge, begin, end in spans if end - begin > limit]


def _merged(row: _Row, cuts: Container[int]) -> _Row:
    """The row with units parted only at the cuts: offsets in its text, of which others are no
    breaks. Forced ends of lines stay."""
    units: list[str] = []
    begins: list[float] = []
    ends: list[float] = []
    at, open_unit = 0, False
    for unit, begin, end in zip(row.units, row.begins, row.ends, strict=True):
        if open_unit:
            units[-1] += unit
            ends[-1] = end
        else:
            units.append(unit)
            begins.append(begin)
            ends.append(end)
        at += len(unit)
        open_unit = at not in cuts and unit[-1] not in " \n"
    return row._replace(units=units, begins=begins, ends=ends)


class _Natural:
    """Where an application ends the lines of a row that it is left alone with.

    In Japanese it lets commas and full stops hang over the edge, by ``hang`` points.
    """

    def __init__(self, row: _Row, hang: float) -> None:
        self._row = row
        self._offsets = tuple(accumulate(map(len, row.units), initial=0))
        self._hanging = [
            end - hang if unit.rstrip()[-1:] in _HANGING else end
            for unit, end in zip(row.units, row.ends, strict=True)
        ]

    def ends_at(self, start: int, end: int, allowed: Container[int], limit: float) -> bool:
        """Whether the line from ``start`` ends at ``end`` as planned for that limit, and at an
        allowed place too where an application's type is a little wider or narrower."""
        narrow, planned = (self._end(start, limit * share, self._row.ends) for share in _NARROWER)
        wide = (self.end(start, limit * share) for share in _WIDER)
        return planned == end and narrow in allowed and all(at in allowed for at in wide)

    def end(self, start: int, limit: float) -> int:
        """Where the line from that offset ends."""
        return self._end(start, limit, self._hanging)

    def ends(self, limit: float) -> Iterator[int]:
        """Where each line ends, the last aside."""
        at = self.end(0, limit)
        while at < self._offsets[-1]:
            yield at
            at = self.end(at, limit)

    def _end(self, start: int, limit: float, ends: Sequence[float]) -> int:
        first = bisect_left(self._offsets, start)
        stop = bisect_right(ends, self._row.begins[first] + limit, lo=first)
        forced = (
            n for n, unit in enumerate(self._row.units[first:stop], first + 1) if unit[-1] == "\n"
        )
        return self._offsets[next(forced, max(stop, first + 1))]


def _row(pieces: Sequence[Piece], metrics: FontMetrics, *, loose: bool = False) -> _Row:
    """The pieces' text, measured; breaks are sought in the joined text.

    ``loose``: also beside no-break spaces, where applications that set Japanese do break.
    """
    return _remembered_row(tuple(pieces), metrics, loose)


# A table's cells are measured for their words, on one line and in each width that is tried.
@lru_cache(maxsize=1 << 12)
def _remembered_row(pieces: tuple[Piece, ...], metrics: FontMetrics, loose: bool) -> _Row:
    parts = [
        _Part(piece.text, piece.size, ruler(piece.bold, piece.lang, metrics).widths)
        for piece in pieces
        if piece.text
    ]
    text = "".join(part.text for part in parts)
    units = break_units(text)
    if loose:
        units = [part for unit in units for part in _BESIDE_NO_BREAK_SPACE.split(unit) if part]
    begins: list[float] = []
    ends: list[float] = []
    at = 0.0
    leads = _leads(units) if has_wide(text) else repeat(0.0)
    for lead, (width, solid, size) in zip(leads, _measured(units, parts), strict=False):
        at += lead * size
        begins.append(at)
        ends.append(at + solid)
        at += width
    return _Row(tuple(parts), tuple(units), tuple(begins), tuple(ends))


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
            blank = char in _BLANK
            if text and not blank and width + gap + advance > limit:
                lines.append(Line(text, solid, has_wide(text), broken=True))
                text, width, gap = "", 0.0, 0.0
            width += gap + advance
            solid = solid if blank else width
            text, before = text + char, char
    return [*lines, Line(text, solid, has_wide(text))]
