"""A file that came back, whatever its format: what it shows, where, and what ties it to facts.

Readers of .docx and .pptx make it; an audit and a refresh work from it and from nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.delivered.provenance import Provenance
from briefgen.delivered.read_chart import ShownChart


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
    NOTES = "notes"
    ALT_TEXT = "alt text"
    CHART = "chart"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: the table's number in its area, row and column, all from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands, as a person finds it.

    ``heading`` is the nearest heading above it in a memo; ``slide`` a slide's number from 1 and
    ``slide_id`` its id in the file, 0 in memos; ``shape`` the name of the shape that holds it;
    ``note`` the id of its footnote, endnote or comment; ``paragraph`` counts from 0 within the
    area, or within the shape or cell of a slide.
    """

    area: Area
    heading: str = ""
    slide: int = 0
    slide_id: int = 0
    shape: str = ""
    note: int | None = None
    cell: Cell | None = None
    paragraph: int = 0

    def __str__(self) -> str:
        """The place in words: ``slide 4, “Facts”, row 2, column 1``."""
        parts = [f"slide {self.slide}"] if self.slide else []
        if self.area is not Area.SLIDE:
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

    ``name`` is the tag of a content control or the name of a bookmark, as it stands in the file.
    """

    carrier: Carrier
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as shown: NFC, no joiners, inserted text counted and deleted text not.

    ``spans`` are what controls and bookmarks mark in it; ``tagged`` the occurrences that the tags
    of its shape name; ``style`` the name of its style in a memo; ``status`` the words of the status
    that it stands under or beside, "" where there is none; ``tracked`` says that there are tracked
    changes in it; ``placeholder`` that it shows the prompt of an empty control, which is no text.
    """

    where: Where
    text: str
    spans: tuple[Span, ...] = ()
    tagged: tuple[str, ...] = ()
    style: str = ""
    status: str = ""
    tracked: bool = False
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class DeliveredChart:
    """A chart: what its cache shows, and what its workbook holds; None where it has no workbook."""

    where: Where
    name: str
    shown: ShownChart
    held: ShownChart | None


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """What a file shows, in reading order, its charts, and its provenance if it carries any."""

    name: str
    kind: str
    passages: tuple[Passage, ...]
    charts: tuple[DeliveredChart, ...] = ()
    provenance: Provenance | None = None
