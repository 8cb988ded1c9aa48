"""New texts of slides held against their boxes: what has outgrown one is set smaller, or not made.

Measured as the planner of decks measures (`briefgen.deck.fit`), from what the file itself says of
boxes, sizes and fonts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefgen.delivered.parts import Parts
from briefgen.gate.numbers import natural_number
from briefgen.looks.house import HOUSE
from briefgen.looks.metrics import FontMetrics, on_slides
from briefgen.looks.model import Density, Ladder, TypeSizes
from briefgen.records import dataclass
from briefgen.refresh.elements import Element, attribute_at, elements_of
from briefgen.refresh.frames import (
    Frame,
    bottom_of,
    cell_insets,
    frame_of,
    paragraphs,
    row_height,
    row_of,
    smaller,
)
from briefgen.refresh.splice import Splice, spliced
from briefgen.values.language import Language

OUTGROWN = "it has outgrown its box at every size allowed; rebuild"

_LEAST = 12.0
"""Points below which no text of a slide is set smaller; source marks are smaller as they come."""

_FONTS = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Fonts:
    """What measures the text of a slide: the theme's two fonts."""

    heading: FontMetrics
    body: FontMetrics

    def of(self, frame: Frame) -> FontMetrics:
        """The metrics of a frame's font."""
        face = frame.typeface
        if face.startswith("+mj") or (frame.is_title and not face):
            return self.heading
        return self.body if face.startswith("+") or not face else on_slides(face)


@dataclass(frozen=True, slots=True)
class Refitted:
    """A slide whose texts stand in their boxes, or the numbers of the paragraphs that do not."""

    data: bytes
    outgrown: frozenset[int] = frozenset()


def fonts_of(parts: Parts, slide: str) -> Fonts | None:
    """The fonts of a slide's theme; None for a part that is no slide."""
    if slide not in parts.related(parts.main, "slide"):
        return None
    at = [slide]
    for kind in ("slideLayout", "slideMaster", "theme"):
        at = [found for part in at for found in parts.related(part, kind)]
    named = {
        kind: next(
            (face.get("typeface", "") for t in at for face in parts.xml(t).iterfind(path)), ""
        )
        for kind in ("major", "minor")
        for path in (f".//{_FONTS}{kind}Font/{_FONTS}latin",)
    }
    return Fonts(on_slides(named["major"]), on_slides(named["minor"]))


def refitted(
    old: bytes, new: bytes, changed: Collection[int], language: Language, fonts: Fonts
) -> Refitted:
    """The new slide with the frames of these paragraphs, by their numbers, set to fit their boxes.

    What is no higher than the text before it fits where that did. Else it has to stand in its box,
    if need be some steps of its ladder smaller; a row of a table grows where there is room below.
    """
    with elements_of(old) as one, elements_of(new) as other:
        return _refitted(paragraphs(one), paragraphs(other), new, changed, language, fonts)


def _refitted(
    before: Sequence[Element],
    after: Sequence[Element],
    new: bytes,
    changed: Collection[int],
    language: Language,
    fonts: Fonts,
) -> Refitted:
    frames: dict[int, tuple[Frame, Frame, list[int]]] = {}
    for number in sorted(changed):
        one, other = frame_of(before[number]), frame_of(after[number])
        if one is not None and other is not None:
            frames.setdefault(other.body.first, (one, other, []))[2].append(number)
    grown: dict[int, tuple[Element, int]] = {}
    known = -1
    while known != sum(height for _, height in grown.values()):  # a row that grows helps its cells
        known = sum(height for _, height in grown.values())
        splices: list[Splice] = []
        outgrown: set[int] = set()
        for was, now, numbers in frames.values():
            step = _step(was, now, language, fonts.of(now), grown)
            if step is None:
                outgrown.update(numbers)
            elif step:
                splices += _resized(new, now, *step)
    splices += (s for row, height in grown.values() for s in _heightened(new, row, height))
    return Refitted(new, frozenset(outgrown)) if outgrown else Refitted(spliced(new, splices))


def _step(
    was: Frame,
    now: Frame,
    language: Language,
    metrics: FontMetrics,
    grown: dict[int, tuple[Element, int]],
) -> tuple[float, float] | tuple[()] | None:
    """The drop in points and the floor at which the frame fits; empty for as it is, None for none.

    ``grown`` are the rows of tables that take more height, by their place, and that height.
    """
    room = now.room()
    if room is None:
        return () if len(_said(now)) <= len(_said(was)) else None
    width, height = room
    if now.cell is not None and (row := row_of(now.cell)).first in grown:
        height += grown[row.first][1] - row_height(row)
    before, wanted = was.set_in(width, metrics), now.set_in(width, metrics)
    if wanted.broken <= before.broken and wanted.height <= max(before.height, height):
        return ()
    if now.cell is not None and not wanted.broken and _grow(now.cell, wanted.height, grown):
        return ()
    size = now.size
    steps = _steps(size, now.is_title, language) if size is not None else ()
    for step in steps:
        assert size is not None, "steps lead down from a size"
        tried = now.set_in(width, metrics, size - step, steps[-1])
        if not tried.broken and tried.height <= height:
            return size - step, steps[-1]
    return None


def _said(frame: Frame) -> str:
    return "".join(element.text for element in frame.body.walk())


def _steps(size: float, title: bool, language: Language) -> tuple[float, ...]:
    """The sizes below this one on the ladders that have it, falling."""
    sizes = HOUSE.typesetting(language).sizes
    below = {
        step
        for ladder in _ladders(sizes, title)
        for density in Density
        if size in ladder.steps(density)
        for step in ladder.steps(density)
        if _LEAST <= step < size
    }
    return tuple(sorted(below, reverse=True))


def _ladders(sizes: TypeSizes, title: bool) -> Iterator[Ladder]:
    """Those that lead to text: of a title its own, of others all but titles'."""
    titles = {"title", "cover_title"}
    for name in TypeSizes.field_names:
        if (name in titles) is title:
            yield getattr(sizes, name)


def _grow(cell: Element, text: int, grown: dict[int, tuple[Element, int]]) -> bool:
    """Whether the cell's row can take the height, which is noted if so."""
    row = row_of(cell)
    places = bottom_of(row)
    if places is None:
        return False
    bottom, below = places
    due = max(text + cell_insets(cell)[1], grown.get(row.first, (row, 0))[1])
    others = (
        height - row_height(held)
        for held, height in grown.values()
        if held.parent is row.parent and held is not row
    )
    if bottom + sum(others) + due - row_height(row) > below:
        return False
    grown[row.first] = row, due
    return True


def _resized(part: bytes, frame: Frame, drop: float, floor: float) -> Iterator[Splice]:
    for about in frame.properties():
        at = attribute_at(part, about, "sz")
        written = natural_number(about.attributes.get("sz"))
        if at is not None and written is not None:
            size = smaller(written / 100, drop, floor)
            yield Splice(*at, str(round(size * 100)).encode())


def _heightened(part: bytes, row: Element, height: int) -> Iterator[Splice]:
    at = attribute_at(part, row, "h")
    if at is not None:
        yield Splice(*at, str(height).encode())
