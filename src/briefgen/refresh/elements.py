"""The elements of a part with the bytes that they stand in: a light tree, made in one pass.

For what is spliced and is no text of a paragraph: points of charts, cells, attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from types import MappingProxyType
from xml.parsers import expat

from briefgen.delivered.word_walk import refuse_document_type
from briefgen.records import dataclass

_NONE: Mapping[str, str] = MappingProxyType({})
_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_ATTRIBUTE = re.compile(rb"""\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(slots=True, eq=False)
class Element:
    """An element by its expanded name, ``{namespace}local``, as are its attributes.

    Its tag begins at byte ``first``; ``start`` to ``end`` is what it holds, and behind it goes on
    what follows at ``last``. ``text`` is its own text, that of its children aside.
    """

    name: str
    attributes: Mapping[str, str]
    first: int
    start: int
    parent: Element | None
    end: int = 0
    last: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=lambda: _CHILDLESS)

    @property
    def hollow(self) -> bool:
        """Whether it is written as one tag, so that nothing can be put into it."""
        return self.start == self.last

    def walk(self) -> Iterator[Element]:
        """This element and all within it, in the order of the bytes."""
        left = [self]
        while left:
            element = left.pop()
            yield element
            left += reversed(element.children)

    def iter(self, name: str) -> Iterator[Element]:
        """All elements of that name within it, or it itself."""
        return (element for element in self.walk() if element.name == name)

    def find(self, *path: str) -> Element | None:
        """The first child of that name, its first child of the next, and so on."""
        found: Element | None = self
        for name in path:
            if found is None:
                return None
            found = next((child for child in found.children if child.name == name), None)
        return found

    def above(self, *names: str) -> Element | None:
        """The nearest element of one of these names around it."""
        found = self.parent
        while found is not None and found.name not in names:
            found = found.parent
        return found


_CHILDLESS: list[Element] = []
"""What all elements without children share; nothing is put into it."""


def read_elements(part: bytes) -> Element:
    """The root of a part in UTF-8 that passed the gate; InputError where it declares a type."""
    return _Reading(part).root()


@contextmanager
def elements_of(part: bytes) -> Iterator[Element]:
    """The root as `read_elements`, gone with all of it afterwards.

    Elements hold their parents and children: of a long part they would wait for the collector.
    """
    root = read_elements(part)
    try:
        yield root
    finally:
        for element in root.walk():
            element.parent = None


def attribute_at(part: bytes, element: Element, name: str) -> tuple[int, int] | None:
    """The bytes of an attribute's value, quotes aside, by the name that is written; None for none.

    What is put there stands in the quotes that are there: `briefgen.writers.xml.attribute` escapes
    the double ones, and so it has to be double ones.
    """
    for found in _ATTRIBUTE.finditer(part, element.first, element.start):
        if found[1] == name.encode():
            return (found.start(2) + 1, found.end(2) - 1) if found[2][:1] == b'"' else None
    return None


def behind_name(part: bytes, element: Element) -> int:
    """The byte behind the name in an element's tag, where an attribute can be put in."""
    return re.compile(rb"<[^\s/>]+").match(part, element.first).end()  # type: ignore[union-attr]


class _Reading:
    def __init__(self, part: bytes) -> None:
        self._part = part
        self._parser = expat.ParserCreate("UTF-8", namespace_separator="}")
        self._open: list[Element] = []
        self._root: Element | None = None
        self._names: dict[str, str] = {}

    def root(self) -> Element:
        parser = self._parser
        parser.StartDoctypeDeclHandler = refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(self._part, True)
        root, self._root = (
            self._root,
            None,
        )  # parser and handlers hold each other, and would hold it
        assert root is not None, "a part without a root is not well formed"
        return root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        first = self._parser.CurrentByteIndex
        parent = self._open[-1] if self._open else None
        # There may be a million of them: names are kept once, and what is empty is shared.
        named = self._named
        held = {named(key): value for key, value in attributes.items()} if attributes else _NONE
        element = Element(named(name), held, first, self._behind_tag(first), parent)
        if parent is None:
            self._root = element
        elif parent.children is _CHILDLESS:
            parent.children = [element]
        else:
            parent.children.append(element)
        self._open.append(element)

    def _behind_tag(self, first: int) -> int:
        """The byte behind the tag that begins there: a ">" may stand in an attribute too."""
        end = self._part.index(b">", first) + 1
        if not self._part.count(b"'", first, end) and not self._part.count(b'"', first, end) % 2:
            return end
        tag = _TAG.match(self._part, first)
        assert tag is not None, "the parser stands at a tag"
        return tag.end()

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if self._part[element.start - 2 : element.start] == b"/>":
            element.end = element.last = element.start
        else:
            element.end = self._parser.CurrentByteIndex
            element.last = self._part.index(b">", element.end) + 1

    def _characters(self, text: str) -> None:
        self._open[-1].text += text

    def _named(self, name: str) -> str:
        """The name as lxml spells it."""
        return self._names.setdefault(name, "{" + name if "}" in name else name)
