"""Walks over a deck's paragraphs, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.deck.model import Shape
from briefgen.document.model import Inline, Inlines


def shape_inlines(shape: Shape) -> list[Inlines]:
    """Every paragraph of the shape, in reading order; a chart has none."""
    match shape.kind:
        case "text":
            return [paragraph.content for paragraph in shape.paragraphs]
        case "table":
            cells = [cell for row in shape.rows for cell in row.cells]
            return [paragraph.content for cell in cells for paragraph in cell.paragraphs]
        case "group":
            return [inlines for child in shape.shapes for inlines in shape_inlines(child)]
        case "line" | "chart":
            return []
        case _:
            assert_never(shape)


def says(inlines: Iterable[Inline], sign: str) -> bool:
    """Whether the sign stands in what `plain_text` reads of the inlines; it is one character."""
    for inline in inlines:
        if inline.kind == "text" or inline.kind == "value" or inline.kind == "reference":
            if sign in inline.text:
                return True
        elif inline.kind == "citation":
            if inline.note is None and sign in inline.mark:
                return True
        elif inline.kind != "parallel" and says(inline.children, sign):
            return True
    return False
