"""HTML: a paragraph a block of the main text, a row of a table a paragraph.

The main text is ``<main>``, else the only ``<article>``, else the body. Left out within it:
navigation, asides, footers, forms, dialogs, scripts, styles, what is hidden, and the header of the
page where the main text is the body. Two ``<br>`` in a row end a paragraph. Title, author, date,
site, address and language are what ``<meta>``, ``<link rel=canonical>`` and ``<html lang>`` say;
without a title there, the only ``<h1>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen.copies.model import CELL, Said, one_line, paragraphs_of
from briefgen.copies.said import iso_day
from briefgen.errors import InputError
from briefgen.gate import decode
from briefgen.gate.markup import check_html

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby "
    "rb rbc rtc s samp small span strike strong sub sup time tt u var wbr img picture".split()
)
_DROPPED = frozenset(
    "nav aside footer form dialog script style noscript template svg math iframe object canvas "
    "audio video button select input textarea menu head title rt rp".split()
)
_OLD_NAMES = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
              "iso-8859-1": "cp1252", "latin1": "cp1252"}  # fmt: skip
"""What browsers read under these names (WHATWG Encoding, section 4.2)."""

_PARTED, _NEXT_CELL, _NEXT_ROW = "\0", "\1", "\2"
"""Stand within the words that were gathered for the end of a block, a cell and a row."""


def read(content: bytes, name: str) -> Said:
    """Its paragraphs; InputError where it cannot be decoded or holds no text."""
    from bs4 import BeautifulSoup

    text = _decoded(content, name)
    check_html(text, name)
    try:
        page = BeautifulSoup(text, "html.parser")
        main, whole = _main(page)
        words = "".join(_words(main, whole)).replace(_NEXT_ROW, _PARTED)
        paragraphs = paragraphs_of(words.replace(_NEXT_CELL, " ").split(_PARTED))
    except RecursionError:
        raise InputError(
            f"{name} has too many levels of elements; save the text of the page alone"
        ) from None
    if not paragraphs:
        raise InputError(
            f"{name} has no text in it: a page that scripts fill is empty when it is saved; "
            "print it to PDF in a browser, or copy its text into a .txt"
        )
    headings = main.find_all("h1")
    only = one_line(headings[0].get_text(" ")) if len(headings) == 1 else ""
    return Said(
        paragraphs,
        title=_meta(page, "citation_title", "dc.title", "og:title") or only,
        author=_meta(page, "citation_author", "dc.creator", "author"),
        container_title=_meta(page, "citation_journal_title", "og:site_name"),
        issued=iso_day(
            _meta(page, "citation_publication_date", "article:published_time", "dc.date", "date")
        ),
        url=_address(page),
        language=str(page.html.get("lang") or "") if page.html else "",
    )


def _decoded(content: bytes, name: str) -> str:
    """The page's text, in the encoding that it declares, else in UTF-8."""
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    encoding = (declared or "utf-8").lower()
    if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
        return decode(content, name)
    try:
        return content.decode(_OLD_NAMES.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError):
        raise InputError(
            f"{name} says that it is in {encoding}, and is not; save it as UTF-8"
        ) from None


def _main(page: BeautifulSoup) -> tuple[Tag, bool]:
    """The element that holds the main text, and whether it is the whole body."""
    for found in (page.find_all("main"), page.find_all("article")):
        if len(found) == 1:
            return found[0], False
    return page.body or page, True


def _words(holder: Tag, whole: bool) -> Iterator[str]:
    """The words of an element, with `_PARTED` wherever a block begins or ends."""
    from bs4.element import NavigableString, PreformattedString, Tag

    breaks = 0
    for child in holder.children:
        if isinstance(child, NavigableString):
            # Comments, doctypes and the like are strings of their own kinds.
            if not isinstance(child, PreformattedString):
                breaks = breaks if child.isspace() else 0
                yield str(child)
            continue
        if not isinstance(child, Tag) or _is_left_out(child, whole):
            continue
        if child.name == "br":
            breaks += 1
            yield _PARTED if breaks > 1 else " "
            continue
        breaks = 0
        if child.name == "tr":
            yield _rows("".join(_words(child, whole)))
        elif child.name in ("td", "th"):
            yield _NEXT_CELL
            yield from _words(child, whole)
        elif child.name in _INLINE:
            yield from _words(child, whole)
        else:
            yield _PARTED
            yield from _words(child, whole)
            yield _PARTED


def _rows(words: str) -> str:
    """The words of a row, cells parted; rows within it, often ones that nobody closed, apart."""
    rows = (
        CELL.join(filter(None, (one_line(cell.replace(_PARTED, " ")) for cell in row)))
        for row in (part.split(_NEXT_CELL) for part in words.split(_NEXT_ROW))
    )
    return f"{_NEXT_ROW}{_NEXT_ROW.join(rows)}{_NEXT_ROW}"


def _is_left_out(tag: Tag, whole: bool) -> bool:
    if tag.name in _DROPPED or tag.has_attr("hidden") or tag.get("role") == "navigation":
        return True
    return whole and tag.name == "header" and tag.find_parent("article") is None


def _meta(page: BeautifulSoup, *names: str) -> str:
    """What the first of these names says; "" if the page has none of them."""
    said: dict[str, str] = {}
    for tag in page.find_all("meta"):
        name = str(tag.get("name") or tag.get("property") or "").lower()
        said.setdefault(name, one_line(str(tag.get("content") or "")))
    return next((said[name] for name in names if said.get(name)), "")


def _address(page: BeautifulSoup) -> str:
    link = page.find("link", rel="canonical")
    found = str(link.get("href") or "") if link else ""
    found = found or _meta(page, "og:url")
    is_address = urlsplit(found).scheme in ("http", "https") and not any(map(str.isspace, found))
    return found if is_address else ""
