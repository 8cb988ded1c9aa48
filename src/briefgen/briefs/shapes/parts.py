"""Which parts a memo has: by its shape, unless the brief switches them on or off."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.briefs.brief import Parts, Shape
from briefgen.document.model import SectionRole

PART_OF: Mapping[SectionRole, str] = {
    SectionRole.SINCE: "since",
    SectionRole.BOTTOM_LINE: "bottom_line",
    SectionRole.AUTHOR: "author",
    SectionRole.KEY_FIGURES: "key_figures",
    SectionRole.CONTENTS: "contents",
    SectionRole.STANDING: "themes",
    SectionRole.THEME: "themes",
    SectionRole.STATUS_BOARD: "status_board",
    SectionRole.ACTORS: "actor_map",
    SectionRole.ASKS_OFFERS: "asks_offers",
    SectionRole.RISKS: "risks",
    SectionRole.SILENCE: "silence",
    SectionRole.LINES: "lines_to_take",
    SectionRole.NEXT: "what_comes_next",
    SectionRole.SOURCES: "sources",
    SectionRole.CHRONOLOGY: "chronology",
    SectionRole.WHOS_WHO: "whos_who",
    SectionRole.GLOSSARY: "glossary",
    SectionRole.REGISTER: "fact_register",
}
"""The switch of each kind of section, as `Parts` names it."""

_ALL = frozenset(Parts.model_fields) - {"actor_map"}  # which a memo has only where asked for
_ANNEXES = frozenset({"chronology", "whos_who", "glossary", "fact_register"})

_BY_SHAPE: Mapping[Shape, frozenset[str]] = {
    Shape.STANDARD: _ALL - _ANNEXES,
    Shape.FULL: _ALL,
    Shape.ONE_PAGE: frozenset({"since", "bottom_line", "author", "key_figures"}),
}


def composed(role: SectionRole, parts: Parts) -> bool:
    """Whether a brief has the part at all, in whatever file."""
    return _switch(role, parts) is not False


def shown(role: SectionRole, shape: Shape, parts: Parts) -> bool:
    """Whether a memo of that shape has the part."""
    switch = _switch(role, parts)
    return PART_OF[role] in _BY_SHAPE[shape] if switch is None else switch


def added(shape: Shape, parts: Parts) -> tuple[str, ...]:
    """The parts that the brief switches on, and that a memo of that shape would not have."""
    return tuple(
        field.alias or name
        for name, field in Parts.model_fields.items()
        if getattr(parts, name) and name not in _BY_SHAPE[shape]
    )


def _switch(role: SectionRole, parts: Parts) -> bool | None:
    """The brief's switch; sections of a user's own are in whatever list of sections names them."""
    if role is SectionRole.OWN:
        return True
    switch: bool | None = getattr(parts, PART_OF[role])
    return switch
