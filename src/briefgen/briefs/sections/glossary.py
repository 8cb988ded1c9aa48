"""The glossary: the terms that this brief prints, as the sources or the author expand them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.briefs.words import joined
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Cell,
    Citation,
    Column,
    Emphasis,
    Inlines,
    Row,
    Section,
    SectionRole,
    Strong,
    Table,
)
from briefgen.document.walk import memo_inlines, plain_text
from briefgen.facts.matching import fold, stands_in
from briefgen.facts.model import Term


def glossary_section(sections: Sequence[Section], writing: Writing) -> Section | None:
    """A table of the base's terms that stand in the sections or their notes; None without any.

    It comes last in composing, from what everything else says, and nothing is expanded that
    neither a source nor the author of the facts expands.
    """
    terms = _printed_terms(sections, writing)
    if not terms:
        return None
    build = writing.build
    caption = writing.catalogue.labels["glossary-caption"]
    table = Table(
        id="glossary-table",
        columns=(
            Column(head=build.label("glossary-term"), weight=2),
            Column(head=build.label("glossary-expansion"), weight=5.5),
            Column(head=build.label("table-source"), weight=2.5),
        ),
        rows=tuple(_row(term, writing) for term in terms),
        caption=build.label("glossary-caption"),
        description=writing.catalogue.label("alt-table", rows=len(terms), caption=caption),
    )
    return Section(
        id="glossary",
        role=SectionRole.GLOSSARY,
        title=build.label("glossary"),
        message=build.label("glossary"),
        annex=True,
        blocks=(table,),
        lang=writing.language,
    )


def _printed_terms(sections: Sequence[Section], writing: Writing) -> list[Term]:
    """The terms that the sections and the notes print, in alphabetical order."""
    if not writing.base.terms:
        return []
    runs: list[Inlines] = [note.content for note in writing.build.notes]
    for section in sections:
        runs.append(section.title)
        runs += [inlines for block in section.blocks for inlines in memo_inlines(block)]
    printed = dict.fromkeys(fold(plain_text(inlines)) for inlines in runs)
    worded = {term.id: _words(term, writing) for term in writing.base.terms}
    found = [
        term
        for term in writing.base.terms
        if any(stands_in(worded[term.id], text) for text in printed)
    ]
    return sorted(found, key=lambda term: worded[term.id].casefold())


def _words(term: Term, writing: Writing) -> str:
    """The term as texts of the brief's language print it; a term needs no translation."""
    text, own = term.term.best(writing.language)
    return joined(writing.words.text(term.term, own)) if text else ""


def _row(term: Term, writing: Writing) -> Row:
    build = writing.build
    own = term.term.best(writing.language)[1]
    words = build.inlines(writing.words.text(term.term, own), {}, "")
    expansion = build.inlines(writing.words.text(term.expansion, writing.language), {}, "")
    return Row(
        id=f"term-{term.id}",
        cells=(
            Cell(content=(Strong(children=words),)),
            Cell(content=expansion),
            Cell(content=_source(term, writing)),
        ),
    )


def _source(term: Term, writing: Writing) -> Inlines:
    """Where a source prints the expansion, and whether it is translated here; or the author.

    A name that keeps its form in the other language is no translation.
    """
    build = writing.build
    if term.evidence is None:
        return (Emphasis(children=build.label("glossary-author")),)
    mark = writing.mark_places((term.evidence,))
    citation = Citation(facts=(), mark=mark, lang=writing.language)
    source = writing.base.source_by_id[term.evidence.source].language
    if term.expansion.best(writing.language)[0] == term.expansion.get(source):
        return (citation,)
    space = build.text(writing.catalogue.space)
    return (citation, *space, Emphasis(children=build.label("glossary-translated")))
