"""Where a date stands on a time line: plain arithmetic in twentieths of a point, no XML.

A bar is a paragraph between two indents, so that it is native and editable. It says no more than
its date does: open ends have a length of their own that is the same everywhere, and what would be
too short to see is a sign at its place rather than a longer bar.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from briefgen.document.model import Dated, Timeline
from briefgen.errors import BuildError
from briefgen.writers.word.styles import Style

OPEN_LENGTH = 567
"""The length of an arrow or a lead-in that stands for an end no source states: 10 mm."""

_SHORTEST = 142  # 2.5 mm: a bar below this would look like a sign
_EDGE = 120  # half a sign, so that one at either end of the axis has room
_STOP = 60  # a stop's own width: borders stand outside the indents (17.3.1.24)
_DIAMOND, _HOLLOW_DIAMOND, _ARROWHEAD = "\u25c6", "\u25c7", "\u25ba"


@dataclass(frozen=True, slots=True)
class Bar:
    """A paragraph of an axis cell: its style, its indents from both sides, its sign if any."""

    style: Style
    left: int
    right: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The linear axis of a time line on ``width``, with ``before`` and ``after`` kept free."""

    first: dt.date
    last: dt.date
    as_of: dt.date
    width: int
    before: int = _EDGE
    after: int = _EDGE

    def at(self, day: dt.date, *, end: bool = False) -> int:
        """Where the day begins, or ends; BuildError where it is not on the axis."""
        if not self.first <= day <= self.last:
            raise BuildError(f"{day} is not on the time line from {self.first} to {self.last}")
        days = (self.last - self.first).days + 1
        passed = (day - self.first).days + end
        return self.before + passed * (self.width - self.before - self.after) // days


def scale_of(block: Timeline, width: int) -> Scale:
    """The scale of the time line in a cell of that inner width.

    Open ends near an edge of the axis get room beyond it, so that none is drawn short.
    """
    if block.first > block.last:
        raise BuildError(f"the time line “{block.id}” ends before it begins")
    plain = Scale(block.first, block.last, block.as_of, width)
    need = 2 * OPEN_LENGTH
    starts = [plain.at(r.first) for r in block.rows if r.first and _opens_right(r, plain)]
    ends = [plain.at(r.last, end=True) for r in block.rows if r.last and r.first is None]
    return Scale(
        block.first,
        block.last,
        block.as_of,
        width,
        before=OPEN_LENGTH + _EDGE if ends and min(ends) < need else _EDGE,
        after=OPEN_LENGTH + _EDGE if starts and max(starts) > width - need else _EDGE,
    )


def _opens_right(row: Dated, scale: Scale) -> bool:
    """Whether the row has a start and no end that can be drawn."""
    return row.shape == "from" or (row.shape == "since" and not _has_held(row, scale))


def _has_held(row: Dated, scale: Scale) -> bool:
    """Whether what holds since a day has done so for long enough to be seen."""
    if row.first is None or row.first > scale.as_of:
        return False
    return scale.at(scale.as_of, end=True) - scale.at(row.first) >= _SHORTEST


def bar_of(row: Dated, scale: Scale) -> Bar | None:
    """The bar of the row; None where its date has no place on the axis."""
    first, last = row.first, row.last
    match row.shape:
        case "unplaced":
            return None
        case "point":
            return _sign(row, scale)
        case "within" | "range":
            return _between(row, scale)
        case "since":
            if first is not None and _has_held(row, scale):
                end = scale.at(scale.as_of, end=True)
                return _bar(Style.TIME_SINCE, scale.at(first), end, scale, _ARROWHEAD)
            return _open_arrow(row, scale)
        case "from":
            return _open_arrow(row, scale)
        case "by" | "until":
            end = scale.at(_stated(last, row), end=True)
            style = Style.TIME_BY if row.shape == "by" else Style.TIME_UNTIL
            return _bar(style, end - OPEN_LENGTH, end - _STOP, scale)
        case _:
            assert_never(row.shape)


def _between(row: Dated, scale: Scale) -> Bar:
    left = scale.at(_stated(row.first, row))
    right = scale.at(_stated(row.last, row), end=True)
    if right - left < _SHORTEST:
        return _sign(row, scale)
    solid = Style.TIME_RANGE if row.shape == "range" else Style.TIME_WITHIN
    return _bar(Style.TIME_EXPECTED if row.expected else solid, left, right, scale)


def _open_arrow(row: Dated, scale: Scale) -> Bar:
    left = scale.at(_stated(row.first, row))
    style = Style.TIME_FROM_EXPECTED if row.expected else Style.TIME_FROM
    return _bar(style, left + _STOP, left + OPEN_LENGTH, scale, _ARROWHEAD)


def _sign(row: Dated, scale: Scale) -> Bar:
    """A diamond centred on the middle of the days that the row may mean."""
    left = scale.at(_stated(row.first, row))
    right = scale.at(_stated(row.last, row), end=True)
    middle = (left + right) // 2
    half = min(middle, scale.width - middle)
    style, sign = (
        (Style.TIME_POINT_EXPECTED, _HOLLOW_DIAMOND)
        if row.expected
        else (Style.TIME_POINT, _DIAMOND)
    )
    return _bar(style, middle - half, middle + half, scale, sign)


def _bar(style: Style, left: int, right: int, scale: Scale, sign: str = "") -> Bar:
    return Bar(style, left, scale.width - right, sign)


def _stated(day: dt.date | None, row: Dated) -> dt.date:
    if day is None:
        raise BuildError(f"the date of {row.fact} has the shape “{row.shape}” but lacks an end")
    return day


# --- labels of the axis ---------------------------------------------------------------------------


def shown_ticks(texts: Sequence[tuple[int, str]], width: int) -> list[int]:
    """Which of the labels, by place, are printed: each second, third … where all have no room.

    ``texts`` are positions and labels in the order of the axis; a label is centred on its position
    and must neither touch its neighbour nor stand out of the cell.
    """
    inside = [
        place
        for place, (at, text) in enumerate(texts)
        if at - _label_width(text) // 2 >= 0 and at + _label_width(text) // 2 <= width
    ]
    for step in range(1, len(inside) + 1):
        kept = inside[::step]
        if all(_parted(texts[a], texts[b]) for a, b in itertools.pairwise(kept)):
            return kept
    return inside[:1]


def _parted(one: tuple[int, str], other: tuple[int, str]) -> bool:
    room = (_label_width(one[1]) + _label_width(other[1])) // 2
    return other[0] - one[0] >= room


def _label_width(text: str) -> int:
    """A generous width at the size of a column's head, with the space beside it."""
    return sum(190 if ord(sign) > 0x2E80 else 98 for sign in text) + 80
