"""What planning a part of a deck gives: its slides, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefgen.deck.model import Slide


class Made(NamedTuple):
    """Slides in their order, and a line for each thing that they leave out for a reason.

    A line begins with what it is about ("fact-id: …"). Facts that no slide shows and no line names
    need none: the plan lists them itself.
    """

    slides: tuple[Slide, ...] = ()
    left_out: tuple[str, ...] = ()


def made_of(parts: Iterable[Made]) -> Made:
    """The slides of all the parts, one behind the other, and all that they leave out."""
    slides: list[Slide] = []
    left_out: list[str] = []
    for part in parts:
        slides += part.slides
        left_out += part.left_out
    return Made(tuple(slides), tuple(left_out))
