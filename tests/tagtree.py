"""The tag tree of a PDF that LibreOffice made: what a screen reader reads, page by page.

outloud's model resolves the tree and reads the text under each tag. LibreOffice names the tags of
paragraphs after their styles ("Status Lead") and maps them to PDF's own types ("P").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outloud.model import Document, StructElem

_PARAGRAPHS = frozenset("P H1 H2 H3 H4 H5 H6 Caption".split())


@dataclass(frozen=True)
class Tagged:
    """A paragraph as tagged, or the part of it that stands on one page, counted from 1.

    ``tag`` is its own name in the tree, ``kind`` the type of PDF that it stands for, ``within`` are
    the kinds around it, outermost first.
    """

    tag: str
    kind: str
    within: tuple[str, ...]
    page: int
    text: str

    @property
    def is_note(self) -> bool:
        return "Note" in self.within


def read_tags(pdf: Path) -> list[Tagged]:
    """The paragraphs of the PDF in the order in which its tag tree has them."""
    document = Document(str(pdf))
    try:
        return [tagged for element in document.elements for tagged in _pieces(document, element)]
    finally:
        document.close()


def tables_without_headers(pdf: Path) -> list[tuple[int, str]]:
    """Number of columns and first text of each table that has no header cell."""
    document = Document(str(pdf))
    try:
        found = []
        for table in document.elements_of("Table"):
            inner = list(table.descendants())
            rows = [element for element in inner if element.type == "TR"]
            if rows and not any(element.type == "TH" for element in inner):
                texts = (_text(document, cell) for cell in rows[0].logical_children)
                found.append((len(rows[0].logical_children), next(texts, "")))
        return found
    finally:
        document.close()


def _text(document: Document, element: StructElem) -> str:
    below = (element, *element.descendants())
    return "".join(piece.text for one in below for piece in _pieces(document, one)).strip()


def _pieces(document: Document, element: StructElem) -> Iterator[Tagged]:
    """A paragraph's text by page; its spans are in the order of their numbers on the page."""
    if element.type not in _PARAGRAPHS or any(a.type in _PARAGRAPHS for a in _above(element)):
        return
    marks = [m for e in (element, *element.descendants()) for m in e.mcrefs if m.page is not None]
    within = tuple(reversed([ancestor.type for ancestor in _above(element)]))
    for page in sorted({mark.page for mark in marks}):
        content = document.content(page).mcid_text
        here = sorted((m for m in marks if m.page == page), key=lambda mark: mark.mcid)
        text = "".join(content.get((mark.stream, mark.mcid), "") for mark in here)
        yield Tagged(element.type_raw, element.type, within, page + 1, text)


def _above(element: StructElem) -> Iterator[StructElem]:
    at = element.parent
    while at is not None:
        yield at
        at = at.parent
