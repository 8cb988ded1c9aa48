"""Time lines: a table whose second column is an axis, with a bar in every row.

The bars are paragraphs in styles of their own: shading and borders reach from indent to indent
(ECMA-376 part 1, 17.3.1.31 and 17.3.1.24), and the indents are the data. No drawings, so nothing
floats, and a person can change every look of them in the styles.
"""

from __future__ import annotations

from briefgen.document.model import Dated, Text, Timeline
from briefgen.document.timescale import Scale
from briefgen.document.walk import plain_text
from briefgen.writers.word import oxml
from briefgen.writers.word.base import Base
from briefgen.writers.word.cell_type import CellType
from briefgen.writers.word.inlines import BOLD_PARAGRAPH, STRONG, show, write_inlines
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.oxml import EN_SPACE
from briefgen.writers.word.paragraphs import finish_paragraph, write_paragraph
from briefgen.writers.word.status_cells import write_status_tag
from briefgen.writers.word.styles import Style
from briefgen.writers.word.tables import closing, described, opening
from briefgen.writers.word.time_bars import bar_of, scale_of, shown_ticks
from briefgen.writers.word.widths import LONGEST, floor_of, wide_enough

# When, axis, what, source: shares of the text's width, which suit 130 mm and more.
_SHARES = (18, 36, 34, 12)
_LEAST_AXIS = 5  # the axis has at least a fifth of the width
_MOST = 3  # and no other column more than a third for a word, unless it is short
_AXIS = 1  # the place of the axis
_BESIDE = 170  # the right margin of a cell, as the style of the table has it


def write_timeline(ledger: Ledger, block: Timeline) -> str:
    """The time line under its caption, and its remark, or a gap, below it."""
    widths = _widths(block, ledger.base)
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


def _widths(block: Timeline, base: Base) -> tuple[int, ...]:
    """By shares, but so that no date, status, word or source mark is broken that need not be.

    Three widths, without that of the sources, where four would break words.
    """
    total, cells = base.text_width, base.cells
    most = max(total // _MOST, min(LONGEST, total))
    floors = [min(floor, most) for floor in _floors(block, cells)]
    floors.insert(_AXIS, total // _LEAST_AXIS)
    shares = _SHARES if sum(floors) <= total else _SHARES[:-1]
    widths = [total * share // sum(shares) for share in shares]
    widths[-1] += total - sum(widths)
    return wide_enough(widths, floors[: len(shares)])


def _floors(block: Timeline, cells: CellType) -> list[int]:
    """What the columns for when, what and source need."""
    rows = block.rows
    when = floor_of((block.when_head, *(row.when for row in rows)), cells)
    when = max(when, *(max(_tag_floor(row, cells), _date_floor(row, cells)) for row in rows), 0)
    said = (held for row in rows for held in (row.heading, row.short))
    what = floor_of((block.what_head, *said), cells)
    source = floor_of((block.source_head, *((row.citation,) for row in rows)), cells)
    return [when, what, source]


def _tag_floor(row: Dated, cells: CellType) -> int:
    """A status tag in one piece, with its padding."""
    return round(cells.word(f"{EN_SPACE}{row.status.label}{EN_SPACE}")) + _BESIDE


def _date_floor(row: Dated, cells: CellType) -> int:
    """A date without spaces in one piece: Japanese would break it anywhere."""
    text = plain_text(row.when)
    return 0 if " " in text else round(cells.word(text)) + _BESIDE


def _header_row(
    ledger: Ledger, block: Timeline, scale: Scale, widths: tuple[int, ...], mark: str
) -> str:
    when = write_paragraph(ledger, Style.CELL_HEAD, block.when_head, lead=mark)
    axis = _axis(ledger, block, scale)
    what = write_paragraph(ledger, Style.CELL_HEAD, block.what_head)
    source = write_paragraph(ledger, Style.CELL_HEAD, block.source_head)
    return oxml.row(_cells(_beside(when, axis, what, source, widths), widths), header=True)


def _axis(ledger: Ledger, block: Timeline, scale: Scale) -> str:
    """The labels of the axis, each centred by a tab stop at its place."""
    texts = [(scale.at(tick.at), plain_text(tick.label)) for tick in block.ticks]
    shown = shown_ticks(texts, scale.width + _BESIDE)
    runs = "".join(
        oxml.tab(ledger.language) + write_inlines(ledger, block.ticks[n].label, BOLD_PARAGRAPH)
        for n in shown
    )
    show(ledger, runs, oxml.text_of(runs))
    style = ledger.style(Style.CELL_HEAD)
    return oxml.tabbed_paragraph(style, runs, [texts[n][0] for n in shown])


def _row(ledger: Ledger, row: Dated, scale: Scale, widths: tuple[int, ...]) -> str:
    tag = write_status_tag(ledger, row.status)
    when = write_paragraph(ledger, Style.CELL, row.when)
    when += finish_paragraph(ledger, Style.CELL_TAG, tag)
    axis = _bar(ledger, row, scale)
    what = write_paragraph(ledger, Style.CELL, row.heading, dress=STRONG) if row.heading else ""
    what += write_paragraph(ledger, Style.CELL, row.short)
    if row.check:
        flag = Text(text=ledger.document.label("check-mark"), lang=ledger.language)
        what += write_paragraph(ledger, Style.CELL_REMARK, (flag,))
    source = write_paragraph(ledger, Style.CELL, (row.citation,))
    return oxml.row(_cells(_beside(when, axis, what, source, widths), widths))


def _beside(
    when: str, axis: str, what: str, source: str, widths: tuple[int, ...]
) -> tuple[str, ...]:
    """The texts of a row's cells; the source stands below what it is of where it has no column."""
    if len(widths) < len(_SHARES):
        return (when, axis, what + source)
    return (when, axis, what, source)


def _bar(ledger: Ledger, row: Dated, scale: Scale) -> str:
    bar = bar_of(row, scale)
    if bar is None:
        return oxml.paragraph(ledger.style(Style.CELL), "")
    sign = oxml.sign(bar.sign, ledger.language) if bar.sign else ""
    show(ledger, sign, oxml.text_of(sign))
    return oxml.placed_paragraph(ledger.style(bar.style), sign, bar.left, bar.right)


def _cells(texts: tuple[str, ...], widths: tuple[int, ...]) -> list[str]:
    last = len(texts) - 1
    return [
        oxml.cell(width, text, oxml.cell_margins(right=0 if at == last else None))
        for at, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]
