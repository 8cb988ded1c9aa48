"""Column widths: by weight, and wide enough for the longest word of each column."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from briefgen.document.model import Column, Inlines, Reference, Table, Text, Value
from briefgen.document.walk import flatten, plain_text
from briefgen.looks.metrics import CALIBRI

AFTER_STUB = 283  # 5 mm between a stub and the text beside it
_STUB = 1474  # 26 mm
_TWIPS = 20  # in a point
_SIZE = 9.5  # points: the style Cell, which is the largest in a table
_BESIDE = 190  # the margin beside the text of a cell, and what a font may be wider than ours
_IN_STUB = 190  # a status word's indents, besides
_MOST = 3  # no word takes more than a third of the table: a longer one is broken

# What no line break parts: between spaces, hyphens, dashes, slashes and East Asian characters.
_UNBROKEN = re.compile(r"[^ \t\n\u2002/\-–\u3000-\u9fff\uff00-\uffef]+[-–/]?")


def table_widths(block: Table, stubs: Iterable[int], total: int) -> tuple[int, ...]:
    """Widths in twips that sum to ``total``, for columns of which ``stubs`` show a status."""
    kept = frozenset(stubs)
    needed = [
        floor + _IN_STUB * (at in kept) + AFTER_STUB * (at - 1 in kept)
        for at, floor in enumerate(_floors(block))
    ]
    floors = [min(floor, total // _MOST) for floor in needed]
    return wide_enough(column_widths(block.columns, kept, total), floors)


def column_widths(columns: tuple[Column, ...], stubs: Iterable[int], total: int) -> tuple[int, ...]:
    """Widths that sum to ``total``: stubs as wide as a status word needs, the others by weight."""
    stub_set = frozenset(stubs)
    stub = min(_STUB, total // len(columns))
    weights = [0.0 if at in stub_set else c.weight for at, c in enumerate(columns)]
    free, whole = total - stub * len(stub_set), sum(weights)
    widths = [stub if at in stub_set else int(free * w / whole) for at, w in enumerate(weights)]
    widths[-1] += total - sum(widths)
    return tuple(widths)


def wide_enough(widths: Sequence[int], floors: Sequence[int]) -> tuple[int, ...]:
    """The widths with none below its floor; the others give of what they have above theirs.

    The sum stays. Floors that do not fit together are not kept: then words break.
    """
    lacking = sum(max(0, floor - width) for width, floor in zip(widths, floors, strict=True))
    room = [max(0, width - floor) for width, floor in zip(widths, floors, strict=True)]
    if lacking == 0 or lacking > sum(room):
        return tuple(widths)
    found = [
        max(floor, width - math.ceil(lacking * spare / sum(room)))
        for width, floor, spare in zip(widths, floors, room, strict=True)
    ]
    widest = found.index(max(found))
    found[widest] += sum(widths) - sum(found)
    return tuple(found)


def _floors(block: Table) -> list[int]:
    """What the longest word of each column needs, its head's and its statuses' too."""
    texts: list[list[str]] = [[_text(column.head)] for column in block.columns]
    for row in block.rows:
        for held, cell in zip_longest(texts, row.cells):
            if held is not None and cell is not None:
                held.append(_text(cell.content))
                held.append(cell.status.label if cell.status else "")
    return [_floor(held) for held in texts]


def _text(content: Inlines) -> str:
    """The words of a cell; its source marks are set smaller and may break."""
    leaves = (Text, Value, Reference)
    return plain_text(tuple(inline for inline in flatten(content) if isinstance(inline, leaves)))


def _floor(texts: Iterable[str]) -> int:
    words = {word for text in texts for word in _UNBROKEN.findall(text)}
    widest = max((CALIBRI.width(word, bold=True) for word in words), default=0.0)
    return round(widest * _SIZE * _TWIPS) + _BESIDE
