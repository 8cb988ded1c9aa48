"""Signs that turn the order of others about, taken out of what a copy says, and where they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from briefgen.copies.model import LeftOut, Said
from briefgen.gate.text import dropped_from, without_dropped

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_OF_ITSELF = ("title", "author", "container_title", "url", "language")


def cleaned(said: Said, content: bytes) -> tuple[Said, tuple[LeftOut, ...]]:
    """What the copy says without such signs, and what was left out, in the copy's order.

    A paragraph that holds nothing else keeps its number. ``content`` are the bytes of a file that
    people read in lines, or nothing.
    """
    own = {name: _without(getattr(said, name)) for name in _OF_ITSELF}
    told = " ".join(getattr(said, name) for name in _OF_ITSELF)
    found = [LeftOut(0, signs)] if (signs := dropped_from(told)) else []
    inside = [
        LeftOut(number, signs)
        for number, paragraph in enumerate(said.paragraphs, 1)
        if (signs := dropped_from(paragraph))
    ]
    if not found and not inside:
        return said, ()
    lines = list(_lines(content))
    if len(lines) == len(inside):  # else some stand elsewhere, or are written as entities
        inside = [replace(one, line=line) for one, line in zip(inside, lines, strict=True)]
    paragraphs = tuple(map(_without, said.paragraphs))
    return replace(said, paragraphs=paragraphs, **own), (*found, *inside)


def _without(text: str) -> str:
    return unicodedata.normalize("NFC", without_dropped(text)).strip()


def _lines(content: bytes) -> Iterator[int]:
    """The numbers of the lines that hold such signs as they are."""
    lines = _LINE_ENDS.split(content.decode("utf-8", "replace"))
    return (number for number, line in enumerate(lines, 1) if dropped_from(line))
