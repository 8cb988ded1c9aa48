"""Statement templates, taken apart: literal text, holes for values and times, holes for names.

``{capacity}`` is a value or time of the same fact, ``{capacity:number}`` a form of it;
``{@agency}`` is a name, ``{@agency:short}`` a form of it; ``{@pair}`` the two countries.
``{{`` and ``}}`` are literal braces.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.records import dataclass

FULL = "full"
"""The form of a hole that names none."""

PAIR = "pair"
"""The id of ``{@pair}``: not an entry, but the two sides in the order of the house style."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that stands as it is, braces undoubled."""

    text: str


@dataclass(frozen=True, slots=True)
class ValueHole:
    """The place of a typed value or time of the same fact; ``form`` as written, "full" if none."""

    name: str
    form: str = FULL


@dataclass(frozen=True, slots=True)
class NameHole:
    """The place of the name of an entry (or of the pair); ``form`` as written, "full" if none."""

    id: str
    form: str = FULL


TemplatePiece = Literal | ValueHole | NameHole

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+")
_HOLE = re.compile(
    r"(?:@(?P<id>[a-z0-9]+(?:[-_][a-z0-9]+)*)|(?P<name>[a-z][a-z0-9_]*))"
    r"(?::(?P<form>[a-z]+(?:-[a-z]+)*))?"
)


@lru_cache(maxsize=65536)
def parse_template(text: str) -> tuple[TemplatePiece, ...]:
    """The pieces of a template, in order, no two literals adjacent; ValueError if it is broken."""
    pieces: list[TemplatePiece] = []
    plain = ""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token in ("{{", "}}"):
            plain += token[0]
        elif token in ("{", "}"):
            raise ValueError(_lone_brace(text, found.start()))
        elif token[0] == "{":
            if plain:
                pieces.append(Literal(plain))
            plain = ""
            pieces.append(_hole(token))
        else:
            plain += token
    if plain:
        pieces.append(Literal(plain))
    return tuple(pieces)


def _hole(token: str) -> ValueHole | NameHole:
    found = _HOLE.fullmatch(token[1:-1])
    if not found:
        raise ValueError(
            f"“{token}” is not a hole; write {{name}}, {{name:form}}, {{@id}} or {{@id:form}}, "
            "in lower case and without spaces"
        )
    form = found["form"] or FULL
    return NameHole(found["id"], form) if found["id"] else ValueHole(found["name"], form)


def _lone_brace(text: str, start: int) -> str:
    brace = text[start]
    missing = "never closed" if brace == "{" else "never opened"
    nearby = text[max(0, start - 12) : start + 24]
    return f"a brace is {missing} near “{nearby}”; double it ({brace * 2}) to print a brace"
