"""Pictures, charts, tables and groups say in words what they show; shapes have names to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.wholeness_deck.opened import OpenedSlide, P, alternative, is_decorative, name_of

_SHOWING = {f"{P}{kind}" for kind in ("grpSp", "graphicFrame", "pic")}
_FILE = re.compile(r"\.(png|jpe?g|gif|svg|emf|wmf|xlsx|pptx|docx|bin)\b", re.IGNORECASE)
_MACHINE = re.compile(r"^(TextBox|Rectangle|Group|Table|Picture|Shape|Placeholder)?\s*\d*$")


def problems(slide: OpenedSlide) -> Iterator[str]:
    """What shows something without words for it; a file's name for words; names nobody can read."""
    for shape in slide.shapes():
        words = alternative(shape)
        if shape.tag in _SHOWING and not is_decorative(shape) and not words.strip():
            yield f"“{name_of(shape)}” has no alternative text"
    names = Counter(name_of(shape) for shape in slide.shapes())
    for shape in slide.everything():
        if _FILE.search(alternative(shape)) or _FILE.search(name_of(shape)):
            yield f"“{name_of(shape)}” is called by a file’s name"
        if _MACHINE.match(name_of(shape)):
            yield f"“{name_of(shape)}” is no name for a person"
    yield from (f"{number} shapes are called “{name}”" for name, number in names.items()
                if number > 1)  # fmt: skip
