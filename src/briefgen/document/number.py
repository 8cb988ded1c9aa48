"""Numbering notes: in the order in which a memo cites them, whatever was taken out before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from briefgen.document.build import join_text
from briefgen.document.model import (
    Citation,
    Document,
    Inline,
    Inlines,
    Note,
    Reference,
    Text,
)
from briefgen.document.rewrite import rewritten
from briefgen.document.walk import flatten, memo_inlines


def number_notes(document: Document) -> Document:
    """The document with its notes numbered from 1 as the memo cites them, the uncited left out.

    The first citation of a fact gives its source in full, each later one refers back to it.
    """
    numbers = {old: new for new, old in enumerate(dict.fromkeys(cited_notes(document)), start=1)}
    if all(old == new for old, new in numbers.items()) and len(numbers) == len(document.notes):
        return document

    def change(citation: Citation) -> Citation:
        number = None if citation.note is None else numbers.get(citation.note)
        if number == citation.note:
            return citation
        return citation.model_copy(update={"note": number})

    bare = document.model_copy(update={"notes": ()})
    made = rewritten(bare, Citation, change)
    return made.model_copy(update={"notes": tuple(_notes(document, numbers))})


def cited_notes(document: Document) -> Iterator[int]:
    """The number of each note as a memo of the document cites it, in reading order."""
    for section in document.sections:
        for block in section.blocks:
            for inlines in memo_inlines(block):
                for inline in flatten(inlines):
                    if inline.kind == "citation" and inline.note is not None:
                        yield inline.note


def _notes(document: Document, numbers: Mapping[int, int]) -> Iterator[Note]:
    by_number = {note.number: note for note in document.notes}
    full = {note.facts: note.content for note in document.notes if note.repeats is None}
    first: dict[tuple[str, ...], int] = {}
    for old, new in numbers.items():
        facts = by_number[old].facts
        earlier = first.setdefault(facts, new)
        if earlier == new:
            yield Note(number=new, content=full[facts], facts=facts)
        else:
            content = _see(earlier, document)
            yield Note(number=new, content=content, facts=facts, repeats=earlier)


def _see(number: int, document: Document) -> Inlines:
    """ "See note 4.", its number a reference to that note."""
    lang = document.language
    reference = Reference(target=f"note-{number}", text=str(number), lang=lang)
    inlines: list[Inline] = []
    for literal, name, _, _ in Formatter().parse(document.label("see-note")):
        if literal:
            inlines.append(Text(text=literal, lang=lang))
        if name is not None:
            inlines.append(reference)
    return join_text(inlines)
