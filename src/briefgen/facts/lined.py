"""Plain data that remembers the line of each of its keys and items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice


class LinedMap(dict[str, object]):
    """A mapping with its own 1-based line and, in ``lines``, the line of each key."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LinedList(list[object]):
    """A list with its own 1-based line and, in ``lines``, the line of each item."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def locate(data: object, path: Sequence[str | int], line: int = 0) -> tuple[object, int]:
    """The value at that path and the line of the last key on the way that stands in the data.

    A number on a mapping means its entry of that rank: the model turns some mappings into lists.
    A step that is not in the data is passed over. ``line`` is the line where the data start.
    """
    for step in path:
        if isinstance(data, LinedMap):
            key = _key_at(data, step)
            if key is not None:
                line = data.lines[key]
                data = data[key]
        elif isinstance(data, LinedList) and isinstance(step, int) and step < len(data):
            line = data.lines[step]
            data = data[step]
        elif isinstance(data, dict | list):
            data = _step_into(data, step)
    return data, line


def _key_at(data: LinedMap, step: str | int) -> str | None:
    if isinstance(step, int):
        return next(islice(data, step, None), None)
    return step if step in data else None


def _step_into(data: dict[str, object] | list[object], step: str | int) -> object:
    """The same for data of one line, where there are no lines to follow."""
    if isinstance(data, list):
        return data[step] if isinstance(step, int) and step < len(data) else data
    if isinstance(step, int):
        return next(islice(data.values(), step, None), data)
    return data.get(step, data)
