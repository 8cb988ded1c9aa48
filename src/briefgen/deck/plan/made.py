"""What planning a part of a deck gives: its slides, and what they leave out."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.deck.model import Slide


class Made(NamedTuple):
    """Slides in their order, and a line for each thing that they leave out for a reason.

    A line begins with what it is about ("fact-id: …"). Facts that no slide shows and no line names
    need none: the plan lists them itself.
    """

    slides: tuple[Slide, ...] = ()
    left_out: tuple[str, ...] = ()
