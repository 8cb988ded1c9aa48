"""What a chart of ours says in words: its labels, its alternative text, the cells of its workbook.

What each cell of the workbook stands for is told by where it stands, as `writers.charts.sheet` lays
it out; the provenance tells which point that is. None of it is a claim of anyone's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.delivered.model import Area, DeliveredChart, DeliveredFile, Passage
from briefgen.delivered.outside import as_delivered
from briefgen.delivered.provenance import AnchoredChart, DrawnPoint
from briefgen.records import dataclass
from briefgen.writers.charts import sheet

_AREAS = frozenset({Area.CHART, Area.WORKBOOK, Area.ALT_TEXT})


@dataclass(frozen=True, slots=True)
class ChartText:
    """A text of a chart by the index of its passage; ``ours`` where it stands as delivered.

    ``point`` is the one whose value it says in words, None for any other text.
    """

    passage: int
    ours: bool
    point: DrawnPoint | None = None


def delivered_charts(file: DeliveredFile) -> Mapping[tuple[int, str], AnchoredChart]:
    """The charts that the file was delivered with, by their slides' ids and their names."""
    held = file.provenance.charts if file.provenance else ()
    return {(chart.slide, chart.name): chart for chart in held}


def answered_texts(file: DeliveredFile) -> Iterator[int]:
    """The passages that belong to a chart of ours and stand as delivered, or that a point answers
    for."""
    delivered = delivered_charts(file)
    for chart in file.charts:
        held = delivered.get((chart.where.slide_id, chart.name))
        for text in chart_texts(file, chart, held) if held else ():
            if text.ours or text.point:
                yield text.passage


def chart_texts(
    file: DeliveredFile, chart: DeliveredChart, held: AnchoredChart
) -> Iterator[ChartText]:
    """Every text of the chart, in the order of the file."""
    stated = _stated(chart, held)
    for index, passage in enumerate(file.passages):
        where = passage.where
        if where.area in _AREAS and (where.slide_id, where.shape) == (
            chart.where.slide_id,
            chart.name,
        ):
            yield ChartText(index, as_delivered(file, passage), _point(passage, stated))


def _point(passage: Passage, stated: Mapping[tuple[int, int], DrawnPoint]) -> DrawnPoint | None:
    cell = passage.where.cell
    if passage.where.area is not Area.WORKBOOK or cell is None or cell.table:
        return None
    return stated.get((cell.row, cell.column))


def _stated(chart: DeliveredChart, held: AnchoredChart) -> Mapping[tuple[int, int], DrawnPoint]:
    """The points by the row and column of the cell that says their value in words.

    None where the chart is drawn from other cells than it was delivered with.
    """
    lines = chart.shown.lines
    places = 1 + max((point.place for point in held.points), default=0)
    if len(chart.shown.places) < places or not sheet.is_laid_out(
        len(chart.shown.places),
        chart.shown.place_cells,
        [(line.name_cell, line.number_cells) for line in lines],
    ):
        return {}
    return {
        (point.place + 1, sheet.stated_column(len(lines), point.line)): point
        for point in held.points
        if point.line < len(lines)
    }
