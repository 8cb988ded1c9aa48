"""Settling a planned deck: each text in its box, with the breaks that its writer has to put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from briefgen.deck.model import (
    GroupShape,
    Shape,
    Slide,
    TableCell,
    TableRow,
    TableShape,
    TextShape,
)
from briefgen.deck.plan.setting import Setting
from briefgen.values.node import Node

T = TypeVar("T", bound=Node)


def settled_slides(slides: Iterable[Slide], setting: Setting) -> Iterator[Slide]:
    """The slides with their lines settled, when no box and no text changes any more.

    Only Japanese is ever settled, and mostly not even that: what needs no break is not made anew.
    """
    for slide in slides:
        yield _with(slide, "shapes", slide.shapes, _shapes(slide.shapes, setting))


def _shapes(shapes: Iterable[Shape], setting: Setting) -> tuple[Shape, ...]:
    return tuple(_settled(shape, setting) for shape in shapes)


def _settled(shape: Shape, setting: Setting) -> Shape:
    match shape:
        case TextShape():
            paragraphs = setting.settled(shape.paragraphs, shape.box.w, inset=shape.inset)
            return _with(shape, "paragraphs", shape.paragraphs, paragraphs)
        case TableShape():
            rows = tuple(_row(row, shape, setting) for row in shape.rows)
            return _with(shape, "rows", shape.rows, rows)
        case GroupShape():
            return _with(shape, "shapes", shape.shapes, _shapes(shape.shapes, setting))
        case _:
            return shape


def _row(row: TableRow, table: TableShape, setting: Setting) -> TableRow:
    cells = tuple(
        _cell(cell, width, table, setting)
        for cell, width in zip(row.cells, table.widths, strict=True)
    )
    return _with(row, "cells", row.cells, cells)


def _cell(cell: TableCell, width: int, table: TableShape, setting: Setting) -> TableCell:
    inset = table.inset if cell.inset is None else cell.inset
    paragraphs = setting.settled(cell.paragraphs, width, inset=inset)
    return _with(cell, "paragraphs", cell.paragraphs, paragraphs)


def _with(held: T, name: str, old: Sequence[object], new: Sequence[object]) -> T:
    """The model with what is new in that field; itself where nothing is."""
    if all(one is other for one, other in zip(old, new, strict=True)):
        return held
    return held.model_copy(update={name: new})
