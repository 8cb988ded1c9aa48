"""The reader's own copy of a source, in paragraphs."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path, PurePosixPath

from briefgen.copies import LeftOut, read_copy
from briefgen.errors import InputError
from briefgen.facts.matching import fold
from briefgen.facts.model import Source
from briefgen.records import dataclass


@dataclass(frozen=True)
class SourceText:
    """A source and the text of the copy at hand; paragraphs are what `briefgen.copies` says.

    ``path`` is where the copy was read, ``left_out`` what is not in its paragraphs.
    """

    source: Source
    sha256: str
    paragraphs: tuple[str, ...]
    path: str = ""
    left_out: tuple[LeftOut, ...] = ()

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
    copy = read_copy(folder / name)
    return SourceText(
        source=source,
        sha256=copy.sha256,
        paragraphs=copy.said.paragraphs,
        path=(folder / name).as_posix(),
        left_out=copy.left_out,
    )
