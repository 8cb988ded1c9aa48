"""Column widths: by weight, and wide enough for the longest word of each column."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefgen.deck.fit.breaks import break_units
from briefgen.document.model import Column, Inlines, Table
from briefgen.document.walk import leaves
from briefgen.records import dataclass
from briefgen.writers.word.cell_type import CellType
from briefgen.writers.word.inlines import mark_pieces

AFTER_STUB = 283  # 5 mm between a stub and the text beside it
_STUB = 1474  # 26 mm
_BESIDE = 190  # the margin beside the text of a cell, and what a font may be wider than ours
_IN_STUB = 190  # a status word's indents, besides
_MOST = 3  # no word takes more than a third of the table: a longer one is broken,
LONGEST = 2268  # unless it is shorter than 40 mm
_SENTENCE = 1588  # 28 mm: less is no column for sentences
_ONE_LINE = 8  # East Asian characters of a label that is not to be broken


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that a table has on its page, ``kept``, and their widths in twips.

    ``folded`` are those for which the page is too narrow: they stand in lines of their own within
    the cells of the column ``main``.
    """

    kept: tuple[int, ...]
    widths: tuple[int, ...]
    main: int
    folded: tuple[int, ...] = ()


def lay_out(block: Table, stubs: Iterable[int], total: int, cells: CellType) -> Layout:
    """The layout of a table of that width, of which the columns ``stubs`` show a status.

    Columns are folded from the last on, until no word of those left has to be broken; one that
    cites notes is not, for their numbers follow the columns.
    """
    stub_set = frozenset(stubs)
    most = max(total // _MOST, min(LONGEST, total))
    floors = [
        min(floor + _IN_STUB * (at in stub_set) + AFTER_STUB * (at - 1 in stub_set), most)
        for at, floor in enumerate(_floors(block, cells))
    ]
    main = _main(block.columns, stub_set)
    floors[main] = max(floors[main], min(_SENTENCE, total))
    kept = list(range(len(floors)))
    foldable = not any(cell.status for row in block.rows for cell in row.cells[main : main + 1])
    for at in reversed(range(len(floors)) if foldable else ()):
        if sum(floors[at] for at in kept) <= total:
            break
        if at != main and not _cites_notes(block, at):
            kept.remove(at)
    columns = tuple(block.columns[at] for at in kept)
    shares = column_widths(columns, (n for n, at in enumerate(kept) if at in stub_set), total)
    widths = wide_enough(shares, [floors[at] for at in kept])
    folded = tuple(at for at in range(len(floors)) if at not in kept)
    return Layout(tuple(kept), widths, main, folded)


def _cites_notes(block: Table, at: int) -> bool:
    return any(
        leaf.kind == "citation" and leaf.note is not None
        for row in block.rows
        for cell in row.cells[at : at + 1]
        for leaf in leaves(cell.content)
    )


def _main(columns: tuple[Column, ...], stubs: frozenset[int]) -> int:
    """The widest column by weight, the first of equals; a stub only where there is no other."""
    free = [at for at in range(len(columns)) if at not in stubs] or [0]
    return max(free, key=lambda at: columns[at].weight)


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


def _floors(block: Table, cells: CellType) -> list[int]:
    """What each column needs: for its longest word, its head's, its statuses', and its marks."""
    held = [[column.head] for column in block.columns]
    labels: list[set[str]] = [set() for _ in block.columns]
    for row in block.rows:
        for at, cell in enumerate(row.cells[: len(held)]):
            held[at].append(cell.content)
            if cell.status:
                labels[at].add(cell.status.label)
    return [
        max(floor_of(contents, cells), _floor([_longest_word(text, cells) for text in texts]))
        for contents, texts in zip(held, labels, strict=True)
    ]


def floor_of(contents: Iterable[Inlines], cells: CellType) -> int:
    """What the longest word of a column's cells needs, or the longest piece of a source mark."""
    texts: set[str] = set()
    marks: set[str] = set()
    for content in contents:
        held = leaves(content)
        texts.add("".join([leaf.text for leaf in held if leaf.kind != "citation"]))
        marks.update([leaf.mark for leaf in held if leaf.kind == "citation"])
    return _floor(
        [
            *[_longest_word(text, cells) for text in texts],
            *[_longest_piece(mark, cells) for mark in marks],
        ]
    )


# Both are remembered, for the same cells stand in several tables and memos.


@lru_cache(maxsize=1 << 12)
def _longest_word(text: str, cells: CellType) -> float:
    """The width in twips of the longest word of a text."""
    return max(map(cells.word, _words(text)), default=0.0)


@lru_cache(maxsize=1 << 12)
def _longest_piece(mark: str, cells: CellType) -> float:
    """The same of a source mark's pieces."""
    return max(map(cells.source, mark_pieces(mark)), default=0.0)


def _words(text: str) -> frozenset[str]:
    """What no line break parts; a short label in East Asian characters is one word."""
    words = {unit.strip() for unit in break_units(text)} - {""}
    if len(text) <= _ONE_LINE and any("\u3040" <= sign <= "\u9fff" for sign in text):
        words.add(text)
    return frozenset(words)


def _floor(widths: Iterable[float]) -> int:
    widest = max(widths, default=0.0)
    return round(widest) + _BESIDE if widest else 0
