"""A memo read back: every paragraph that it shows, and the texts in it that are anchored.

In come the bytes of a .docx, however often it was edited and saved; out goes a `DeliveredMemo`. The
walk is iterative (files nested a thousand deep exist) and follows ECMA-376 part 1, section 17:
deleted and moved-away text does not count, inserted text does, fields count as their results.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from xml.parsers import expat

from briefgen.errors import InputError
from briefgen.values.joiner import unjoined
from briefgen.writers.anchors import PROVENANCE_NAMESPACE

Carrier = Literal["control", "bookmark"]
Place = Literal["header", "body", "footnotes", "footer"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_BOOKMARK_LEAD = "_bf_"
# LibreOffice loads footnotes twice and saves their bookmarks under the second name.
_COPY = re.compile(r"_Copy_\d+$")
_PLACES: tuple[tuple[str, Place], ...] = (
    ("header+xml", "header"),
    ("document.main+xml", "body"),
    ("footnotes+xml", "footnotes"),
    ("footer+xml", "footer"),
)
# 17.3.3: what stands in a run instead of text, and the character that it is read as.
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


@dataclass(frozen=True, slots=True)
class AnchoredText:
    """A text within a content control or a bookmark of ours; ``name`` is its tag or its name."""

    carrier: Carrier
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DeliveredParagraph:
    """A paragraph as shown, its text in NFC. ``style`` is the id of its style, "" for none.

    ``cell`` counts tables, rows and columns of its part from 0, None outside tables; ``note`` is
    the id of the footnote that it stands in; ``cites`` are the ids of footnotes that it marks.
    """

    place: Place
    style: str
    text: str
    anchored: tuple[AnchoredText, ...] = ()
    cell: tuple[int, int, int] | None = None
    note: int | None = None
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveredMemo:
    """What a memo shows, by place and in reading order, and its provenance part if it has one."""

    paragraphs: tuple[DeliveredParagraph, ...]
    provenance: bytes | None

    def at(self, place: Place) -> tuple[DeliveredParagraph, ...]:
        """The paragraphs of one place."""
        return tuple(p for p in self.paragraphs if p.place == place)


def read_memo(data: bytes) -> DeliveredMemo:
    """The memo of a .docx file's bytes.

    Raises InputError where the bytes are no Word file, are damaged, or declare a document type.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kinds = _Kinds.read(archive.read("[Content_Types].xml"))
            paragraphs = tuple(
                paragraph
                for ending, place in _PLACES
                for name in kinds.ending_with(ending)
                for paragraph in _Walk(place).read(archive.read(name))
            )
            return DeliveredMemo(paragraphs, _provenance(archive))
    except (zipfile.BadZipFile, KeyError, expat.ExpatError) as problem:
        raise InputError(f"this is not a Word file, or it is damaged: {problem}") from problem


def _provenance(archive: zipfile.ZipFile) -> bytes | None:
    """The provenance part, found by its root namespace: applications rename custom parts."""
    for name in sorted(archive.namelist()):
        if name.startswith("customXml/") and name.endswith(".xml"):
            part = archive.read(name)
            if _root(part) == f"{PROVENANCE_NAMESPACE}}}provenance":
                return part
    return None


def _root(part: bytes) -> str:
    found: list[str] = []
    parser = _parser()
    parser.StartElementHandler = lambda name, _: found.append(name)
    parser.Parse(part, True)
    return found[0]


def _parser() -> expat.XMLParserType:
    """A parser that refuses document types, and with them entities of any kind."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise InputError("a part of the file declares a document type, which no Office file does")

    parser.StartDoctypeDeclHandler = refuse
    return parser


@dataclass(slots=True)
class _Kinds:
    """The content types of the parts (ECMA-376 part 2, 7.2)."""

    overrides: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, part: bytes) -> _Kinds:
        kinds = cls()
        parser = _parser()
        parser.StartElementHandler = kinds._start
        parser.Parse(part, True)
        return kinds

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith("}Override"):
            self.overrides[attributes["PartName"].lstrip("/")] = attributes["ContentType"]

    def ending_with(self, ending: str) -> Iterator[str]:
        return (name for name, kind in sorted(self.overrides.items()) if kind.endswith(ending))


@dataclass(slots=True)
class _Open:
    """A carrier that has begun and not ended; ``start`` is its place in the paragraph's text."""

    carrier: Carrier
    name: str
    start: int


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read."""

    style: str = ""
    text: str = ""
    anchored: list[AnchoredText] = field(default_factory=list)
    cites: list[int] = field(default_factory=list)


class _Walk:
    """One walk over one part, as expat calls it."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._done: list[DeliveredParagraph] = []
        self._open: list[_Paragraph] = []
        self._controls: list[_Open] = []
        self._bookmarks: dict[str, _Open] = {}
        self._cells: list[list[int]] = []
        self._tables = -1
        self._note: int | None = None
        self._gone = 0
        self._in_run = 0
        self._in_text = False

    def read(self, part: bytes) -> list[DeliveredParagraph]:
        """The paragraphs of the part, each where it ends."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)
        return self._done

    # --- what opens ---

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        # 17.11.10: a footnote that has a type is a separator, which says nothing.
        separator = name == f"{_W}footnote" and f"{_W}type" in attributes
        if self._gone or separator or name in _GONE:
            self._gone += 1
            return
        if not name.startswith(_W):
            return
        begin = getattr(self, f"_begin_{name[len(_W) :]}", None)
        if begin is not None:
            begin(attributes)
        elif self._in_run and name in _SIGNS:
            self._add(_SIGNS[name])

    def _begin_p(self, _: dict[str, str]) -> None:
        self._open.append(_Paragraph())
        for carrier in (*self._controls, *self._bookmarks.values()):
            carrier.start = 0

    def _begin_pStyle(self, attributes: dict[str, str]) -> None:  # noqa: N802 (an element's name)
        if self._open:
            self._open[-1].style = attributes.get(f"{_W}val", "")

    def _begin_r(self, _: dict[str, str]) -> None:
        self._in_run += 1

    def _begin_t(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _begin_sdt(self, _: dict[str, str]) -> None:
        self._controls.append(_Open("control", "", self._length()))

    def _begin_tag(self, attributes: dict[str, str]) -> None:
        if self._controls:
            self._controls[-1].name = attributes.get(f"{_W}val", "")

    def _begin_bookmarkStart(self, attributes: dict[str, str]) -> None:  # noqa: N802
        name = attributes.get(f"{_W}name", "")
        if name.startswith(_BOOKMARK_LEAD):
            number = attributes.get(f"{_W}id", "")
            self._bookmarks[number] = _Open("bookmark", _COPY.sub("", name), self._length())

    def _begin_bookmarkEnd(self, attributes: dict[str, str]) -> None:  # noqa: N802
        bookmark = self._bookmarks.pop(attributes.get(f"{_W}id", ""), None)
        if bookmark is not None:
            self._close(bookmark)

    def _begin_footnote(self, attributes: dict[str, str]) -> None:
        self._note = int(attributes.get(f"{_W}id", "0"))

    def _begin_footnoteReference(self, attributes: dict[str, str]) -> None:  # noqa: N802
        if self._open:
            self._open[-1].cites.append(int(attributes.get(f"{_W}id", "0")))

    def _begin_tbl(self, _: dict[str, str]) -> None:
        self._tables += 1
        self._cells.append([self._tables, -1, -1])

    def _begin_tr(self, _: dict[str, str]) -> None:
        if self._cells:
            self._cells[-1][1:] = [self._cells[-1][1] + 1, -1]

    def _begin_tc(self, _: dict[str, str]) -> None:
        if self._cells:
            self._cells[-1][2] += 1

    # --- what closes ---

    def _end(self, name: str) -> None:
        if self._gone:
            self._gone -= 1
        elif name == f"{_W}p":
            self._end_paragraph()
        elif name == f"{_W}r":
            self._in_run -= 1
        elif name == f"{_W}t":
            self._in_text = False
        elif name == f"{_W}sdt":
            self._close(self._controls.pop())
        elif name == f"{_W}tbl":
            self._cells.pop()
        elif name == f"{_W}footnote":
            self._note = None

    def _end_paragraph(self) -> None:
        for carrier in (*self._controls, *self._bookmarks.values()):
            self._close(carrier)
        paragraph = self._open.pop()
        cell = tuple(self._cells[-1]) if self._cells else None
        self._done.append(
            DeliveredParagraph(
                self._place,
                paragraph.style,
                unicodedata.normalize("NFC", paragraph.text),
                tuple(paragraph.anchored),
                (cell[0], cell[1], cell[2]) if cell else None,
                self._note,
                tuple(paragraph.cites),
            )
        )

    def _close(self, carrier: _Open) -> None:
        if self._open and carrier.name:
            text = unicodedata.normalize("NFC", self._open[-1].text[carrier.start :])
            self._open[-1].anchored.append(AnchoredText(carrier.carrier, carrier.name, text))

    # --- text ---

    def _characters(self, text: str) -> None:
        if self._in_text and not self._gone:
            self._add(unjoined(text))

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def _length(self) -> int:
        return len(self._open[-1].text) if self._open else 0
