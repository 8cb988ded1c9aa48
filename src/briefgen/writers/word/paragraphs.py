"""Paragraphs of inlines, and the marks that stand at their start."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.model import Inline
from briefgen.writers.word import oxml
from briefgen.writers.word.inlines import (
    BOLD_PARAGRAPH,
    PLAIN,
    Dress,
    Runs,
    add_inlines,
    settle,
    write_opening_mark,
)
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.styles import Style

_BOLD = frozenset(
    {
        Style.KICKER,
        Style.TITLE,
        Style.HEADING_1,
        Style.HEADING_2,
        Style.HEADING_3,
        Style.HEADING_4,
        Style.CAPTION,
        Style.CELL_HEAD,
        Style.CELL_HEAD_END,
        Style.SIDE_NAME,
        Style.HEADER_LABEL,
        Style.CALLOUT_LABEL,
    }
)


def write_paragraph(
    ledger: Ledger,
    style: Style,
    inlines: Iterable[Inline],
    *,
    lead: str = "",
    dress: Dress = PLAIN,
    keep: bool = False,
) -> str:
    """A paragraph of the inlines in a style, after the runs of ``lead``; kept with the next?"""
    if style in _BOLD and dress is PLAIN:
        dress = BOLD_PARAGRAPH
    held = tuple(inlines)
    if held and held[0].kind == "citation" and held[0].note is None:
        lead, held = lead + write_opening_mark(ledger, held[0]), held[1:]
    runs = Runs()
    if lead:
        runs.add(lead)
    add_inlines(ledger, held, dress, runs)
    return _finished(ledger, style, "".join(runs.xml), "".join(runs.text), keep=keep)


def finish_paragraph(ledger: Ledger, style: Style, runs: str, *, keep: bool = False) -> str:
    """A paragraph of runs; what they anchor is entered now, with the whole text around it."""
    return _finished(ledger, style, runs, oxml.text_of(runs), keep=keep)


def _finished(ledger: Ledger, style: Style, xml: str, text: str, *, keep: bool) -> str:
    settle(ledger, xml, text)
    return oxml.paragraph(ledger.style(style), xml, keep=keep or style in ledger.base.loose)


def target_mark(ledger: Ledger, identifier: str) -> str:
    """An empty bookmark that references to the id lead to; "" for no id."""
    if not identifier:
        return ""
    return oxml.bookmark(ledger.target(identifier), ledger.next_bookmark(), "")
