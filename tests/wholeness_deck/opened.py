"""A deck's slides, opened for reading with lxml: their trees, in the order of presenting."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DRAWN = {f"{P}{kind}" for kind in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp")}


@dataclass(frozen=True, slots=True)
class OpenedSlide:
    """A slide: its number from 1, and its shape tree."""

    number: int
    tree: etree._Element

    def shapes(self) -> Iterator[etree._Element]:
        """The shapes that stand on the slide itself, not within groups, in reading order."""
        return (child for child in self.tree if child.tag in _DRAWN)

    def everything(self) -> Iterator[etree._Element]:
        """Every shape, those within groups too."""
        return (child for child in self.tree.iter() if child.tag in _DRAWN)


def open_deck(data: bytes) -> list[OpenedSlide]:
    """The slides of the deck, in the order of presenting."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        presentation = etree.fromstring(package.read("ppt/presentation.xml"))
        rels = etree.fromstring(package.read("ppt/_rels/presentation.xml.rels"))
        targets = {rel.get("Id"): rel.get("Target") for rel in rels}
        idents = [slide.get(f"{_R}id") for slide in presentation.iter(f"{P}sldId")]
        names = [posixpath.normpath(posixpath.join("ppt", targets[i] or "")) for i in idents]
        return [
            OpenedSlide(number, _tree(package.read(name))) for number, name in enumerate(names, 1)
        ]


def _tree(part: bytes) -> etree._Element:
    tree = etree.fromstring(part).find(f"{P}cSld/{P}spTree")
    assert tree is not None
    return tree


def name_of(shape: etree._Element) -> str:
    """What the selection pane calls the shape."""
    return _about(shape).get("name", "")


def alternative(shape: etree._Element) -> str:
    """The alternative text."""
    return _about(shape).get("descr", "")


def is_decorative(shape: etree._Element) -> bool:
    """Whether the shape says that it carries no meaning."""
    return any(mark.get("val") == "1" for mark in _about(shape).iter(_DECORATIVE))


def placeholder(shape: etree._Element) -> str:
    """The type of the placeholder that the shape fills; "" where it fills none."""
    found = shape.find(f"./{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if found is None else found.get("type", "obj")


def text_of(element: etree._Element) -> str:
    """All the words in the element."""
    return "".join(text.text or "" for text in element.iter(f"{A}t"))


def _about(shape: etree._Element) -> etree._Element:
    return next(shape.iter(f"{P}cNvPr"))
