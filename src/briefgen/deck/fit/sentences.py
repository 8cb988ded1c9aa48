"""Where a paragraph may be cut in two: between sentences, never inside a value or a source mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, assert_never

from briefgen.cache import Answers
from briefgen.deck.fit.pieces import mark_text
from briefgen.document.model import (
    Citation,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Parallel,
    Reference,
    Statement,
    Strong,
    Text,
    Value,
)

# What ends in a full stop and does not end a sentence. UAX #29 breaks behind it before a capital.
_ABBREVIATION = re.compile(
    r"\b(?:[^\W\d_]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Lt|Sen|Rep|Hon|St|Mt|Nos?|Art|Vol|Fig"
    r"|Co|Corp|Inc|Ltd|Jr|Sr|vs|approx|TP|Tp|TS|ThS|PGS|GS|TX)\.\s*$"
)


class _Atom(NamedTuple):
    """The offsets in the printed text of what must stay whole."""

    start: int
    stop: int
    mark: bool


def sentences_of(content: Inlines) -> tuple[Inlines, ...]:
    """The content cut into sentences; joined again, they print the same text.

    Boundaries are those of UAX #29, but for abbreviations. The source mark behind a sentence stays
    with it. A strong, linked or stated run that is cut is there in both sentences, each part with
    its own words.
    """
    text = "".join(_printed(inline) for inline in content)
    starts = [0, *_boundaries(content, text)]
    return tuple(
        _cut(content, start, end) for start, end in pairwise([*starts, len(text)]) if end > start
    )


def _boundaries(content: Inlines, text: str) -> list[int]:
    """The offsets between sentences: moved behind a mark, and none within a value."""
    atoms = tuple(_atoms(content, 0))
    found = set()
    for end in _ENDS.of(text, _sentence_ends):
        inside = [atom for atom in atoms if atom.start < end <= atom.stop]
        if any(not atom.mark for atom in inside if end < atom.stop):
            continue
        for atom in inside:
            end = atom.stop
        while text[end : end + 1] == " ":
            end += 1
        found.add(end)
    return sorted(found)


def _sentence_ends(text: str) -> list[int]:
    """The offsets at which a sentence ends, the end of the text aside."""
    from uniseg.sentencebreak import sentence_boundaries

    return [
        end
        for end in sentence_boundaries(text)
        if 0 < end < len(text) and not _ABBREVIATION.search(text[:end])
    ]


# A text that is split is asked about at every size, and uniseg takes its time.
_ENDS = Answers[list[int]]("sentence-ends", ("briefgen.deck.fit.sentences", "uniseg"))


def _printed(inline: Inline) -> str:
    match inline:
        case Text() | Value() | Reference():
            return inline.text
        case Citation():
            return mark_text(inline)
        case Strong() | Emphasis() | Link() | Statement() | Parallel():
            return "".join(_printed(child) for child in inline.children)
        case _:
            assert_never(inline)


def _atoms(inlines: Iterable[Inline], offset: int) -> Iterator[_Atom]:
    """What is never cut: values, references, and marks with the space before them."""
    for inline in inlines:
        end = offset + len(_printed(inline))
        match inline:
            case Value() | Reference():
                yield _Atom(offset, end, mark=False)
            case Citation():
                yield _Atom(offset, end, mark=True)
            case Strong() | Emphasis() | Link() | Statement() | Parallel():
                yield from _atoms(inline.children, offset)
            case Text():
                pass
            case _:
                assert_never(inline)
        offset = end


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
        case Strong() | Emphasis() | Link() | Statement() | Parallel():
            return inline.model_copy(update={"children": _cut(inline.children, start, end)})
        case Value() | Reference() | Citation():
            return inline
        case _:
            assert_never(inline)
