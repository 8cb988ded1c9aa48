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
    cutter = _Cutter(part, paragraph.pieces)
    made: list[Splice] = []
    for hunk in found:
        here = Hunk(hunk.start + start, hunk.end + start, hunk.text)
        splices = cutter.splices(here, start, end)
        if splices is None:
            return None
        made += splices
    return list(dict.fromkeys(made))


class _Cutter:
    """The pieces of one paragraph, cut at characters."""

    def __init__(self, part: bytes, pieces: Sequence[Piece]) -> None:
        self._part, self._pieces = part, pieces

    def splices(self, hunk: Hunk, start: int, end: int) -> list[Splice] | None:
        """The splices of one hunk within the stretch that may change."""
        touched = [p for p in self._pieces if p.start < hunk.end and hunk.start < p.end]
        target = next((piece for piece in touched if piece.is_text), None)
        if target is None and hunk.text:
            target = self._beside(hunk.start, start, end)
            if target is None:
                return None
        made: list[Splice] = []
        put = False
        for piece in touched:
            text = hunk.text if piece is target else ""
            put = put or piece is target
            splice = self._cut(piece, hunk, text)
            if splice is None:
                return None
            made.append(splice)
            if piece is target:
                made += self._preserved(piece)
        if hunk.text and not put and target is not None:
            at = self._offset(target, hunk.start - target.start)
            if at is None:
                return None
            made += (Splice(at, at, _written(hunk.text)), *self._preserved(target))
        return made

    def _beside(self, at: int, start: int, end: int) -> Piece | None:
        """The text that an insertion joins: what ends there, else what begins there."""
        within = [p for p in self._pieces if p.is_text and p.start < end and start < p.end]
        before = (piece for piece in reversed(within) if piece.start < at <= piece.end)
        after = (piece for piece in within if piece.start <= at < piece.end)
        return next(before, None) or next(after, None)

    def _cut(self, piece: Piece, hunk: Hunk, text: str) -> Splice | None:
        if not piece.is_text:
            return Splice(piece.first, piece.last)
        first = self._offset(piece, max(0, hunk.start - piece.start))
        last = self._offset(piece, min(piece.end, hunk.end) - piece.start)
        return None if first is None or last is None else Splice(first, last, _written(text))

    def _offset(self, piece: Piece, characters: int) -> int | None:
        """The byte at which so many characters of the piece, joiners aside, are over."""
        if characters == piece.end - piece.start:
            return piece.last
        if characters == 0:
            return piece.first
        raw = self._part[piece.first : piece.last].decode()
        if len(unjoined(raw)) != piece.end - piece.start:
            return None  # an entity or a line end, which cannot be cut
        at = seen = 0
        while seen < characters or (at < len(raw) and not unjoined(raw[at])):
            seen += len(unjoined(raw[at]))
            at += 1
        return piece.first + len(raw[:at].encode())

    def _preserved(self, piece: Piece) -> Iterator[Splice]:
        """What keeps spaces at the ends of a ``w:t`` (ECMA-376 part 1, 17.3.3.31; XML 1.0, 2.10).

        DrawingML keeps them anyhow.
        """
        tag = self._part[piece.element : self._part.index(b">", piece.element)]
        name = _ELEMENT.match(tag)
        if name and name[0] == b"<w:t" and b"xml:space" not in tag:
            at = piece.element + len(name[0])
            yield Splice(at, at, _PRESERVE)


def _written(text: str) -> bytes:
    return content(joined(text)).encode()
