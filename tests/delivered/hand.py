"""Word files written by hand, as XML, for what no library writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefgen.writers.package import seal

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
)
_ROOTS = {"header": "hdr", "footer": "ftr"}


def word_file(
    body: str, related: Mapping[str, str] | None = None, others: Mapping[str, bytes] | None = None
) -> bytes:
    """A .docx of the body, and of parts by the kind that the document refers to them by.

    A kind may end in a number ("header2"); ``others`` are further parts as they are. The document's
    part is not where Word would put it.
    """
    related, others = related or {}, others or {}
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document2.xml" ContentType="{_TYPES}.document.main+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": _relationships({"officeDocument": "word/document2.xml"}),
        "word/document2.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document2.xml.rels": _relationships({kind: f"{kind}.xml" for kind in related}),
    }
    for kind, held in related.items():
        root = _ROOTS.get(kind.rstrip("0123456789"), kind)
        parts[f"word/{kind}.xml"] = f"<w:{root} {SPACES}>{held}</w:{root}>"
    written = {name: part.encode() for name, part in parts.items()}
    return seal({**written, **others}, dt.date(2025, 1, 1))


def _relationships(targets: Mapping[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def run(text: str, style: str = "") -> str:
    dress = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{dress}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    dress = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{dress}{''.join(runs)}</w:p>"


def control(tag: str, content: str, properties: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
