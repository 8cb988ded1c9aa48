"""A file that came back, whatever its format: what it shows, where, and what ties it to facts.

Readers of .docx and .pptx make it; an audit and a refresh work from it and from nothing else.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from briefgen.delivered.provenance import Provenance
from briefgen.delivered.read_chart import ShownChart
from briefgen.records import dataclass


class Area(StrEnum):
    """The part of a file that a text stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    TEXT_BOX = "text box"
    SLIDE = "slide"
    LAYOUT = "slide layout"
    NOTES = "notes"
    ALT_TEXT = "alt text"
    CHART = "chart"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: the table's number in its area (in a workbook its sheet's), row and column,
    all from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands, as a person finds it.

    ``heading`` is the nearest heading above it in a memo, for a note or comment above its mark;
    ``slide`` a slide's number from 1 and ``slide_id`` its id in the file, 0 in memos; ``shape`` the
    name of the shape or drawing that holds it; ``note`` the id of its footnote, endnote or comment;
    ``paragraph`` counts from 0 within the area, the note, or the shape or cell of a slide; ``page``
    is a memo's page from 1 as it was last laid out, 0 where the file does not tell.
    """

    area: Area
    heading: str = ""
    slide: int = 0
    slide_id: int = 0
    shape: str = ""
    note: int | None = None
    cell: Cell | None = None
    paragraph: int = 0
    page: int = 0

    def __str__(self) -> str:
        """The place in words: ``slide 4, “Facts”, row 2, column 1``."""
        parts = [f"slide {self.slide}"] if self.slide else []
        parts += [f"page {self.page}"] if self.page else []
        if self.area is not Area.SLIDE and not (self.page and self.area is Area.BODY):
            parts.append(f"{self.area} {self.note}" if self.note is not None else str(self.area))
        parts += [f"“{held}”" for held in (self.heading, self.shape) if held]
        if self.cell:
            table = "" if self.slide else f"table {self.cell.table + 1}, "
            parts.append(f"{table}row {self.cell.row + 1}, column {self.cell.column + 1}")
        else:
            parts.append(f"paragraph {self.paragraph + 1}")
        return ", ".join(parts)


class Carrier(StrEnum):
    """What ties a text in a file to an occurrence, the surest first."""

    TAG = "tag"
    BOOKMARK = "bookmark"
    PLACE = "place"
    PARAGRAPH = "paragraph"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage that a carrier marks, from ``start`` to ``end`` in code points.

    ``name`` is the tag of a content control, or the name of a bookmark without the ``_Copy_1`` that
    LibreOffice adds to it. What marks several paragraphs has a span in each. An emptied control has
    a span of no length.
    """

    carrier: Carrier
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Computed:
    """A stretch of a passage that the application computes, in code points.

    ``kind`` is the first word of a field's instruction in a memo (PAGE, SEQ, REF, TOC), the field's
    type on a slide (slidenum, datetime1).
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Which paragraph of which part: its number among those that a walk over the part shows."""

    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as shown: NFC, no joiners, inserted text counted and deleted text not.

    ``spans`` are what controls and bookmarks mark in it; ``tagged`` the occurrences that the tags
    of its shape name; ``computed`` what fields show in it; ``style`` the name of its style in a
    memo; ``status`` the words of the status that it stands under or beside, in the first language
    of a bilingual file, "" where there is none; ``tracked`` says that there are tracked changes in
    it; ``placeholder`` that it is the prompt of an empty control, which is no text: the paragraph
    around the control is a passage of its own, without the prompt. ``source`` is where its bytes
    are, None for what is no paragraph of text.
    """

    where: Where
    text: str
    spans: tuple[Span, ...] = ()
    tagged: tuple[str, ...] = ()
    computed: tuple[Computed, ...] = ()
    style: str = ""
    status: str = ""
    tracked: bool = False
    placeholder: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class DeliveredChart:
    """A chart: what its cache shows, and what its workbook holds; None where it has no workbook.

    ``part`` is the part that it stands in, ``workbook`` that of its workbook, "" for none.
    """

    where: Where
    name: str
    shown: ShownChart
    held: ShownChart | None
    part: str = ""
    workbook: str = ""


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """What a file shows, in reading order, its charts, and its provenance if it carries any.

    ``kind`` is "docx" or "pptx", of templates too. ``dates`` are those on which it says it was made
    and last saved. ``beside`` is the edition of the sidecar that lies beside it, "" for none.
    """

    name: str
    kind: str
    passages: tuple[Passage, ...]
    charts: tuple[DeliveredChart, ...] = ()
    provenance: Provenance | None = None
    dates: tuple[dt.date, ...] = ()
    beside: str = ""
