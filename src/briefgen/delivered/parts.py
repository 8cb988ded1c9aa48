"""The parts of a returned file, by what refers to them and never by name: programs rename parts.

In comes a package that passed the gate; XML is parsed as it is asked for, by a parser that sets
nesting no limit.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from briefgen.errors import InputError
from briefgen.gate.bounds import RETURNED, Bounds
from briefgen.gate.package import Package, open_package
from briefgen.gate.relationships import parse_relationships, relationships_name, resolve
from briefgen.gate.types import Due
from briefgen.writers.anchors import PROVENANCE_NAMESPACE

_MOST_POINTS = 300_000
_MOST_CELLS = 100_000
"""Of all charts of a file together; thirty of ours have some 20,000 of both."""


class Parts:
    """A package with its references."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main
        self._trees: dict[str, ET.Element] = {}
        self._references: dict[str, dict[str, tuple[str, str]]] = {}
        self._points = self._cells = 0

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

    def count_points(self, number: int) -> None:
        """InputError where the charts of the file together draw more than anybody looks at."""
        self._points += number
        if self._points > _MOST_POINTS:
            raise InputError(
                f"{self.package.name}: its charts name more than {_MOST_POINTS} points; draw "
                "fewer, or split the file"
            )

    def count_cells(self, number: int) -> None:
        """The same of the cells that their workbooks hold beside the points."""
        self._cells += number
        if self._cells > _MOST_CELLS:
            raise InputError(
                f"{self.package.name}: the workbooks of its charts hold more than {_MOST_CELLS} "
                "cells beside what is drawn; take out of them what the charts do not need"
            )

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
            if mark in self.data(part) and self._root_tag(part) == (
                f"{{{PROVENANCE_NAMESPACE}}}provenance"
            ):
                return part
        return None

    def _root_tag(self, part: str) -> str:
        """The name of a part's root, nothing behind it read; "" where it is no XML."""
        try:
            _, root = next(ET.iterparse(io.BytesIO(self.data(part)), events=("start",)))
        except (ET.ParseError, StopIteration):
            return ""
        return str(root.tag)

    def _custom(self) -> Iterator[str]:
        return (
            part
            for part in sorted(self.package.parts)
            if part.startswith("customXml/") and part.endswith(".xml")
        )
