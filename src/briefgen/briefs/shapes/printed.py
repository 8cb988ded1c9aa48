"""What a memo of a document prints: which anchored texts, values and facts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import assert_never

from briefgen.briefs.words import Form
from briefgen.document.model import Document, Figure, Inline, Inlines, KeyFigures, Statement, Value
from briefgen.document.rewrite import nodes
from briefgen.document.walk import frame_inlines, memo_inlines

_STATED_BY = frozenset({Form.STATEMENT, Form.SHORT, Form.FIGURE})


def only_held(document: Document, stated: Container[str]) -> Document:
    """The document with the occurrences, values and spoken notes of what it still holds.

    ``stated`` are its `stated_facts`.
    """
    spoken = tuple(note for note in document.spoken if note.fact in stated)
    frame = chain.from_iterable(frame_inlines(document))
    held = (*document.sections, *document.notes, *spoken, *frame)
    anchored = [node for part in held for node in nodes(part, Statement, Figure, Value)]
    occurrences = {node.occurrence for node in anchored if isinstance(node, (Statement, Figure))}
    refs = {node.ref for node in anchored if isinstance(node, (Value, Figure))}
    kept = tuple(o for o in document.occurrences if o.id in occurrences)
    refs |= {ref for occurrence in kept for ref in occurrence.values}
    values = tuple(value for value in document.values if value.ref in refs)
    return document.model_copy(update={"spoken": spoken, "occurrences": kept, "values": values})


def stated_facts(document: Document) -> frozenset[str]:
    """The facts that a memo of the document states, in full, in short or as a figure."""
    printed = {figure.occurrence for figure in _figures(document)}
    for inlines in _printed(document):
        _add_statements(inlines, printed)
    return frozenset(
        ref.id
        for occurrence in document.occurrences
        if occurrence.id in printed and occurrence.form.partition(":")[0] in _STATED_BY
        for ref in occurrence.facts
    )


def _printed(document: Document) -> Iterator[Inlines]:
    """The runs of inlines that a memo prints: of titles, blocks and notes."""
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            yield from memo_inlines(block)
    for note in document.notes:
        yield note.content


def _add_statements(inlines: Iterable[Inline], occurrences: set[str]) -> None:
    for inline in inlines:
        match inline.kind:
            case "text" | "value" | "reference" | "citation":
                pass
            case "statement":
                occurrences.add(inline.occurrence)
                _add_statements(inline.children, occurrences)
            case "strong" | "emphasis" | "link" | "parallel":
                _add_statements(inline.children, occurrences)
            case _:
                assert_never(inline)


def _figures(document: Document) -> Iterator[Figure]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, KeyFigures):
                yield from block.figures
