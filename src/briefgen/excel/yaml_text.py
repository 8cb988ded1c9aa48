"""Plain data → YAML as fact files write it: short records in braces, texts in double quotes.

Comes in: text, true and false, whole numbers, lists and maps, none of them empty. The loader reads
every plain scalar as text, but for nothing, true and false.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.facts.yaml_reader import read_yaml

WIDTH = 100
"""Columns that a record in braces may take."""

_PLAIN = re.compile(r"[\w/(.+%°][^\n\t#:,\[\]{}\"'&*!|>@`\\]*")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def scalar(held: object) -> str:
    """A scalar in one line: as it stands where it can be read so, else in double quotes."""
    if isinstance(held, bool):
        return "true" if held else "false"
    text = str(held)
    if _PLAIN.fullmatch(text) and _reads_as(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes (YAML 1.2, 7.3.1), characters that no file may hold escaped."""
    held = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", held)


def _reads_as(text: str) -> bool:
    data, issues = read_yaml(f"[{text}]", "")
    return not issues and data == [text]


def flow(held: Any) -> str:
    """The data on one line, in braces and brackets."""
    if isinstance(held, Mapping):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in held.items()) + "}"
    if isinstance(held, Sequence) and not isinstance(held, str):
        return "[" + ", ".join(map(flow, held)) + "]"
    return scalar(held)


def pair(key: str, held: Any, indent: int) -> str:
    """“key: value” whose first line is to stand at the indent; no line end behind it."""
    name = scalar(key)
    if _is_short(held, indent + len(name) + 2):
        return f"{name}: {flow(held)}"
    return f"{name}:\n{block(held, indent + 2)}"


def block(held: Any, indent: int) -> str:
    """A map or list line by line, each line at the indent."""
    room = " " * indent
    if isinstance(held, Mapping):
        return "\n".join(room + pair(key, value, indent) for key, value in held.items())
    return "\n".join(f"{room}- {item(value, indent + 2)}" for value in held)


def item(held: Any, indent: int) -> str:
    """What stands behind the dash of a list; further lines stand at the indent."""
    if _is_short(held, indent):
        return flow(held)
    return block(held, indent).lstrip(" ")


def entry(data: Mapping[str, Any]) -> str:
    """A whole entry of a file's list, its line end included."""
    return f"- {block(data, 2).lstrip(' ')}\n"


def _is_short(held: Any, used: int) -> bool:
    """Whether it may stand on one line: any scalar, and a record or list with room for it."""
    if not isinstance(held, Mapping | list | tuple):
        return True
    flat = _depth(held) <= 2 and not any(isinstance(inner, list) for inner in _maps_in(held))
    return flat and used + len(flow(held)) <= WIDTH


def _depth(held: Any) -> int:
    inner = held.values() if isinstance(held, Mapping) else held
    return 1 + max((_depth(one) for one in inner if isinstance(one, Mapping | list)), default=0)


def _maps_in(held: Any) -> list[Any]:
    """What stands in a list of maps: such a list is written a line an item."""
    return [] if isinstance(held, Mapping) else [one for one in held if isinstance(one, Mapping)]
