"""Time lines: a table whose second column is an axis, with a bar in every row.

The bars are paragraphs in styles of their own: shading and borders reach from indent to indent
(ECMA-376 part 1, 17.3.1.31 and 17.3.1.24), and the indents are the data. No drawings, so nothing
floats, and a person can change every look of them in the styles.
"""

from __future__ import annotations

from briefgen.document.model import Dated, Timeline
from briefgen.document.timescale import Scale
from briefgen.document.walk import plain_text
from briefgen.writers.word import oxml
from briefgen.writers.word.inlines import BOLD_PARAGRAPH, STRONG, write_inlines
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph, write_paragraph
from briefgen.writers.word.status_cells import write_status_tag
from briefgen.writers.word.styles import Style
from briefgen.writers.word.tables import closing, described, opening
from briefgen.writers.word.time_bars import bar_of, scale_of, shown_ticks

# When, axis, what, source: shares of the text's width, which suit 130 mm and more.
_SHARES = (18, 36, 34, 12)
_BESIDE = 170  # the right margin of a cell, as the style of the table has it


def write_timeline(ledger: Ledger, block: Timeline) -> str:
    """The time line under its caption, and its remark, or a gap, below it."""
    widths = _widths(ledger.base.text_width)
    scale = scale_of(block, widths[1] - _BESIDE)
    caption, mark = opening(ledger, block)
    drawn = oxml.table(
        ledger.style(Style.BRIEFING_TABLE),
        widths,
        [
            _header_row(ledger, block, scale, widths, mark),
            *(_row(ledger, row, scale, widths) for row in block.rows),
        ],
        header=True,
        caption=plain_text(block.caption),
        description=described(block, (block.when_head, block.what_head, block.source_head)),
    )
    return caption + drawn + closing(ledger, block)


def _widths(total: int) -> tuple[int, int, int, int]:
    when, axis, what, _ = (total * share // sum(_SHARES) for share in _SHARES)
    return when, axis, what, total - when - axis - what


def _header_row(
    ledger: Ledger, block: Timeline, scale: Scale, widths: tuple[int, ...], mark: str
) -> str:
    heads = (
        write_paragraph(ledger, Style.CELL_HEAD, block.when_head, lead=mark),
        _axis(ledger, block, scale),
        write_paragraph(ledger, Style.CELL_HEAD, block.what_head),
        write_paragraph(ledger, Style.CELL_HEAD, block.source_head),
    )
    return oxml.row(_cells(heads, widths), header=True)


def _axis(ledger: Ledger, block: Timeline, scale: Scale) -> str:
    """The labels of the axis, each centred by a tab stop at its place."""
    texts = [(scale.at(tick.at), plain_text(tick.label)) for tick in block.ticks]
    shown = shown_ticks(texts, scale.width + _BESIDE)
    runs = "".join(
        oxml.tab(ledger.language) + write_inlines(ledger, block.ticks[n].label, BOLD_PARAGRAPH)
        for n in shown
    )
    style = ledger.style(Style.CELL_HEAD)
    return oxml.tabbed_paragraph(style, runs, [texts[n][0] for n in shown])


def _row(ledger: Ledger, row: Dated, scale: Scale, widths: tuple[int, ...]) -> str:
    tag = write_status_tag(ledger, row.status)
    when = write_paragraph(ledger, Style.CELL, row.when)
    when += finish_paragraph(ledger, Style.CELL_TAG, tag)
    axis = _bar(ledger, row, scale)
    what = write_paragraph(ledger, Style.CELL, row.heading, dress=STRONG) if row.heading else ""
    what += write_paragraph(ledger, Style.CELL, row.short)
    source = write_paragraph(ledger, Style.CELL, (row.citation,))
    return oxml.row(_cells((when, axis, what, source), widths))


def _bar(ledger: Ledger, row: Dated, scale: Scale) -> str:
    bar = bar_of(row, scale)
    if bar is None:
        return oxml.paragraph(ledger.style(Style.CELL), "")
    sign = oxml.run(bar.sign, ledger.language)
    return oxml.placed_paragraph(ledger.style(bar.style), sign, bar.left, bar.right)


def _cells(texts: tuple[str, ...], widths: tuple[int, ...]) -> list[str]:
    last = len(texts) - 1
    return [
        oxml.cell(width, text, oxml.cell_margins(right=0 if at == last else None))
        for at, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]
