"""Where a date stands on a time line: plain arithmetic in twentieths of a point, no XML.

A bar is a paragraph between two indents, so that it is native and editable.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from briefgen.document.model import Dated, Timeline
from briefgen.document.timescale import Lengths, Scale, scale_over, shown_labels, stated
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.writers.word.styles import Style

OPEN_LENGTH = 567
"""The length of an arrow or a lead-in that stands for an end no source states: 10 mm."""

_SHORTEST = 142  # 2.5 mm: a bar below this would look like a sign
_EDGE = 120  # half a sign, so that one at either end of the axis has room
_FIXED = Lengths(arrow=OPEN_LENGTH, lead=OPEN_LENGTH, shortest=_SHORTEST, edge=_EDGE)
_STOP = 60  # a stop's own width: borders stand outside the indents (17.3.1.24)
_DIAMOND, _HOLLOW_DIAMOND, _ARROWHEAD = "\u25c6", "\u25c7", "\u2192"


@dataclass(frozen=True, slots=True)
class Bar:
    """A paragraph of an axis cell: its style, its indents from both sides, its sign if any."""

    style: Style
    left: int
    right: int
    sign: str = ""


def scale_of(block: Timeline, width: int) -> Scale:
    """The scale of the time line in a cell of that inner width."""
    if block.first > block.last:
        raise BuildError(f"the time line “{block.id}” ends before it begins")
    return scale_over(block.rows, block.first, block.last, block.as_of, width, _FIXED)


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
            if first is not None and scale.has_held(row):
                end = scale.at(scale.as_of, end=True)
                return _bar(Style.TIME_SINCE, scale.at(first), end, scale, _ARROWHEAD)
            return _open_arrow(row, scale)
        case "from":
            return _open_arrow(row, scale)
        case "by" | "until":
            end = scale.at(stated(last, row), end=True)
            style = Style.TIME_BY if row.shape == "by" else Style.TIME_UNTIL
            return _bar(style, end - OPEN_LENGTH, end - _STOP, scale)
        case _:
            assert_never(row.shape)


def _between(row: Dated, scale: Scale) -> Bar:
    left = scale.at(stated(row.first, row))
    right = scale.at(stated(row.last, row), end=True)
    if right - left < _SHORTEST:
        return _sign(row, scale)
    solid = Style.TIME_RANGE if row.shape == "range" else Style.TIME_WITHIN
    return _bar(Style.TIME_EXPECTED if row.expected else solid, left, right, scale)


def _open_arrow(row: Dated, scale: Scale) -> Bar:
    left = scale.at(stated(row.first, row))
    style = Style.TIME_FROM_EXPECTED if row.expected else Style.TIME_FROM
    return _bar(style, left + _STOP, left + OPEN_LENGTH, scale, _ARROWHEAD)


def _sign(row: Dated, scale: Scale) -> Bar:
    """A diamond centred on the middle of the days that the row may mean."""
    left = scale.at(stated(row.first, row))
    right = scale.at(stated(row.last, row), end=True)
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


# --- labels of the axis ---------------------------------------------------------------------------


def shown_ticks(texts: Sequence[tuple[int, str]], width: int) -> list[int]:
    """Which of the labels, by place, are printed: each second, third … where all have no room.

    ``texts`` are positions and labels in the order of the axis; a label is centred on its position
    and must neither touch its neighbour nor stand out of the cell.
    """
    return shown_labels([(at, _label_width(text)) for at, text in texts], width)


def _label_width(text: str) -> int:
    """A generous width at the size of a column's head, with the space beside it."""
    return sum(190 if ord(sign) > 0x2E80 else 98 for sign in text) + 80
