"""The status that a shape or a table's row of a deck stands beside, as the deck prints it.

It is told from what `deck.plan` writes and programs keep: a pill and a statement of one name
(``Status · X``, ``Statement · X``), a band of the board with its level in it (``Level · X``), and a
table's column under the head that is the catalogues' word for a status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.delivered.read_deck import ReadShape
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue

_PILL, _STATEMENT, _LEVEL = "Status · ", "Statement · ", "Level · "
_COUNTED = re.compile(r" \d+$")  # what the writer adds to a name that a slide has twice


class Standing:
    """The statuses of the shapes of one slide."""

    def __init__(self, shapes: tuple[ReadShape, ...]) -> None:
        self._levels: dict[int, str] = {}
        self._pills: dict[str, str] = {}
        for top in shapes:
            for shape in top.walk():
                if shape.name.startswith(_PILL):
                    self._pills[shape.name.removeprefix(_PILL)] = _words(shape)
                elif shape.shapes and shape.name.startswith(_LEVEL):
                    self._take_level(shape)

    def _take_level(self, band: ReadShape) -> None:
        level = next((w for s in band.walk() if s.name.startswith(_LEVEL) and (w := _words(s))), "")
        self._levels.update((id(shape), level) for shape in band.walk())

    def of(self, shape: ReadShape) -> str:
        """The words of the status that the shape shows or stands beside, "" for none."""
        for lead in (_PILL, _STATEMENT):
            if shape.name.startswith(lead):
                name = shape.name.removeprefix(lead)
                return self._pills.get(name) or self._pills.get(_COUNTED.sub("", name), "")
        return self._levels.get(id(shape), "")


def row_statuses(shape: ReadShape) -> Iterator[str]:
    """The words of the status of each row of a table, "" where it has none."""
    heads = shape.rows[0] if shape.rows else ()
    columns = [at for at, head in enumerate(heads) if " ".join(head).strip() in _heads()]
    for index, row in enumerate(shape.rows):
        cells = (row[at] for at in columns if index and at < len(row))
        yield next((first_line(cell) for cell in cells if first_line(cell)), "")


def first_line(paragraphs: tuple[str, ...]) -> str:
    """The first line that says anything."""
    lines = (line.strip() for text in paragraphs for line in text.split("\n"))
    return next(filter(None, lines), "")


def _words(shape: ReadShape) -> str:
    return first_line(shape.paragraphs)


@cache
def _heads() -> frozenset[str]:
    return frozenset(catalogue(language).labels["table-status"] for language in Language)
