"""The contents list: finished entries within a TOC field, so that Word shows it and asks nothing.

The field says what Word needs to make the list anew; the entries are what it would make. Nothing
asks for an update: ``w:updateFields`` and ``w:dirty`` both make Word question its reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.document.model import (
    Citation,
    Contents,
    Emphasis,
    Inline,
    Link,
    Parallel,
    Reference,
    Statement,
    Strong,
    Text,
    Value,
)
from briefgen.document.outline import OutlineEntry
from briefgen.writers.word import oxml
from briefgen.writers.word.inlines import parallel_lead
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.styles import Style, contents_entry


def write_contents(ledger: Ledger, block: Contents) -> str:
    """An entry a section or heading, down to the block's level, in the block control by which Word
    knows a contents list (17.5.2.12).

    Without page numbers the field has no tabs and no numbers either (``\\n``, 17.16.5.68), so no
    leader leads nowhere.
    """
    listed = [entry for entry in ledger.outline if entry.level <= block.levels]
    numbers = "" if ledger.pages else r"\n "
    start = oxml.field_start(rf'TOC \o "1-{block.levels}" {numbers}\h \z \u', ledger.language)
    runs = [*(_entry(ledger, entry) for entry in listed), oxml.field_end(ledger.language)]
    runs[0] = start + runs[0]
    styles = [*(contents_entry(entry.level) for entry in listed), Style.TABLE_GAP]
    paragraphs = map(oxml.paragraph, map(ledger.style, styles), runs)
    return oxml.gallery_control("Table of Contents", ledger.next_control(), "".join(paragraphs))


def _entry(ledger: Ledger, entry: OutlineEntry) -> str:
    """The heading's words as a link to it, and its page where that is known."""
    name = ledger.contents_bookmark(entry.id)
    runs = _words(entry.content)
    page = ledger.pages.page.get(entry.id) if ledger.pages else None
    if page is not None:
        number = oxml.field(rf"PAGEREF {name} \h", str(page), ledger.language)
        runs += oxml.tab(ledger.language) + number
    return oxml.internal_link(name, runs)


def _words(inlines: Iterable[Inline]) -> str:
    """The words of a heading, each in its language: no styles, links, notes or anchors."""
    return "".join(map(_word, inlines))


def _word(inline: Inline) -> str:
    match inline:
        case Text() | Value() | Reference():
            return oxml.run(inline.text, inline.lang)
        case Strong() | Emphasis() | Link() | Statement():
            return _words(inline.children)
        case Parallel():
            return parallel_lead(inline) + _words(inline.children)
        case Citation():
            return (
                "" if inline.note else oxml.run(f"{oxml.NO_BREAK_SPACE}{inline.mark}", inline.lang)
            )
        case _:
            assert_never(inline)
