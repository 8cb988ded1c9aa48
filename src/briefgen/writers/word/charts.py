"""Charts: a drawing under its caption, with the chart part and the workbook that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.model import Chart, Inlines, Text
from briefgen.writers.anchors import DrawnChart
from briefgen.writers.charts import (
    CHART_CONTENT_TYPE,
    WORKBOOK_CONTENT_TYPE,
    chart_part,
    chart_workbook,
)
from briefgen.writers.word import oxml
from briefgen.writers.word.captions import write_caption
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph, target_mark, write_paragraph
from briefgen.writers.word.relationships import relationship, relationships_part
from briefgen.writers.word.styles import Style

_EMU_PER_TWIP = 635
_MM = 36_000
_ROW, _MARGIN, _MOST = 9 * _MM, 8 * _MM, 170 * _MM
_UPRIGHT, _ROUND, _LEGEND = 58 * _MM, 56 * _MM, 7 * _MM
_BAR = 6 * _MM
_WORKBOOK = "rIdWorkbook"


def write_chart(ledger: Ledger, block: Chart) -> str:
    """The chart under its caption, as wide as the text, and its remark, or a gap, below it.

    Caption and drawing are kept with what follows, so that no page parts them.
    """
    ledger.charts.append(block)
    number = len(ledger.charts)
    caption = write_caption(ledger, "Figure", block.id, block.caption) if block.caption else ""
    mark = "" if block.caption else target_mark(ledger, block.id)
    width = ledger.base.text_width * _EMU_PER_TWIP
    drawing = oxml.chart(
        _relationship(number),
        ledger.next_drawing(),
        _name(number),
        block.description,
        width,
        _height(block),
    )
    drawn = finish_paragraph(ledger, Style.CHART, mark + drawing)
    note = _note(ledger, block)
    if note:
        return caption + drawn + write_paragraph(ledger, Style.SOURCE_NOTE, note)
    return caption + drawn + oxml.paragraph(ledger.style(Style.TABLE_GAP), "")


def _name(number: int) -> str:
    return f"Chart {number}"


def drawn_charts(ledger: Ledger) -> Iterator[DrawnChart]:
    """The charts drawn so far, by the names of their drawings."""
    for number, chart in enumerate(ledger.charts, start=1):
        yield DrawnChart(chart, _name(number))


def _note(ledger: Ledger, block: Chart) -> Inlines:
    """What the chart cannot say itself, then where its points are stated."""
    if not (block.remark and block.source):
        return block.remark or block.source
    space = Text(text=ledger.document.label("space"), lang=block.lang)
    return (*block.remark, space, *block.source)


def _height(block: Chart) -> int:
    """In EMU: lying bars by their number, what stands or is round always alike."""
    legend = _LEGEND * -(-len(block.lines) // 2) if len(block.lines) > 1 else 0
    if block.form == "doughnut":
        return _ROUND
    if block.over_time or block.form == "line":
        return _UPRIGHT + legend
    bars = 1 if block.form == "stacked_bar" else len(block.lines)
    rows = len(block.places) * max(_ROW, bars * _BAR)
    return min(_MARGIN + rows, _MOST) + legend


# --- parts ----------------------------------------------------------------------------------------


def chart_parts(ledger: Ledger) -> dict[str, bytes]:
    """Every chart with its workbook and the relationship between them."""
    parts: dict[str, bytes] = {}
    document = ledger.document
    for number, chart in enumerate(ledger.charts, start=1):
        workbook = f"chart{number}.xlsx"
        to_workbook = relationship(_WORKBOOK, "package", f"../embeddings/{workbook}")
        parts[f"word/charts/chart{number}.xml"] = chart_part(chart, _WORKBOOK)
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = relationships_part(to_workbook)
        parts[f"word/embeddings/{workbook}"] = chart_workbook(chart, document.label, document.date)
    return parts


def chart_relationships(ledger: Ledger) -> str:
    """The relationships of the document to its charts."""
    numbers = range(1, len(ledger.charts) + 1)
    return "".join(
        relationship(_relationship(number), "chart", f"charts/chart{number}.xml")
        for number in numbers
    )


def chart_content_types(ledger: Ledger) -> tuple[str, str]:
    """The content types of charts and workbooks: the defaults, and the overrides."""
    if not ledger.charts:
        return "", ""
    overrides = "".join(
        f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{CHART_CONTENT_TYPE}"/>'
        for number in range(1, len(ledger.charts) + 1)
    )
    return f'<Default Extension="xlsx" ContentType="{WORKBOOK_CONTENT_TYPE}"/>', overrides


def _relationship(number: int) -> str:
    return f"rIdChart{number}"
