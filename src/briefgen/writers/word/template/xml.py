"""The XML of a foreign template as trees of lxml, and back as text that fits into our parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from briefgen.writers.foreign import Element as Element
from briefgen.writers.foreign import parse as parse
from briefgen.writers.word.lengths import twips

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
IGNORABLE = f"{{{COMPATIBILITY}}}Ignorable"

# What our own text uses, as `oxml.NAMESPACES` declares it.
OURS = {
    "w": WORD,
    "r": RELATIONSHIPS,
    "mc": COMPATIBILITY,
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_DECLARED = re.compile(r' xmlns:([\w.-]+)="([^"]*)"')


def w(name: str) -> str:
    """The name in the WordprocessingML namespace, as lxml spells it."""
    return f"{{{WORD}}}{name}"


def val(element: Element | None, attribute: str = "val", default: str = "") -> str:
    """An attribute in the WordprocessingML namespace; the default for no element or attribute."""
    found = element.get(w(attribute)) if element is not None else None
    return default if found is None else str(found)


def number(element: Element | None, attribute: str, default: int = 0) -> int:
    """A count or a length in whole twips; the default where there is none that can be read."""
    return round(twips(val(element, attribute), default))


def on(element: Element | None) -> bool:
    """Whether a toggle is there and not switched off (17.17.4)."""
    return element is not None and val(element, default="1") not in ("0", "false", "off")


def within(element: Element, name: str) -> Iterator[Element]:
    """The descendants of that name in the WordprocessingML namespace."""
    return iter(tuple(element.iter(w(name))))


def ancestors(element: Element) -> Iterator[Element]:
    """The elements around this one, from its parent outwards."""
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()


def remove(element: Element) -> None:
    """Takes the element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def namespaces(roots: Iterable[Element]) -> str:
    """The declarations of a part that holds our text and the roots' own content.

    What a root may be ignored in (``mc:Ignorable``) stays so, if its prefix means the same here.
    """
    declared = dict(OURS)
    ignorable = ["w15"]
    for root in roots:
        for prefix, space in root.nsmap.items():
            if prefix is not None:
                declared.setdefault(prefix, str(space))
        ignorable += [
            prefix
            for prefix in str(root.get(IGNORABLE, "")).split()
            if root.nsmap.get(prefix) == declared.get(prefix) is not None
        ]
    told = " ".join(f'xmlns:{prefix}="{_attribute(space)}"' for prefix, space in declared.items())
    return f'{told} mc:Ignorable="{" ".join(dict.fromkeys(ignorable))}"'


def text(element: Element, declared: str = "") -> str:
    """The element as text, without declarations that ``declared`` already has."""
    known = dict(_DECLARED.findall(f" {declared}"))
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    return _DECLARED.sub(lambda d: "" if known.get(d[1]) == d[2] else d[0], written)


def part(root: Element) -> bytes:
    """The root as a part of its own."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
