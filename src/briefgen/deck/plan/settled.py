"""Settling a planned deck: each text in its box, with the breaks that its writer has to put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.deck.model import (
    GroupShape,
    Shape,
    Slide,
    TableRow,
    TableShape,
    TextShape,
)
from briefgen.deck.plan.setting import Setting


def settled_slides(slides: Iterable[Slide], setting: Setting) -> Iterator[Slide]:
    """The slides with their lines settled, when no box and no text changes any more."""
    for slide in slides:
        shapes = tuple(_settled(shape, setting) for shape in slide.shapes)
        yield slide.model_copy(update={"shapes": shapes})


def _settled(shape: Shape, setting: Setting) -> Shape:
    match shape:
        case TextShape():
            paragraphs = setting.settled(shape.paragraphs, shape.box.w, inset=shape.inset)
            return shape.model_copy(update={"paragraphs": paragraphs})
        case TableShape():
            rows = tuple(_row(row, shape, setting) for row in shape.rows)
            return shape.model_copy(update={"rows": rows})
        case GroupShape():
            shapes = tuple(_settled(inner, setting) for inner in shape.shapes)
            return shape.model_copy(update={"shapes": shapes})
        case _:
            return shape


def _row(row: TableRow, table: TableShape, setting: Setting) -> TableRow:
    cells = []
    for cell, width in zip(row.cells, table.widths, strict=True):
        inset = table.inset if cell.inset is None else cell.inset
        paragraphs = setting.settled(cell.paragraphs, width, inset=inset)
        cells.append(cell.model_copy(update={"paragraphs": paragraphs}))
    return row.model_copy(update={"cells": tuple(cells)})
