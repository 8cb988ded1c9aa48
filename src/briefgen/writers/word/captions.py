"""Captions above tables and figures, each kind numbered by itself."""

from __future__ import annotations

from typing import Literal

from briefgen.document.model import Inlines
from briefgen.writers.word import oxml
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import write_paragraph
from briefgen.writers.word.styles import Style

Counted = Literal["Table", "Figure"]
"""What is counted, as its SEQ field names it; the label is its lower case with ``-number``."""


def write_caption(ledger: Ledger, kind: Counted, identifier: str, caption: Inlines) -> str:
    """The caption after its word and number.

    The number is a SEQ field (17.16.5.56) with its result, in the bookmark that references lead to;
    what parts it from the caption is the language's: "Table 1. ", 表1 and an ideographic space.
    """
    number = str(ledger.next_number(kind))
    before, _, after = ledger.document.label(f"{kind.lower()}-number").partition("{number}")
    counted = oxml.run(before, ledger.language) + oxml.field(
        rf"SEQ {kind} \* ARABIC", number, ledger.language
    )
    mark = oxml.bookmark(ledger.target(identifier), ledger.next_bookmark(), counted)
    lead = mark + oxml.run(after, ledger.language)
    return write_paragraph(ledger, Style.CAPTION, caption, lead=lead)
