"""Walks over a deck's paragraphs, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.deck.model import ChartShape, GroupShape, Shape, Slide, TableShape, TextShape
from briefgen.document.model import Chart, Inlines


def slide_inlines(slide: Slide) -> Iterator[Inlines]:
    """Every paragraph of the slide and its notes, in reading order."""
    for shape in slide.shapes:
        yield from shape_inlines(shape)
    yield from slide.notes


def shape_charts(shape: Shape) -> Iterator[Chart]:
    """The charts that the shape is or holds."""
    if isinstance(shape, ChartShape):
        yield shape.chart
    elif isinstance(shape, GroupShape):
        for child in shape.shapes:
            yield from shape_charts(child)


def shape_inlines(shape: Shape) -> Iterator[Inlines]:
    """Every paragraph of the shape, in reading order; a chart has none."""
    match shape:
        case TextShape():
            yield from (paragraph.content for paragraph in shape.paragraphs)
        case TableShape():
            for row in shape.rows:
                for cell in row.cells:
                    yield from (paragraph.content for paragraph in cell.paragraphs)
        case GroupShape():
            for child in shape.shapes:
                yield from shape_inlines(child)
        case _:
            return
