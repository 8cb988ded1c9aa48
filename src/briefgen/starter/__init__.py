"""A first fact base: a few invented facts with comments that explain them, which build at once.

The files lie beside this module, a folder a language, as people get them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.disk import write_folder
from briefgen.errors import InputError
from briefgen.schemas import SCHEMAS, SUFFIX, schema_text
from briefgen.values.language import Language

LANGUAGES = tuple(Language)
"""The languages that there is a first base in; its comments are in the same."""

SCHEMA_FOLDER = ".schemas"
SOURCES_FOLDER = "sources"
BRIEF_FILE = "brief.yaml"


def starter_files(language: Language) -> dict[str, bytes]:
    """The files of the base in that language by their paths, schemas included, sorted."""
    folder = files("briefgen.starter") / str(language)
    found = dict(_files(folder, ""))
    for name in SCHEMAS:
        found[f"{SCHEMA_FOLDER}/{name}{SUFFIX}"] = schema_text(name).encode()
    return dict(sorted(found.items()))


def write_starter(folder: Path, language: Language) -> tuple[str, ...]:
    """Writes them into a folder that is not there or empty; their paths in it.

    Raises `InputError` if there is something in the folder: nothing is ever overwritten.
    """
    _require_empty(folder)
    made = starter_files(language)
    write_folder(folder, made)
    return tuple(made)


def _require_empty(folder: Path) -> None:
    try:
        there = folder.is_symlink() or folder.exists()
        taken = there and (not folder.is_dir() or any(folder.iterdir()))
    except (OSError, ValueError) as problem:
        raise InputError(f"{folder} cannot be looked into: {problem}; name another") from problem
    if taken:
        what = "is not empty" if folder.is_dir() else "is a file"
        raise InputError(f"{folder} {what}; name a folder that is not there yet")


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        elif not entry.name.startswith("."):
            yield name, entry.read_bytes()
