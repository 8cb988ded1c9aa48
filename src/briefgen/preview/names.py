"""Names of what is made of a file: safe on every system, and no two the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from briefgen.gate.names import is_device

_UNSAFE = re.compile(r"[^\w.+() -]")
_MOST = 200
"""Bytes of a name, which leave room for a number and an ending (255 is the most)."""


def made_names(files: Sequence[PurePath]) -> tuple[str, ...]:
    """For each file its name without suffix; where two would have one, the suffix tells them apart.

    Where that does not either, a number does. Case and the way accents are written tell nothing
    apart, since they do not on every system.
    """
    stems = [_safe(file.stem) for file in files]
    taken: set[str] = set()
    names: list[str] = []
    for file, stem in zip(files, stems, strict=True):
        alone = [_key(other) for other in stems].count(_key(stem)) == 1
        name = stem if alone else f"{stem}-{_safe(file.suffix.lstrip('.'))}"
        unique, number = name, 1
        while _key(unique) in taken:
            number += 1
            unique = f"{name}_{number}"
        taken.add(_key(unique))
        names.append(unique)
    return tuple(names)


def _safe(name: str) -> str:
    name = unicodedata.normalize("NFC", name)
    name = _UNSAFE.sub("_", name).encode()[:_MOST].decode(errors="ignore").strip(" .")
    name = re.sub(r"^-+", "_", name) or "file"
    return f"_{name}" if is_device(name) else name


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
