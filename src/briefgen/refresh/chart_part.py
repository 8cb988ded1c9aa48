"""The points of a chart part put in anew: only the bytes of its caches' values change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.document.model import Chart, ChartPoint
from briefgen.refresh.elements import Element, read_elements
from briefgen.refresh.splice import Splice, spliced
from briefgen.wording.axes import SIGNS
from briefgen.writers.charts import sheet
from briefgen.writers.charts.text import xstring

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DECIMALS = re.compile(r"[0#]\.([0#?]+)")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')


def redrawn(part: bytes, own: Chart) -> bytes | None:
    """The chart part with the names, places and numbers of ``own``, all else as it is.

    None where it does not hold as many lines and points at the same places.
    """
    lines = list(read_elements(part).iter(f"{_C}ser"))
    if len(lines) != len(own.lines):
        return None
    splices: list[Splice] = []
    for element, line in zip(lines, own.lines, strict=True):
        numbers = [sheet.cell_text(point.number) if point else None for point in line.points]
        for kind, texts in (("tx", [line.name]), ("cat", own.places), ("val", numbers)):
            made = _cached(element.find(f"{_C}{kind}"), [*texts])
            if made is None:
                return None
            splices += made
    return spliced(part, splices)


def _cached(reference: Element | None, texts: list[str | None]) -> list[Splice] | None:
    """The splices that make a cache hold the texts; None where it has no place for each."""
    if reference is None:
        return None
    points = {
        point.attributes.get("idx", ""): value
        for point in reference.iter(f"{_C}pt")
        if (value := point.find(f"{_C}v")) is not None and not value.hollow
    }
    due = {str(index): text for index, text in enumerate(texts) if text is not None}
    if points.keys() != due.keys():
        return None
    return [
        Splice(value.start, value.end, xstring(due[index]).encode())
        for index, value in points.items()
        if not _same(value.text, due[index])
    ]


def _same(one: str, other: str) -> bool:
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False


def formats_that_hide(part: bytes, own: Chart) -> Iterator[ChartPoint]:
    """The points whose number the chart's own formats would show otherwise than it is stated."""
    for element, line in zip(read_elements(part).iter(f"{_C}ser"), own.lines, strict=False):
        cache = element.find(f"{_C}val", f"{_C}numRef", f"{_C}numCache")
        if cache is None:
            continue
        usual = cache.find(f"{_C}formatCode")
        codes = {
            point.attributes.get("idx", ""): point.attributes.get("formatCode")
            for point in cache.iter(f"{_C}pt")
        }
        for index, point in enumerate(line.points):
            code = codes.get(str(index)) or (usual.text if usual else "")
            if point and not shows(code, point):
                yield point


def shows(code: str, point: ChartPoint) -> bool:
    """Whether a number format (ECMA-376 part 1, 18.8.30) shows a point with its sign and decimals.

    More decimals than are stated do no harm.
    """
    said = "".join(one or other for one, other in _QUOTED.findall(code))
    if {sign for sign in SIGNS.values() if sign in said} != ({point.sign} - {""}):
        return False
    if code.strip().lower() in ("", "general"):
        return True
    first = _QUOTED.sub("", code.partition(";")[0])
    found = _DECIMALS.search(first)
    return sheet.decimals(point.number) <= (len(found[1]) if found else 0)


def starts_from_nought(part: bytes) -> bool:
    """Whether an axis of numbers begins at nought: a number below it would not be seen."""
    least = (
        axis.find(f"{_C}scaling", f"{_C}min") for axis in read_elements(part).iter(f"{_C}valAx")
    )
    return any(held is not None and held.attributes.get("val") == "0" for held in least)
