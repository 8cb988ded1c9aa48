"""JSON Lines → raw entries: one object a line, its ``type`` saying what it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from briefgen.errors import InputError
from briefgen.facts.nearest import nearest
from briefgen.facts.schema import RawEntry
from briefgen.gate import HeldFile, read_lines
from briefgen.gate.text import dropped_from, may_hold_dropped, texts_in, told
from briefgen.issues import Issue, error, warning

MAX_MARKS = 50_000
"""Commas and braces in one line, which bound the values in it; a fact has some hundred."""

TYPES = ("partnership", "source", "actor", "project", "place", "theme", "term", "fact")


def read_jsonl(path: Path | HeldFile) -> Iterator[RawEntry | Issue]:
    """Every line as an entry, or as the issue that keeps it from being one; blank lines pass."""
    for number, data in read_objects(path):
        yield data if isinstance(data, Issue) else _entry(data, path.name, number)


def read_objects(path: Path | HeldFile) -> Iterator[tuple[int, dict[str, Any] | Issue]]:
    """Every line's number with its object, or the issue in its place; blank lines pass.

    A warning stands before the object that it is about.
    """
    for number, line in read_lines(path):
        if isinstance(line, InputError):
            yield number, error("broken-json", str(line), file=path.name, line=number)
        elif line and not line.isspace():
            found = _object(line, path.name, number)
            if may_hold_dropped(line) and not isinstance(found, Issue):
                signs = dict.fromkeys(s for text in texts_in(found) for s in dropped_from(text))
                if signs:
                    message, hint = told(signs)
                    where: dict[str, str | int] = {"file": path.name, "line": number}
                    yield number, warning("text-cleaned", message, hint, **where)
            yield number, found


def _object(line: str, file: str, number: int) -> dict[str, Any] | Issue:
    if line.count(",") + line.count("{") > MAX_MARKS:
        return _broken(f"more than {MAX_MARKS} values", "one object a line", file, number)
    try:
        data = _DECODER.decode(line)
    except RecursionError:
        return _broken("too many levels of nesting", "check the brackets", file, number)
    except ValueError as problem:
        return _broken(f"not JSON: {problem}", "one object a line", file, number)
    if not isinstance(data, dict):
        return _broken("the line holds no object", "one object {…} a line", file, number)
    return data


def _entry(data: dict[str, Any], file: str, number: int) -> RawEntry | Issue:
    kind = data.pop("type", None)
    if kind == "source":
        # A source has a `type` of its own (article, speech, …); it stands here as `source_type`.
        if "source_type" not in data:
            message = "source_type: is missing"
            return error("missing-key", message, "add it", file=file, line=number)
        data["type"] = data.pop("source_type")
    if kind not in TYPES:
        near = nearest(str(kind), TYPES)
        options = f"one of {', '.join(TYPES)}"
        hint = f"did you mean “{near}”? ({options})" if near else options
        return error(
            "unknown-type", f"the type {kind!r} is not known", hint, file=file, line=number
        )
    return RawEntry(kind=kind, data=data, file=file, line=number)


def _broken(message: str, hint: str, file: str, line: int) -> Issue:
    return error("broken-json", message, hint, file=file, line=line)


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key “{repeated[:80]}” stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


_DECODER = json.JSONDecoder(
    parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_pairs
)
