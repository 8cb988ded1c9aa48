"""Bottom line: up to five statements that cite, the principal's needs first."""

from __future__ import annotations

from briefgen.briefs.select import bottom_line
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import Callout, Section, SectionRole


def bottom_line_section(writing: Writing) -> Section | None:
    """The statements of the facts to open with, and their short forms for slides."""
    facts = bottom_line(writing.selection, writing.brief)
    if not facts:
        return None
    paragraphs = tuple(
        (writing.statement(Form.STATEMENT, fact), writing.cite(fact)) for fact in facts
    )
    idents = tuple(fact.id for fact in facts)
    callout = Callout(
        role="bottom_line",
        label=(),
        paragraphs=paragraphs,
        short=tuple(
            (writing.statement(Form.SHORT, fact), writing.mark_only((fact,))) for fact in facts
        ),
        statuses=tuple(writing.status(fact.status) for fact in facts),
        facts=idents,
    )
    return Section(
        id="bottom-line",
        role=SectionRole.BOTTOM_LINE,
        title=writing.build.label("bottom-line"),
        message=writing.build.label("bottom-line"),
        blocks=(callout, *writing.source_key()),
        facts=idents,
        lang=writing.language,
    )
