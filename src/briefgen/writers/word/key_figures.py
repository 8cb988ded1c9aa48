"""Key figures as a designed strip: up to four side by side, each readable on its own."""

from __future__ import annotations

from briefgen.document.model import Figure, KeyFigures
from briefgen.document.walk import plain_text
from briefgen.values.language import Language
from briefgen.writers.word import oxml
from briefgen.writers.word.base import Base
from briefgen.writers.word.inlines import anchored, write_footnote_mark, write_opening_mark
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.oxml import IDEOGRAPHIC_SPACE
from briefgen.writers.word.paragraphs import finish_paragraph, write_paragraph
from briefgen.writers.word.styles import Style
from briefgen.writers.word.widths import wide_enough

_MOST_ACROSS = 4
_LEAST_WIDTH = 2_000  # 35 mm: a label of two or three lines
_BESIDE = 100  # what stands between two figures


def write_key_figures(ledger: Ledger, block: KeyFigures) -> str:
    """A strip of up to four columns a line, its lines as even as can be, then the remark on all.

    A figure's qualifier, number and unit are one paragraph, so that one control anchors them and a
    screen reader speaks figure by figure. Source marks have a row of their own, so that they align.
    A line is a table whose header row are its figures, so that each source mark has its figure for
    a header; in one table the figures of the first line would be headers of all.
    """
    widths = _widths(block.figures, ledger.base)
    across = len(widths)
    lines = [block.figures[at : at + across] for at in range(0, len(block.figures), across)]
    gap = oxml.paragraph(ledger.style(Style.TABLE_GAP), "")
    strip = gap.join(
        _line(ledger, figures, widths, first=at == 0) for at, figures in enumerate(lines)
    )
    below = write_paragraph(ledger, Style.SOURCE_NOTE, block.remark) if block.remark else gap
    return strip + below


def _widths(figures: tuple[Figure, ...], base: Base) -> tuple[int, ...]:
    """The columns of the strip: even, but none too narrow for a number on one line.

    As many as find room: five figures as three and two, not as four and a lonely one.
    """
    total = base.text_width
    needed = [round(base.cells.number(figure.figure)) + _BESIDE for figure in figures] or [0]
    for most in range(min(total // _LEAST_WIDTH, _MOST_ACROSS), 1, -1):
        across = _even(len(needed), most)
        floors = [max(needed[at::across]) for at in range(across)]
        if sum(floors) <= total:
            return wide_enough(_shares(total, across), floors)
    return (total,)


def _even(figures: int, most: int) -> int:
    """How many stand side by side, of at most ``most``, so that lines are as even as can be."""
    lines = -(-figures // most)
    return -(-figures // lines)


def _shares(total: int, across: int) -> tuple[int, ...]:
    width, spare = divmod(total, across)
    return tuple(width + (column < spare) for column in range(across))


def _line(
    ledger: Ledger, figures: tuple[Figure, ...], widths: tuple[int, ...], *, first: bool
) -> str:
    """The table of one line; only the first has the heavy rule of the strip above it."""
    above = "" if first else oxml.cell_borders('<w:top w:val="nil"/>')
    blanks = [oxml.paragraph(ledger.style(Style.CELL), "")] * (len(widths) - len(figures))
    heads = [write_figure(ledger, figure) for figure in figures] + blanks
    feet = [write_figure_source(ledger, figure) for figure in figures] + blanks
    rows = (
        oxml.row(
            (oxml.cell(*drawn, above) for drawn in zip(widths, heads, strict=True)), header=True
        ),
        oxml.row(map(oxml.cell, widths, feet)),
    )
    told = "; ".join(plain_text(figure.label) for figure in figures)
    return oxml.table(ledger.style(Style.FIGURE_STRIP), widths, rows, header=True, description=told)


def write_figure(ledger: Ledger, figure: Figure) -> str:
    """Qualifier, number and unit on a line each, anchored as one; then what it is.

    An exact figure has no qualifier but keeps its line, so that the numbers stand level. In
    Japanese a wide space makes that line as high as one with words: East Asian fonts are taller.
    """
    parts = (
        (figure.qualifier, Style.FIGURE_QUALIFIER),
        (figure.figure, Style.FIGURE_NUMBER),
        (figure.unit, Style.FIGURE_UNIT),
    )
    lines = [oxml.run(text, figure.lang, ledger.style(style)) for text, style in parts if text]
    line_break = oxml.line_break(figure.lang, ledger.style(Style.FIGURE_QUALIFIER))
    level = "" if figure.qualifier else _empty_line(ledger, figure.lang) + line_break
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


def _empty_line(ledger: Ledger, language: Language) -> str:
    if language is not Language.JA:
        return ""
    return oxml.run(IDEOGRAPHIC_SPACE, language, ledger.style(Style.FIGURE_QUALIFIER))
