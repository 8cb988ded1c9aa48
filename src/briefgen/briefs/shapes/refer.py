"""References from the front of a memo to the tables behind it, as far as the memo has these."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.briefs.sections.board import TABLE as BOARD
from briefgen.briefs.sections.register import TABLE as REGISTER
from briefgen.document.build import Builder
from briefgen.document.captions import caption_names
from briefgen.document.model import (
    Block,
    Document,
    Inlines,
    KeyFigures,
    Paragraph,
    Reference,
    Section,
    SectionRole,
)

_SEEN_FROM: Mapping[SectionRole, tuple[str, str]] = {
    SectionRole.BOTTOM_LINE: (BOARD, "see-board"),
    SectionRole.KEY_FIGURES: (REGISTER, "see-register"),
}
"""From which section a reader wants which table, and the label that says what it shows."""


def refer_to_tables(document: Document, build: Builder) -> Document:
    """The document with a sentence that leads to the board and one that leads to the register.

    They stand at the end of the remark below the bottom line and below the key figures.
    """
    names = caption_names(document)
    sections = tuple(_referring(section, names, build) for section in document.sections)
    return document.model_copy(update={"sections": sections})


def _referring(section: Section, names: Mapping[str, str], build: Builder) -> Section:
    target, key = _SEEN_FROM.get(section.role, ("", ""))
    if target not in names or not section.blocks:
        return section
    table = Reference(target=target, text=names[target], lang=build.language)
    sentence = build.label(key, table=(table,))
    *before, last = section.blocks
    added = _with_remark(last, sentence, build)
    return section.model_copy(update={"blocks": (*before, *added)})


def _with_remark(block: Block, sentence: Inlines, build: Builder) -> tuple[Block, ...]:
    """The block with the sentence behind its remark; below it, where it can have none."""
    space = build.text(build.words.space)
    if isinstance(block, KeyFigures):
        remark = (*block.remark, *space, *sentence) if block.remark else sentence
        return (block.model_copy(update={"remark": remark}),)
    if isinstance(block, Paragraph) and block.role == "note":
        return (block.model_copy(update={"content": (*block.content, *space, *sentence)}),)
    return (block, Paragraph(role="note", content=sentence))
