"""Places that a template leaves open: parts as text with holes, filled for each memo.

A template says ``{{ title }}``, ``{{ handling }}``, ``{{ page }}`` in its own paragraphs; where its
headers and footers lack what every page must carry, the reader of templates adds holes for whole
paragraphs of ours. Reading makes the holes, `fill` closes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefgen.document.model import Inlines
from briefgen.values.language import Language
from briefgen.writers.word import oxml
from briefgen.writers.word.base import Hole
from briefgen.writers.word.frame import handling_line, notice_paragraph, page_of
from briefgen.writers.word.inlines import settle_within, write_inlines
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph
from briefgen.writers.word.styles import Style

FIELDS = ("to", "from", "date", "subject", "reference", "handling")
"""Placeholders that stand for the header fields of a memo."""

TEXTS = ("title", "edition", "notice", *FIELDS)
PAGES = {"page": "PAGE", "pages": "NUMPAGES"}
PLACEHOLDERS = (*TEXTS, *PAGES)


def fill(ledger: Ledger, pieces: Sequence[str | Hole]) -> str:
    """The text with its holes filled from the memo's document."""
    return "".join(p if isinstance(p, str) else _filled(ledger, p) for p in pieces)


def _filled(ledger: Ledger, hole: Hole) -> str:
    if hole.name in _PARAGRAPHS:
        return _PARAGRAPHS[hole.name](ledger)
    if hole.name in PAGES:
        total = ledger.pages.total if ledger.pages and hole.name == "pages" else 1
        runs = oxml.field(PAGES[hole.name], str(total), ledger.language)
    else:
        runs = write_inlines(ledger, _text(ledger, hole.name))
        settle_within(ledger)
    for language in Language:
        runs = _dressed(runs, language, hole)
    return runs


def _dressed(runs: str, language: Language, hole: Hole) -> str:
    """The runs in that language as the hole looked in the template."""
    properties = oxml.run_properties(language)
    inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    lang = inner[inner.index("<w:lang") :]
    return runs.replace(properties, f"<w:rPr>{hole.properties}{lang}</w:rPr>")


def _text(ledger: Ledger, name: str) -> Inlines:
    document = ledger.document
    if name == "title":
        return document.title
    if name == "edition":
        return document.edition_line
    if name == "notice":
        return document.notice
    return next((field.content for field in document.header if field.key == name), ())


# --- whole paragraphs -----------------------------------------------------------------------------


def _handling(ledger: Ledger, style: Style, *, left: str = "", right: str = "") -> str:
    language = ledger.language
    runs = left + (oxml.tab(language) + right if right else "")
    return finish_paragraph(ledger, style, runs)


def _line(ledger: Ledger) -> str:
    return oxml.run(handling_line(ledger.document), ledger.language)


def _header(ledger: Ledger) -> str:
    title = write_inlines(ledger, ledger.document.short_title)
    return _handling(ledger, Style.HEADER, left=title, right=_line(ledger))


def _header_handling(ledger: Ledger) -> str:
    return _handling(ledger, Style.HEADER, right=_line(ledger))


def _notice(ledger: Ledger) -> str:
    return notice_paragraph(ledger, Style.HEADER)


def _footer(ledger: Ledger) -> str:
    first = _handling(ledger, Style.FOOTER, left=_line(ledger), right=page_of(ledger))
    return first + _edition(ledger)


def _footer_handling(ledger: Ledger) -> str:
    return _handling(ledger, Style.FOOTER, left=_line(ledger)) + _edition(ledger)


def _footer_page(ledger: Ledger) -> str:
    return _handling(ledger, Style.FOOTER, right=page_of(ledger))


def _edition(ledger: Ledger) -> str:
    runs = write_inlines(ledger, ledger.document.edition_line)
    return finish_paragraph(ledger, Style.FOOTER, runs)


_PARAGRAPHS: Mapping[str, Callable[[Ledger], str]] = {
    "running header": _header,
    "header handling": _header_handling,
    "running notice": _notice,
    "running footer": _footer,
    "footer handling": _footer_handling,
    "footer page": _footer_page,
}
