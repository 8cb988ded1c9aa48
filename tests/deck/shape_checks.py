"""What has to hold for the shapes of any planned slide, whatever part of the deck it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.deck.fit import height_of
from briefgen.deck.model import (
    Box,
    ChartShape,
    GroupShape,
    LineShape,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from briefgen.looks.house import HOUSE

TOLERANCE = 12_700  # EMU: a point, for what rounding may add


def leaves(shapes: tuple[Shape, ...]) -> Iterator[TextShape | LineShape | TableShape | ChartShape]:
    """The shapes without their groups."""
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from leaves(shape.shapes)
        else:
            yield shape


def texts(slide: Slide) -> list[TextShape]:
    """The text frames of the slide that have text."""
    return [s for s in leaves(slide.shapes) if isinstance(s, TextShape) and s.paragraphs]


def words(slide: Slide) -> list[str]:
    """Every paragraph of the slide's frames and tables as plain text."""
    from briefgen.deck.walk import shape_inlines
    from briefgen.document.walk import plain_text

    return [plain_text(inlines) for s in slide.shapes for inlines in shape_inlines(s)]


def check_slide(slide: Slide, floor: float) -> None:
    """Nothing overflows, overlaps, leaves the body, or is set smaller than the floor (points).

    Source marks, the source line and the kicker have a floor of their own.
    """
    body = HOUSE.zones.body
    for shape in leaves(slide.shapes):
        if isinstance(shape, TextShape) and shape.placeholder is None:
            _inside(shape.box, slide, shape.name)
        elif isinstance(shape, TableShape):
            _inside(shape.box, slide, shape.name)
            for row in shape.rows:
                for cell, width in zip(row.cells, shape.widths, strict=True):
                    height = height_of(cell.paragraphs, width, inset=cell.inset or shape.inset)
                    assert height <= row.height + TOLERANCE, (slide.id, shape.name)
                    assert all(p.style.size >= floor for p in cell.paragraphs), shape.name
        elif isinstance(shape, LineShape):
            assert body.y - TOLERANCE <= min(shape.y1, shape.y2), (slide.id, shape.name)
            assert max(shape.y1, shape.y2) <= body.bottom + TOLERANCE, (slide.id, shape.name)
    frames = texts(slide)
    for index, one in enumerate(frames):
        height = height_of(one.paragraphs, one.box.w, inset=one.inset)
        assert height <= one.box.h + TOLERANCE, (slide.id, one.name)
        if one.placeholder is None and one.name != "More in the memo":
            assert all(p.style.size >= floor for p in one.paragraphs), (slide.id, one.name)
        for other in frames[index + 1 :]:
            assert _apart(one.box, other.box), (slide.id, one.name, other.name)


def _inside(box: Box, slide: Slide, name: str) -> None:
    body = HOUSE.zones.body
    assert body.x - TOLERANCE <= box.x, (slide.id, name)
    assert box.x + box.w <= body.right + TOLERANCE, (slide.id, name)
    assert body.y - TOLERANCE <= box.y, (slide.id, name)
    assert box.y + box.h <= body.bottom + TOLERANCE, (slide.id, name)


def _apart(a: Box, b: Box) -> bool:
    return (
        a.x + a.w <= b.x + TOLERANCE
        or b.x + b.w <= a.x + TOLERANCE
        or a.y + a.h <= b.y + TOLERANCE
        or b.y + b.h <= a.y + TOLERANCE
    )
