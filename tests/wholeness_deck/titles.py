"""Each slide has a title in its placeholder, read first, and no two slides have the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.wholeness_deck.opened import OpenedSlide, placeholder, text_of

_TITLES = ("title", "ctrTitle")


def problems(slide: OpenedSlide) -> Iterator[str]:
    """A title that is missing, empty, or not the first thing that is read."""
    shapes = list(slide.shapes())
    titles = [shape for shape in shapes if placeholder(shape) in _TITLES]
    if len(titles) != 1:
        yield f"{len(titles)} titles"
    elif not text_of(titles[0]).strip():
        yield "its title is empty"
    elif shapes[0] is not titles[0]:
        yield "something is read before its title"


def repeated(slides: Sequence[OpenedSlide]) -> Iterator[str]:
    """Titles that more than one slide has."""
    words = Counter(
        text_of(shape) for s in slides for shape in s.shapes() if placeholder(shape) in _TITLES
    )
    yield from (f"{number} slides are called “{title}”" for title, number in words.items()
                if number > 1)  # fmt: skip
