"""What a memo of a document prints: which anchored texts, values and facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefgen.briefs.words import Form
from briefgen.document.model import Document, Figure, Inline, KeyFigures, Statement, Value
from briefgen.document.rewrite import nodes
from briefgen.document.walk import flatten, frame_inlines, memo_inlines

_STATED_BY = frozenset({Form.STATEMENT, Form.SHORT, Form.FIGURE})


def only_held(document: Document) -> Document:
    """The document with the occurrences, values and spoken notes of what it still holds."""
    stated = stated_facts(document)
    spoken = tuple(note for note in document.spoken if note.fact in stated)
    frame = chain.from_iterable(frame_inlines(document))
    held = (*document.sections, *document.notes, *spoken, *frame)
    occurrences: set[str] = set()
    refs: set[str] = set()
    kinds = (Statement, Figure, Value)
    for node in (node for part in held for node in nodes(part, *kinds)):
        if isinstance(node, Statement | Figure):
            occurrences.add(node.occurrence)
        if isinstance(node, Value | Figure):
            refs.add(node.ref)
    kept = tuple(o for o in document.occurrences if o.id in occurrences)
    refs |= {ref for occurrence in kept for ref in occurrence.values}
    values = tuple(value for value in document.values if value.ref in refs)
    return document.model_copy(update={"spoken": spoken, "occurrences": kept, "values": values})


def stated_facts(document: Document) -> frozenset[str]:
    """The facts that a memo of the document states, in full, in short or as a figure."""
    printed = {i.occurrence for i in printed_inlines(document) if isinstance(i, Statement)}
    printed |= {figure.occurrence for figure in _figures(document)}
    return frozenset(
        ref.id
        for occurrence in document.occurrences
        if occurrence.id in printed and occurrence.form.partition(":")[0] in _STATED_BY
        for ref in occurrence.facts
    )


def printed_inlines(document: Document) -> Iterator[Inline]:
    """Every inline that a memo prints: of titles, blocks and notes."""
    for section in document.sections:
        yield from flatten(section.title)
        for block in section.blocks:
            for inlines in memo_inlines(block):
                yield from flatten(inlines)
    for note in document.notes:
        yield from flatten(note.content)


def _figures(document: Document) -> Iterator[Figure]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, KeyFigures):
                yield from block.figures
