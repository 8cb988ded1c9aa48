"""No placeholder is empty; every slide but the first has footer and number, read last."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness_deck.opened import OpenedSlide, name_of, placeholder, text_of

_RUNNING = ("ftr", "sldNum")
_NAMES = {"Footer": "ftr", "Slide number": "sldNum"}


def problems(slide: OpenedSlide) -> Iterator[str]:
    """Empty placeholders, dates, and a footer or number that is missing or not read last."""
    shapes = list(slide.shapes())
    kinds = [placeholder(shape) for shape in shapes]
    for shape, kind in zip(shapes, kinds, strict=True):
        if kind and not text_of(shape).strip():
            yield f"the placeholder “{name_of(shape)}” is empty"
    if "dt" in kinds:
        yield "it has a date, which would change by itself"
    # In a layout that has no placeholder for them they are text boxes of these names.
    last = [
        kind or _NAMES.get(name_of(shape), "") for shape, kind in zip(shapes, kinds, strict=True)
    ]
    if slide.number > 1 and tuple(last[-2:]) != _RUNNING:
        yield "footer and number are not the last things on it"
