"""The manifest: what a pack was made from, with what, and what it holds; no clock, no machine.

Printed as JSON. Paths of inputs are relative: those of facts to their folder, of other files their
name; those of outputs are relative to the pack.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from briefgen.values.frozen import Frozen

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"

Role = Literal["facts", "brief", "brand", "brand file", "template", "since"]
OutputKind = Literal["memo", "deck", "pdf", "provenance", "register", "audit"]


class Input(Frozen):
    """A file that was read: what for, its name, size in bytes and SHA-256."""

    role: Role
    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, role: Role, path: str, data: bytes) -> Input:
        """The entry of a file that holds these bytes."""
        return cls(role=role, path=path, size=len(data), sha256=sha256(data))


class Output(Frozen):
    """A file of the pack: its name, what it is, its edition (None for all), size and SHA-256."""

    path: str
    kind: OutputKind
    edition: str | None
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, kind: OutputKind, edition: str | None, data: bytes) -> Output:
        """The entry of a file that holds these bytes."""
        return cls(path=path, kind=kind, edition=edition, size=len(data), sha256=sha256(data))


class Manifest(Frozen):
    """All of it. ``edition`` is the digest of the fact base, ``options`` those of the build."""

    schema_version: Literal[1] = 1
    partnership: str
    as_of: dt.date
    edition: str
    date: dt.date
    versions: Mapping[str, str]
    options: Mapping[str, Any]
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]

    @property
    def folder(self) -> str:
        """The name of the pack's folder."""
        return folder_name(self.partnership, self.as_of, self.edition)

    def as_bytes(self) -> bytes:
        """The manifest as UTF-8 JSON."""
        return (self.model_dump_json(indent=2) + "\n").encode()


def folder_name(partnership: str, as_of: dt.date, edition: str) -> str:
    """Partnership, date of the facts and the first digits of their edition."""
    return f"pack-{partnership}-{as_of}-{edition[:8]}"


def sums(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A line a file, by name, as ``sha256sum --check`` reads it (two spaces: GNU coreutils)."""
    lines = [f"{sha256(data)}  {name}\n" for name, data in sorted(files)]
    return "".join(lines).encode()


def sha256(data: bytes) -> str:
    """The digest in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
