"""The pages of a PDF as pictures: PDF bytes in, a PNG a page out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.errors import BuildError
from briefgen.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 96
"""Dots per inch: a slide of 13⅓ inches is 1280 dots wide, a page A4 794."""

MOST_DOTS = 50_000_000
"""Dots of one picture, 150 MB of memory: above it a page is refused."""

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG: its number, from 1, and its size in dots."""

    number: int
    data: bytes
    width: int
    height: int


def require_pictures() -> None:
    """Nothing, if what draws pictures is installed; BuildError says what is missing."""
    try:
        import PIL
        import pypdfium2
    except ImportError as problem:
        raise BuildError(
            "pictures of pages need the packages pypdfium2 and Pillow; install them with: "
            'pip install "briefgen[preview]"'
        ) from problem
    del PIL, pypdfium2


def page_pictures(pdf: bytes, dpi: int = DPI) -> Iterator[Picture]:
    """Each page as a PNG of so many dots per inch; the same PDF gives the same bytes.

    BuildError where pypdfium2 or Pillow is missing, the PDF cannot be read, or a page would have
    more than `MOST_DOTS`.
    """
    require_pictures()
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError as problem:
        raise BuildError(f"the PDF cannot be read: {problem}") from problem
    with document:
        for number, page in enumerate(document, start=1):
            width, height = (side * dpi / _POINTS for side in page.get_size())
            if width * height > MOST_DOTS:
                raise BuildError(
                    f"page {number} would have {width:.0f} × {height:.0f} dots; choose fewer with "
                    "--dpi"
                )
            image: Image = page.render(scale=dpi / _POINTS).to_pil()
            yield Picture(number, png(image), image.width, image.height)


def png(image: Image) -> bytes:
    """The picture as a PNG, without anything but its dots."""
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()
