"""Sources: what each document is, what it does not state, and how far this brief leans on it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.briefs.entries import SourcePart
from briefgen.briefs.writing import Writing, paragraphs_by_source
from briefgen.document.model import (
    Cell,
    Column,
    Inlines,
    Link,
    Paragraph,
    Row,
    Section,
    SectionRole,
    SourceEntry,
    Table,
)
from briefgen.facts.model import Fact, Mode, Source


def sources_section(writing: Writing) -> Section:
    """The computed source summary statement, then a row a source that the facts use."""
    facts = writing.selection.facts
    sources = writing.cited_sources
    build = writing.build
    one = len(sources) == 1
    message = (
        build.label("sources-message-one", facts=len(facts))
        if one
        else build.label("sources-message", facts=len(facts), n=len(sources))
    )
    return Section(
        id="sources",
        role=SectionRole.SOURCES,
        title=build.label("sources"),
        message=message,
        annex=True,
        blocks=(
            Paragraph(content=(*_summary(facts, len(sources), writing), *_unreviewed(writing))),
            _table(sources, writing),
        ),
        lang=writing.language,
    )


def source_entries(writing: Writing) -> tuple[SourceEntry, ...]:
    """Every source of the base, numbered as this document cites it."""
    return tuple(
        SourceEntry(
            number=writing.source_numbers[source.id],
            id=source.id,
            description=description(source, writing),
            short=writing.source(source, SourcePart.SHORT),
            lang=writing.language,
            url=source.url,
        )
        for source in writing.base.sources
    )


def description(source: Source, writing: Writing) -> Inlines:
    """Title and outlet where stated, our description, and what is not stated."""
    said = writing.source(source, SourcePart.DESCRIPTION)
    return (Link(url=source.url, children=said),) if source.url else said


def _note(source: Source, writing: Writing) -> Inlines:
    """What a reader of the source has to know, in a sentence or two."""
    if source.note is None:
        return ()
    end = writing.build.text(writing.catalogue.sentence_end)
    return (*end, *writing.source(source, SourcePart.NOTE))


def _summary(facts: tuple[Fact, ...], sources: int, writing: Writing) -> Inlines:
    said = [{e.mode for e in fact.evidence} for fact in facts]
    named = sum(bool(modes & {Mode.QUOTED, Mode.REPORTED}) for modes in said)
    voice = sum(modes == {Mode.DOCUMENT} for modes in said)
    both = sum(len({e.source for e in fact.evidence}) > 1 for fact in facts)
    key = "source-summary-one"
    fields: dict[str, int] = {}
    if sources != 1:
        key = "source-summary" if both else "source-summary-apart"
        fields = {"sources": sources} | ({"both": both} if both else {})
    return writing.build.label(
        key,
        facts=len(facts),
        named=named,
        carried=len(facts) - named - voice,
        voice=voice,
        cautions=sum(fact.caution is not None for fact in facts),
        **fields,
    )


def _unreviewed(writing: Writing) -> Inlines:
    """That no one has reviewed the translation, or how much of it, or nothing."""
    some, all_facts = writing.unreviewed
    if not some:
        return ()
    build = writing.build
    space = build.text(writing.catalogue.space)
    if some == all_facts:
        return (*space, *build.label("translation-unreviewed"))
    return (*space, *build.label("translation-part-unreviewed", n=some, all=all_facts))


def _table(sources: Sequence[Source], writing: Writing) -> Table:
    build = writing.build
    by_source: dict[str, list[Fact]] = {source.id: [] for source in sources}
    for fact in writing.selection.facts:
        for source in {e.source for e in fact.cited}:
            by_source[source].append(fact)
    rows = tuple(_row(source, by_source[source.id], writing) for source in sources)
    caption = writing.catalogue.labels["sources-caption"]
    return Table(
        id="sources-table",
        columns=(
            Column(head=build.label("source-number"), weight=0.6),
            Column(head=build.label("source-description"), weight=7),
            Column(head=build.label("source-facts"), weight=0.8, align="end"),
            Column(head=build.label("source-paragraphs"), weight=1.9),
        ),
        rows=rows,
        caption=build.label("sources-caption"),
        description=writing.catalogue.label("alt-table", rows=len(rows), caption=caption),
    )


def _row(source: Source, facts: list[Fact], writing: Writing) -> Row:
    build = writing.build
    cited = len(paragraphs_by_source(e for fact in facts for e in fact.cited)[source.id])
    return Row(
        id=f"source-{source.id}",
        cells=(
            Cell(content=build.text(f"[{writing.source_numbers[source.id]}]")),
            Cell(content=(*description(source, writing), *_note(source, writing))),
            Cell(content=(build.count(f"count:facts-of.{source.id}", len(facts)),)),
            Cell(content=build.label("source-cited", n=cited, all=source.paragraphs)),
        ),
    )
