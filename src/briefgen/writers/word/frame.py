"""What stands around the text on every page: running header and footer, in their convention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter

from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.values.language import Language
from briefgen.writers.word import oxml
from briefgen.writers.word.conventions import CONVENTIONS
from briefgen.writers.word.inlines import write_inlines
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph
from briefgen.writers.word.styles import Style
from briefgen.writers.xml import DECLARATION


def header_part(ledger: Ledger) -> bytes:
    """The header from page 2 on: the notice, short title or page number, and the handling line."""
    document, language = ledger.document, ledger.language
    convention = CONVENTIONS[document.convention]
    handling = oxml.run(handling_line(document), language)
    if convention.marking == "centred":
        return first_header_part(ledger)
    if convention.page_number == "head":
        number = oxml.field("PAGE", "2", language, ledger.style(Style.PAGE_NUMBER))
        runs = oxml.tab(language) + number + oxml.tab(language) + handling
        above = notice_paragraph(ledger, Style.FIRST_HEADER)
        return _part("hdr", above + oxml.paragraph(ledger.style(Style.PAGE_NUMBER_LINE), runs))
    above = notice_paragraph(ledger, Style.HEADER)
    runs = write_inlines(ledger, document.short_title) + oxml.tab(language) + handling
    return _part("hdr", above + finish_paragraph(ledger, Style.HEADER, runs))


def first_header_part(ledger: Ledger, logo: str = "") -> bytes:
    """The header of page 1: a brand's logo, the notice, and the handling line."""
    document, language = ledger.document, ledger.language
    handling = oxml.run(handling_line(document), language)
    if CONVENTIONS[document.convention].marking == "centred":
        marking = oxml.paragraph(ledger.style(Style.CENTRED_HEADER), handling)
        return _part("hdr", logo + marking + notice_paragraph(ledger, Style.CENTRED_HEADER))
    runs = oxml.tab(language) + handling
    above = logo + notice_paragraph(ledger, Style.FIRST_HEADER)
    return _part("hdr", above + oxml.paragraph(ledger.style(Style.FIRST_HEADER), runs))


def footer_part(ledger: Ledger) -> bytes:
    """The footer of all pages: handling, edition, and the page number unless it stands above."""
    document, language = ledger.document, ledger.language
    convention = CONVENTIONS[document.convention]
    tab = oxml.tab(language)
    handling = oxml.run(handling_line(document), language)
    edition = write_inlines(ledger, document.edition_line)
    if convention.marking == "centred":
        marking = oxml.paragraph(ledger.style(Style.CENTRED_FOOTER), handling)
        line = finish_paragraph(ledger, Style.FOOTER, edition + tab + page_of(ledger))
        return _part("ftr", line + marking)
    first = handling if convention.page_number == "head" else handling + tab + page_of(ledger)
    above = oxml.paragraph(ledger.style(Style.FOOTER), first)
    return _part("ftr", above + finish_paragraph(ledger, Style.FOOTER, edition))


def notice_paragraph(ledger: Ledger, style: Style) -> str:
    """What every page has to say of the facts, in a paragraph of its own; "" for nothing."""
    notice = ledger.document.notice
    return finish_paragraph(ledger, style, write_inlines(ledger, notice)) if notice else ""


def handling_line(document: Document) -> str:
    """The handling field in a line; "" where the document has no such field.

    As a centred marking it says what it is by itself, so it has the field's own label, if any.
    """
    for field in document.header:
        if field.key == "handling":
            held = plain_text(field.content)
            if CONVENTIONS[document.convention].marking == "centred":
                return field.label + held
            return document.label("handling-line").replace("{handling}", held)
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
