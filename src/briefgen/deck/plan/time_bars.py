"""What stands on the axis of a slide's time line: each kind of time has a shape of its own.

A shape claims no more than its date: an end that no source states has an arrow or a lead-in of one
length everywhere, and what would be too short to see is a diamond at its place.
"""

from __future__ import annotations

from typing import assert_never

from briefgen.deck.model import Box, LineShape, Outline, Shape, TextShape
from briefgen.deck.plan.setting import inches
from briefgen.document.model import Dated
from briefgen.document.timescale import Lengths, Scale, stated
from briefgen.looks.model import Slot
from briefgen.records import dataclass

_BAR = inches(0.2)
_DIAMOND = inches(0.22)
_STOP, _START, _STOP_HEIGHT = inches(0.08), inches(0.05), inches(0.3)

FIXED = Lengths(
    arrow=inches(1.0), lead=inches(2 / 3), shortest=inches(0.12), edge=_DIAMOND // 2 + inches(0.03)
)
"""The lengths of a slide's time line, in EMU."""

_AHEAD = Outline(color=Slot.ACCENT5, width=1.25, dash="dash")


@dataclass(frozen=True, slots=True)
class Track:
    """The place of one row's bar: where its axis begins, and its middle, in EMU."""

    x: int
    middle: int
    name: str

    def bar(self, left: int, right: int) -> TextShape:
        """A plain bar from one place of the axis to another."""
        y = self.middle - _BAR // 2
        box = Box(x=self.x + left, y=y, w=right - left, h=_BAR)
        return TextShape(name=f"Bar · {self.name}", box=box, decorative=True)

    def stop(self, left: int, width: int, color: Slot) -> TextShape:
        """An upright mark at the start or the end of what is open at the other side."""
        y = self.middle - _STOP_HEIGHT // 2
        box = Box(x=self.x + left, y=y, w=width, h=_STOP_HEIGHT)
        return TextShape(name=f"Stop · {self.name}", box=box, fill=color, decorative=True)


def bar_shapes(row: Dated, scale: Scale, track: Track) -> tuple[Shape, ...]:
    """The shapes of the row; none where its date has no place on the axis."""
    match row.shape:
        case "unplaced":
            return ()
        case "point":
            return (_diamond(row, scale, track),)
        case "within" | "range":
            return (_between(row, scale, track),)
        case "since":
            if scale.has_held(row):
                return (_since(row, scale, track),)
            return _from(row, scale, track)
        case "from":
            return _from(row, scale, track)
        case "by" | "until":
            return _to(row, scale, track)
        case _:
            assert_never(row.shape)


def _between(row: Dated, scale: Scale, track: Track) -> TextShape:
    left = scale.at(stated(row.first, row))
    right = scale.at(stated(row.last, row), end=True)
    if right - left < scale.lengths.shortest:
        return _diamond(row, scale, track)
    if row.expected:
        return _dressed(track.bar(left, right), Slot.LT1, _AHEAD)
    if row.shape == "range":
        return _dressed(track.bar(left, right), Slot.DK2)
    return _dressed(track.bar(left, right), Slot.TINT, Outline(color=Slot.ACCENT1))


def _diamond(row: Dated, scale: Scale, track: Track) -> TextShape:
    """Centred on the middle of the days that the row may mean."""
    left = scale.at(stated(row.first, row))
    right = scale.at(stated(row.last, row), end=True)
    corner = track.x + (left + right - _DIAMOND) // 2
    shape = TextShape(
        name=f"Point · {track.name}",
        box=Box(x=corner, y=track.middle - _DIAMOND // 2, w=_DIAMOND, h=_DIAMOND),
        geometry="diamond",
        decorative=True,
    )
    return _dressed(shape, Slot.LT1, _AHEAD) if row.expected else _dressed(shape, Slot.DK2)


def _since(row: Dated, scale: Scale, track: Track) -> TextShape:
    """Drawn up to the date of the facts: that is how far it is known to hold."""
    end = scale.at(scale.as_of, end=True)
    bar = track.bar(scale.at(stated(row.first, row)), end)
    return _dressed(bar.model_copy(update={"geometry": "pentagon"}), Slot.ACCENT1)


def _from(row: Dated, scale: Scale, track: Track) -> tuple[Shape, ...]:
    left = scale.at(stated(row.first, row))
    line = _AHEAD if row.expected else Outline(color=Slot.ACCENT1, width=1.25)
    arrow = track.bar(left + _START, left + scale.lengths.arrow)
    arrow = arrow.model_copy(update={"geometry": "pentagon", "name": f"Arrow · {track.name}"})
    return track.stop(left, _START, line.color), _dressed(arrow, Slot.LT1, line)


def _to(row: Dated, scale: Scale, track: Track) -> tuple[Shape, ...]:
    end = scale.at(stated(row.last, row), end=True)
    target = row.shape == "by"
    lead = LineShape(
        name=f"Lead-in · {track.name}",
        x1=track.x + end - scale.lengths.lead,
        y1=track.middle,
        x2=track.x + end - _STOP,
        y2=track.middle,
        outline=_AHEAD if target or row.expected else Outline(color=Slot.DK2, width=1.25),
    )
    return lead, track.stop(end - _STOP, _STOP, Slot.ACCENT2 if target else Slot.DK2)


def _dressed(shape: TextShape, fill: Slot, outline: Outline | None = None) -> TextShape:
    return shape.model_copy(update={"fill": fill, "outline": outline})
