"""Asks and offers side by side, the pairs that the author matched; nothing is matched here."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.model import FactItem, Pair, Pairs
from briefgen.document.walk import plain_text
from briefgen.writers.word import oxml
from briefgen.writers.word.inlines import EMPHASISED
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import write_paragraph
from briefgen.writers.word.styles import Style


def write_pairs(ledger: Ledger, block: Pairs) -> str:
    """A table of asks and their offers, one of each that stands alone, and the remark below.

    The asks that have no offer stand together below the words of ``unmatched``, said once.
    """
    drawn = [
        table
        for table in (_met(ledger, block), _unmet(ledger, block), _others(ledger, block))
        if table
    ]
    gap = oxml.paragraph(ledger.style(Style.TABLE_GAP), "")
    return gap.join(drawn) + _below(ledger, block)


def _met(ledger: Ledger, block: Pairs) -> str:
    """The asks with their offers, side by side."""
    rows = [pair for pair in block.rows if pair.offers]
    if not rows:
        return ""
    left = ledger.base.text_width // 2
    widths = (left, ledger.base.text_width - left)
    heads = (block.left_head, block.right_head)
    header = oxml.row(
        (
            oxml.cell(width, write_paragraph(ledger, Style.SIDE_NAME, head))
            for width, head in zip(widths, heads, strict=True)
        ),
        header=True,
    )
    return oxml.table(
        ledger.style(Style.ASKS_AND_OFFERS),
        widths,
        [header, *(_row(ledger, pair, widths) for pair in rows)],
        header=True,
        caption=" – ".join(map(plain_text, heads)),
    )


def _row(ledger: Ledger, pair: Pair, widths: tuple[int, int]) -> str:
    cells = (_items(ledger, (pair.ask,)), _items(ledger, pair.offers))
    return oxml.row(map(oxml.cell, widths, cells))


def _unmet(ledger: Ledger, block: Pairs) -> str:
    """The asks that no offer answers, in a table of their own whose head says so on every page."""
    asks = [pair.ask for pair in block.rows if not pair.offers]
    if not asks:
        return ""
    head = write_paragraph(ledger, Style.SIDE_NAME, block.left_head)
    said = write_paragraph(ledger, Style.CELL_ITEM, block.unmatched, dress=EMPHASISED)
    caption = " – ".join(map(plain_text, (block.left_head, block.unmatched)))
    return _alone(ledger, asks, head + said, caption)


def _others(ledger: Ledger, block: Pairs) -> str:
    """Offers that answer no ask, in a table of their own, apart from the pairs."""
    if not block.others and not block.others_head:
        return ""
    head = write_paragraph(ledger, Style.SIDE_NAME, block.others_head)
    return _alone(ledger, block.others, head, plain_text(block.others_head))


def _alone(ledger: Ledger, items: Iterable[FactItem], head: str, caption: str) -> str:
    """A table of one column over the width of the text, a row an item."""
    width = ledger.base.text_width
    header = oxml.row((oxml.cell(width, head),), header=True)
    rows = (oxml.row((oxml.cell(width, _items(ledger, (item,))),)) for item in items)
    style = ledger.style(Style.ASKS_AND_OFFERS)
    return oxml.table(style, [width], [header, *rows], header=True, caption=caption)


def _items(ledger: Ledger, items: Iterable[FactItem]) -> str:
    return "".join(
        write_paragraph(ledger, Style.CELL_ITEM, item.statement)
        + (write_paragraph(ledger, Style.CELL_REMARK, item.remark) if item.remark else "")
        for item in items
    )


def _below(ledger: Ledger, block: Pairs) -> str:
    if block.remark:
        return write_paragraph(ledger, Style.SOURCE_NOTE, block.remark)
    return oxml.paragraph(ledger.style(Style.TABLE_GAP), "")
