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
    """A table of asks and offers, one of the offers without an ask, and the remark below.

    An ask that has no offer says so in the words of ``unmatched``, set apart.
    """
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
    drawn = oxml.table(
        ledger.style(Style.ASKS_AND_OFFERS),
        widths,
        [header, *(_row(ledger, pair, block, widths) for pair in block.rows)],
        header=True,
        caption=" – ".join(map(plain_text, heads)),
    )
    return drawn + _others(ledger, block) + _below(ledger, block)


def _row(ledger: Ledger, pair: Pair, block: Pairs, widths: tuple[int, int]) -> str:
    ask = _items(ledger, (pair.ask,))
    if pair.offers:
        answer = _items(ledger, pair.offers)
    else:
        answer = write_paragraph(ledger, Style.CELL_ITEM, block.unmatched, dress=EMPHASISED)
    return oxml.row(map(oxml.cell, widths, (ask, answer)))


def _others(ledger: Ledger, block: Pairs) -> str:
    """Offers that answer no ask, in a table of their own, apart from the pairs."""
    if not block.others and not block.others_head:
        return ""
    width = ledger.base.text_width
    head = oxml.cell(width, write_paragraph(ledger, Style.SIDE_NAME, block.others_head))
    rows = (oxml.row((oxml.cell(width, _items(ledger, (offer,))),)) for offer in block.others)
    gap = oxml.paragraph(ledger.style(Style.TABLE_GAP), "")
    style = ledger.style(Style.ASKS_AND_OFFERS)
    caption = plain_text(block.others_head)
    return gap + oxml.table(
        style, [width], [oxml.row((head,), header=True), *rows], header=True, caption=caption
    )


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
