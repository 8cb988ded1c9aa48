"""Key figures as a designed strip: up to four side by side, each readable on its own."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.model import Figure, KeyFigures
from briefgen.looks.model import Slot
from briefgen.writers.word import oxml
from briefgen.writers.word.colors import edge
from briefgen.writers.word.inlines import anchored, write_footnote_mark, write_opening_mark
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph, write_paragraph
from briefgen.writers.word.styles import Style

_MOST_ACROSS = 4
_HAIRLINE = 6  # eighths of a point


def write_key_figures(ledger: Ledger, block: KeyFigures) -> str:
    """A strip of up to four columns, its lines as even as can be, then the remark on all of them.

    A figure's qualifier, number and unit are one paragraph, so that one control anchors them and a
    screen reader speaks figure by figure. Source marks have a row of their own, so that they align.
    """
    across = _across(len(block.figures))
    width, spare = divmod(ledger.base.text_width, across)
    widths = [width + (1 if column < spare else 0) for column in range(across)]
    rows: list[str] = []
    for at in range(0, len(block.figures), across):
        rows += _line(ledger, block.figures[at : at + across], widths, first=at == 0)
    strip = oxml.table(ledger.style(Style.FIGURE_STRIP), widths, rows) if rows else ""
    if block.remark:
        return strip + write_paragraph(ledger, Style.SOURCE_NOTE, block.remark)
    return strip + oxml.paragraph(ledger.style(Style.TABLE_GAP), "")


def _across(figures: int) -> int:
    """How many figures stand side by side: five as three and two, not as four and a lonely one."""
    lines = max(1, -(-figures // _MOST_ACROSS))
    return max(1, -(-figures // lines))


def _line(
    ledger: Ledger, figures: tuple[Figure, ...], widths: list[int], *, first: bool
) -> Iterator[str]:
    """The two rows of up to four figures; a hairline parts a later line from the one above."""
    hairline = edge("top", Slot.ACCENT6, ledger.base.palette, _HAIRLINE)
    above = "" if first else oxml.cell_borders(hairline)
    blank = oxml.paragraph(ledger.style(Style.CELL), "")
    heads = [write_figure(ledger, figure) for figure in figures]
    feet = [write_figure_source(ledger, figure) for figure in figures]
    for cells, properties in ((heads, above), (feet, "")):
        cells += [blank] * (len(widths) - len(cells))
        drawn = zip(widths, cells, strict=True)
        yield oxml.row(oxml.cell(width, cell, properties) for width, cell in drawn)


def write_figure(ledger: Ledger, figure: Figure) -> str:
    """Qualifier, number and unit on a line each, anchored as one; then what it is.

    An exact figure has no qualifier but keeps its line, so that the numbers stand level.
    """
    parts = (
        (figure.qualifier, Style.FIGURE_QUALIFIER),
        (figure.figure, Style.FIGURE_NUMBER),
        (figure.unit, Style.FIGURE_UNIT),
    )
    lines = [oxml.run(text, figure.lang, ledger.style(style)) for text, style in parts if text]
    line_break = oxml.line_break(figure.lang, ledger.style(Style.FIGURE_QUALIFIER))
    level = "" if figure.qualifier else line_break
    runs = level + anchored(ledger, figure.occurrence, line_break.join(lines))
    strip = finish_paragraph(ledger, Style.FIGURE, runs)
    return strip + write_paragraph(ledger, Style.CELL, figure.label)


def write_figure_source(ledger: Ledger, figure: Figure) -> str:
    """The source mark, with its footnote if it has one, and the figure's own note."""
    citation = figure.citation
    mark = write_opening_mark(ledger, citation)
    if citation.note is not None:
        mark += write_footnote_mark(ledger, citation.note, citation.lang)
    source = finish_paragraph(ledger, Style.FIGURE_SOURCE, mark)
    if not figure.note:
        return source
    return source + write_paragraph(ledger, Style.FIGURE_SOURCE, figure.note)
