"""How a memo opens: kicker, title and header fields, in the layout of its convention."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import assert_never

from briefgen.document.model import HeaderField
from briefgen.document.walk import plain_text
from briefgen.writers.word import oxml
from briefgen.writers.word.conventions import CONVENTIONS
from briefgen.writers.word.inlines import BOLD_PARAGRAPH, Dress, write_inlines
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph
from briefgen.writers.word.styles import Style

_LEFT = frozenset({"to", "from", "subject"})
_LABEL_WIDTH = 1361  # 24 mm
_TWO_ABREAST = 6_000  # the width from which two fields stand side by side
_ON_LINES = ("to", "from", "subject", "reference", "date", "handling")


def write_opening(ledger: Ledger) -> str:
    """Kicker, title and header fields."""
    document = ledger.document
    title = _title(ledger)
    layout = CONVENTIONS[document.convention].fields
    match layout:
        case "grid":
            return _kicker(ledger) + title + write_header_grid(ledger)
        case "lines":
            return _kicker(ledger) + title + write_header_lines(ledger, document.header)
        case "lines-above":
            return write_memorandum_line(ledger) + write_lines_above(ledger) + title
        case _:
            assert_never(layout)


def _kicker(ledger: Ledger) -> str:
    kicker = ledger.document.kicker
    runs = oxml.run(kicker, ledger.language)
    return finish_paragraph(ledger, Style.KICKER, runs) if kicker else ""


def _title(ledger: Ledger) -> str:
    """The title, and below it that in the second language of a bilingual edition."""
    document = ledger.document
    runs = write_inlines(ledger, document.title, BOLD_PARAGRAPH)
    if document.parallel_title:
        below = oxml.run("\n", ledger.language, ledger.style(Style.PARALLEL_TITLE))
        second = Dress(parallel=Style.PARALLEL_TITLE)
        runs += below + write_inlines(ledger, document.parallel_title, second)
    return finish_paragraph(ledger, Style.TITLE, runs)


def write_header_grid(ledger: Ledger) -> str:
    """The header fields in two columns, a missing one as the placeholder that it carries.

    In a narrow column of a template they stand one below the other.
    """
    fields = ledger.document.header
    if not fields:
        return ""
    if ledger.base.text_width < _TWO_ABREAST:
        narrow = (_LABEL_WIDTH, ledger.base.text_width - _LABEL_WIDTH)
        return _grid(ledger, narrow, (_cells(ledger, field) for field in fields))
    left = [field for field in fields if field.key in _LEFT]
    right = [field for field in fields if field.key not in _LEFT]
    content = (ledger.base.text_width - 2 * _LABEL_WIDTH) // 2
    last = ledger.base.text_width - 2 * _LABEL_WIDTH - content
    widths = (_LABEL_WIDTH, content, _LABEL_WIDTH, last)
    pairs = zip_longest(left, right)
    rows = ((*_cells(ledger, a), *_cells(ledger, b)) for a, b in pairs)
    return _grid(ledger, widths, rows)


def _grid(ledger: Ledger, widths: tuple[int, ...], cells: Iterable[Iterable[str]]) -> str:
    rows = (oxml.row(map(oxml.cell, widths, row)) for row in cells)
    return oxml.table(ledger.style(Style.HEADER_FIELDS), widths, rows) + oxml.paragraph(
        ledger.style(Style.TABLE_GAP), ""
    )


def _cells(ledger: Ledger, field: HeaderField | None) -> tuple[str, str]:
    label, content = ledger.style(Style.HEADER_LABEL), ledger.style(Style.HEADER_FIELD)
    if field is None:
        return oxml.paragraph(label, ""), oxml.paragraph(content, "")
    return (
        finish_paragraph(ledger, Style.HEADER_LABEL, oxml.run(field.label, field.lang)),
        finish_paragraph(ledger, Style.HEADER_FIELD, _content(ledger, field)),
    )


# --- header fields on lines of their own ----------------------------------------------------------


def write_header_lines(ledger: Ledger, fields: tuple[HeaderField, ...]) -> str:
    """A line a field: its label, a tab, its content; to whom first."""
    ordered = sorted(fields, key=lambda field: _ON_LINES.index(field.key))
    return "".join(
        finish_paragraph(
            ledger,
            Style.HEADER_LINE,
            _label(ledger, field) + oxml.tab(field.lang) + _content(ledger, field),
        )
        for field in ordered
    )


def write_memorandum_line(ledger: Ledger) -> str:
    """The kicker, and the date at the end of its line (5 FAH-1 H-324 and H-325.1)."""
    label = ledger.style(Style.HEADER_LINE_LABEL)
    runs = oxml.run(ledger.document.kicker, ledger.language, label)
    for field in ledger.document.header:
        if field.key == "date":
            runs += oxml.tab(field.lang) + _label(ledger, field) + _content(ledger, field)
    return finish_paragraph(ledger, Style.MEMORANDUM_LINE, runs) if runs else ""


def write_lines_above(ledger: Ledger) -> str:
    """The fields that stand neither on the memorandum's line nor as the marking of every page."""
    elsewhere = ("date", "handling")
    fields = ledger.document.header
    lines = write_header_lines(ledger, tuple(f for f in fields if f.key not in elsewhere))
    return lines + oxml.paragraph(ledger.style(Style.HEADER_RULE), "")


def _label(ledger: Ledger, field: HeaderField) -> str:
    return oxml.run(field.label, field.lang, ledger.style(Style.HEADER_LINE_LABEL))


def _content(ledger: Ledger, field: HeaderField) -> str:
    if field.missing:
        placeholder = ledger.style(Style.PLACEHOLDER)
        return oxml.run(plain_text(field.content), field.lang, placeholder)
    return write_inlines(ledger, field.content)
