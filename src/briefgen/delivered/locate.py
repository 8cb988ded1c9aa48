"""Where in the bytes of a part the text of its paragraphs stands.

The same walk that reads a part notes the place of everything that it adds to a paragraph, so that
what is spliced in lands where the text was read.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import field
from xml.parsers import expat

from briefgen.delivered.joined import Joined
from briefgen.delivered.word_walk import Kind, WalkedParagraph, WordWalk, refuse_document_type
from briefgen.errors import InputError
from briefgen.records import dataclass
from briefgen.values.joiner import unjoined

_UTF_8 = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text, from ``start`` to ``end``, and the bytes that it stands in.

    ``first`` to ``last`` are the bytes of the text, of a sign those of its element. ``element`` is
    where the text's element begins, -1 for a sign, and ``run`` where its run does, -1 outside runs.
    """

    start: int
    end: int
    first: int
    last: int
    element: int
    run: int

    @property
    def is_text(self) -> bool:
        """Whether it is text, and no element that is read as a character."""
        return self.element >= 0


@dataclass(frozen=True, slots=True)
class Located:
    """A paragraph's text as a passage has it, and its pieces in order.

    No pieces where the text is not that of the bytes: it was not in NFC, or stands in no runs.
    """

    text: str
    pieces: tuple[Piece, ...] = ()


_NOT_WANTED = Located("")


def locate(part: bytes, wanted: Container[int] | None = None) -> list[Located]:
    """The paragraphs of a part in the order in which a walk shows them (`Source.paragraph`).

    Of paragraphs whose numbers are not ``wanted`` nothing is kept: long files have many. InputError
    where the part is not written in UTF-8, or declares a document type.
    """
    declared = _UTF_8.match(part)
    if (declared and declared[1].lower() != b"utf-8") or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(
            "a part of the file is not written in UTF-8, so that nothing can be put into it; open "
            "the file in Office and save it again"
        )
    return _Locating(part, wanted).located()


@dataclass(slots=True)
class _Open:
    """The pieces of a paragraph that is being read; the paragraph is held to keep its identity."""

    paragraph: WalkedParagraph
    pieces: list[Piece] = field(default_factory=list)


class _Locating(WordWalk):
    """The walk, with an eye on the bytes."""

    def __init__(self, part: bytes, wanted: Container[int] | None) -> None:
        self._part = part
        self._wanted = wanted
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._found: list[Located] = []
        self._noted: dict[int, _Open] = {}
        self._element = self._run = -1
        self._reading_text = False
        super().__init__()

    def located(self) -> list[Located]:
        parser = self._parser
        # Each piece of text by itself: a buffer would be handed over at the place where it ends.
        parser.buffer_text = False
        parser.StartDoctypeDeclHandler = refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(self._part, True)
        self._flush()
        found, self._found = self._found, []  # parser and walk hold each other, and would hold all
        self._done.clear()
        self._noted.clear()
        return found

    def _begin_text(self, attributes: dict[str, str]) -> None:
        self._element = self._parser.CurrentByteIndex
        super()._begin_text(attributes)

    def _begin_run(self, attributes: dict[str, str]) -> None:
        self._run = self._parser.CurrentByteIndex
        super()._begin_run(attributes)

    def _end_run(self) -> None:
        self._run = -1
        super()._end_run()

    def _characters(self, text: str) -> None:
        self._reading_text = True
        super()._characters(text)
        self._reading_text = False

    def _add(self, text: str) -> None:
        before = self._open[-1].text.length if self._open else 0
        super()._add(text)
        if not self._open:
            return
        paragraph = self._open[-1]
        if paragraph.text.length == before and unjoined(text):
            return  # it went into a prompt, or is hidden
        first = self._parser.CurrentByteIndex
        last = self._end_of_text(first, text) if self._reading_text else self._end_of_sign(first)
        element = self._element if self._reading_text else -1
        piece = Piece(before, paragraph.text.length, first, last, element, self._run)
        self._noted.setdefault(id(paragraph), _Open(paragraph)).pieces.append(piece)

    def _end_of_text(self, first: int, text: str) -> int:
        """Behind a stretch of text, which the parser hands over whole, or an entity or line end."""
        if self._part[first : first + 1] == b"&":
            return self._part.index(b";", first) + 1
        if text == "\n":
            return first + (2 if self._part[first : first + 2] == b"\r\n" else 1)
        return first + len(text.encode())

    def _end_of_sign(self, first: int) -> int:
        end = self._part.index(b">", first) + 1
        if self._part[end - 2 : end - 1] == b"/":
            return end
        closing = b"</%b>" % self._part[first + 1 : end - 1].split()[0]
        return self._part.index(closing, end) + len(closing)

    def _emit(self, paragraph: WalkedParagraph, kind: Kind, joined: Joined) -> None:
        super()._emit(paragraph, kind, joined)
        if kind is Kind.TEXT:
            noted = self._noted.pop(id(paragraph), None)
            if self._wanted is not None and len(self._found) not in self._wanted:
                self._found.append(_NOT_WANTED)
                self._done.clear()
                return
            text = self._done[-1].text
            whole = noted is not None and paragraph.text.length == len(text)
            self._found.append(Located(text, tuple(noted.pieces) if noted and whole else ()))
