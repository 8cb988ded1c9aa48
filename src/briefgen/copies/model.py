"""What a copy holds, as plain data."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from briefgen.issues import Issue, warning
from briefgen.records import dataclass

CELL = " | "
"""What parts the cells of a row."""

_SPACES = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Said:
    """The paragraphs of a copy, and what the file itself says it is; "" where it does not.

    ``issued`` is a date in ISO 8601, ``language`` a BCP 47 tag as the file has it.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    author: str = ""
    container_title: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Signs that were left out of a paragraph, as ``U+202E``; of what the file says of itself where
    ``paragraph`` is 0. ``line`` is that of the file, 0 where it is not known."""

    paragraph: int
    signs: tuple[str, ...]
    line: int = 0

    def warning(self, file: str, subject: str = "") -> Issue:
        """What is said of it, about that file and source."""
        where = f"paragraph {self.paragraph}" if self.paragraph else "what the file says of itself"
        return warning(
            "text-cleaned",
            f"{', '.join(self.signs)} was left out of {where}: it can hide what stands there",
            "hold the text against the document as it was published",
            file=file,
            line=self.line,
            subject=subject,
        )


@dataclass(frozen=True)
class Copy:
    """A copy: its bytes, what they say, and what was left out of that."""

    content: bytes
    said: Said
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


def one_line(text: str) -> str:
    """The text in NFC, its white space single; a space that does not break stays."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip()


def paragraphs_of(blocks: Iterable[str]) -> tuple[str, ...]:
    """The blocks that hold any text, each on one line."""
    return tuple(text for block in blocks if (text := one_line(block)).strip())
