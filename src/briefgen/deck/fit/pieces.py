"""What a slide's paragraph prints, as pieces of text that are each set one way.

A writer that draws these pieces, in this order, draws what was measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefgen.deck.model import SlideParagraph
from briefgen.document.model import Citation, Inline
from briefgen.values.language import Language

NO_BREAK_SPACE = "\u00a0"


class Piece(NamedTuple):
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
    pieces: list[Piece] = []
    _collect(paragraph.content, style.size, style.bold, paragraph.mark_size, pieces)
    if pieces and pieces[0].mark:
        pieces[0] = pieces[0]._replace(text=pieces[0].text.removeprefix(NO_BREAK_SPACE))
    if style.caps:
        pieces = [piece._replace(text=piece.text.upper()) for piece in pieces]
    return tuple(pieces)


def _collect(
    inlines: Iterable[Inline], size: float, bold: bool, mark_size: float, found: list[Piece]
) -> None:
    """Puts the pieces of the inlines behind those found, into the last of them if set alike.

    Marks stay apart, to be told from text.
    """
    for inline in inlines:
        if inline.kind == "text" or inline.kind == "value" or inline.kind == "reference":
            last = found[-1] if found else None
            if last and last.lang is inline.lang and last.bold is bold and not last.mark:
                found[-1] = Piece(last.text + inline.text, size, bold, inline.lang)
            elif inline.text:
                found.append(Piece(inline.text, size, bold, inline.lang))
        elif inline.kind == "citation":
            text = mark_text(inline)
            if text:
                found.append(Piece(text, min(mark_size, size), lang=inline.lang, mark=True))
        else:
            heavy = bold or inline.kind == "strong"
            _collect(inline.children, size, heavy, mark_size, found)


def speaks(inlines: Iterable[Inline], language: Language) -> bool:
    """Whether a piece of the inlines would be in that language."""
    for inline in inlines:
        if inline.kind == "text" or inline.kind == "value" or inline.kind == "reference":
            if inline.lang is language and inline.text:
                return True
        elif inline.kind == "citation":
            if inline.lang is language and inline.mark.strip():
                return True
        elif speaks(inline.children, language):
            return True
    return False
