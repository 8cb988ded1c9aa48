"""The base packages that ship with briefgen, kept unzipped so that a change of looks is a diff."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def template_parts(name: str) -> dict[str, bytes]:
    """The parts of our own template ``deck`` or ``memo``, by their name in the package."""
    folder = files("briefgen.writers") / "templates" / name
    return {path: entry.read_bytes() for path, entry in _walk(folder, "")}


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry
