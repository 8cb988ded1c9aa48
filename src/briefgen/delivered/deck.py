"""What a returned PowerPoint file shows: slide after slide, as passages and charts.

In comes a deck as `read_deck` finds it; here every text gets its place, and the status that stands
beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from briefgen.delivered.charts import chart_passages, delivered_chart
from briefgen.delivered.deck_status import Standing, row_statuses
from briefgen.delivered.model import Area, Cell, Computed, DeliveredChart, Passage, Source, Where
from briefgen.delivered.read_deck import ReadDeck, ReadShape, ReadSlide
from briefgen.delivered.texts import clean
from briefgen.records import dataclass


@dataclass(slots=True)
class _Reader:
    """Collects the charts while passages are made."""

    charts: list[DeliveredChart] = field(default_factory=list)

    def slide(self, number: int, slide: ReadSlide) -> Iterator[Passage]:
        where = Where(Area.SLIDE, slide=number, slide_id=slide.id)
        yield from self.shapes(slide.shapes, where)
        yield from self.shapes(slide.notes_page, replace(where, area=Area.NOTES))
        for ident, paragraphs in slide.comments:
            place = replace(where, area=Area.COMMENT, note=ident)
            for index, text in enumerate(paragraphs):
                if text.strip():
                    yield Passage(replace(place, paragraph=index), text)

    def shapes(self, shapes: tuple[ReadShape, ...], where: Where) -> Iterator[Passage]:
        """Every shape in the order of the tree, which is that of reading."""
        standing = Standing(shapes)
        tables = -1
        for top in shapes:
            for shape in top.walk():
                tables += bool(shape.rows)
                status = standing.of(shape)
                yield from self._shape(shape, replace(where, shape=shape.name), status, tables)

    def _shape(self, shape: ReadShape, where: Where, status: str, table: int) -> Iterator[Passage]:
        computed: dict[int, list[Computed]] = {}
        for index, stretch in shape.computed:
            computed.setdefault(index, []).append(stretch)
        for index, text in enumerate(shape.paragraphs):
            if text.strip():
                yield Passage(
                    replace(where, paragraph=index),
                    text,
                    tagged=shape.tagged,
                    computed=tuple(computed.get(index, ())),
                    status=status,
                    source=_source(shape.part, shape.numbers, index),
                )
        yield from _cells(shape, where, table)
        if shape.chart:
            self.charts.append(delivered_chart(shape.chart, where))
            yield from (
                replace(passage, tagged=shape.tagged)
                for passage in chart_passages(shape.chart, where)
            )
        for text in (shape.title, shape.alt):
            if text.strip():
                yield Passage(replace(where, area=Area.ALT_TEXT), clean(text), status=status)


def read_slides(deck: ReadDeck) -> tuple[list[Passage], list[DeliveredChart]]:
    """The passages and charts of a deck; what layouts draw on slides comes last, each once."""
    reader = _Reader()
    found = [p for at, slide in enumerate(deck.slides, 1) for p in reader.slide(at, slide)]
    found += reader.shapes(deck.behind, Where(Area.LAYOUT))
    return found, reader.charts


def _cells(shape: ReadShape, where: Where, table: int) -> Iterator[Passage]:
    for row, (cells, status) in enumerate(zip(shape.rows, row_statuses(shape), strict=True)):
        for column, paragraphs in enumerate(cells):
            for index, text in enumerate(paragraphs):
                if text.strip():
                    yield Passage(
                        replace(where, cell=Cell(table, row, column), paragraph=index),
                        text,
                        tagged=shape.tagged,
                        status=status,
                        source=_source(shape.part, shape.cell_numbers[row][column], index),
                    )


def _source(part: str, numbers: Sequence[int | None], index: int) -> Source | None:
    number = numbers[index] if index < len(numbers) else None
    return None if number is None else Source(part, number)
