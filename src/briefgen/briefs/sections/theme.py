"""A theme: the author's takeaway, its facts by status and their charts, then its tensions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefgen.briefs.items import slide_item
from briefgen.briefs.sections.charts import charts
from briefgen.briefs.sections.projects import project_table, shared_columns
from briefgen.briefs.sections.tensions import tension_callouts
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Block,
    FactGroup,
    FactList,
    Inlines,
    Paragraph,
    Section,
    SectionRole,
)
from briefgen.facts.model import Fact, Theme
from briefgen.values.status import rank


def theme_section(theme: Theme, writing: Writing) -> Section:
    """The theme's section; a theme with no fact says so."""
    facts = writing.selection.by_theme[theme.id]
    blocks: list[Block] = []
    name = writing.theme_name(theme.id)
    message: Inlines = (name,)
    rests = _rests_on(theme, writing)
    if rests:
        message = (writing.theme_text(Form.TAKEAWAY_SHORT, theme.id, rests),)
        lead = writing.theme_text(Form.TAKEAWAY, theme.id, rests)
        content = (lead, writing.mark_only(rests))
        blocks.append(
            Paragraph(role="lead", content=content, facts=tuple(fact.id for fact in rests))
        )
    if facts:
        blocks += _facts(theme, facts, writing)
        blocks += charts(facts, writing)
    else:
        blocks.append(Paragraph(role="note", content=writing.build.label("none-in-theme")))
    blocks += tension_callouts(facts, writing)
    return Section(
        id=f"theme-{theme.id}",
        role=SectionRole.THEME,
        title=(name,),
        message=message,
        theme=theme.id,
        blocks=tuple(blocks),
        facts=tuple(fact.id for fact in facts),
        lang=writing.language,
    )


def _facts(theme: Theme, facts: tuple[Fact, ...], writing: Writing) -> list[Block]:
    """The facts by status; undertakings that share columns side by side in a table below."""
    shared = shared_columns(facts, writing)
    tabled = {fact.id for fact in shared.facts} if shared else set()
    listed = tuple(fact for fact in facts if fact.id not in tabled)
    blocks: list[Block] = [fact_list(listed, writing)] if listed else []
    if shared:
        blocks.append(project_table(theme, shared, writing))
    return blocks


def fact_list(facts: Iterable[Fact], writing: Writing) -> FactList:
    """The facts grouped by status, the furthest along first; order kept within a group.

    Each is a sentence with its note in a memo, and its heading and short form on a slide.
    BriefError names a fact that the brief leaves out.

    >>> from briefgen import Writing, compose_memo, fact_list, load_facts, own_section
    >>> def everything(writing: Writing):
    ...     return own_section("all", "All facts", [fact_list(writing.facts, writing)], writing)
    >>> memo = compose_memo(load_facts("examples/northland"), sections=(everything,))
    >>> [str(group.status.status) for group in memo.sections[0].blocks[0].groups]
    ['stated']
    """
    ordered = sorted(facts, key=lambda fact: rank(fact.status))
    groups = tuple(
        FactGroup(
            status=writing.status(status),
            items=tuple(slide_item(fact, writing) for fact in group),
        )
        for status, group in groupby(ordered, key=lambda fact: fact.status)
    )
    return FactList(groups=groups, facts=tuple(fact.id for fact in ordered))


def _rests_on(theme: Theme, writing: Writing) -> list[Fact]:
    """The facts of the takeaway, if the brief says all of them; else it must not be printed."""
    if theme.takeaway is None:
        return []
    chosen = {fact.id for fact in writing.selection.facts}
    facts = [writing.base.fact_by_id[ident] for ident in theme.takeaway.rests_on]
    return facts if all(fact.id in chosen for fact in facts) else []
