"""Callouts: boxes with a bar at their left, which break over pages between paragraphs only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.document.model import Callout
from briefgen.document.walk import plain_text
from briefgen.writers.word import oxml
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import write_paragraph
from briefgen.writers.word.styles import Style

# Half of the bar's 4.5 pt. Word sets a border half outside its table, LibreOffice moves the table
# by that half: indented once and narrowed twice, the box stands out of the column in neither.
_HALF_BAR = 45


def write_callout(ledger: Ledger, block: Callout) -> str:
    """A box with a bar at its left, and a gap below it.

    Every paragraph is a row, since rows are what can be kept whole on both sides of a page's end:
    in cells LibreOffice ignores keep-with-next and keep-together. The label keeps with the next
    row by its style. It is no header row: with one, Writer 7.4 left headings behind on later pages
    (in 6 of 24 layouts of one memo; without it in none).
    """
    look, text = _callout_look(block)
    rows = [write_paragraph(ledger, text, inlines) for inlines in block.paragraphs]
    if block.label:
        rows.insert(0, write_paragraph(ledger, Style.CALLOUT_LABEL, block.label))
    rows = rows or [oxml.paragraph(ledger.style(text), "")]
    width = ledger.base.text_width - 2 * _HALF_BAR
    box = oxml.table(
        ledger.style(look),
        [width],
        _rows(rows, width),
        indent=_HALF_BAR + ledger.base.callout_lead,
        caption=plain_text(block.label),
    )
    return box + oxml.paragraph(ledger.style(Style.TABLE_GAP), "")


def _rows(paragraphs: list[str], width: int) -> Iterator[str]:
    """The rows; the style's padding at top and bottom is the box's, so it is taken off within."""
    last = len(paragraphs) - 1
    for at, paragraph in enumerate(paragraphs):
        within = oxml.cell_margins(top=0 if at else None, bottom=0 if at < last else None)
        yield oxml.row([oxml.cell(width, paragraph, within)])


def _callout_look(block: Callout) -> tuple[Style, Style]:
    match block.role:
        case "bottom_line":
            return Style.CALLOUT, Style.CALLOUT_TEXT if block.dense else Style.BOTTOM_LINE
        case "tension" | "caution":
            return Style.CALLOUT_WARNING, Style.CALLOUT_TEXT
        case "author":
            return Style.CALLOUT_AUTHOR, Style.CALLOUT_TEXT
        case _:
            assert_never(block.role)
