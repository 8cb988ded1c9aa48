"""The XML of a foreign deck: names in its namespaces, and where a shape stands."""

from __future__ import annotations

import math
from collections.abc import Iterator

from briefgen.looks.model import Zone
from briefgen.writers.foreign import Element

PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_LARGEST = 1 << 31  # EMU; ST_Coordinate is 64 bits wide, a slide 56 inches at most (20.1.10.16)
_ANGLE = 60_000 * 180 / math.pi


def p(name: str) -> str:
    """The name in the PresentationML namespace, as lxml spells it."""
    return f"{{{PRESENTATION}}}{name}"


def a(name: str) -> str:
    """The name in the DrawingML namespace."""
    return f"{{{DRAWING}}}{name}"


def r(name: str) -> str:
    """The name in the namespace of references to relationships."""
    return f"{{{RELATIONSHIPS}}}{name}"


def whole(element: Element | None, name: str, default: int = 0) -> int:
    """An attribute as a whole number; the default where there is none that can be read."""
    try:
        found = int(str(element.get(name))) if element is not None else default
    except ValueError:
        return default
    return found if abs(found) < _LARGEST else default


def on(value: str | None, default: bool) -> bool:
    """An attribute of type xsd:boolean."""
    return default if value is None else value in ("1", "true", "on")


def shapes(root: Element) -> Iterator[Element]:
    """The shapes of a slide, layout or master, in their order, groups not opened."""
    tree = root.find(f"{p('cSld')}/{p('spTree')}")
    for element in () if tree is None else tree:
        if element.tag == f"{{{_COMPATIBILITY}}}AlternateContent":
            for branch in element:
                yield from branch
                break
        elif isinstance(element.tag, str):
            yield element


def about(shape: Element) -> Element | None:
    """The ``p:cNvPr`` of a shape: its name, and whether it is hidden."""
    for child in shape:
        found = child.find(p("cNvPr"))
        if found is not None:
            return found
    return None


def placeholder(shape: Element) -> Element | None:
    """The ``p:ph`` of a shape; None for one that is none."""
    for child in shape:
        found = child.find(f"{p('nvPr')}/{p('ph')}")
        if found is not None:
            return found
    return None


def box_of(shape: Element) -> Zone | None:
    """Where a shape stands by itself, the rectangle around it if it is turned; None if not said."""
    for path in (f"{p('spPr')}/{a('xfrm')}", p("xfrm"), f"{p('grpSpPr')}/{a('xfrm')}"):
        found = shape.find(path)
        if found is not None:
            break
    else:
        return None
    offset, extent = found.find(a("off")), found.find(a("ext"))
    if offset is None or extent is None:
        return None
    x, y = whole(offset, "x"), whole(offset, "y")
    w, h = max(0, whole(extent, "cx")), max(0, whole(extent, "cy"))
    return _turned(Zone(x=x, y=y, w=w, h=h), whole(found, "rot"))


def _turned(zone: Zone, angle: int) -> Zone:
    if not angle:
        return zone
    turn = angle / _ANGLE
    w = round(abs(zone.w * math.cos(turn)) + abs(zone.h * math.sin(turn)))
    h = round(abs(zone.w * math.sin(turn)) + abs(zone.h * math.cos(turn)))
    return Zone(x=zone.x + (zone.w - w) // 2, y=zone.y + (zone.h - h) // 2, w=w, h=h)


def text_of(shape: Element) -> str:
    """The words in a shape's own text frame."""
    return " ".join(str(found.text or "") for found in shape.iter(a("t"))).strip()
