"""Risks and cautions: every challenge that a source states, every caution; nothing invented."""

from __future__ import annotations

from briefgen.briefs.sections.theme import fact_list
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Block,
    Cell,
    Column,
    Heading,
    Inlines,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.facts.model import Fact, Kind


def risks_section(writing: Writing) -> Section | None:
    """Challenges, then tensions across themes, then cautions; None if there is none of them."""
    facts = writing.selection.facts
    challenges = tuple(fact for fact in facts if fact.kind is Kind.CHALLENGE)
    cautions = tuple(fact for fact in facts if fact.caution)
    if not challenges and not cautions:
        return None
    blocks: list[Block] = []
    if challenges:
        blocks.append(_heading("challenges", writing))
        blocks.append(fact_list(challenges, writing))
    if cautions:
        blocks.append(_cautions_heading(len(cautions), writing))
        blocks.append(_caution_table(cautions, writing))
    return Section(
        id="risks",
        role=SectionRole.RISKS,
        title=writing.build.label("risks"),
        message=_message(len(challenges), len(cautions), writing),
        blocks=tuple(blocks),
        facts=tuple(dict.fromkeys(fact.id for fact in (*challenges, *cautions))),
        lang=writing.language,
    )


def _message(challenges: int, cautions: int, writing: Writing) -> Inlines:
    if challenges == 1:
        return writing.build.label("risks-message-one", cautions=cautions)
    if challenges:
        return writing.build.label("risks-message", challenges=challenges, cautions=cautions)
    return writing.build.label("risks-message-none", cautions=cautions)


def _heading(key: str, writing: Writing) -> Heading:
    return Heading(id=key, level=2, content=writing.build.label(key))


def _cautions_heading(number: int, writing: Writing) -> Heading:
    build = writing.build
    return Heading(
        id="cautions",
        level=2,
        content=build.label("cautions"),
        message=build.label("cautions-message", n=number)
        if number > 1
        else build.label("cautions-message-one"),
    )


def _caution_table(facts: tuple[Fact, ...], writing: Writing) -> Table:
    build = writing.build
    rows = tuple(
        Row(
            id=f"caution-{fact.id}",
            cells=(
                Cell(content=(writing.statement(Form.SHORT, fact),)),
                Cell(content=_reason(fact, writing)),
                Cell(content=(writing.mark_only((fact,)),)),
            ),
            facts=(fact.id,),
        )
        for fact in facts
    )
    return Table(
        id="cautions-table",
        columns=(
            Column(head=build.label("table-fact"), weight=4),
            Column(head=build.label("caution-mark"), weight=5),
            Column(head=build.label("table-source"), weight=1.1),
        ),
        rows=rows,
        caption=build.label("cautions-caption"),
        description=writing.catalogue.label(
            "alt-table", rows=len(rows), caption=writing.catalogue.labels["cautions"]
        ),
        facts=tuple(fact.id for fact in facts),
    )


def _reason(fact: Fact, writing: Writing) -> Inlines:
    pieces = writing.words.render(Form.CAUTION, fact.id, writing.language)
    values = writing.words.values(fact)
    return (writing.build.statement(pieces, Form.CAUTION, (writing.ref(fact),), values, fact.id),)
