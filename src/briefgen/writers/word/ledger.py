"""What has been given out so far while one memo is written: numbers, names, links, anchors.

The only state of the Word writer. Everything else takes it and returns text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from itertools import count

from briefgen.document.captions import caption_names
from briefgen.document.model import (
    Chart,
    Contents,
    Document,
    Heading,
    Note,
    Occurrence,
    ProjectTable,
    Table,
    Timeline,
)
from briefgen.document.outline import OutlineEntry, PageNumbers, outline
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchored, Anchors
from briefgen.writers.word.base import Base
from briefgen.writers.word.names import contents_bookmark, target_bookmark
from briefgen.writers.word.relationships import Links
from briefgen.writers.word.styles import Style

_FIRST_DRAWING = 1001
"""Above the ids of drawings that a template has in its headers."""


@dataclass(slots=True)
class Ledger:
    """The running state of one memo.

    ``anchoring`` says that texts are anchored at all, ``controlling`` that content controls do.
    ``targets`` are the ids that references may point to, with their bookmarks, notes apart, which
    are ``note-1`` and so on; ``notes`` are the notes by number; ``in_note`` says that footnotes are
    being written, which cannot hold footnotes. ``pending`` are anchored texts of the paragraph
    being written, ``anchored`` those of all before. ``shown`` are the texts of paragraphs.
    ``captions`` are what captions call their
    blocks ("Table 3"), by id. ``outline`` is what a contents list can show,
    with the numbers of its bookmarks in ``listed``; ``pages`` are the pages of its entries, if
    someone has found them. ``charts`` are those drawn so far, each a part of its own.
    """

    document: Document
    base: Base
    anchors: Anchors
    anchoring: bool
    controlling: bool
    occurrences: dict[str, Occurrence]
    targets: dict[str, str]
    notes: dict[int, Note]
    outline: tuple[OutlineEntry, ...] = ()
    captions: dict[str, str] = field(default_factory=dict)
    listed: dict[str, int] = field(default_factory=dict)
    pages: PageNumbers | None = None
    links: Links = field(default_factory=Links)
    in_note: bool = False
    cited: list[int] = field(default_factory=list)
    pending: list[tuple[Occurrence, str, str]] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    bookmarked: set[str] = field(default_factory=set)
    charts: list[Chart] = field(default_factory=list)
    _bookmark_ids: Iterator[int] = field(default_factory=lambda: count(1))
    _control_ids: Iterator[int] = field(default_factory=lambda: count(1))
    _drawing_ids: Iterator[int] = field(default_factory=lambda: count(_FIRST_DRAWING))
    _numbers: Counter[str] = field(default_factory=Counter)

    @property
    def language(self) -> Language:
        """The document's language, for what has none of its own."""
        return self.document.language

    def style(self, style: Style) -> str:
        """The id that the base template gives the style."""
        return self.base.styles[style]

    def next_bookmark(self) -> int:
        """A bookmark id that no other has; one count for all parts."""
        return next(self._bookmark_ids)

    def next_control(self) -> int:
        """A content control id; a counter, since hashes of 31 bits collide in long files."""
        return next(self._control_ids)

    def next_drawing(self) -> int:
        """The id of a drawing, which no other has (20.4.2.5)."""
        return next(self._drawing_ids)

    def next_number(self, kind: str) -> int:
        """The number of the next caption of that kind, as its SEQ field will count it."""
        self._numbers[kind] += 1
        return self._numbers[kind]

    def occurrence(self, identifier: str) -> Occurrence:
        """The occurrence of that id; BuildError if the document has none."""
        try:
            return self.occurrences[identifier]
        except KeyError:
            raise BuildError(
                f"the document has a statement “{identifier}” but no occurrence of that id"
            ) from None

    def target(self, identifier: str) -> str:
        """The bookmark of what a reference points to; BuildError if the document has no such id."""
        try:
            return self.targets[identifier]
        except KeyError:
            raise BuildError(
                f"the document refers to “{identifier}”, but has no section, heading, table, "
                "row, chart or note of that id"
            ) from None

    def contents_bookmark(self, identifier: str) -> str:
        """The bookmark by which the contents list leads to a heading; "" where nothing lists it."""
        number = self.listed.get(identifier)
        return contents_bookmark(number) if number else ""

    def cite(self, number: int) -> bool:
        """Notes that a footnote is cited; whether for the first time.

        Word numbers footnotes in the order of their marks, so the document's numbers have to come
        in that order. Raises BuildError where they do not, or where there is no such note.
        """
        if number not in self.notes:
            raise BuildError(f"the document cites note {number}, which it does not have")
        if number <= len(self.cited):
            return False
        if number != len(self.cited) + 1:
            raise BuildError(
                f"the document cites note {number} where note {len(self.cited) + 1} is due; "
                "notes are numbered in the order in which the memo cites them"
            )
        self.cited.append(number)
        return True


def open_ledger(
    document: Document, base: Base, anchors: Anchors, pages: PageNumbers | None = None
) -> Ledger:
    """The ledger of a memo of which nothing is written yet."""
    entries = outline(document)
    deepest = max((block.levels for block in _contents_lists(document)), default=0)
    listed = (entry.id for entry in entries if entry.level <= deepest)
    return Ledger(
        document=document,
        base=base,
        anchors=anchors,
        anchoring=anchors is not Anchors.NONE,
        controlling=anchors is Anchors.FULL,
        occurrences={occurrence.id: occurrence for occurrence in document.occurrences},
        targets=_targets(document),
        notes={note.number: note for note in document.notes},
        outline=entries,
        captions=caption_names(document),
        listed={identifier: number for number, identifier in enumerate(listed, 1)},
        pages=pages,
    )


def _contents_lists(document: Document) -> Iterator[Contents]:
    for section in document.sections:
        yield from (block for block in section.blocks if isinstance(block, Contents))


def _targets(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for identifier in _identifiers(document):
        if identifier in found:
            raise BuildError(f"the document has two places with the id “{identifier}”")
        found[identifier] = target_bookmark(identifier)
    return found


def _identifiers(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield section.id
        for block in section.blocks:
            if isinstance(block, (Heading, Timeline, ProjectTable, Chart)):
                yield block.id
            elif isinstance(block, Table):
                yield block.id
                yield from (row.id for row in block.rows if row.id)
