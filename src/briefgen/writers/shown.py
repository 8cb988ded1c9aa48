"""The texts that a finished file shows, paragraph by paragraph, as short digests.

They tell whoever reads the file back which paragraphs stand as delivered, whatever is in them:
counts of ours, dates, numbers of a register. Both writers note the text of each paragraph as they
make it; what a template brings, alternative texts and charts are read from the finished parts. That
nothing is missed is a law that the tests check, by reading whole files in this way.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from briefgen.writers.anchors import SHORT_DIGEST, text_digest

if TYPE_CHECKING:
    from briefgen.writers.package import Deflated

_WRITTEN = re.compile(r"word/(?:document|footnotes)\.xml|ppt/(?:slides|notesSlides)/\w+\.xml")
_READ = re.compile(r"word/(?:header|footer)\w*\.xml|(?:word|ppt)/charts/\w+\.xml")
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

_DESCRIBED = (b' descr="', b'<w:tblCaption w:val="', b'<w:tblDescription w:val="')
_CELL = re.compile(r"<(?:t|v)(?: [^>]*)?>([^<]*)")


def short_digest(text: str) -> str:
    """The first digits of `text_digest`, as many as the provenance keeps (`SHORT_DIGEST`)."""
    return text_digest(text)[:SHORT_DIGEST]


def shown_digests(texts: Iterable[str], parts: Mapping[str, bytes | Deflated]) -> tuple[str, ...]:
    """The short digests of all paragraphs, alternative texts, chart labels and cells, each once.

    ``texts`` are those of the paragraphs that the writer made, ``parts`` those of the file: of text
    and slides their alternative texts are read, of headers, footers and charts all that they show.
    The digests are sorted. Parts that a template brings deflated are not looked at.
    """
    found = set(texts)
    for name, part in parts.items():
        if isinstance(part, bytes):
            if _WRITTEN.fullmatch(name):
                found.update(_described(part))
            elif _READ.fullmatch(name):
                found.update(shown_texts(part.decode()))
            elif name.endswith(".xlsx"):
                found.update(_cells(part))
    return tuple(sorted({short_digest(text) for text in found if text.strip()}))


def _described(part: bytes) -> Iterator[str]:
    """What screen readers say of the tables, drawings and shapes of a part."""
    for opening in _DESCRIBED:
        for behind in part.split(opening)[1:]:
            yield unescape(behind[: behind.index(b'"')].decode())


def _cells(workbook: bytes) -> Iterator[str]:
    """What the cells of a chart's workbook hold, text or number (18.4.8, 18.3.1.96)."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        for name in package.namelist():
            if name.startswith(("xl/worksheets/", "xl/sharedStrings")):
                for found in _CELL.finditer(package.read(name).decode()):
                    yield unescape(found[1])


def shown_texts(part: str) -> Iterator[str]:
    """Every text of a part, its entities resolved; a text box ends before what it hangs on.

    What fields show is left out of a paragraph: applications compute it anew.
    """
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
