"""The name of each captioned block ("Table 3"), as its caption and references to it print it."""

from __future__ import annotations

from typing import assert_never

from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Chart,
    Contents,
    Document,
    FactList,
    Heading,
    KeyFigures,
    Pairs,
    Paragraph,
    ProjectTable,
    Table,
    Timeline,
)


def caption_names(document: Document) -> dict[str, str]:
    """ "Table 3" by the id of the block, for every block with a caption, numbered in order."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for section in document.sections:
        for block in section.blocks:
            found = _captioned(block)
            if found is not None:
                kind, identifier = found
                counts[kind] = counts.get(kind, 0) + 1
                pattern = document.label(f"{kind}-number")
                names[identifier] = f"{pattern.partition('{number}')[0]}{counts[kind]}"
    return names


def _captioned(block: Block) -> tuple[str, str] | None:
    """What the block is counted as, and its id; None if it has no caption."""
    match block:
        case Table() | Timeline() | ProjectTable():
            return ("table", block.id) if block.caption else None
        case Chart():
            return ("figure", block.id) if block.caption else None
        case (
            Heading()
            | Paragraph()
            | Bullets()
            | FactList()
            | KeyFigures()
            | Pairs()
            | Callout()
            | Contents()
        ):
            return None
        case _:
            assert_never(block)
