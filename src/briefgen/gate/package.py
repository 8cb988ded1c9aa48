"""Office files from outside: a zip within bounds, whole, and without anything that acts.

Comes in: a path, or bytes and a name for them. Goes out: a `Package`, or an `InputError`
(ECMA-376 part 2). Every part is looked through in small pieces before the first is kept, so that
what is refused takes no more memory than the file itself.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from briefgen.errors import InputError
from briefgen.gate.archive import MAX_RATIO, OLE, ZIP, Archive, shown
from briefgen.gate.bounds import TEMPLATE, WORKBOOK, Bounds
from briefgen.gate.files import read_at_most
from briefgen.gate.relationships import check_relationships
from briefgen.gate.types import CONTENT_TYPES, Due, Format, check_content_types
from briefgen.gate.xml import XmlBudget
from briefgen.records import dataclass

__all__ = ["MAX_PACKED", "MAX_RATIO", "Package", "open_package", "read_package"]

MAX_PACKED = TEMPLATE.packed

_EMBEDDED = re.compile(r"(?:word|ppt)/embeddings/[^/]+\.xlsx", re.IGNORECASE)
_MARKUP_A_PART = 5
"""How many tags a part costs at most in those that say what the file is; Office writes one."""


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file that passed the gate.

    ``parts`` are its members by name, as the zip has them; ``main`` is the name of the part that
    the package's root relationship leads to.
    """

    name: str
    format: Format
    main: str
    parts: Mapping[str, bytes]


def read_package(path: Path, due: Due, bounds: Bounds = TEMPLATE) -> Package:
    """The Office file at the path, if it is of the kind that is due; InputError otherwise."""
    return open_package(read_at_most(path, bounds.packed), path.name, due, bounds)


def open_package(data: bytes, name: str, due: Due, bounds: Bounds = TEMPLATE) -> Package:
    """The Office file of these bytes, as `read_package`; ``name`` is what sentences call it."""
    archive = Archive(data, name, bounds)
    told = _looked_through(archive, bounds)
    form, main = check_content_types(told, name, due)
    check_relationships(told, name, outside=bounds.outside)
    if not bounds.outside:
        _check_embedded(archive)
    return Package(name, form, main, _Unpacked(archive, whole=not bounds.outside))


class _Unpacked(Mapping[str, bytes]):
    """The parts by name. Pictures and sounds are unpacked when they are asked for, unless whole:
    of a file that is only read nobody asks, and they are most of it."""

    def __init__(self, archive: Archive, *, whole: bool) -> None:
        self._archive = archive
        self._members = {member.filename: member for member in archive.members}
        self._held = {
            name: archive.read(member)
            for name, member in self._members.items()
            if whole or _is_text(name)
        }

    def __getitem__(self, name: str) -> bytes:
        held = self._held.get(name)
        return self._archive.read(self._members[name]) if held is None else held

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)


def _is_text(part: str) -> bool:
    return part.endswith((".xml", ".rels", ".vml"))


def _looked_through(archive: Archive, bounds: Bounds) -> dict[str, bytes]:
    """Every part by name: those whole that say what the file is, of the others nothing."""
    budget = XmlBudget(archive.name, bounds)
    told: dict[str, bytes] = {}
    # The parts that say what the file is come first: what they say is the better sentence.
    for member in sorted(archive.members, key=lambda member: _rank(member.filename)):
        part = member.filename
        pieces = archive.pieces(member)
        first = next(pieces, b"")
        whole = chain((first,), pieces)
        if not (_is_text(part) or _looks_like_xml(first)):
            _check_binary(part, whole, archive.name)
            told[part] = b""
        elif _rank(part) < _OTHERS:
            told[part] = b"".join(whole)
            _check_told(part, told[part], archive.name, bounds)
            budget.check(part, (told[part],))
        else:
            budget.check(part, whole)
            told[part] = b""
    return told


_OTHERS = 2


def _rank(part: str) -> int:
    return 0 if part == CONTENT_TYPES else 1 if part.endswith(".rels") else _OTHERS


def _check_told(part: str, data: bytes, name: str, bounds: Bounds) -> None:
    """Content types and relationships are read into memory, a tag some half a kilobyte."""
    if data.count(b"<") > _MARKUP_A_PART * bounds.members:
        raise InputError(
            f"{name}: {shown(part)} lists more than {bounds.what} has; open it in Office and save "
            "it as new"
        )


def _check_binary(part: str, pieces: Iterable[bytes], name: str) -> None:
    """That it is whole, and no archive or old Office file but the workbook of a chart."""
    head = b""
    for piece in pieces:
        head = head or piece[: len(OLE)]
    if head.startswith(ZIP) and not _EMBEDDED.fullmatch(part):
        raise InputError(
            f"{name} has an archive within it, {shown(part)}; take out the object in Office"
        )
    if head.startswith(OLE):
        raise InputError(
            f"{name} has an embedded object or a macro within it, {shown(part)}; "
            "take it out in Office"
        )


def _check_embedded(archive: Archive) -> None:
    """The workbooks of charts that are kept: none of them holds what no file of its own may."""
    left = WORKBOOK.unpacked
    for member in _embedded(archive.members):
        name = f"{archive.name}: {member.filename}"
        bounds = replace(WORKBOOK, unpacked=left)
        held = open_package(archive.read(member), name, "workbook", bounds)
        left -= sum(map(len, held.parts.values()))


def _embedded(members: Iterable[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    return (member for member in members if _EMBEDDED.fullmatch(member.filename))


def _looks_like_xml(data: bytes) -> bool:
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return head.startswith((b"<?xml", b"<\0?\0x\0", b"<!DOCTYPE", b"<svg"))
