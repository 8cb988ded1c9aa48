"""What stands around the text: kicker, title and header fields, running header and footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest
from string import Formatter

from briefgen.document.model import Document, HeaderField
from briefgen.values.language import Language
from briefgen.writers.word import oxml
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.styles import Style
from briefgen.writers.xml import DECLARATION

_LEFT = frozenset({"to", "from", "subject"})
_LABEL_WIDTH = 1361  # 24 mm


def write_opening(ledger: Ledger) -> str:
    """Kicker, title and the table of header fields."""
    document = ledger.document
    kicker = _line(ledger, Style.KICKER, document.kicker) if document.kicker else ""
    return kicker + _line(ledger, Style.TITLE, document.title) + write_header_fields(ledger)


def write_header_fields(ledger: Ledger) -> str:
    """The header fields in two columns, a missing one as the placeholder that it carries."""
    fields = ledger.document.header
    if not fields:
        return ""
    left = [field for field in fields if field.key in _LEFT]
    right = [field for field in fields if field.key not in _LEFT]
    content = (ledger.base.text_width - 2 * _LABEL_WIDTH) // 2
    last = ledger.base.text_width - 2 * _LABEL_WIDTH - content
    widths = (_LABEL_WIDTH, content, _LABEL_WIDTH, last)
    rows = (
        oxml.row(map(oxml.cell, widths, (*_field(ledger, a), *_field(ledger, b))))
        for a, b in zip_longest(left, right)
    )
    return oxml.table(ledger.style(Style.HEADER_FIELDS), widths, rows) + oxml.paragraph(
        ledger.style(Style.TABLE_GAP), ""
    )


def _field(ledger: Ledger, field: HeaderField | None) -> tuple[str, str]:
    label, content = ledger.style(Style.HEADER_LABEL), ledger.style(Style.HEADER_FIELD)
    if field is None:
        return oxml.paragraph(label, ""), oxml.paragraph(content, "")
    style = ledger.style(Style.PLACEHOLDER) if field.missing else ""
    return (
        oxml.paragraph(label, oxml.run(field.label, field.lang)),
        oxml.paragraph(content, oxml.run(field.content, field.lang, style)),
    )


def _line(ledger: Ledger, style: Style, text: str) -> str:
    return oxml.paragraph(ledger.style(style), oxml.run(text, ledger.language))


# --- running header and footer --------------------------------------------------------------------


def header_part(ledger: Ledger) -> bytes:
    """The header from page 2 on: short title, and the handling line that every page carries."""
    document = ledger.document
    runs = oxml.run(document.short_title, document.language)
    runs += oxml.tab(document.language) + oxml.run(handling_line(document), document.language)
    return _part("hdr", oxml.paragraph(ledger.style(Style.HEADER), runs))


def footer_part(ledger: Ledger) -> bytes:
    """The footer of all pages: handling and page number, below them the edition."""
    document = ledger.document
    style, language = ledger.style(Style.FOOTER), document.language
    first = oxml.run(handling_line(document), language) + oxml.tab(language) + page_of(ledger)
    second = oxml.run(document.edition_line, language)
    return _part("ftr", oxml.paragraph(style, first) + oxml.paragraph(style, second))


def handling_line(document: Document) -> str:
    """The handling field in a line; "" where the document has no such field."""
    for field in document.header:
        if field.key == "handling":
            return document.label("handling-line").replace("{handling}", field.content)
    return ""


def page_of(ledger: Ledger) -> str:
    """ "Page 1 of 9" with fields; Word and LibreOffice count pages themselves when they open it."""
    document, language = ledger.document, ledger.language
    total = str(ledger.pages.total if ledger.pages else 1)
    fields: Mapping[str, Callable[[], str]] = {
        "page": lambda: oxml.field("PAGE", "1", language),
        "pages": lambda: oxml.field("NUMPAGES", total, language),
    }
    return fill_pattern(document.label("page-of"), fields, language)


def fill_pattern(pattern: str, fields: Mapping[str, Callable[[], str]], language: Language) -> str:
    """The runs of a label like "Page {page} of {pages}", its holes filled with other runs."""
    pieces = []
    for text, name, _, _ in Formatter().parse(pattern):
        pieces.append(oxml.run(text, language))
        if name is not None:
            pieces.append(fields[name]())
    return "".join(pieces)


def _part(kind: str, paragraphs: str) -> bytes:
    return f"{DECLARATION}<w:{kind} {oxml.NAMESPACES}>{paragraphs}</w:{kind}>".encode()
