"""A native chart read back: what its cache shows, and what the cells of its workbook hold.

In come the bytes of a chart part and of its workbook, ours or anyone's and however often they were
edited; out go `ShownChart`s, equal where Office shows what it would edit. An audit holds both
against the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from briefgen.delivered.workbook import MOST_CELLS, Workbook, decoded
from briefgen.errors import InputError
from briefgen.gate.numbers import natural_number
from briefgen.records import dataclass
from briefgen.values.joiner import unjoined

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LARGEST_POWER = 310
"""Of ten, that a number of Office's has: they are doubles. Others would fill a page with digits."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line's name and its numbers, None for a gap, with the cells that each comes from."""

    name: str
    numbers: tuple[Decimal | None, ...]
    name_cell: str
    number_cells: str


@dataclass(frozen=True, slots=True)
class ShownChart:
    """The places along an axis with the cells that they come from, and the lines over them."""

    places: tuple[str, ...]
    place_cells: str
    lines: tuple[ShownLine, ...]

    @property
    def references(self) -> tuple[str, ...]:
        """The cells that the chart is drawn from, as it names them."""
        lines = (cells for line in self.lines for cells in (line.name_cell, line.number_cells))
        return (self.place_cells, *lines)


def read_chart_cache(part: bytes) -> ShownChart:
    """What the cache of a chart part shows; InputError where the part is none or damaged.

    Of scatter and bubble charts, the places are the horizontal values of the last series.
    """
    lines: list[ShownLine] = []
    places: tuple[str | None, ...] = ()
    place_cells = ""
    drawn = 0
    for series in _root(part).iter(f"{_C}ser"):
        name, name_cell = _cached(_either(series, "tx"))
        places, place_cells = _cached(_either(series, "cat", "xVal"))
        numbers, number_cells = _cached(_either(series, "val", "yVal"))
        values = tuple(_number(text) for text in numbers)
        drawn += len(numbers) + len(places)
        if drawn > 2 * MOST_CELLS:
            raise InputError(f"a chart draws more than {MOST_CELLS} points")
        lines.append(ShownLine("".join(n or "" for n in name), values, name_cell, number_cells))
    return ShownChart(tuple(place or "" for place in places), place_cells, tuple(lines))


def read_chart_texts(part: bytes) -> tuple[str, ...]:
    """What a chart part says in words of its own: titles, of axes too, and labels, unjoined."""
    found = (
        unjoined("".join(text.text or "" for text in paragraph.iter(f"{_A}t")))
        for paragraph in _root(part).iter(f"{_A}p")
    )
    return tuple(text for text in found if text.strip())


def read_chart_cells(workbook: bytes, shown: ShownChart) -> ShownChart:
    """The same chart as the workbook's cells have it, at the places that ``shown`` names.

    A formula counts as what it came to. InputError where the gate does not let the workbook in.
    """
    return held_chart(Workbook(workbook, "the chart's workbook"), shown)


def held_chart(book: Workbook, shown: ShownChart) -> ShownChart:
    """The same of an open workbook."""
    lines = tuple(
        ShownLine(
            "".join(cell.text for cell in book.at(line.name_cell) if cell)
            if line.name_cell
            else line.name,
            tuple(_number(cell.text if cell else None) for cell in book.at(line.number_cells))
            if line.number_cells
            else line.numbers,
            line.name_cell,
            line.number_cells,
        )
        for line in shown.lines
    )
    places = tuple(cell.text if cell else "" for cell in book.at(shown.place_cells))
    return ShownChart(places if shown.place_cells else shown.places, shown.place_cells, lines)


def sheet_cells(workbook: bytes) -> Mapping[str, str]:
    """The text or number of every filled cell of a workbook's first sheet, by its name ("B2").

    A formula shows as ``=`` and its text, so that one is never taken for a value.
    """
    cells = Workbook(workbook, "the chart's workbook").cells()
    return {
        name: cell.text if cell.formula is None else f"={cell.formula}"
        for name, cell in cells.items()
    }


def _either(series: Element, *names: str) -> Element | None:
    return next((found for n in names if (found := series.find(f"{_C}{n}")) is not None), None)


def _cached(reference: Element | None) -> tuple[tuple[str | None, ...], str]:
    """The cached texts of a reference, None for a gap, and the cells that it names.

    Of labels on several levels (21.2.2.95) the first counts, which is the one nearest the axis.
    """
    if reference is None:
        return (), ""
    if (written := reference.find(f"{_C}v")) is not None:
        return (written.text,), ""
    cells = reference.findtext(f".//{_C}f") or ""
    if "!" not in cells:  # LibreOffice saves names of its own ("label 0"), of no workbook's sheet
        cells = ""
    level = reference.find(f".//{_C}lvl")
    points = {
        _count(point.get("idx")): decoded(point.findtext(f"{_C}v") or "")
        for point in (reference if level is None else level).iter(f"{_C}pt")
    }
    count = reference.find(f".//{_C}ptCount")
    size = _count(count.get("val")) if count is not None else len(points)
    return tuple(points.get(index) for index in range(size)), cells


def _count(text: str | None) -> int:
    found = natural_number(text)
    if found is None or found > MOST_CELLS:
        raise InputError(f"a chart is damaged: it counts “{(text or '')[:20]}” points")
    return found


def _number(text: str | None) -> Decimal | None:
    """The number; None for a gap and for what is none, such as ``#N/A`` or what no double holds."""
    try:
        found = Decimal(text or "")
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < _LARGEST_POWER else None


def _root(part: bytes) -> Element:
    from lxml import etree

    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(
            "a chart is damaged: its XML cannot be read, or is nested too deep; open the file in "
            "Office, which may mend it, and save it again"
        ) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError("a part of the file declares a document type, which no Office file does")
    return root
