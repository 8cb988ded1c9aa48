"""One raw entry → one model value, or sentences on what keeps it from being one.

Comes in: plain data with lines. Goes out: the frozen model value, or issues, each with the line of
the key that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.facts.lined import locate
from briefgen.facts.nearest import nearest
from briefgen.issues import MOST_ERRORS, Issue, error
from briefgen.records import dataclass
from briefgen.values.language import ONE_TEXT, PER_LANGUAGE

M = TypeVar("M", bound=BaseModel)

_ID = "an id is lower-case ASCII words joined by hyphens or underscores"
_PATTERNS = {
    r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$": _ID,
    r"^[a-z][a-z0-9_]*$": "the name of a value is lower-case ASCII letters, digits, underscores",
    r"^[0-9a-f]{64}$": "a SHA-256 is 64 hexadecimal digits in lower case",
    r"^[^\n\t]*\S[^\n\t]*$": "it has to be one line of text that is not blank",
    r"^[A-Z]{2}$": "a country is its ISO 3166 code in two capitals, like VN",
    r"^[A-Za-z%°][A-Za-z0-9%_/-]*$": "a unit is a code like JPY or MW, or the id of a unit",
}
_EXPECTED = {
    "string_type": "text",
    "string_sub_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "keys and values",
    "dict_type": "keys and values",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "date_type": "a date like 2025-04-28",
    "date_parsing": "a date like 2025-04-28",
    "date_from_datetime_parsing": "a date like 2025-04-28",
}
_FORMS = (ONE_TEXT, PER_LANGUAGE)
"""Steps in the path of an error that stand for a choice of the model and for no key."""

_LIMITS = {
    "too_short": "it needs at least {min_length}",
    "greater_than_equal": "it may not be below {ge}",
    "less_than_equal": "it may not be above {le}",
    "string_too_short": "it needs at least {min_length} characters",
    "string_too_long": "it may have at most {max_length} characters",
    "decimal_max_digits": "it may have at most {max_digits} digits",
    "finite_number": "it has to be a number",
}


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as it stands in a file: ``line`` is where it starts."""

    kind: str
    data: object
    file: str
    line: int

    @property
    def ident(self) -> str:
        """The entry's id, "" if it has none that is text."""
        ident = self.data.get("id") if isinstance(self.data, Mapping) else None
        return ident if isinstance(ident, str) else ""


def validate(model: type[M], entry: RawEntry) -> tuple[M | None, tuple[Issue, ...]]:
    """The entry as a value of the model, or None and every reason why it is not one."""
    try:
        return model.model_validate(entry.data), ()
    except ValidationError as problem:
        if problem.error_count() > MOST_ERRORS:
            message = f"more than {MOST_ERRORS} things are wrong with the entry"
            where: dict[str, str | int] = {"file": entry.file, "line": entry.line}
            return None, (error("not-valid", message, "is it one entry?", **where),)
        details = problem.errors(include_url=False)
        inner = {path[:end] for d in details for path in [d["loc"]] for end in range(len(path))}
        return None, tuple(
            _issue(model, entry, detail)
            for detail in details
            # A list is also called too short when its only item is the one that is wrong.
            if detail["type"] != "too_short" or detail["loc"] not in inner
        )


def _issue(model: type[BaseModel], entry: RawEntry, detail: ErrorDetails) -> Issue:
    path = tuple(step for step in detail["loc"] if step not in _FORMS)
    _, line = locate(entry.data, path, entry.line)
    code, message, hint = _sentence(model, path, detail)
    where = _path_words(path)
    return error(
        code,
        f"{where}: {message}" if where else message,
        hint,
        file=entry.file,
        line=line,
        subject=entry.ident,
    )


def _sentence(
    model: type[BaseModel], path: tuple[int | str, ...], detail: ErrorDetails
) -> tuple[str, str, str]:
    """The issue's code, message and hint for one pydantic error."""
    kind, given = detail["type"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind == "missing":
        return "missing-key", "is missing", "add it"
    if kind == "extra_forbidden":
        return "unknown-key", *_unknown_key(model, path)
    if isinstance(given, bool) and kind != "bool_type":
        message = f"expected {_EXPECTED.get(kind, 'text')}, found a bare yes, no, true or the like"
        return "bare-word", message, 'write it in quotes: "no"'
    if given is None:
        return "no-value", "nothing stands after the colon", "give a value or remove the key"
    if kind in ("enum", "literal_error"):
        return "unknown-value", *_unknown_value(given, str(context.get("expected", "")))
    if kind == "value_error":
        return "not-valid", detail["msg"].removeprefix("Value error, "), ""
    if kind == "string_pattern_mismatch":
        rule = _PATTERNS.get(str(context.get("pattern")), f"it must match {context.get('pattern')}")
        return "not-valid", f"“{_shown(given)}” cannot stand here", rule
    if kind in _EXPECTED:
        return "wrong-type", f"expected {_EXPECTED[kind]}, found {_described(given)}", _how(kind)
    limit = _LIMITS.get(kind)
    if limit:
        return "not-valid", f"{_described(given)} cannot stand here", limit.format(**context)
    return "not-valid", f"{_described(given)}: {detail['msg']}", ""


def _how(kind: str) -> str:
    return "in digits, like 4200000000 or 4.2e9" if kind.startswith("decimal") else ""


def _unknown_key(model: type[BaseModel], path: tuple[int | str, ...]) -> tuple[str, str]:
    owner = _model_at(model, path[:-1])
    keys = list(owner.model_fields) if owner else []
    near = nearest(str(path[-1]), keys)
    hint = f"did you mean “{near}”?" if near else f"known keys: {', '.join(keys)}"
    return "is not a key that may stand here", hint


def _unknown_value(given: object, expected: str) -> tuple[str, str]:
    options = re.findall(r"'([^']*)'", expected)
    near = nearest(str(given), options)
    choice = f"one of {', '.join(options)}"
    return (
        f"“{_shown(given)}” is not known",
        f"did you mean “{near}”? ({choice})" if near else choice,
    )


def _model_at(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The model whose keys stand at that path."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current is not None:
            info = current.model_fields.get(step)
            current = _model_in(info.annotation) if info else None
    return current


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((part for part in found if part is not None), None)


def _path_words(path: tuple[int | str, ...]) -> str:
    """``("evidence", 0, "source")`` as "evidence 1 › source"."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return " › ".join(words)


def _described(given: object) -> str:
    match given:
        case str():
            return f"“{_shown(given)}”"
        case bool() | int() | float():
            return str(given)
        case Mapping():
            return "keys and values"
        case list() | tuple():
            return "a list"
        case None:
            return "nothing"
        case _:
            return f"“{_shown(given)}”"


def _shown(given: object) -> str:
    """At most forty characters of what was given; control characters and newlines escaped."""
    text = str(given).encode("unicode_escape").decode() if _unprintable(given) else str(given)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _unprintable(given: object) -> bool:
    return not str(given).isprintable()
