"""The same visible deck as people write it with python-pptx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu, Pt

from briefgen.deck.model import (
    ChartShape,
    Deck,
    GroupShape,
    LineShape,
    PlaceholderRole,
    Shape,
    Slide,
    SlideParagraph,
    TableShape,
    TextShape,
)
from tests.benchmarks.content import runs

_TITLE_ONLY = 5
_FORMS = {
    "bar": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked_bar": XL_CHART_TYPE.COLUMN_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
}
_GEOMETRIES = {
    "rectangle": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "pentagon": MSO_SHAPE.PENTAGON,
}
_INK = RGBColor(0x1F, 0x38, 0x64)


def python_pptx_deck(deck: Deck) -> bytes:
    """The deck by python-pptx: a slide with its shapes, tables, charts and notes."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Emu(deck.width), Emu(deck.height)
    layout = made.slide_layouts[_TITLE_ONLY]
    for slide in deck.slides:
        _add_slide(made.slides.add_slide(layout), slide)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _add_slide(made: Any, slide: Slide) -> None:
    for shape in slide.shapes:
        _add_shape(made, shape)
    notes = made.notes_slide.notes_text_frame
    for number, inlines in enumerate(slide.notes):
        paragraph = notes.add_paragraph() if number else notes.paragraphs[0]
        for run in runs(inlines):
            paragraph.add_run().text = run.text


def _add_shape(made: Any, shape: Shape) -> None:
    match shape:
        case TextShape():
            _add_text(made, shape)
        case LineShape():
            line = made.shapes.add_connector(
                MSO_CONNECTOR.STRAIGHT, *map(Emu, (shape.x1, shape.y1, shape.x2, shape.y2))
            )
            line.line.color.rgb = _INK
        case TableShape():
            _add_table(made, shape)
        case ChartShape():
            _add_chart(made, shape)
        case GroupShape():
            for child in shape.shapes:
                _add_shape(made, child)


def _add_text(made: Any, shape: TextShape) -> None:
    if shape.placeholder is PlaceholderRole.TITLE:
        held = made.shapes.title
    elif shape.fill is None and shape.outline is None and shape.geometry == "rectangle":
        held = made.shapes.add_textbox(*_place(shape))
    else:
        held = made.shapes.add_shape(_GEOMETRIES[shape.geometry], *_place(shape))
    if shape.fill is not None:
        held.fill.solid()
        held.fill.fore_color.rgb = _INK
    held.name = shape.name
    held.text_frame.word_wrap = True
    _set_text(held.text_frame, shape.paragraphs)


def _place(shape: TextShape | TableShape | ChartShape) -> tuple[Emu, Emu, Emu, Emu]:
    box = shape.box
    return Emu(box.x), Emu(box.y), Emu(box.w), Emu(box.h)


def _set_text(frame: Any, paragraphs: Iterable[SlideParagraph]) -> None:
    for number, paragraph in enumerate(paragraphs):
        held = frame.add_paragraph() if number else frame.paragraphs[0]
        for piece in runs(paragraph.content):
            run = held.add_run()
            run.text = piece.text
            run.font.size = Pt(paragraph.style.size)
            run.font.bold = paragraph.style.bold or piece.bold


def _add_table(made: Any, shape: TableShape) -> None:
    table = made.shapes.add_table(len(shape.rows), len(shape.widths), *_place(shape)).table
    for x, width in enumerate(shape.widths):
        table.columns[x].width = Emu(width)
    for y, row in enumerate(shape.rows):
        table.rows[y].height = Emu(row.height)
        for x, cell in enumerate(row.cells):
            _set_text(table.cell(y, x).text_frame, cell.paragraphs)


def _add_chart(made: Any, shape: ChartShape) -> None:
    data = CategoryChartData()
    data.categories = shape.chart.places
    for line in shape.chart.lines:
        data.add_series(line.name, [p and float(p.number) for p in line.points])
    made.shapes.add_chart(_FORMS[shape.chart.form], *_place(shape), data)
