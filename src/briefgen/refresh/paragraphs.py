"""A new text into a paragraph: the splices that change the words that differ, and no others.

What is put in takes the run, and so the looks, of the words whose place it takes, or of those
before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.delivered.locate import Located, Piece
from briefgen.refresh.hunks import Hunk, hunks
from briefgen.refresh.splice import Splice
from briefgen.values.joiner import joined, unjoined
from briefgen.writers.xml import content

_PRESERVE = b' xml:space="preserve"'
_ELEMENT = re.compile(rb"<[^\s/>]+")


def replaced(
    part: bytes, paragraph: Located, start: int, end: int, text: str
) -> list[Splice] | None:
    """The splices that make the paragraph say the text from ``start`` to ``end``.

    None where they cannot be made: its line breaks are others than before, what stands there holds
    no text to take the looks from, or its bytes are not those of its text.
    """
    old = paragraph.text[start:end]
    found = hunks(old, text)
    if found is None:
        return None
    made: list[Splice] = []
    for hunk in found:
        here = Hunk(hunk.start + start, hunk.end + start, hunk.text)
        splices = _splices(part, paragraph.pieces, here, (start, end))
        if splices is None:
            return None
        made += splices
    return list(dict.fromkeys(made))


def offset(part: bytes, piece: Piece, characters: int) -> int | None:
    """The byte at which so many characters of the piece, joiners aside, are over.

    None within an entity or a line end, which cannot be cut.
    """
    if characters == piece.end - piece.start:
        return piece.last
    if characters == 0:
        return piece.first
    raw = part[piece.first : piece.last].decode()
    if len(unjoined(raw)) != piece.end - piece.start:
        return None
    at = seen = 0
    while seen < characters:
        seen += len(unjoined(raw[at]))
        at += 1
    return piece.first + len(raw[:at].encode())


def text_beside(pieces: Sequence[Piece], at: int, start: int, end: int) -> Piece | None:
    """The text that an insertion joins: what ends there, else what begins there."""
    within = [p for p in pieces if p.is_text and p.start < end and start < p.end]
    before = (piece for piece in reversed(within) if piece.start < at <= piece.end)
    after = (piece for piece in within if piece.start <= at < piece.end)
    return next(before, None) or next(after, None)


def preserved(part: bytes, piece: Piece) -> Iterator[Splice]:
    """What keeps spaces at the ends of a ``w:t`` (ECMA-376 part 1, 17.3.3.31; XML 1.0, 2.10).

    DrawingML keeps them anyhow.
    """
    tag = part[piece.element : part.index(b">", piece.element)]
    name = _ELEMENT.match(tag)
    if name and name[0] == b"<w:t" and b"xml:space" not in tag:
        at = piece.element + len(name[0])
        yield Splice(at, at, _PRESERVE)


def _splices(
    part: bytes, pieces: Sequence[Piece], hunk: Hunk, within: tuple[int, int]
) -> list[Splice] | None:
    """The splices of one hunk within the stretch that may change; None where it cannot be cut."""
    touched = [p for p in pieces if p.start < hunk.end and hunk.start < p.end]
    target = next((piece for piece in touched if piece.is_text), None)
    made: list[Splice] = []
    for piece in touched:
        splice = _cut(part, piece, hunk, hunk.text if piece is target else "")
        if splice is None:
            return None
        made.append(splice)
    if target is None and hunk.text:
        target = text_beside(pieces, hunk.start, *within)
        at = None if target is None else offset(part, target, hunk.start - target.start)
        if at is None:
            return None
        made.append(Splice(at, at, _written(hunk.text)))
    return made if target is None else [*made, *preserved(part, target)]


def _cut(part: bytes, piece: Piece, hunk: Hunk, text: str) -> Splice | None:
    if not piece.is_text:
        return Splice(piece.first, piece.last)
    first = offset(part, piece, max(0, hunk.start - piece.start))
    last = offset(part, piece, min(piece.end, hunk.end) - piece.start)
    return None if first is None or last is None else Splice(first, last, _written(text))


def _written(text: str) -> bytes:
    return content(joined(text)).encode()
