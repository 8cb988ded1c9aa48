"""Placeholders such as ``{{ title }}`` in a template's paragraphs, as holes in its text.

A person types a placeholder, and Word splits it over runs as it likes. Joined text is searched, the
runs are split at its ends, and the hole keeps the look of the run in which the placeholder begins.
"""

from __future__ import annotations

import copy
import re

from lxml import etree

from briefgen.writers.word.base import Hole, Pieces
from briefgen.writers.word.holes import PLACEHOLDERS
from briefgen.writers.word.template import xml
from briefgen.writers.word.template.body import own_texts, text_of
from briefgen.writers.word.template.xml import Element, remove, w, within

_ANY = re.compile(r"\{\{\s*([A-Za-z_][\w-]*)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TARGET = "briefgen-hole"
_MARK = re.compile(rf"<\?{_TARGET} (\d+)\?>")
_AFTER_LANGUAGE = ("lang", "eastAsianLayout", "specVanish", "oMath")


class Placeholders:
    """Makes holes in one part, and gives its elements back as text around them."""

    def __init__(self) -> None:
        self._holes: list[Hole] = []
        self.found: list[str] = []
        self.unknown: list[str] = []

    def open(self, element: Element) -> None:
        """Makes a hole of each placeholder within the element."""
        paragraphs = [*([element] if element.tag == w("p") else []), *within(element, "p")]
        for paragraph in dict.fromkeys(paragraphs):
            # From the last on, so that those before keep their places in the joined text.
            for match in reversed(list(_ANY.finditer(text_of(paragraph)))):
                name = match[1].lower()
                if name in PLACEHOLDERS:
                    self._cut(paragraph, match.start(), match.end(), name)
                    self.found.insert(0, name)
                else:
                    self.unknown.insert(0, match[1])

    def paragraph(self, name: str) -> Element:
        """A hole for whole paragraphs, to be put among those of a part."""
        return self._mark(Hole(name))

    def pieces(self, text: str) -> Pieces:
        """The text with its holes."""
        split = _MARK.split(text)
        return tuple(
            self._holes[int(piece)] if at % 2 else piece
            for at, piece in enumerate(split)
            if at % 2 or piece
        )

    def _mark(self, hole: Hole) -> Element:
        self._holes.append(hole)
        return etree.ProcessingInstruction(_TARGET, str(len(self._holes) - 1))

    def _cut(self, paragraph: Element, start: int, end: int, name: str) -> None:
        first, into = _at(paragraph, start)
        last, until = _at(paragraph, end - 1)
        until += 1
        between = _between(paragraph, first, last)
        rest = (last.text or "")[until:]
        run = first.getparent()
        assert run is not None
        if first is last:
            tail = _split_after(run, first)
            _set(first, (first.text or "")[:into])
            if rest:
                _lead(tail, rest)
        else:
            tail = _split_after(run, first)
            _set(first, (first.text or "")[:into])
            for text in between:
                remove(text)
            _set(last, rest)
        mark = self._mark(Hole(name, _properties(run)))
        run.addnext(mark)
        if len(tail) > (tail.find(w("rPr")) is not None):
            mark.addnext(tail)


def _at(paragraph: Element, offset: int) -> tuple[Element, int]:
    """The text element at an offset of the joined text, and the offset within it."""
    for text in own_texts(paragraph):
        length = len(text.text or "")
        if offset < length:
            return text, offset
        offset -= length
    raise IndexError(offset)


def _between(paragraph: Element, first: Element, last: Element) -> list[Element]:
    texts = list(own_texts(paragraph))
    return texts[texts.index(first) + 1 : texts.index(last)] if first is not last else []


def _split_after(run: Element, text: Element) -> Element:
    """Moves what follows the text into a run like it, which is given back, not yet placed."""
    tail = etree.Element(run.tag)
    properties = run.find(w("rPr"))
    if properties is not None:
        tail.append(copy.deepcopy(properties))
    for sibling in tuple(text.itersiblings()):
        tail.append(sibling)
    return tail


def _lead(run: Element, text: str) -> None:
    """Puts the text first in the run."""
    element = etree.Element(w("t"))
    _set(element, text)
    properties = run.find(w("rPr"))
    if properties is None:
        run.insert(0, element)
    else:
        properties.addnext(element)


def _set(element: Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _properties(run: Element) -> str:
    """What the run's ``w:rPr`` holds, but for the language, which is the memo's."""
    properties = run.find(w("rPr"))
    kept = (
        () if properties is None else (p for p in properties if p.tag not in _language_and_after())
    )
    declared = xml.namespaces(())
    return "".join(xml.text(element, declared) for element in kept)


def _language_and_after() -> set[str]:
    return {w(name) for name in _AFTER_LANGUAGE}
