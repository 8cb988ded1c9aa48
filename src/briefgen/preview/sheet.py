"""The contact sheet: every page of every file small on one picture, with its file and number."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil, sqrt
from typing import TYPE_CHECKING

from briefgen.preview.pictures import Picture, png
from briefgen.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

_GAP, _CAPTION, _SIZE = 24, 30, 15
_WIDEST, _NARROWEST, _SHEET = 340, 96, 3_000
_GROUND, _EDGE, _INK = "#E7E9EC", "#9AA1A9", "#1F2933"

_FONTS = (
    "DejaVuSans.ttf",
    "NotoSansCJK-Regular.ttc",
    "arial.ttf",
    "meiryo.ttc",
    "Arial Unicode.ttf",
)
"""For names that Pillow's own font, which has ASCII only, cannot print; the first that can."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A page at its place on the sheet."""

    picture: Picture
    caption: str
    x: int
    y: int
    width: int
    height: int


def contact_sheet(files: Sequence[tuple[str, Sequence[Picture]]]) -> bytes:
    """One PNG of the pages of each file under its name, a file's first page at a row's start.

    The same pictures and fonts give the same bytes. There is at least one page.
    """
    from PIL import Image, ImageDraw

    count = sum(len(pictures) for _, pictures in files)
    columns = min(ceil(sqrt(count)), max(len(pictures) for _, pictures in files))
    width = max(_NARROWEST, min(_WIDEST, _SHEET // columns - _GAP))
    cells = list(_placed(files, columns, width))
    size = (
        _GAP + columns * (width + _GAP),
        max(cell.y + cell.height + _CAPTION for cell in cells) + _GAP,
    )
    sheet = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(sheet)
    for cell in cells:
        _draw(cell, sheet, draw, width)
    return png(sheet)


def _placed(
    files: Sequence[tuple[str, Sequence[Picture]]], columns: int, width: int
) -> Iterator[_Cell]:
    y = _GAP
    for name, pictures in files:
        for start in range(0, len(pictures), columns):
            row = pictures[start : start + columns]
            heights = [round(picture.height * width / picture.width) for picture in row]
            for column, (picture, height) in enumerate(zip(row, heights, strict=True)):
                caption = f"{name} · {picture.number}"
                x = _GAP + column * (width + _GAP)
                yield _Cell(picture, caption, x, y, width, max(1, height))
            y += max(heights) + _CAPTION + _GAP


def _draw(cell: _Cell, sheet: Image, draw: ImageDraw, width: int) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(cell.picture.data)) as page:
        small = page.resize((cell.width, cell.height), Image.Resampling.LANCZOS)
    sheet.paste(small, (cell.x, cell.y))
    right, bottom = cell.x + cell.width, cell.y + cell.height
    draw.rectangle((cell.x - 1, cell.y - 1, right, bottom), outline=_EDGE)
    text, font = _fitting(cell.caption, width)
    draw.text((cell.x, bottom + 6), text, fill=_INK, font=font)


def _fitting(caption: str, width: int) -> tuple[str, FreeTypeFont | ImageFont]:
    """The caption in a font that has its letters, its front cut where it is too wide.

    The number is at its end, and files of one build differ at the end of their names.
    """
    letters = "".join(sorted({c for c in caption if not c.isspace()} | set("0123456789·.")))
    font = _font(letters)
    if font is None:
        font = _own()
        caption = "".join(c if c.isascii() or c == "·" else "?" for c in caption)
    text = caption
    while font.getlength(text) > width and len(text) > 1:
        text = f"...{text.removeprefix('...')[1:]}"
    return text, font


@lru_cache(maxsize=2_000)
def _font(text: str) -> FreeTypeFont | ImageFont | None:
    from PIL import ImageFont

    own = _own()
    if _has_all(own, text):
        return own
    for name in _FONTS:
        try:
            font = ImageFont.truetype(name, _SIZE)
        except OSError:
            continue
        if _has_all(font, text):
            return font
    return None


@lru_cache(maxsize=1)
def _own() -> FreeTypeFont | ImageFont:
    from PIL import ImageFont

    return ImageFont.load_default(_SIZE)


def _has_all(font: FreeTypeFont | ImageFont, text: str) -> bool:
    """Whether no letter is drawn as the box of a letter that is not there."""
    missing = bytes(font.getmask("\uffff"))
    return all(bytes(font.getmask(c)) != missing for c in set(text) if not c.isspace())
