"""The texts that finished parts show, paragraph by paragraph, as short digests.

They tell whoever reads the file back which paragraphs stand as delivered, whatever is in them:
counts of ours, dates, numbers of a register. What we wrote ourselves is scanned and not parsed,
which costs a small part of deflating it; what a template brings is scanned likewise.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from briefgen.writers.anchors import SHORT_DIGEST, text_digest

if TYPE_CHECKING:
    from briefgen.writers.package import Deflated

_SHOWING = re.compile(
    r"(?:word|ppt)/(?:document|footnotes|(?:header|footer)\w*|charts/\w+|slides/\w+|notesSlides/\w+)"
    r"\.xml"
)
# ECMA-376 part 1: text and signs of runs (17.3.3), fields (17.16.18), a table's own words (17.4.58,
# 17.4.62), text of DrawingML (21.1.2) and its fields, what a chart's cache holds (21.2.2.239).
_TOKEN = re.compile(
    r"<[wa]:t(?: [^>]*)?>(?P<text>[^<]*)"
    r"|<(?P<space>w:tab/|w:br[ />]|w:cr/|a:br[ />])"
    r'|w:fldCharType="(?P<field>begin|end)"'
    r"|<(?P<slide_field>/?a:fld)[ >]"
    r"|<(?P<paragraph>/?[wa]:p)(?:>| [^>]*[^/]>)"
    r'|<(?:w:tblCaption|w:tblDescription) w:val="(?P<table>[^"]*)"'
    r'| descr="(?P<described>[^"]+)"'
    r"|<c:v>(?P<held>[^<]*)"
)

_CELL = re.compile(r"<(?:t|v)(?: [^>]*)?>([^<]*)")


def short_digest(text: str) -> str:
    """The first digits of `text_digest`, as many as the provenance keeps (`SHORT_DIGEST`)."""
    return text_digest(text)[:SHORT_DIGEST]


def shown_digests(parts: Mapping[str, bytes | Deflated]) -> tuple[str, ...]:
    """The short digests of all paragraphs, alternative texts, chart labels and cells, each once.

    They are sorted. What fields show is left out of a paragraph: applications compute it anew.
    Parts that a template brings deflated are not looked at.
    """
    texts: set[str] = set()
    for name, part in parts.items():
        if isinstance(part, bytes):
            if _SHOWING.fullmatch(name):
                texts.update(_texts(part.decode()))
            elif name.endswith(".xlsx"):
                texts.update(_cells(part))
    return tuple(sorted({short_digest(text) for text in texts if text.strip()}))


def _cells(workbook: bytes) -> Iterator[str]:
    """What the cells of a chart's workbook hold, text or number (18.4.8, 18.3.1.96)."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        for name in package.namelist():
            if name.startswith(("xl/worksheets/", "xl/sharedStrings")):
                for found in _CELL.finditer(package.read(name).decode()):
                    yield unescape(found[1])


def _texts(part: str) -> Iterator[str]:
    """Every text of a part, its entities resolved; a text box ends before what it hangs on."""
    open_texts: list[list[str]] = []
    fields = 0
    for found in _TOKEN.finditer(part):
        kind, held = found.lastgroup, found[found.lastgroup or 0]
        if kind == "text":
            if open_texts and not fields:
                open_texts[-1].append(held)
        elif kind == "space":
            if open_texts and not fields:
                open_texts[-1].append("\t" if held.startswith("w:tab") else "\n")
        elif kind == "paragraph":
            if not held.startswith("/"):
                open_texts.append([])
            elif open_texts:
                yield unescape("".join(open_texts.pop()))
        elif kind in ("field", "slide_field"):
            fields = max(0, fields + (-1 if held in ("end", "/a:fld") else 1))
        else:
            yield unescape(held)
