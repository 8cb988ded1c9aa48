"""Copies made in memory: a PDF by hand, a Word file by python-docx."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Sequence

import docx

Line = tuple[float, float, str]
"""Where a line of text begins, in points from the lower left corner, and the text."""


def pdf_of(pages: Sequence[Iterable[Line]], title: str = "") -> bytes:
    """A PDF of A4 pages with these lines, 10 pt, each character an em wide; ISO 32000-2, 9.7.

    The font is named and not embedded; its ToUnicode table says which character a code is.
    """
    held = [list(page) for page in pages]
    used = sorted({character for page in held for _, _, text in page for character in text})
    table = "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in used)
    to_unicode = (
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange\n{len(used)} beginbfchar\n{table}\nendbfchar\nendcmap end"
    )
    count = len(held)
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(count))
    name = f"\ufeff{title}".encode("utf-16-be").hex()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 5 0 R "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /F /Flags 4 /Ascent 800 "
        b"/Descent -200 /FontBBox [0 -200 500 800] >> >>",
        _stream(to_unicode.encode()),
    ]
    for at, page in enumerate(held):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * at} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        drawn = "".join(
            f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, text in page
        )
        objects.append(_stream(drawn.encode()))
    if title:
        objects.append(f"<< /Title <{name}> >>".encode())
    return _sealed(objects, f"/Info {len(objects)} 0 R" if title else "")


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _sealed(objects: Sequence[bytes], info: str) -> bytes:
    """The objects with their table: ISO 32000-2, 7.5."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, held in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    out += f"trailer << /Size {size} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def lines_at(x: float, top: float, *texts: str) -> list[Line]:
    """Lines below each other, 12 pt apart."""
    return [(x, top - 12 * at, text) for at, text in enumerate(texts)]


def docx_of(*paragraphs: str, title: str = "") -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.title = title
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of python-docx's document."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
