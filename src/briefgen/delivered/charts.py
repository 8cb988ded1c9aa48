"""The chart of a returned file as data and as passages, in a memo or on a slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.delivered.model import Area, Cell, DeliveredChart, Passage, Where
from briefgen.delivered.parts import Parts
from briefgen.delivered.read_chart import (
    ShownChart,
    held_chart,
    read_chart_cache,
    read_chart_texts,
)
from briefgen.delivered.texts import clean
from briefgen.delivered.workbook import Workbook, cells_of, row_and_column, size_of
from briefgen.gate.files import naming
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class ReadChart:
    """A chart part read: ``texts`` are its titles and labels, ``cells`` what its workbook holds
    beyond what it draws, by sheet, row and column from 0. ``part`` and ``workbook`` are the parts
    of both, "" for no workbook."""

    shown: ShownChart
    held: ShownChart | None
    texts: tuple[str, ...] = ()
    cells: tuple[tuple[int, int, int, str], ...] = ()
    part: str = ""
    workbook: str = ""


def read_chart(parts: Parts, part: str) -> ReadChart:
    """The chart of a part; InputError where it or its workbook is damaged."""
    with naming(parts.package.name):
        return _read(parts, part)


def _read(parts: Parts, part: str) -> ReadChart:
    shown = read_chart_cache(parts.data(part))
    texts = [
        text
        for held in (part, *parts.related(part, "chartUserShapes"))
        for text in read_chart_texts(parts.data(held))
    ]
    books = parts.related(part, "package")
    parts.count_points(len(shown.places) + sum(len(line.numbers) for line in shown.lines))
    if not books:
        return ReadChart(shown, None, tuple(texts), part=part)
    book = Workbook(parts.data(books[0]), f"{parts.package.name}: the workbook of a chart")
    parts.count_points(sum(map(size_of, shown.references)))
    cells: list[tuple[int, int, int, str]] = []
    for cell in _others(book, shown):
        parts.count_cells(1)
        cells.append(cell)
    return ReadChart(shown, held_chart(book, shown), tuple(texts), tuple(cells), part, books[0])


def chart_passages(chart: ReadChart, where: Where) -> Iterator[Passage]:
    """What the chart says in words, then what its workbook holds beside it.

    Names of lines and places count as words; the numbers are the `DeliveredChart`'s.
    """
    names = (*chart.texts, *(line.name for line in chart.shown.lines), *chart.shown.places)
    shown = [text for name in names if (text := clean(name)).strip()]
    for index, text in enumerate(shown):
        yield Passage(replace(where, area=Area.CHART, cell=None, paragraph=index), text)
    for number, row, column, held in chart.cells:
        place = replace(where, area=Area.WORKBOOK, cell=Cell(number, row, column), paragraph=0)
        yield Passage(place, clean(held))


def delivered_chart(chart: ReadChart, where: Where) -> DeliveredChart:
    """The chart as data."""
    place = replace(where, area=Area.CHART, cell=None, paragraph=0)
    return DeliveredChart(place, where.shape, chart.shown, chart.held, chart.part, chart.workbook)


def _others(book: Workbook, shown: ShownChart) -> Iterator[tuple[int, int, int, str]]:
    """The cells of every sheet that the chart does not draw."""
    first = next(iter(book.sheets), "")
    drawn = {(sheet or first, cell) for held in shown.references for sheet, cell in cells_of(held)}
    for number, sheet in enumerate(book.sheets):
        for name, cell in book.cells(sheet).items():
            if (sheet, name) not in drawn and cell.text.strip():
                yield (number, *row_and_column(name), cell.text)
