"""YAML text → plain data with lines, and the issues of its form.

Built from parser events and not from PyYAML's nodes: the C composer recurses without a limit (one
megabyte of ``[`` ends the process), resolves aliases silently, and is several times slower. Scalars
keep their printed text, so that ``3e12`` and ``2024`` reach the model as they stand; only ``true``
and its kin and ``null`` are anything but text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefgen.facts.lined import LinedList, LinedMap
from briefgen.gate.text import dropped_from, may_hold_dropped, told
from briefgen.issues import MOST_ERRORS, Issue, error, warning
from briefgen.records import dataclass

MAX_DEPTH = 32
"""Levels of nesting; the model needs eight."""

MAX_MARKS = 250_000
"""Line ends and commas of one file, which bound the values in it; fact files have one in twenty to
thirty bytes. Reading so many takes about a second."""

MAX_COLLECTIONS = 150_000
"""Lists and mappings of one file: ten thousand facts have some 100,000."""

MAX_VALUES = 20_000
"""Values of one entry; a fact has some sixty."""

_MARKS = ("\n", "\r", ",")

_IN_THE_LIST = 2
"""The depth of the entries of a file that is a list."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLS = {
    spelling: value
    for word, value in {"true": True, "yes": True, "on": True}.items()
    | {"false": False, "no": False, "off": False}.items()
    for spelling in (word, word.capitalize(), word.upper())
}


class _RefusedError(Exception):
    """The file cannot be read further; the issue is the argument."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue)
        self.issue = issue


def read_yaml(text: str, file: str) -> tuple[object, tuple[Issue, ...]]:
    """The one document in the text, None if there is none, and what is wrong with its form."""
    if len(text) > MAX_MARKS and sum(map(text.count, _MARKS)) > MAX_MARKS:
        return None, (_too_many(file),)
    composer = _Composer(file, text)
    try:
        return composer.document(), tuple(composer.issues)
    except _RefusedError as refused:
        return None, (*composer.issues, refused.issue)
    except yaml.YAMLError as problem:
        return None, (*composer.issues, _broken(problem, text, file))


def _too_many(file: str) -> Issue:
    return error(
        "refused-yaml",
        f"{file} has more than {MAX_MARKS} lines and items",
        "split it into several files, or use JSON Lines",
        file=file,
    )


@dataclass
class _Composer:
    """Turns events into data; recursion is bounded by `MAX_DEPTH`."""

    file: str
    text: str
    issues: list[Issue] = field(default_factory=list)
    values: int = 0
    collections: int = 0
    suspect: bool = False
    """Whether texts are looked at for what cleaning will drop."""
    next: Callable[[], Any] = field(init=False)
    """The parser's next event, whose class is one of `yaml.events` and no class below it."""

    def document(self) -> object:
        self.suspect = may_hold_dropped(self.text)
        loader = yaml.CSafeLoader(self.text)
        self.next = loader.get_event
        try:
            return self._document()
        finally:
            loader.dispose()

    def _document(self) -> object:
        data: object = None
        seen = False
        while not isinstance(event := self.next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                if seen:
                    raise self._refuse(event, "a second document starts here", "keep one per file")
                seen = True
                data = self._value(self.next(), 1)
        return data

    def _value(self, event: NodeEvent, depth: int) -> object:
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None:
            raise self._refuse(
                event,
                "anchors (&) and aliases (*) are not used in fact files",
                "write the entry out; put a text that begins with & or * in quotes",
            )
        tag: str | None = event.tag  # type: ignore[attr-defined]  # every node but an alias has one
        if tag is not None and tag != "!":
            raise self._refuse(event, f"the tag {tag} is not used in fact files", "remove it")
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._refuse(
                event, f"more than {MAX_VALUES} values in one entry", "check the brackets"
            )
        if depth > MAX_DEPTH:
            raise self._refuse(
                event, f"more than {MAX_DEPTH} levels of nesting", "check the brackets"
            )
        if kind is ScalarEvent:
            assert isinstance(event, ScalarEvent)  # for the type checker
            if self.suspect:
                self._note_dropped(event)
            return _scalar(event)
        self.collections += 1
        if self.collections > MAX_COLLECTIONS:
            hint = "split it into several files, or use JSON Lines"
            raise self._refuse(event, f"more than {MAX_COLLECTIONS} lists and mappings", hint)
        if kind is SequenceStartEvent:
            return self._sequence(event, depth + 1)
        return self._mapping(event, depth + 1)

    def _sequence(self, start: Event, depth: int) -> LinedList:
        items = LinedList(_line(start))
        while type(event := self.next()) is not SequenceEndEvent:
            if depth == _IN_THE_LIST:
                self.values = 0
            items.lines.append(event.start_mark.line + 1)
            items.append(self._value(event, depth))
        return items

    def _mapping(self, start: Event, depth: int) -> LinedMap:
        entries = LinedMap(_line(start))
        while (kind := type(event := self.next())) is not MappingEndEvent:
            if kind is not ScalarEvent:
                raise self._refuse(event, "a key has to be a word", "look for a stray [, { or ?")
            key, line = event.value, event.start_mark.line + 1
            if self.suspect:
                self._note_dropped(event)
            value = self._value(self.next(), depth)
            if key in entries:
                self._repeated(key, line, entries.lines[key])
                if len(self.issues) >= MOST_ERRORS:
                    raise self._refuse(event, "too many keys stand twice", "look at the first")
                continue
            entries.lines[key] = line
            entries[key] = value
        return entries

    def _note_dropped(self, event: ScalarEvent) -> None:
        signs = dropped_from(event.value)
        if signs and len(self.issues) < MOST_ERRORS:
            message, hint = told(signs)
            where: dict[str, str | int] = {"file": self.file, "line": _line(event)}
            self.issues.append(warning("text-cleaned", message, hint, **where))

    def _repeated(self, key: str, line: int, first: int) -> None:
        self.issues.append(
            error(
                "duplicate-key",
                f"the key “{key}” stands twice, first in line {first}",
                "keep one of them",
                file=self.file,
                line=line,
            )
        )

    def _refuse(self, event: Event, message: str, hint: str) -> _RefusedError:
        assert event.start_mark is not None
        where = {"line": _line(event), "column": event.start_mark.column + 1}
        return _RefusedError(error("refused-yaml", message, hint, file=self.file, **where))


def _line(event: Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.line + 1


def _scalar(event: ScalarEvent) -> object:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _NOTHING:
        return None
    return _BOOLS.get(text, text)


def _broken(problem: yaml.YAMLError, text: str, file: str) -> Issue:
    """One sentence for what the parser says, which stops at the first mistake in a file."""
    mark = getattr(problem, "problem_mark", None)
    if mark is None:  # the reader's errors have a position instead of a mark
        position = getattr(problem, "position", 0)
        line = text.count("\n", 0, position) + 1
        return error(
            "broken-yaml",
            "a character stands here that YAML does not allow",
            "remove the control character",
            file=file,
            line=line,
        )
    opening = getattr(problem, "context_mark", None)
    if opening is not None and "end of stream" in str(problem):
        mark = opening  # a quotation mark or bracket that is never closed: where it opens
    line = mark.line + 1
    lines = text.splitlines()
    printed = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in printed[: mark.column + 1]:
        where = {"file": file, "line": line, "column": printed.index("\t") + 1}
        return error("broken-yaml", "a tab stands here", "indent with spaces", **where)
    said = getattr(problem, "problem", None) or "it cannot be read"
    names = "{@" in printed  # a hole at the start of a text: YAML takes its brace for a mapping
    return error(
        "broken-yaml",
        f"not YAML: {said}",
        "put a text with {@…} in it between double quotes"
        if names
        else "check indentation, colons and quotes here and in the line above",
        file=file,
        line=line,
        column=mark.column + 1,
    )
