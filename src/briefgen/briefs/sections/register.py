"""The register: every fact of the brief by id, with its status, speaker and source."""

from __future__ import annotations

from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import Cell, Column, Inlines, Row, Section, SectionRole, Table
from briefgen.facts.model import Fact
from briefgen.values.names import NameForm


def register_section(writing: Writing) -> Section | None:
    """A table row a fact, in the order of the brief; None if no fact is chosen."""
    facts = writing.selection.facts
    if not facts:
        return None
    build = writing.build
    caption = writing.catalogue.labels["register-caption"]
    idents = tuple(fact.id for fact in facts)
    table = Table(
        id="register-table",
        columns=(
            Column(head=build.label("register-id"), weight=2.4),
            Column(head=build.label("register-statement"), weight=4.6),
            Column(head=build.label("register-status"), weight=1.5),
            Column(head=build.label("register-speaker"), weight=2),
            Column(head=build.label("register-source"), weight=1.3),
        ),
        rows=tuple(_row(fact, writing) for fact in facts),
        caption=build.label("register-caption"),
        description=writing.catalogue.label("alt-table", rows=len(facts), caption=caption),
        facts=idents,
    )
    return Section(
        id="register",
        role=SectionRole.REGISTER,
        title=build.label("register"),
        message=build.label("register"),
        blocks=(table,),
        facts=idents,
        lang=writing.language,
    )


def _row(fact: Fact, writing: Writing) -> Row:
    build = writing.build
    return Row(
        id=f"fact-{fact.id}",
        cells=(
            Cell(content=build.text(fact.id)),
            Cell(content=(writing.statement(Form.SHORT, fact),)),
            Cell(content=build.text(writing.catalogue.status(fact.status))),
            Cell(content=_speakers(fact, writing)),
            Cell(content=(writing.mark_only((fact,)),)),
        ),
        facts=(fact.id,),
    )


def _speakers(fact: Fact, writing: Writing) -> Inlines:
    """Everyone whose words the fact is, each once; the document where it speaks itself."""
    voice = writing.catalogue.labels["document-voice"]
    names = dict.fromkeys(
        writing.words.name(e.speaker, NameForm.FULL, writing.language) if e.speaker else voice
        for e in fact.evidence
    )
    return writing.build.text(writing.catalogue.lists.item.join(names))
