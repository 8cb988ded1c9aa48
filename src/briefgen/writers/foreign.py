"""A foreign package opened: its parts, what they are, and what refers to what."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from lxml import etree

from briefgen.errors import InputError
from briefgen.gate.package import Package
from briefgen.gate.relationships import Relationship, parse_relationships, relationships_name
from briefgen.gate.relationships import resolve as resolve
from briefgen.gate.types import CONTENT_TYPES
from briefgen.records import dataclass
from briefgen.writers.xml import DECLARATION, attribute

Element = etree._Element

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A template's package as it came through the gate, with its content types."""

    package: Package
    types: dict[str, str]

    @property
    def name(self) -> str:
        """What sentences call the file."""
        return self.package.name

    @property
    def main(self) -> str:
        """The name of the part that holds its text."""
        return self.package.main

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What the part refers to; () for no relationships part."""
        data = self.package.parts.get(relationships_name(part))
        return () if data is None else parse_relationships(data)

    def of_kind(self, kind: str) -> str:
        """The part that the text refers to by that last word of a type; "" for none."""
        for found in self.relationships(self.main):
            if found.kind.rpartition("/")[2] == kind and not found.external:
                return resolve(self.main, found.target)
        return ""

    def tree(self, part: str) -> Element:
        """The part's root."""
        return parse(self.package.parts[part], self.name, part)

    def type_of(self, part: str) -> str:
        """The content type of a part that is kept; InputError where the file does not say."""
        found = self.types.get(part) or self.types.get(_extension(part), "")
        if not found and part in self.package.parts:
            raise InputError(
                f"{self.name} is damaged: it does not say what its part {part} is; "
                "open it in Office, which may mend it, and save it again"
            )
        return found


def parse(data: bytes, name: str, part: str) -> Element:
    """The part's root; InputError where libxml2 is stricter than the gate."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(
            f"{name} is damaged: {part} cannot be read ({problem.msg}); "
            "open it in Office and save it again"
        ) from None


def open_foreign(package: Package) -> Foreign:
    """The package with its content types read."""
    types: dict[str, str] = {}
    for element in parse(package.parts[CONTENT_TYPES], package.name, CONTENT_TYPES):
        kind = str(element.get("ContentType", ""))
        if element.tag == f"{{{_TYPES}}}Override":
            types[str(element.get("PartName", "")).removeprefix("/")] = kind
        elif element.tag == f"{{{_TYPES}}}Default":
            types["." + str(element.get("Extension", "")).lower()] = kind
    return Foreign(package, types)


def reached(foreign: Foreign, seeds: Iterable[str]) -> dict[str, bytes]:
    """The seeds and all that they refer to, with their relationships parts, as they are."""
    kept: dict[str, bytes] = {}
    waiting = list(seeds)
    while waiting:
        part = waiting.pop()
        if part in kept or part not in foreign.package.parts:
            continue
        kept[part] = foreign.package.parts[part]
        own = relationships_name(part)
        if own in foreign.package.parts:
            kept[own] = foreign.package.parts[own]
        waiting += [
            resolve(part, found.target)
            for found in foreign.relationships(part)
            if not found.external
        ]
    return kept


def content_types(types: Iterable[tuple[str, str]]) -> str:
    """The part ``[Content_Types].xml``: each part by name with its type."""
    overrides = "".join(
        f'<Override PartName="/{attribute(part)}" ContentType="{attribute(kind)}"/>'
        for part, kind in sorted(types)
    )
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def free_name(taken: Iterable[str], pattern: str) -> str:
    """The first name of the pattern (``word/header{}.xml``) that no part has."""
    names = {name.casefold() for name in taken}
    return next(name for name in _numbered(pattern) if name.casefold() not in names)


def _numbered(pattern: str) -> Iterator[str]:
    at = 0
    while True:
        at += 1
        yield pattern.format(at)


def _extension(part: str) -> str:
    return posixpath.splitext(part)[1].lower()
