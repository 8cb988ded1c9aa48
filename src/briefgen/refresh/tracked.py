"""The same replacement as tracked changes, so that a person accepts or rejects each (Word).

A run is closed before the words that go, which stand on in a run of deleted text with its looks,
and opened again behind those that come (ECMA-376 part 1, 17.13.5.14 and 17.13.5.18).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.delivered.locate import Located, Piece
from briefgen.gate.numbers import natural_number
from briefgen.records import dataclass
from briefgen.refresh.hunks import Hunk, hunks
from briefgen.refresh.paragraphs import offset, preserved, text_beside
from briefgen.refresh.splice import Splice
from briefgen.values.joiner import joined
from briefgen.writers.xml import attribute, content

_RUN = re.compile(rb"<w:r(?:\s[^>]*)?>\s*(<w:rPr\s*/>|<w:rPr(?:\s[^>]*)?>.*?</w:rPr>)?", re.DOTALL)
_IDS = re.compile(rb'<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel)\s[^>]*?w:id="(\d+)"')
_RUN_ENDS = "</w:t></w:r>"


@dataclass(slots=True)
class Reviewer:
    """Who the changes are by, when, and the number of the next.

    ``date`` is an ISO 8601 time with its zone. Numbers are unlike those of any part of the file.
    """

    author: str
    date: str
    next_number: int = 1

    def seen(self, part: bytes) -> None:
        """Passes over the numbers that a part has given to changes."""
        highest = max(
            (natural_number(found[1].decode()) or 0 for found in _IDS.finditer(part)), default=0
        )
        self.next_number = max(self.next_number, highest + 1)

    def sign(self) -> str:
        """The attributes of one more change."""
        number, self.next_number = self.next_number, self.next_number + 1
        return (
            f'w:id="{number}" w:author="{attribute(self.author)}" w:date="{attribute(self.date)}"'
        )


def tracked(
    part: bytes, paragraph: Located, start: int, end: int, text: str, reviewer: Reviewer
) -> list[Splice] | None:
    """The splices that propose the text for the stretch from ``start`` to ``end``.

    None where it cannot be proposed: its line breaks differ, or what goes is no text in plain runs.
    """
    found = hunks(paragraph.text[start:end], text)
    if found is None:
        return None
    made: list[Splice] = []
    for hunk in found:
        here = Hunk(hunk.start + start, hunk.end + start, hunk.text)
        splices = list(_proposed(part, paragraph, here, (start, end), reviewer))
        if not splices or any(splice is None for splice in splices):
            return None
        made += [splice for splice in splices if splice is not None]
    return list(dict.fromkeys(made))


def _proposed(
    part: bytes, paragraph: Located, hunk: Hunk, within: tuple[int, int], reviewer: Reviewer
) -> Iterator[Splice | None]:
    """The splices of one hunk: words struck out piece by piece, new ones behind the first."""
    touched = [p for p in paragraph.pieces if p.start < hunk.end and hunk.start < p.end]
    if not touched:
        beside = text_beside(paragraph.pieces, hunk.start, *within)
        at = None if beside is None else offset(part, beside, hunk.start - beside.start)
        if beside is None or at is None:
            yield None
            return
        yield _cut(part, beside, at, at, hunk.text, reviewer)
        yield from preserved(part, beside)
        return
    for number, piece in enumerate(touched):
        first = offset(part, piece, max(0, hunk.start - piece.start))
        last = offset(part, piece, min(piece.end, hunk.end) - piece.start)
        if not piece.is_text or first is None or last is None:
            yield None
            return
        yield _cut(part, piece, first, last, "" if number else hunk.text, reviewer)
        yield from preserved(part, piece)


def _cut(
    part: bytes, piece: Piece, first: int, last: int, text: str, reviewer: Reviewer
) -> Splice | None:
    """The run closed, the change, the run opened again; None where the text is in no plain run."""
    run = _RUN.match(part, piece.run) if piece.run >= 0 else None
    if run is None or not part.startswith(b"<w:t", piece.element):
        return None
    looks = (run[1] or b"").decode()
    struck = part[first:last].decode()
    change = ""
    if struck:
        change += (
            f"<w:del {reviewer.sign()}><w:r>{looks}"
            f'<w:delText xml:space="preserve">{struck}</w:delText></w:r></w:del>'
        )
    if text:
        change += (
            f"<w:ins {reviewer.sign()}><w:r>{looks}"
            f'<w:t xml:space="preserve">{content(joined(text))}</w:t></w:r></w:ins>'
        )
    opened = f'<w:r>{looks}<w:t xml:space="preserve">'
    return Splice(first, last, f"{_RUN_ENDS}{change}{opened}".encode())
