"""The base packages that ship with briefgen, kept unzipped so that a change of looks is a diff.

Beside them ships what python-docx and python-pptx find in them, so that neither is imported where
our templates are used as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def template_parts(name: str) -> dict[str, bytes]:
    """The parts of our own template ``deck`` or ``memo``, by their name in the package."""
    folder = files("briefgen.writers") / "templates" / name
    return {path: entry.read_bytes() for path, entry in _walk(folder, "")}


def found_before(name: str, parts: Mapping[str, bytes]) -> Any:
    """What was found in just these parts of the template before it shipped; None in others."""
    held = _found(name)
    number = held["parts"].get(parts_digest(parts))
    return None if number is None else held["found"][number]


@cache
def _found(name: str) -> dict[str, Any]:
    text = (files("briefgen.writers") / "templates" / f"{name}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def parts_digest(parts: Mapping[str, bytes]) -> str:
    """The SHA-256 of the parts and their names, in whatever order they stand."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(b"%d %d " % (len(name), len(parts[name])))
        digest.update(name.encode())
        digest.update(parts[name])
    return digest.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry
