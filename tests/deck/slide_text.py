"""Short ways to write slide paragraphs in tests."""

from __future__ import annotations

from briefgen.deck.model import SlideParagraph, TextStyle
from briefgen.document.model import Citation, Inline, Text
from briefgen.values.language import Language


def paragraph(
    *content: str | Inline,
    size: float = 16,
    bold: bool = False,
    lang: Language = Language.EN,
    before: float = 0,
    spacing: float = 1,
    bullet: bool = False,
) -> SlideParagraph:
    """A paragraph of the inlines, strings being text in that language."""
    style = TextStyle(size=size, bold=bold, before=before, spacing=spacing, bullet=bullet)
    inlines = tuple(
        Text(text=part, lang=lang) if isinstance(part, str) else part for part in content
    )
    return SlideParagraph(content=inlines, style=style)


def mark(text: str, lang: Language = Language.EN) -> Citation:
    """A source mark."""
    return Citation(facts=("fact",), mark=text, lang=lang)
