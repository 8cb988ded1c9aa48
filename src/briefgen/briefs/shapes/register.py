"""The register tied to the memo both ways: where each fact is used, and which row a note means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from briefgen.document.build import Builder, join_text
from briefgen.document.model import (
    Cell,
    Document,
    Inline,
    Inlines,
    Note,
    Reference,
    Row,
    Section,
    SectionRole,
    Statement,
    Table,
)
from briefgen.document.walk import flatten, memo_inlines, plain_text

_ANNEXES = frozenset({SectionRole.REGISTER, SectionRole.SOURCES})


def link_register(document: Document, build: Builder) -> Document:
    """The document with its register's last column filled, and its notes leading to its rows.

    A row names the notes that cite its fact, else the sections that state it. Without a register
    the document is given back as it is.
    """
    register = next((s for s in document.sections if s.role is SectionRole.REGISTER), None)
    if register is None:
        return document
    used = _used(document, build)
    linked = _filled(register, used)
    rows = {fact: row for row in _rows(linked) for fact in row.facts}
    return document.model_copy(
        update={
            "sections": tuple(linked if s is register else s for s in document.sections),
            "notes": tuple(_led(note, rows, build) for note in document.notes),
        }
    )


def _filled(register: Section, used: Mapping[str, Inlines]) -> Section:
    blocks = tuple(
        block.model_copy(update={"rows": tuple(_row(row, used) for row in block.rows)})
        if isinstance(block, Table)
        else block
        for block in register.blocks
    )
    return register.model_copy(update={"blocks": blocks})


def _row(row: Row, used: Mapping[str, Inlines]) -> Row:
    found = next((used[fact] for fact in row.facts if fact in used), ())
    return row.model_copy(update={"cells": (*row.cells[:-1], Cell(content=found))})


def _rows(section: Section) -> Iterator[Row]:
    return chain.from_iterable(b.rows for b in section.blocks if isinstance(b, Table))


def _used(document: Document, build: Builder) -> dict[str, Inlines]:
    notes: dict[str, list[int]] = {}
    for note in document.notes:
        for fact in note.facts:
            notes.setdefault(fact, []).append(note.number)
    used = {fact: _note_list(numbers, build) for fact, numbers in notes.items()}
    for fact, sections in _stating(document).items():
        used.setdefault(fact, _section_list(sections, build))
    return used


def _note_list(numbers: list[int], build: Builder) -> Inlines:
    """ "Notes 3, 17", each number leading to its note."""
    refs = [Reference(target=f"note-{n}", text=str(n), lang=build.language) for n in numbers]
    key = "used-in-note" if len(numbers) == 1 else "used-in-notes"
    return build.label(key, notes=_separated(refs, build))


def _section_list(sections: Iterable[Section], build: Builder) -> Inlines:
    refs = [
        Reference(target=section.id, text=plain_text(section.title), lang=build.language)
        for section in sections
    ]
    return _separated(refs, build)


def _separated(refs: Iterable[Inline], build: Builder) -> Inlines:
    separator = build.text(build.words.lists.separator)
    listed = [inline for ref in refs for inline in (*separator, ref)]
    return join_text(listed[len(separator) :])


def _stating(document: Document) -> dict[str, list[Section]]:
    """The sections, annexes apart, in which each fact is stated."""
    facts = {o.id: [ref.id for ref in o.facts] for o in document.occurrences}
    found: dict[str, list[Section]] = {}
    for section in document.sections:
        if section.annex or section.role in _ANNEXES:
            continue
        inlines = chain.from_iterable(map(memo_inlines, section.blocks))
        for inline in chain.from_iterable(map(flatten, inlines)):
            if isinstance(inline, Statement):
                for fact in facts.get(inline.occurrence, ()):
                    known = found.setdefault(fact, [])
                    if section not in known[-1:]:
                        known.append(section)
    return found


def _led(note: Note, rows: Mapping[str, Row], build: Builder) -> Note:
    """A note that gives its source in full, with the row of its fact behind it."""
    row = next((rows[fact] for fact in note.facts if fact in rows), None)
    if row is None or note.repeats is not None:
        return note
    number = plain_text(row.cells[0].content)
    text = plain_text(build.label("register-entry", n=number))
    entry = Reference(target=row.id, text=text, lang=build.language)
    space = build.text(build.words.space)
    return note.model_copy(update={"content": (*note.content, *space, entry)})
