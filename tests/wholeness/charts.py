"""Charts: what they show is what their workbook holds, on axes that are there."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, R

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_KIND = ".drawingml.chart+xml"
_RANGE = re.compile(r"'?((?:[^']|'')*?)'?!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_LARGEST_AXIS = 2**31 - 1

Cells = dict[tuple[str, str, int], str]
"""The cells of a workbook: sheet name, column letters, row number to what the cell holds."""


def problems(memo: OpenedMemo) -> Iterator[str]:
    for part in memo.parts_of_kind(_KIND):
        chart = memo.tree(part)
        yield from _axes(part, chart)
        workbook = _workbook(memo, part, chart)
        if workbook not in memo.parts:
            yield f"{part} has no workbook that a person could edit"
            continue
        cells, formulas = read_workbook(memo.parts[workbook])
        for formula in formulas:
            yield f"{workbook} holds the formula {formula}"
        for reference in (*chart.iter(f"{_C}numRef"), *chart.iter(f"{_C}strRef")):
            yield from _cached(part, reference, cells)
        for literal in (*chart.iter(f"{_C}numLit"), *chart.iter(f"{_C}strLit")):
            held = "".join(literal.itertext())
            yield f"{part} shows values that its workbook does not hold: {held}"


def _axes(part: str, chart: ET.Element) -> Iterator[str]:
    """PowerPoint and Word repair a file with an axis id that no axis has."""
    own = (axis.find(f"{_C}axId") for axis in chart.iter() if axis.tag.endswith("Ax"))
    axes = {str(e.get("val")) for e in own if e is not None}
    named = {str(e.get("val")) for name in ("axId", "crossAx") for e in chart.iter(f"{_C}{name}")}
    for lost in sorted(named - axes):
        yield f"{part} names the axis {lost}, which is not there"
    for number in sorted(named):
        if not 0 < int(number) <= _LARGEST_AXIS:
            yield f"{part} has the axis id {number}, which no schema allows"


def _workbook(memo: OpenedMemo, part: str, chart: ET.Element) -> str:
    wanted = {e.get(f"{R}id") for e in chart.iter(f"{_C}externalData")}
    targets = [r.target for r in memo.relations(part) if r.id in wanted and not r.external]
    return targets[0] if targets else ""


def _cached(part: str, reference: ET.Element, cells: Cells) -> Iterator[str]:
    formula = reference.findtext(f"{_C}f") or ""
    found = _RANGE.fullmatch(formula)
    if found is None:
        yield f"{part} takes values from “{formula}”, which is no range"
        return
    held = [cells.get(place, "") for place in _places(found)]
    cache = next((e for e in reference if e.tag in (f"{_C}numCache", f"{_C}strCache")), None)
    points = [] if cache is None else cache.findall(f"{_C}pt")
    shown = {int(str(p.get("idx"))): p.findtext(f"{_C}v") or "" for p in points}
    count = None if cache is None else cache.find(f"{_C}ptCount")
    if count is None or int(str(count.get("val"))) != len(held):
        yield f"{part} counts other points in {formula} than its workbook"
    for at, cell in enumerate(held):
        if not _equal(shown.get(at, ""), cell):
            yield f"{part} shows “{shown.get(at, '')}” for “{cell}”, point {at + 1} of {formula}"


def _equal(shown: str, held: str) -> bool:
    try:
        return float(shown) == float(held)
    except ValueError:
        return shown == held


def _places(found: re.Match[str]) -> list[tuple[str, str, int]]:
    sheet, left, top, right, bottom = found.groups()
    columns = range(_column(left), _column(right or left) + 1)
    rows = range(int(top), int(bottom or top) + 1)
    return [(sheet.replace("''", "'"), _letters(c), r) for c in columns for r in rows]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def read_workbook(data: bytes) -> tuple[Cells, list[str]]:
    """The cells of an .xlsx file, and the formulas in it."""
    cells: Cells = {}
    formulas: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = _shared(book)
        for sheet, part in _sheets(book):
            for cell in ET.fromstring(book.read(part)).iter(f"{_S}c"):
                place = str(cell.get("r"))
                letters = place.rstrip("0123456789")
                cells[sheet, letters, int(place.removeprefix(letters))] = _held(cell, shared)
                formulas += [f"{f.text}" for f in cell.iter(f"{_S}f")]
    return cells, formulas


def _held(cell: ET.Element, shared: list[str]) -> str:
    held = cell.findtext(f"{_S}v") or ""
    match cell.get("t"):
        case "s":
            return shared[int(held)]
        case "inlineStr":
            return _joined(cell)
        case _:
            return held


def _joined(element: ET.Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_S}t"))


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_joined(si) for si in ET.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{_S}si")]


def _sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    rels = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): str(r.get("Target")).removeprefix("/xl/") for r in rels}
    for sheet in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{_S}sheet"):
        yield str(sheet.get("name")), f"xl/{targets[sheet.get(f'{R}id')]}"
