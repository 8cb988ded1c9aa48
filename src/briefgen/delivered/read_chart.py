"""A native chart read back: what its cache shows, and what the cells of its workbook hold.

In come the bytes of a chart part and of its workbook, however often they were edited; out go
`ShownChart`s, equal where Office shows what it would edit. An audit holds both against the facts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from briefgen.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED, _SHEET = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELLS = re.compile(r"(?:[^!]*!)?\$?([A-Z]+)\$?(\d+)(?::\$?[A-Z]+\$?(\d+))?")


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


def read_chart_cache(part: bytes) -> ShownChart:
    """What the cache of a chart part shows; InputError where the part is none or damaged."""
    lines: list[ShownLine] = []
    places: tuple[str | None, ...] = ()
    place_cells = ""
    for series in _root(part).iter(f"{_C}ser"):
        name, name_cell = _cached(series.find(f"{_C}tx"))
        places, place_cells = _cached(series.find(f"{_C}cat"))
        numbers, number_cells = _cached(series.find(f"{_C}val"))
        values = tuple(_number(text) for text in numbers)
        lines.append(ShownLine("".join(n or "" for n in name), values, name_cell, number_cells))
    return ShownChart(tuple(place or "" for place in places), place_cells, tuple(lines))


def read_chart_cells(workbook: bytes, shown: ShownChart) -> ShownChart:
    """The same chart as the workbook's cells have it, at the places that ``shown`` names.

    InputError where the bytes are no workbook or the cells are named in a way that no chart of one
    sheet names them.
    """
    cells = sheet_cells(workbook)
    lines = tuple(
        ShownLine(
            "".join(cells.get(cell, "") for cell in _range(line.name_cell)),
            tuple(_number(cells.get(cell)) for cell in _range(line.number_cells)),
            line.name_cell,
            line.number_cells,
        )
        for line in shown.lines
    )
    places = tuple(cells.get(cell, "") for cell in _range(shown.place_cells))
    return ShownChart(places, shown.place_cells, lines)


def sheet_cells(workbook: bytes) -> Mapping[str, str]:
    """The text or number of every filled cell of a workbook's first sheet, by its name ("B2").

    A formula shows as ``=`` and its text, so that one is never taken for a value.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            names = set(archive.namelist())
            strings = _strings(archive.read(_SHARED)) if _SHARED in names else []
            sheet = _root(archive.read(_SHEET))
    except (zipfile.BadZipFile, KeyError) as problem:
        raise InputError(
            f"this is not a chart's workbook, or it is damaged: {problem}"
        ) from problem
    return {
        str(cell.get("r")): text
        for cell in sheet.iter(f"{_S}c")
        if (text := _cell(cell, strings)) is not None
    }


def _cell(cell: Element, strings: list[str]) -> str | None:
    formula, value = cell.find(f"{_S}f"), cell.find(f"{_S}v")
    if formula is not None:
        return f"={formula.text or ''}"
    if value is None or value.text is None:
        return None
    return strings[int(value.text)] if cell.get("t") == "s" else value.text


def _strings(part: bytes) -> list[str]:
    return [
        _decoded("".join(text.text or "" for text in item.iter(f"{_S}t")))
        for item in _root(part).iter(f"{_S}si")
    ]


def _cached(reference: Element | None) -> tuple[tuple[str | None, ...], str]:
    """The cached texts of a reference, None for a gap, and the cells that it names."""
    if reference is None:
        return (), ""
    cells = reference.findtext(f".//{_C}f") or ""
    count = reference.find(f".//{_C}ptCount")
    points = {
        int(str(point.get("idx"))): _decoded(point.findtext(f"{_C}v") or "")
        for point in reference.iter(f"{_C}pt")
    }
    size = int(str(count.get("val"))) if count is not None else 0
    return tuple(points.get(index) for index in range(size)), cells


def _range(cells: str) -> Iterator[str]:
    """The names of the cells of a reference down one column: ``Data!$B$2:$B$4``."""
    found = _CELLS.fullmatch(cells)
    if found is None:
        raise InputError(f"a chart takes its numbers from “{cells}”, which is no column of cells")
    for row in range(int(found[2]), int(found[3] or found[2]) + 1):
        yield f"{found[1]}{row}"


def _number(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation as problem:
        raise InputError(f"a chart has “{text}” where a number is due") from problem


def _decoded(text: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text)


def _root(part: bytes) -> Element:
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(f"a part of the chart is damaged: {problem}") from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError("a part of the file declares a document type, which no Office file does")
    return root
