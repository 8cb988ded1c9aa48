"""The author's own words: purpose, judgement, recommendation, set apart and named as such."""

from __future__ import annotations

from briefgen.briefs.brief import AuthorText
from briefgen.briefs.writing import Writing
from briefgen.document.model import Callout, Inlines, Section, SectionRole, Text


def author_section(writing: Writing) -> Section | None:
    """The author's texts that the brief gives, as typed; None if it gives none."""
    brief = writing.brief
    given = (
        ("author-purpose", brief.purpose),
        ("author-judgement", brief.judgement),
        ("author-recommendation", brief.recommendation),
    )
    blocks = tuple(_callout(key, text, writing) for key, text in given if text)
    if not blocks:
        return None
    return Section(
        id="author",
        role=SectionRole.AUTHOR,
        title=writing.build.label("author"),
        message=writing.build.label("author"),
        blocks=blocks,
        facts=tuple(ident for block in blocks for ident in block.facts),
        lang=writing.language,
    )


def _callout(key: str, text: AuthorText, writing: Writing) -> Callout:
    said, language = writing.said(text.text)
    lines = [line for line in said.split("\n") if line.strip()]
    paragraphs: list[Inlines] = [(Text(text=line, lang=language),) for line in lines]
    facts = [writing.base.fact_by_id[ident] for ident in text.rests_on]
    if facts:
        paragraphs[-1] = (*paragraphs[-1], writing.mark_only(facts))
    return Callout(
        role="author",
        label=writing.build.label(key),
        paragraphs=tuple(paragraphs),
        facts=tuple(fact.id for fact in facts),
    )
