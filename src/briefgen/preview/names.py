"""Names of what is made of a file: safe on every system, and no two the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

_UNSAFE = re.compile(r"[^\w.+() -]")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""Names that Windows keeps for itself, whatever follows the full stop."""


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
    name = _UNSAFE.sub("_", name).strip(" .")
    name = re.sub(r"^-+", "_", name) or "file"
    return f"_{name}" if _DEVICES.match(name) else name


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
