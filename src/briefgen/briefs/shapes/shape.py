"""One memo out of the whole brief: its parts, its facts, its notes, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.briefs.brief import Brief, Shape
from briefgen.briefs.shapes.one_page import one_page
from briefgen.briefs.shapes.parts import shown
from briefgen.briefs.shapes.printed import only_held, stated_facts
from briefgen.briefs.shapes.refer import refer_to_tables
from briefgen.briefs.shapes.register import link_register
from briefgen.briefs.shapes.standard import standard
from briefgen.document.build import Builder
from briefgen.document.model import Document, Paragraph, Section, SectionRole
from briefgen.document.number import number_notes
from briefgen.wording.catalogue import catalogue

Fits = Callable[[Document], bool]
"""Whether a memo of the document fits on its page."""


def shape_memo(document: Document, brief: Brief, fits: Fits, template: str = "") -> Document:
    """The memo of the brief's shape; ``fits`` measures a memo of one page, in that template if any.

    ``left_out`` then names every fact that the memo does not state. BuildError if not even the
    least that a page must have fits on it.
    """
    build = Builder(catalogue(document.language))
    if brief.shape is Shape.ONE_PAGE:
        shaped = one_page(document, brief, build, fits, template)
    else:
        sections = _sections(document, brief, build)
        shaped = number_notes(document.model_copy(update={"sections": sections}))
        shaped = refer_to_tables(link_register(shaped, build), build)
    stated = stated_facts(shaped)
    unstated = [note.fact for note in document.spoken if note.fact not in stated]
    if unstated:
        shaped = _counted(shaped, len(stated), build)
    left_out = (f"{fact}: not in a memo of the shape “{brief.shape}”" for fact in unstated)
    updates = {
        "values": (*shaped.values, *build.values),
        "left_out": (*document.left_out, *left_out),
    }
    return only_held(shaped.model_copy(update=updates), stated)


def _sections(document: Document, brief: Brief, build: Builder) -> tuple[Section, ...]:
    kept = (s for s in document.sections if shown(s.role, brief.shape, brief.parts))
    return tuple(kept) if brief.shape is Shape.FULL else standard(kept, build)


def _counted(shaped: Document, stated: int, build: Builder) -> Document:
    """With a remark, where the sources are summed up, on how many of the facts the memo states."""
    remark = Paragraph(role="note", content=build.label("sources-stated", n=stated))
    sections = tuple(
        section.model_copy(update={"blocks": (*section.blocks[:1], remark, *section.blocks[1:])})
        if section.role is SectionRole.SOURCES
        else section
        for section in shaped.sections
    )
    return shaped.model_copy(update={"sections": sections})
