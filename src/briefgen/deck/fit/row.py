"""Text measured as on a line without end: what stays together on a line, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from operator import sub
from typing import NamedTuple

from briefgen.deck.fit.breaks import break_units
from briefgen.deck.fit.measure import GAP_EM, ends_wide, has_wide, ruler
from briefgen.deck.fit.pieces import NO_BREAK_SPACE, Piece
from briefgen.looks.metrics import FontMetrics

_BESIDE_NO_BREAK_SPACE = re.compile(f"({NO_BREAK_SPACE})")


class Part(NamedTuple):
    """Text in one setting, and what measures it: see `Ruler.widths`. Size in points."""

    text: str
    size: float
    widths: Callable[[str], tuple[float, float]]


class Row(NamedTuple):
    """The units of a text, none of which is parted: where they end in it, and where they stand.

    ``offsets`` are those behind each unit. Positions are in points, as on a line without end: an
    end leaves out the spaces behind, a beginning counts in the gap at a change of script. A line
    ends behind each of the ``forced`` numbers of units. ``breaks`` are the offsets at which UAX #14
    lets a line end, whatever the units; ``reach`` is the width of all that there is; ``wide`` says
    whether East Asian characters are in it.
    """

    parts: Sequence[Part]
    text: str
    offsets: Sequence[int]
    begins: Sequence[float]
    ends: Sequence[float]
    forced: Sequence[int]
    breaks: frozenset[int]
    reach: float
    wide: bool

    @property
    def widest(self) -> float:
        """The width in points of the widest unit."""
        return max(map(sub, self.ends, self.begins), default=0.0)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each unit begins and ends in the text."""
        return pairwise((0, *self.offsets))

    def merged(self, cuts: Container[int]) -> Row:
        """The row with units parted only at the cuts: offsets in its text, of which others are no
        breaks. Spaces and forced ends of lines end a unit as they did."""
        last = len(self.offsets) - 1
        kept = [
            unit
            for unit, at in enumerate(self.offsets)
            if at in cuts or unit == last or self.text[at - 1] in " \n"
        ]
        firsts = (0, *(unit + 1 for unit in kept[:-1])) if kept else ()
        offsets = [self.offsets[unit] for unit in kept]
        begins = [self.begins[unit] for unit in firsts]
        ends = [self.ends[unit] for unit in kept]
        return self._replace(
            offsets=offsets, begins=begins, ends=ends, forced=_forced(self.text, offsets)
        )


def _forced(text: str, offsets: Iterable[int]) -> Sequence[int]:
    if "\n" not in text:
        return ()
    return [number for number, at in enumerate(offsets, 1) if text[at - 1] == "\n"]


# Bounded: texts of one plan, and labels that every plan has.
@lru_cache(maxsize=1 << 12)
def row_of(pieces: tuple[Piece, ...], metrics: FontMetrics, *, loose: bool = False) -> Row:
    """The pieces' text, measured; breaks are sought in the joined text.

    ``loose``: also beside no-break spaces, where applications that set Japanese do break.
    """
    parts = [
        Part(piece.text, piece.size, ruler(piece.bold, piece.lang, metrics).widths)
        for piece in pieces
        if piece.text
    ]
    text = "".join(part.text for part in parts)
    units = break_units(text)
    offsets = tuple(accumulate(map(len, units)))
    breaks = frozenset(offsets)
    if loose:
        units = [part for unit in units for part in _BESIDE_NO_BREAK_SPACE.split(unit) if part]
        offsets = tuple(accumulate(map(len, units)))
    wide = has_wide(text)
    measured = _measured(units, offsets, parts, wide=wide)
    begins: list[float] = []
    ends: list[float] = []
    at = 0.0
    leads = _leads(units) if wide else repeat(0.0)
    for lead, (width, solid, size) in zip(leads, measured, strict=False):
        begin = at + lead * size
        begins.append(begin)
        ends.append(begin + solid)
        at = begin + width
    forced = _forced(text, offsets)
    reach = ends[-1] - begins[0] if ends else 0.0
    return Row(tuple(parts), text, offsets, tuple(begins), tuple(ends), forced, breaks, reach, wide)


def _measured(
    units: Sequence[str], offsets: Sequence[int], parts: Sequence[Part], *, wide: bool
) -> list[tuple[float, float, float]]:
    """For each unit its width, that without the spaces at its end, and the size it begins in."""
    found: list[tuple[float, float, float]] = []
    edge = 0
    for text, size, widths in parts:
        edge += len(text)
        done, within = len(found), bisect_right(offsets, edge)
        found += [(w * size, solid * size, size) for w, solid in map(widths, units[done:within])]
        done = len(found)
        start = offsets[done - 1] if done else 0
        if done < len(units) and start < edge:  # runs over into the next part
            stretch = stretch_of(parts, start, offsets[done])
            found.append((*_width_of_parts(stretch, wide=wide), size))
    return found


def stretch_of(parts: Iterable[Part], start: int, stop: int) -> list[Part]:
    """The parts of the joined text between two offsets."""
    found = []
    for text, size, widths in parts:
        within = text[max(start, 0) : max(stop, 0)]
        if within:
            found.append(Part(within, size, widths))
        start -= len(text)
        stop -= len(text)
    return found


def _width_of_parts(parts: Iterable[Part], *, wide: bool) -> tuple[float, float]:
    """The width of neighbouring parts, gaps between them included, and that without end spaces."""
    width = solid = 0.0
    before = ""
    for text, size, widths in parts:
        if wide and script_changes(before, text):
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


def script_changes(before: str, after: str) -> bool:
    """Whether the script changes between the texts, spaces aside; not if one of them is blank."""
    left, right = ends_wide(before), ends_wide(after)
    return left is not None and right is not None and left[1] is not right[0]
