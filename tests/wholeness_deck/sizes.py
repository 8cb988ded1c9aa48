"""No type is smaller than ten points, and none is left to an application to shrink."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness_deck.opened import A, OpenedSlide, name_of

_LEAST = 1000  # hundredths of a point


def problems(slide: OpenedSlide) -> Iterator[str]:
    """Runs below the least size, and text that an application may shrink."""
    for shape in slide.everything():
        for run in shape.iter(f"{A}rPr"):
            if int(run.get("sz", _LEAST)) < _LEAST:
                yield f"“{name_of(shape)}” has type of {run.get('sz')} hundredths of a point"
        if any(True for _ in shape.iter(f"{A}normAutofit")):
            yield f"“{name_of(shape)}” may be shrunk to fit"
