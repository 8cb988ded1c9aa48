"""The reader's own copy of a source, in paragraphs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from briefgen.errors import InputError
from briefgen.facts.matching import fold
from briefgen.facts.model import Source
from briefgen.gate import decode, read_bytes


@dataclass(frozen=True)
class SourceText:
    """A source and the text of the copy at hand; paragraphs are its non-empty lines, in NFC."""

    source: Source
    sha256: str
    paragraphs: tuple[str, ...]

    def paragraph(self, number: int) -> str | None:
        """The paragraph of that 1-based number, or None."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else None

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The paragraphs as `fold` gives them."""
        return tuple(fold(paragraph) for paragraph in self.paragraphs)


def read_source(source: Source, folder: Path) -> SourceText:
    """The copy of the source in that folder; `InputError` if it cannot be read.

    ``source.file`` may name a file below the folder, never one outside it.
    """
    name = PurePosixPath(source.file.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in source.file:
        raise InputError(
            f"the file of source “{source.id}”, {source.file}, leads out of the folder of sources; "
            "give its name inside that folder"
        )
    path = folder / name
    content = read_bytes(path)
    # Not splitlines(): a form feed or U+2028 inside a paragraph does not end its line.
    text = unicodedata.normalize("NFC", decode(content, path))
    lines = (line.strip() for line in re.split(r"\r\n|\r|\n", text))
    return SourceText(
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
        paragraphs=tuple(line for line in lines if line),
    )
