"""Texts as passages have them, and the paragraphs of DrawingML that they are read from."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from briefgen.delivered.joined import Joined, composed
from briefgen.values.joiner import unjoined

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def clean(text: str) -> str:
    """The text in NFC and without joiners."""
    return composed(unjoined(text))


def drawn_paragraph(paragraph: ET.Element) -> Joined:
    """The text of an ``a:p``, a line break as U+000A; what fields show is marked with their type.

    ECMA-376 part 1, 21.1.2.2.6; a formula (part 4) counts as its characters.
    """
    joined = Joined()
    for child in paragraph:
        start = joined.length
        if child.tag == f"{A}br":
            joined.add("\n")
        else:
            joined.add("".join(_texts(child)))
        if child.tag == f"{A}fld":
            joined.mark(child.get("type", ""), start)
    return joined


def _texts(child: ET.Element) -> Iterator[str]:
    if child.tag == f"{MC}AlternateContent":
        chosen = next(iter(child), None)
        child = chosen if chosen is not None else child
    for text in child.iter():
        if text.tag in (f"{A}t", f"{MATH}t"):
            yield text.text or ""
