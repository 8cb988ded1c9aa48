"""Key figures as a designed strip: up to four side by side, each readable on its own."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.model import Figure, KeyFigures
from briefgen.writers.word import oxml
from briefgen.writers.word.inlines import anchored, source_mark, write_footnote_mark
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.oxml import NO_BREAK_SPACE
from briefgen.writers.word.paragraphs import finish_paragraph, write_paragraph
from briefgen.writers.word.styles import Style

_ACROSS = 4


def write_key_figures(ledger: Ledger, block: KeyFigures) -> str:
    """A strip of four columns for each four figures, then the remark on all of them.

    A figure's qualifier, number and unit are one paragraph, so that one control anchors them and a
    screen reader speaks figure by figure. Source marks have a row of their own, so that they align.
    """
    if not block.figures:
        return _below(ledger, block)
    width, spare = divmod(ledger.base.text_width, _ACROSS)
    widths = [width + (1 if column < spare else 0) for column in range(_ACROSS)]
    lines = [block.figures[at : at + _ACROSS] for at in range(0, len(block.figures), _ACROSS)]
    rows = (row for line in lines for row in _rows(ledger, line, widths))
    strip = oxml.table(ledger.style(Style.FIGURE_STRIP), widths, rows)
    return strip + _below(ledger, block)


def _below(ledger: Ledger, block: KeyFigures) -> str:
    if block.remark:
        return write_paragraph(ledger, Style.SOURCE_NOTE, block.remark)
    return oxml.paragraph(ledger.style(Style.TABLE_GAP), "")


def _rows(ledger: Ledger, figures: tuple[Figure, ...], widths: list[int]) -> Iterable[str]:
    blank = oxml.paragraph(ledger.style(Style.CELL), "")
    heads = [write_figure(ledger, figure) for figure in figures]
    feet = [write_figure_source(ledger, figure) for figure in figures]
    for cells in (heads, feet):
        cells += [blank] * (len(widths) - len(cells))
        yield oxml.row(map(oxml.cell, widths, cells))


def write_figure(ledger: Ledger, figure: Figure) -> str:
    """Qualifier, number and unit on a line each, then what it is.

    An exact figure has no qualifier but keeps its line, so that the numbers stand level.
    """
    parts = (
        (figure.qualifier, Style.FIGURE_QUALIFIER),
        (figure.figure, Style.FIGURE_NUMBER),
        (figure.unit, Style.FIGURE_UNIT),
    )
    lines = [oxml.run(text, figure.lang, ledger.style(style)) for text, style in parts]
    between = oxml.line_break(figure.lang, ledger.style(Style.FIGURE_QUALIFIER))
    runs = anchored(ledger, figure.occurrence, between.join(lines if lines[2] else lines[:2]))
    label = write_paragraph(ledger, Style.CELL, figure.label)
    return finish_paragraph(ledger, Style.FIGURE, runs) + label


def write_figure_source(ledger: Ledger, figure: Figure) -> str:
    """The source mark, with its footnote if it has one, and the figure's own note."""
    citation = figure.citation
    style = ledger.style(Style.SOURCE_MARK)
    mark = oxml.run(source_mark(citation).removeprefix(NO_BREAK_SPACE), citation.lang, style)
    if citation.note is not None:
        mark += write_footnote_mark(ledger, citation.note, citation.lang)
    note = write_paragraph(ledger, Style.FIGURE_SOURCE, figure.note) if figure.note else ""
    return finish_paragraph(ledger, Style.FIGURE_SOURCE, mark) + note
