"""Word (.docx): a paragraph a paragraph, a row of a table a paragraph; foot- and endnotes last.

Tracked insertions are read and deletions are not: the text as if all were accepted. Text boxes come
behind the paragraph that they hang on. Left out: headers, footers, comments, the numbers that Word
gives to lists, and what fields say beside their results. Only the title is taken from what the file
says of itself: its author is whoever has the account, its dates are those of the file.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

from briefgen.copies.model import CELL, Said, one_line, paragraphs_of
from briefgen.copies.said import own_title
from briefgen.errors import InputError
from briefgen.gate.bounds import RETURNED
from briefgen.gate.package import Package, open_package

_BOUNDS = replace(RETURNED, depth=200, what="a source")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TABLE, _ROW, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_BOX = f"{_W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", _FALLBACK})
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "\N{HYPHEN}"}
_NOTES = (("footnotes.xml", f"{_W}footnote"), ("endnotes.xml", f"{_W}endnote"))
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(content: bytes, name: str) -> Said:
    """Its paragraphs; InputError where the gate does not let it in or it holds no text."""
    package = open_package(content, name, "word", _BOUNDS)
    body = _tree(package, package.main).find(f"{_W}body")
    blocks = [] if body is None else list(_blocks(body))
    for part, kind in _NOTES:
        held = posixpath.join(posixpath.dirname(package.main), part)
        if held in package.parts:
            for note in _tree(package, held).iter(kind):
                if f"{_W}type" not in note.attrib:  # separators have a type
                    blocks.append(" ".join(_blocks(note)))
    paragraphs = paragraphs_of(blocks)
    if not paragraphs:
        raise InputError(f"{name} has no text in it; give the document that the text stands in")
    return Said(paragraphs, title=_title(package))


def _tree(package: Package, part: str) -> ET.Element:
    try:
        return ET.fromstring(package.parts[part])
    except ET.ParseError as problem:
        raise InputError(
            f"{package.name} is damaged: {part} is not XML ({problem}); open it in Word and save "
            "it again"
        ) from None


def _title(package: Package) -> str:
    if "docProps/core.xml" not in package.parts:
        return ""
    return own_title(one_line(_tree(package, "docProps/core.xml").findtext(_DC_TITLE) or ""))


def _blocks(holder: ET.Element) -> Iterator[str]:
    """The paragraphs and rows below an element, in their order."""
    for element in holder:
        if element.tag in _GONE:
            continue
        if element.tag == _P:
            yield "".join(_runs(element))
            for box in _boxes(element):
                yield from _blocks(box)
        elif element.tag == _TABLE:
            for row in _rows(element):
                cells = (one_line(" ".join(_blocks(cell))) for cell in _cells(row))
                yield CELL.join(filter(None, cells))
        else:
            yield from _blocks(element)


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    """The rows of a table, also those in content controls, not those of tables in its cells."""
    return _nearest(table, _ROW)


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    return _nearest(row, _CELL)


def _boxes(paragraph: ET.Element) -> Iterator[ET.Element]:
    return _nearest(paragraph, _BOX)


def _nearest(holder: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The elements of that tag below, none within another."""
    for element in holder:
        if element.tag == tag:
            yield element
        elif element.tag not in _GONE:
            yield from _nearest(element, tag)


def _runs(holder: ET.Element) -> Iterator[str]:
    """The text of a paragraph, without that of boxes which hang on it."""
    for element in holder:
        if element.tag in _GONE or element.tag == _BOX:
            continue
        if element.tag == f"{_W}t":
            yield element.text or ""
        else:
            yield _SIGNS.get(element.tag, "")
            yield from _runs(element)
