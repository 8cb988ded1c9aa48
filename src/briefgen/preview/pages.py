"""On which pages a memo's headings stand, as LibreOffice breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefgen.document.model import Document
from briefgen.document.outline import PageNumbers, outline
from briefgen.errors import BuildError
from briefgen.preview.office import pdf_of

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PASSES = 4
"""Numbers in a contents list can move a heading to the next page, but hardly twice."""


def find_pages(document: Document, write: Callable[[PageNumbers | None], bytes]) -> PageNumbers:
    """The pages on which the memo's headings stand once these very numbers are printed in it.

    ``write`` makes the memo (.docx) with the numbers given, or without any; it is made and measured
    until the numbers stay. BuildError where LibreOffice or pypdf is missing, or where the headings
    of the PDF are not those of the document.
    """
    found = _measured(document, write(None))
    for _ in range(MOST_PASSES - 1):
        again = _measured(document, write(found))
        if again == found:
            break
        found = again
    return found


def _measured(document: Document, memo: bytes) -> PageNumbers:
    """The PDF's bookmarks are the memo's headings in order, so they are matched by order.

    By their words they could not be: two headings may say the same.
    """
    reader = _reader(pdf_of(memo, "docx"))
    entries, pages = outline(document), list(_bookmark_pages(reader, reader.outline))
    if len(entries) != len(pages):
        raise BuildError(
            f"LibreOffice found {len(pages)} headings in the memo, which has {len(entries)}; "
            "build without page numbers, and please report this"
        )
    numbers = {entry.id: page for entry, page in zip(entries, pages, strict=True)}
    return PageNumbers(page=numbers, total=len(reader.pages))


def _reader(pdf: bytes) -> PdfReader:
    try:
        from pypdf import PdfReader
    except ImportError as problem:
        raise BuildError(
            'page numbers need the package pypdf; install it with: pip install "briefgen[pages]"'
        ) from problem
    return PdfReader(io.BytesIO(pdf))


def _bookmark_pages(reader: PdfReader, bookmarks: list[Any]) -> Iterator[int]:
    """The page of each bookmark, from 1, in order; a list holds those below the one before it."""
    for bookmark in bookmarks:
        if isinstance(bookmark, list):
            yield from _bookmark_pages(reader, bookmark)
        else:
            page = reader.get_destination_page_number(bookmark)
            yield 0 if page is None else page + 1
