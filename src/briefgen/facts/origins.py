"""Where the entries of a base stand in its files, and the keys in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from briefgen.facts.lined import LinedList, LinedMap
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry stands: file relative to the base's folder, and 1-based line."""

    file: str
    line: int


class _Stands(NamedTuple):
    """An entry's file and line, the lines of its keys, and of the keys or items in each."""

    file: str
    line: int
    keys: Mapping[str, int]
    inner: Mapping[str, Mapping[str, int] | Sequence[int]]


class Origins:
    """The places of entries by kind and id; the lines of keys are those that were read, not copies.

    The second entry with the same id stands under (kind, id, "2"), the third under "3".
    """

    def __init__(self) -> None:
        self._stands: dict[tuple[str, ...], _Stands] = {}

    def note(self, kind: str, ident: str, file: str, line: int, data: object) -> None:
        """Note an entry, and the lines of its keys and of theirs where the data have lines."""
        key: tuple[str, ...] = (kind, ident)
        rank = 1
        while key in self._stands:
            rank += 1
            key = (kind, ident, str(rank))
        if rank > 1 or not isinstance(data, LinedMap):
            self._stands[key] = _Stands(file, line, {}, {})
            return
        inner = {
            name: value.lines
            for name, value in data.items()
            if isinstance(value, LinedMap | LinedList)
        }
        self._stands[key] = _Stands(file, line, data.lines, inner)

    def at(self, kind: str, ident: str, path: Sequence[str] = ()) -> Origin | None:
        """The place of the entry, or of the innermost key on the path whose line is known."""
        entry = self._stands.get((kind, ident))
        if entry is None:
            return None
        if path:
            entry = self._stands.get((kind, ident, path[0]), entry)
        line = entry.line
        if path and path[0] in entry.keys:
            line = entry.keys[path[0]]
            if len(path) > 1:
                line = _line_in(entry.inner.get(path[0], ()), path[1]) or line
        return Origin(entry.file, line)

    def as_plain(self) -> list[Any]:
        """What JSON can hold of it; `from_plain` reads it back."""
        return [[list(key), *stands] for key, stands in self._stands.items()]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Origins:
        """The places that `as_plain` gave."""
        found = cls()
        found._stands = {tuple(key): _Stands(*stands) for key, *stands in plain}
        return found


def _line_in(lines: Mapping[str, int] | Sequence[int], step: str) -> int | None:
    if isinstance(lines, Mapping):
        return lines.get(step)
    return lines[int(step)] if step.isdecimal() and int(step) < len(lines) else None
