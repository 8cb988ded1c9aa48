"""Where the glyphs of a deck really stand, in the PDF that LibreOffice makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pymupdf

from briefgen.deck.fit import pieces_of
from briefgen.deck.model import Box, ChartShape, Deck, GroupShape, Shape, TableShape, TextShape
from briefgen.generate import deck_bytes
from briefgen.looks.model import EMU_PER_POINT
from tests.officetools import render

# A glyph's ink in Carlito and Noto Sans CJK, in em of its size; boxes of PDF readers are taller.
ASCENT, DESCENT = 0.70, 0.20
TOLERANCE = 1.0  # points, for what LibreOffice rounds
HANGING = "、。，．,.、）」』"  # may hang over the edge in Japanese type


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page, its ink in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A text of a slide and the box that it has to stay in, in points."""

    name: str
    text: str
    left: float
    top: float
    right: float
    bottom: float


def misplaced(deck: Deck, folder: Path, template: Path | None = None) -> list[str]:
    """Every text that LibreOffice draws outside its frame, a line each; and what it does not draw.

    LibreOffice draws shapes in their order, so the page's text is that of the slide's frames, one
    behind the other, then footer and number.
    """
    path = folder / "deck.pptx"
    path.write_bytes(deck_bytes(deck, template=template))
    return misplaced_in(deck, render(path))


def misplaced_in(deck: Deck, pdf: Path) -> list[str]:
    """The same of a deck that LibreOffice has printed already; words in charts stay in theirs."""
    with pymupdf.open(pdf) as pages:
        drawn = [list(glyphs_of(page)) for page in pages]
    if len(drawn) != len(deck.slides):
        return [f"{len(deck.slides)} slides, {len(drawn)} pages"]
    return [
        f"{slide.id}: {line}"
        for slide, glyphs in zip(deck.slides, drawn, strict=True)
        for line in outside(list(frames(slide.shapes)), _beside_charts(slide.shapes, glyphs))
    ]


def _beside_charts(shapes: Iterable[Shape], glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those that a chart draws: a frame that misses one of its own says so."""
    boxes = [_frame("", shape.box, ()) for shape in shapes if isinstance(shape, ChartShape)]
    return [glyph for glyph in glyphs if not any(_holds(box, glyph) for box in boxes)]


def _holds(box: Frame, glyph: Glyph) -> bool:
    across = box.left <= (glyph.left + glyph.right) / 2 <= box.right
    return across and box.top <= (glyph.top + glyph.bottom) / 2 <= box.bottom


def frames(shapes: Iterable[Shape]) -> Iterator[Frame]:
    """The texts of the shapes, in the order of drawing; a table's cells row by row."""
    for shape in shapes:
        match shape:
            case TextShape() if shape.paragraphs:
                yield _frame(shape.name, shape.box, shape.paragraphs)
            case GroupShape():
                yield from frames(shape.shapes)
            case TableShape():
                yield from _cells(shape)
            case _:
                continue


def _cells(table: TableShape) -> Iterator[Frame]:
    y = table.box.y
    for row in table.rows:
        x = table.box.x
        for cell, width in zip(row.cells, table.widths, strict=True):
            box = Box(x=x, y=y, w=width, h=row.height)
            yield _frame(f"{table.name}: a cell", box, cell.paragraphs)
            x += width
        y += row.height


def _frame(name: str, box: Box, paragraphs: Iterable[object]) -> Frame:
    text = "".join(piece.text for p in paragraphs for piece in pieces_of(p))  # type: ignore[arg-type]
    edges = (box.x, box.y, box.x + box.w, box.y + box.h)
    left, top, right, bottom = (edge / EMU_PER_POINT for edge in edges)
    return Frame(name, "".join(text.split()), left, top, right, bottom)


def glyphs_of(page: pymupdf.Page) -> Iterator[Glyph]:
    """The characters of a page in the order of drawing, spaces aside."""
    for block in page.get_text("rawdict", flags=0)["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    if char["c"].strip():
                        yield _glyph(char, span["size"])


def _glyph(char: dict[str, object], size: float) -> Glyph:
    left, _, right, _ = char["bbox"]  # type: ignore[misc]
    baseline: float = char["origin"][1]  # type: ignore[index]
    top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
    return Glyph(str(char["c"]), left, right, top, bottom, size)  # type: ignore[has-type]


def outside(frames: list[Frame], glyphs: list[Glyph]) -> Iterator[str]:
    """What the glyphs of a page do outside their frames, whose texts they are in turn."""
    at = 0
    for frame in frames:
        held = glyphs[at : at + len(frame.text)]
        drawn = "".join(glyph.text for glyph in held)
        if drawn != frame.text:
            yield f"{frame.name}: drawn “{drawn[:60]}”, not “{frame.text[:60]}”"
            return
        at += len(frame.text)
        yield from _trouble(frame, held)


def _trouble(frame: Frame, glyphs: list[Glyph]) -> Iterator[str]:
    """The worst that a frame's glyphs do, on each side."""
    if not glyphs:
        return
    standing = [glyph for glyph in glyphs if glyph.text not in HANGING] or glyphs
    over = {
        "left": frame.left - min(glyph.left for glyph in standing),
        "right": max(glyph.right for glyph in standing) - frame.right,
        "top": frame.top - min(glyph.top for glyph in glyphs),
        "bottom": max(glyph.bottom for glyph in glyphs) - frame.bottom,
    }
    for side, points in over.items():
        if points > TOLERANCE:
            yield f"{frame.name}: {points:.1f} pt over its {side}: “{frame.text[:50]}”"
