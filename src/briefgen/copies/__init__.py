"""The reader's own copy of a source → its paragraphs, and what the file says of itself.

A module a format. In all of them a paragraph is the n-th non-empty block of text, its white space
single and its text in NFC; a row of a table is one paragraph, its cells parted by `CELL`. In text
files each non-empty line is a paragraph. Every copy comes through the gate. What is left out of a
format is said at the head of its module; signs that turn letters about are left out of all of them,
and the copy says where (`LeftOut`).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePath

from briefgen.copies.clean import cleaned
from briefgen.copies.model import CELL, Copy, LeftOut, Said, paragraphs_of
from briefgen.errors import InputError
from briefgen.gate import MAX_TEXT_BYTES, read_at_most

MAX_COPY_BYTES = 64 * 10**6
"""A .docx or .pdf, whose pictures count."""

_FORMATS: Mapping[str, tuple[str, str]] = {
    ".txt": ("text", ""),
    ".md": ("markdown", "markdown_it"),
    ".markdown": ("markdown", "markdown_it"),
    ".html": ("html", "bs4"),
    ".htm": ("html", "bs4"),
    ".xhtml": ("html", "bs4"),
    ".docx": ("word", ""),
    ".pdf": ("pdf", "pypdfium2"),
}
"""By suffix: the module that reads it, and the package that it needs."""

_LINED = frozenset({"text", "markdown", "html"})
"""What people see in lines when they open the file itself."""

SUFFIXES = tuple(_FORMATS)


def read_copy(path: Path) -> Copy:
    """The copy at that path; a suffix that is not known is read as text.

    Raises `InputError` where it cannot be read, holds no text, or needs a package that is missing.
    """
    module, package = _FORMATS.get(path.suffix.lower(), ("text", ""))
    large = module in ("word", "pdf")
    advice = "take large pictures out" if large else "split it into several files"
    content = read_at_most(path, MAX_COPY_BYTES if large else MAX_TEXT_BYTES, advice)
    reader = import_module(f"briefgen.copies.{module}")
    try:
        said: Said = reader.read(content, path.name)
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] != package:
            raise
        raise InputError(
            f"{path.name} needs a package that is not installed ({package}); "
            'run: pip install "briefgen[sources]"'
        ) from None
    return Copy(content, *cleaned(said, content if module in _LINED else b""))


def is_known(path: PurePath) -> bool:
    """Whether copies with that suffix are read as what they are."""
    return path.suffix.lower() in _FORMATS


__all__ = [
    "CELL",
    "SUFFIXES",
    "Copy",
    "LeftOut",
    "Said",
    "is_known",
    "paragraphs_of",
    "read_copy",
]
