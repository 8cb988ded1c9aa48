"""Where a paragraph may be cut in two: between sentences, never inside a value or a source mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from uniseg.sentencebreak import sentence_boundaries

from briefgen.deck.fit.pieces import mark_text
from briefgen.document.model import (
    Citation,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Reference,
    Statement,
    Strong,
    Text,
    Value,
)

# What ends in a full stop and is no sentence: initials, titles, "No.", "St.", "Co., Ltd.". UAX #29
# breaks behind them when a capital follows.
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]|[A-Z][a-z]{1,3}|[A-Z]\.[A-Z])\.\s*$")


def sentences_of(content: Inlines) -> tuple[Inlines, ...]:
    """The content cut into sentences; joined again, they print the same text.

    Boundaries are those of UAX #29, but for abbreviations. The source mark behind a sentence stays
    with it. A strong, linked or stated run that is cut is there in both sentences, each part with
    its own words.
    """
    text = "".join(_printed(inline) for inline in content)
    atoms = tuple(_atoms(content, 0))
    ends = sorted({_past_atoms(end, atoms, text) for end in _sentence_ends(text)} | {len(text)})
    starts = [0, *ends]
    return tuple(
        _cut(content, start, end) for start, end in zip(starts, ends, strict=False) if end > start
    )


def _sentence_ends(text: str) -> Iterator[int]:
    """The offsets at which a sentence ends, the end of the text aside."""
    for end in sentence_boundaries(text):
        if 0 < end < len(text) and not _ABBREVIATION.search(text[:end]):
            yield end


def _past_atoms(end: int, atoms: Iterable[tuple[int, int]], text: str) -> int:
    """The offset, moved behind what must not be cut, and behind the spaces that follow that."""
    for start, stop in atoms:
        if start < end <= stop:
            end = stop
    while text[end : end + 1] == " ":
        end += 1
    return end


def _printed(inline: Inline) -> str:
    match inline:
        case Text() | Value() | Reference():
            return inline.text
        case Citation():
            return mark_text(inline)
        case Strong() | Emphasis() | Link() | Statement():
            return "".join(_printed(child) for child in inline.children)
        case _:
            assert_never(inline)


def _atoms(inlines: Iterable[Inline], offset: int) -> Iterator[tuple[int, int]]:
    """The spans of what is never cut: values, references, and marks with the space before them."""
    for inline in inlines:
        length = len(_printed(inline))
        match inline:
            case Value() | Reference() | Citation():
                yield offset, offset + length
            case Strong() | Emphasis() | Link() | Statement():
                yield from _atoms(inline.children, offset)
            case Text():
                pass
            case _:
                assert_never(inline)
        offset += length


def _cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """What the inlines print between two offsets."""
    found: list[Inline] = []
    offset = 0
    for inline in inlines:
        length = len(_printed(inline))
        low, high = max(start - offset, 0), min(end - offset, length)
        if low < high:
            found.append(_part(inline, low, high) if (low, high) != (0, length) else inline)
        offset += length
    return tuple(found)


def _part(inline: Inline, start: int, end: int) -> Inline:
    match inline:
        case Text():
            return inline.model_copy(update={"text": inline.text[start:end]})
        case Strong() | Emphasis() | Link() | Statement():
            return inline.model_copy(update={"children": _cut(inline.children, start, end)})
        case Value() | Reference() | Citation():
            return inline
        case _:
            assert_never(inline)
