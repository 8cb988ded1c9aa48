"""The parts of a returned file, by what refers to them and never by name: programs rename parts.

In comes a package that passed the gate; XML is parsed as it is asked for, by a parser that sets
nesting no limit.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from briefgen.errors import InputError
from briefgen.gate.bounds import RETURNED, Bounds
from briefgen.gate.package import Package, open_package
from briefgen.gate.relationships import parse_relationships, relationships_name, resolve
from briefgen.gate.types import Due
from briefgen.writers.anchors import PROVENANCE_NAMESPACE


class Parts:
    """A package with its references."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main
        self._trees: dict[str, ET.Element] = {}
        self._references: dict[str, dict[str, tuple[str, str]]] = {}

    @classmethod
    def opened(cls, data: bytes, name: str, due: Due, bounds: Bounds = RETURNED) -> Parts:
        """The parts of a file's bytes; InputError where the gate does not let it in."""
        return cls(open_package(data, name, due, bounds))

    def data(self, part: str) -> bytes:
        """The bytes of a part; InputError where it is missing."""
        try:
            return self.package.parts[part]
        except KeyError:
            raise InputError(
                f"{self.package.name} is damaged: its part {part} is missing; open it in Office, "
                "which may mend it, and save it again"
            ) from None

    def xml(self, part: str) -> ET.Element:
        """The root of a part; the gate has seen that it is well formed."""
        if part not in self._trees:
            try:
                self._trees[part] = ET.fromstring(self.data(part))
            except ET.ParseError as problem:
                raise InputError(
                    f"{self.package.name} is damaged: {part} is not XML ({problem}); open it in "
                    "Office and save it again"
                ) from None
        return self._trees[part]

    def references(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to within the file: kind, the last word of its type, and part by id.

        What is not there is left out, as is what leads elsewhere.
        """
        if part not in self._references:
            data = self.package.parts.get(relationships_name(part))
            self._references[part] = {
                found.id: (found.kind.rpartition("/")[2], at)
                for found in (parse_relationships(data) if data else ())
                if not found.external and (at := resolve(part, found.target)) in self.package.parts
            }
        return self._references[part]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part refers to in one way, in order of their names."""
        return sorted({at for found, at in self.references(part).values() if found == kind})

    def provenance(self) -> bytes | None:
        """The provenance part."""
        name = self.provenance_name()
        return None if name is None else self.data(name)

    def provenance_name(self) -> str | None:
        """The name of the provenance part, found by its root: programs rename custom parts."""
        mark = PROVENANCE_NAMESPACE.encode()
        for part in self._custom():
            if mark in self.data(part) and self.xml(part).tag == (
                f"{{{PROVENANCE_NAMESPACE}}}provenance"
            ):
                return part
        return None

    def _custom(self) -> Iterator[str]:
        return (
            part
            for part in sorted(self.package.parts)
            if part.startswith("customXml/") and part.endswith(".xml")
        )
