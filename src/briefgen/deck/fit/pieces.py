"""What a slide's paragraph prints, as pieces of text that are each set one way.

A writer that draws these pieces, in this order, draws what was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.deck.model import SlideParagraph
from briefgen.document.model import (
    Citation,
    Emphasis,
    Inline,
    Link,
    Parallel,
    Reference,
    Statement,
    Strong,
    Text,
    Value,
)
from briefgen.values.language import Language

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one size, weight and language; ``mark`` if it is a source mark. Size in points."""

    text: str
    size: float
    bold: bool = False
    lang: Language = Language.EN
    mark: bool = False


def mark_text(citation: Citation) -> str:
    """The source mark as a slide prints it: no-break spaces before it and within.

    So that no mark stands alone on a line and "[1]" never parts from "¶3".
    """
    mark = citation.mark.strip().replace(" ", NO_BREAK_SPACE)
    return NO_BREAK_SPACE + mark if mark else ""


def pieces_of(paragraph: SlideParagraph) -> tuple[Piece, ...]:
    """The pieces of the paragraph in reading order; neighbours that are set alike are one.

    What its placeholder sets in capitals is in capitals. Source marks are regular. One that opens
    the paragraph has no space before it.
    """
    style = paragraph.style
    found = _flatten(paragraph.content, style.size, style.bold, paragraph.mark_size)
    merged: list[Piece] = []
    for piece in found:
        if style.caps:
            piece = replace(piece, text=piece.text.upper())
        if piece.mark and not merged:
            piece = replace(piece, text=piece.text.removeprefix(NO_BREAK_SPACE))
        if merged and _alike(merged[-1], piece):
            piece = replace(piece, text=merged.pop().text + piece.text)
        merged.append(piece)
    return tuple(merged)


def _flatten(
    inlines: Iterable[Inline], size: float, bold: bool, mark_size: float
) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Text() | Value() | Reference():
                if inline.text:
                    yield Piece(inline.text, size, bold, inline.lang)
            case Citation():
                text = mark_text(inline)
                if text:
                    yield Piece(text, min(mark_size, size), lang=inline.lang, mark=True)
            case Strong():
                yield from _flatten(inline.children, size, True, mark_size)
            case Emphasis() | Link() | Statement() | Parallel():
                yield from _flatten(inline.children, size, bold, mark_size)
            case _:
                assert_never(inline)


def _alike(one: Piece, other: Piece) -> bool:
    """Whether two pieces are set the same way; marks stay apart, to be told from text."""
    if one.mark or other.mark:
        return False
    return (one.size, one.bold, one.lang) == (other.size, other.bold, other.lang)
