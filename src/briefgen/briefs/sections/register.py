"""The register: every fact of the brief by id, with its status, speaker and source."""

from __future__ import annotations

from briefgen.briefs.writing import Writing
from briefgen.document.build import listed
from briefgen.document.model import (
    Cell,
    Column,
    Emphasis,
    Inlines,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.facts.model import Fact, Mode

TABLE = "register-table"
"""The id of the register's table."""


def register_section(writing: Writing) -> Section | None:
    """A table row a fact, in the order of the brief; None if no fact is chosen."""
    facts = writing.selection.facts
    if not facts:
        return None
    build = writing.build
    caption = writing.catalogue.labels["register-caption"]
    idents = tuple(fact.id for fact in facts)
    table = Table(
        id=TABLE,
        columns=(
            Column(head=build.label("register-number"), weight=0.7),
            Column(head=build.label("register-statement"), weight=6.6),
            Column(head=build.label("register-status"), weight=1.3),
            Column(head=build.label("register-speaker"), weight=1.9),
            Column(head=build.label("register-source"), weight=1.2),
            Column(head=build.label("register-used"), weight=1.2),
        ),
        rows=tuple(_row(number, fact, writing) for number, fact in enumerate(facts, start=1)),
        caption=build.label("register-caption"),
        description=writing.catalogue.label("alt-table", rows=len(facts), caption=caption),
        facts=idents,
    )
    return Section(
        id="register",
        role=SectionRole.REGISTER,
        title=build.label("register"),
        message=build.label("register"),
        annex=True,
        blocks=(table,),
        facts=idents,
        lang=writing.language,
    )


def _row(number: int, fact: Fact, writing: Writing) -> Row:
    build = writing.build
    return Row(
        id=f"fact-{fact.id}",
        cells=(
            Cell(content=(build.count("count:register-number", number),)),
            Cell(content=(*writing.named_short(fact), *_ident(fact, writing))),
            Cell(content=build.text(writing.catalogue.status(fact.status))),
            Cell(content=_speakers(fact, writing)),
            Cell(content=(writing.mark_only((fact,)),)),
            Cell(content=()),  # where it is used, which only a finished memo tells
        ),
        facts=(fact.id,),
    )


def _ident(fact: Fact, writing: Writing) -> Inlines:
    """The fact's id on a line of its own."""
    build = writing.build
    return (*build.text("\n"), Emphasis(children=build.text(fact.id)))


def _speakers(fact: Fact, writing: Writing) -> Inlines:
    """Everyone whose words the fact is, each once; the document where it speaks itself."""
    carried = Mode.CARRIED_OVER
    voices = dict.fromkeys((e.speaker, e.speaker and e.mode is carried) for e in fact.evidence)
    between = writing.build.text(writing.catalogue.lists.item)
    return listed((_voice(*voice, writing) for voice in voices), between)


def _voice(speaker: str | None, carried: object, writing: Writing) -> Inlines:
    if speaker is None:
        return writing.build.label("document-voice")
    name = writing.name(speaker)
    return writing.build.label("register-carried", name=name) if carried else name
