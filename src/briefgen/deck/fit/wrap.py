"""Rich text into lines: greedy, at the breaks of UAX #14, as PowerPoint and LibreOffice do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
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


class _Unit(NamedTuple):
    """Text that stays on one line, and its widths in points.

    ``solid`` leaves out the spaces at its end; ``lead`` is the gap to the unit before it.
    """

    text: str
    parts: tuple[_Part, ...]
    width: float
    solid: float
    lead: float = 0.0


def wrap(
    pieces: Sequence[Piece], width: int, *, metrics: FontMetrics = CALIBRI
) -> tuple[Line, ...]:
    """The lines that the pieces make in that width (EMU), of which 98 % are used.

    Joined, the lines' texts are the pieces' texts. No line is wider than what is used, unless a
    single character is. No text makes one empty line.
    """
    filler = _Filler(width / EMU_PER_POINT * USABLE)
    for unit in _units(pieces, metrics):
        filler.add(unit)
    return filler.lines()


def widest_word(pieces: Sequence[Piece], *, metrics: FontMetrics = CALIBRI) -> float:
    """The width in points of the widest text that stays on one line, spaces at its end aside."""
    return max((unit.solid for unit in _units(pieces, metrics)), default=0.0)


def _units(pieces: Sequence[Piece], metrics: FontMetrics) -> Iterable[_Unit]:
    """The pieces' text cut where lines may end; breaks are sought in the joined text."""
    text = "".join(piece.text for piece in pieces)
    parts = [
        _Part(piece.text, piece.size, ruler(piece.bold, piece.lang, metrics).widths)
        for piece in pieces
        if piece.text
    ]
    units = _measured(break_units(text), parts)
    return _with_leads(units) if has_wide(text) else units


def _measured(texts: Iterable[str], parts: Sequence[_Part]) -> Iterator[_Unit]:
    """The texts as units, each measured in the parts that it is made of."""
    index, used = 0, 0
    for text in texts:
        part = parts[index]
        if used + len(text) > len(part.text):
            cut, index, used = _cut(text, parts, index, used)
            yield _joined(text, cut)
        else:
            used += len(text)
            width, solid = part.widths(text)
            one = part if len(text) == len(part.text) else _Part(text, part.size, part.widths)
            yield _Unit(text, (one,), width * part.size, solid * part.size)
        if used == len(parts[index].text):
            index, used = index + 1, 0


def _cut(
    text: str, parts: Sequence[_Part], index: int, used: int
) -> tuple[tuple[_Part, ...], int, int]:
    """The stretches of the parts that the text runs over, and where in the parts it ends."""
    found = []
    missing = len(text)
    while True:
        part = parts[index]
        stretch = part.text[used : used + missing]
        found.append(_Part(stretch, part.size, part.widths))
        missing -= len(stretch)
        used += len(stretch)
        if not missing:
            return tuple(found), index, used
        index, used = index + 1, 0


def _joined(text: str, parts: tuple[_Part, ...]) -> _Unit:
    """A unit of several parts; gaps between them are counted in."""
    width = solid = 0.0
    before = ""
    for part in parts:
        if _script_changes(before, part.text):
            width += GAP_EM * part.size
        whole, without_spaces = part.widths(part.text)
        if without_spaces:
            solid = width + without_spaces * part.size
        width += whole * part.size
        before = part.text
    return _Unit(text, parts, width, solid)


def _with_leads(units: Iterable[_Unit]) -> Iterator[_Unit]:
    """The units, each with the gap that a change of script opens before it."""
    before: bool | None = None
    for unit in units:
        edges = ends_wide(unit.text)
        if edges is None:
            yield unit
            continue
        first, last = edges
        changes = before is not None and before is not first
        yield unit._replace(lead=GAP_EM * unit.parts[0].size) if changes else unit
        before = last


def _script_changes(before: str, after: str) -> bool:
    """Whether the script changes between the texts, spaces aside; not if one of them is blank."""
    left, right = ends_wide(before), ends_wide(after)
    return left is not None and right is not None and left[1] is not right[0]


class _Filler:
    """Fills lines of one width, in points, with units in their order."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._lines: list[Line] = []
        self._texts: list[str] = []
        self._width = 0.0  # of the line in hand, with the spaces at its end
        self._solid = 0.0  # the same without them

    def lines(self) -> tuple[Line, ...]:
        """All lines, the one in hand included; a line feed at the end opens one more."""
        if self._texts or not self._lines or self._lines[-1].text.endswith("\n"):
            self._end_line()
        return tuple(self._lines)

    def add(self, unit: _Unit) -> None:
        """Puts the unit on the line in hand, else on the next, else breaks it within."""
        text, _, width, solid, lead = unit
        if self._texts and self._width + lead + solid > self._limit:
            self._end_line()
        if solid > self._limit:
            self._add_broken(unit)
        else:
            start = self._width + lead if self._texts else 0.0
            self._solid = start + solid
            self._width = start + width
            self._texts.append(text)
        if text[-1] == "\n":
            self._end_line()

    def _add_broken(self, unit: _Unit) -> None:
        """An over-long word, from the start of a line, broken between any two characters."""
        before = ""
        for text, size, widths in unit.parts:
            for char in graphemes(text):
                width = widths(char)[0] * size
                lead = GAP_EM * size if _script_changes(before, char) else 0.0
                blank = char.isspace()
                if self._texts and not blank and self._width + lead + width > self._limit:
                    self._end_line(broken=True)
                    lead = 0.0
                self._width += lead + width
                self._solid = self._solid if blank else self._width
                self._texts.append(char)
                before = char

    def _end_line(self, broken: bool = False) -> None:
        text = "".join(self._texts)
        self._lines.append(Line(text, self._solid, has_wide(text), broken))
        self._texts = []
        self._width = self._solid = 0.0
