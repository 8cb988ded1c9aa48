"""The outline of a document: what a contents list shows, and on which pages a reader finds it."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.document.model import Document, Heading, Inlines, SectionRole
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section (level 1) or a heading within one (level 2 to 4), with the words of its heading."""

    id: str
    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Where a printed document has its headings: page by id of section or heading, and pages.

    Counted from 1. They hold for one program and its fonts; another breaks its pages elsewhere.
    """

    page: Mapping[str, int]
    total: int


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """Every section and heading in reading order, but for the title of a contents list."""
    entries: list[OutlineEntry] = []
    for section in document.sections:
        if section.role is not SectionRole.CONTENTS:
            entries.append(OutlineEntry(section.id, 1, section.title))
        entries += (
            OutlineEntry(block.id, block.level, block.content)
            for block in section.blocks
            if isinstance(block, Heading)
        )
    return tuple(entries)
