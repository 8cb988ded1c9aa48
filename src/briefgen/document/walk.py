"""Walks over a document's inlines and blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Chart,
    Citation,
    Contents,
    Document,
    FactItem,
    FactList,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    Pairs,
    Paragraph,
    Parallel,
    ProjectTable,
    Reference,
    Table,
    Text,
    Timeline,
    Value,
)

# Inlines are told apart by `kind`, which the type checker follows as it follows classes: one look
# instead of a call a class, and these walks see every inline of a document.


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of the inlines, in their first language.

    A citation is its mark only where it has no note.
    """
    words: list[str] = []
    _add_words(inlines, words)
    return "".join(words)


def _add_words(inlines: Iterable[Inline], words: list[str]) -> None:
    for inline in inlines:
        match inline.kind:
            case "text" | "value" | "reference":
                words.append(inline.text)
            case "strong" | "emphasis" | "link" | "statement":
                _add_words(inline.children, words)
            case "citation":
                if not inline.note:
                    words.append(inline.mark)
            case "parallel":
                pass
            case _:
                assert_never(inline)


def flatten(inlines: Iterable[Inline]) -> list[Inline]:
    """Every inline, containers before their children."""
    found: list[Inline] = []
    _unfold(inlines, found)
    return found


def _unfold(inlines: Iterable[Inline], found: list[Inline]) -> None:
    for inline in inlines:
        found.append(inline)
        match inline.kind:
            case "text" | "value" | "reference" | "citation":
                pass
            case "strong" | "emphasis" | "link" | "statement" | "parallel":
                _unfold(inline.children, found)
            case _:
                assert_never(inline)


Leaf = Text | Value | Reference | Citation
"""An inline that is printed itself, and does not only hold others."""


def leaves(inlines: Iterable[Inline]) -> list[Leaf]:
    """The inlines that are printed, out of what holds them, in reading order."""
    found: list[Leaf] = []
    _gather(inlines, found)
    return found


def _gather(inlines: Iterable[Inline], found: list[Leaf]) -> None:
    for inline in inlines:
        match inline.kind:
            case "text" | "value" | "reference" | "citation":
                found.append(inline)
            case "strong" | "emphasis" | "link" | "statement" | "parallel":
                _gather(inline.children, found)
            case _:
                assert_never(inline)


def frame_inlines(document: Document) -> Iterator[Inlines]:
    """What stands around the sections: titles, header fields, edition line."""
    yield document.title
    yield document.parallel_title
    for field in document.header:
        yield field.content
    yield document.short_title
    yield document.parallel_short_title
    yield document.notice
    yield document.edition_line


def memo_inlines(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that a memo prints of a block, in reading order."""
    match block:
        case Heading() | Paragraph():
            yield block.content
        case Bullets():
            yield from block.items
        case FactList():
            for group in block.groups:
                yield from _items_inlines(group.items)
        case KeyFigures():
            for figure in block.figures:
                yield figure.label
                yield (figure.citation,)
                yield figure.note
            yield block.remark
        case Table():
            yield block.caption
            for column in block.columns:
                yield column.head
            for row in block.rows:
                for cell in row.cells:
                    yield cell.content
            yield block.remark
        case ProjectTable():
            yield block.caption
            yield block.status_head
            yield block.project_head
            for column in block.columns:
                yield column.head
            for held in block.rows:
                yield (Text(text=held.item.status.label, lang=held.item.status.lang),)
                yield held.item.heading
                yield held.item.statement
                yield held.item.remark
                yield from held.cells
            yield block.remark
        case Timeline():
            yield block.caption
            yield block.when_head
            yield block.what_head
            yield block.source_head
            for dated in block.rows:
                yield dated.when
                yield (Text(text=dated.status.label, lang=dated.status.lang),)
                yield dated.heading
                yield dated.short
                yield (dated.citation,)
            yield block.remark
        case Pairs():
            yield from _pairs_inlines(block)
        case Callout():
            yield block.label
            yield from block.paragraphs
        case Contents():
            pass
        case Chart():
            yield block.caption
            yield block.remark
            yield block.source
        case _:
            assert_never(block)


def _pairs_inlines(block: Pairs) -> Iterator[Inlines]:
    """Asks with their offers, those without any below words that say so, offers on their own."""
    met = [pair for pair in block.rows if pair.offers]
    unmet = [pair.ask for pair in block.rows if not pair.offers]
    if met:
        yield block.left_head
        yield block.right_head
    for pair in met:
        yield from _items_inlines((pair.ask, *pair.offers))
    if unmet:
        yield block.left_head
        yield block.unmatched
    yield from _items_inlines(unmet)
    yield block.others_head
    yield from _items_inlines(block.others)
    yield block.remark


def _items_inlines(items: Iterable[FactItem]) -> Iterator[Inlines]:
    for item in items:
        yield item.statement
        yield item.remark


def _second(inlines: Inlines) -> Iterator[str]:
    """What the inlines say in the second language of a bilingual edition."""
    for inline in inlines:
        if isinstance(inline, Parallel):
            yield plain_text(inline.children)


def memo_text(document: Document) -> Iterator[str]:
    """Every non-empty text that a memo of the document has to show, in reading order."""
    yield plain_text(document.title)
    for field in document.header:
        yield field.label
        yield plain_text(field.content)
    for section in document.sections:
        yield from (plain_text(section.title), *_second(section.title))
        for block in section.blocks:
            if isinstance(block, KeyFigures):
                for figure in block.figures:
                    yield from (t for t in (figure.qualifier, figure.figure, figure.unit) if t)
            for inlines in memo_inlines(block):
                yield from (text for text in (plain_text(inlines), *_second(inlines)) if text)
    for note in document.notes:
        yield plain_text(note.content)
