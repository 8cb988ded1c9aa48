"""What sections of a user's own are made with, and what has to hold of them.

A maker is called once a language with the `Writing` under way, which words facts, names and counts
and anchors them, and gives back a `Section` or None. It has to give the same for the same writing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from pydantic import ValidationError

from briefgen.briefs.sections.charts import charts
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Block,
    Bullets,
    Chart,
    Column,
    FactList,
    Heading,
    Inlines,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.document.walk import plain_text
from briefgen.errors import BriefError
from briefgen.facts.model import Fact
from briefgen.values.language import PerLanguage

SectionMaker = Callable[[Writing], Section | None]
"""What makes a section; None where there is nothing to say."""

Said = str | PerLanguage[str] | Inlines
"""The author's own words, typed once or once a language, or inlines made of facts."""


def own_section(
    ident: str, title: Said, blocks: Iterable[Block], writing: Writing, *, message: Said = ()
) -> Section | None:
    """A section of one's own, or None where its blocks hold nothing; what a section maker gives.

    ``ident`` is its id in the document, no other section's. ``title`` is its heading in the memo;
    ``message`` the assertion that titles its slides, the title where there is none. Words come as
    text, per language (`LocalText`), or as inlines that ``writing`` makes of facts.

    >>> from briefgen import LocalText, Section, SectionRole, Writing
    >>> from briefgen import compose_memo, fact_list, load_facts, own_section
    >>> def people(writing: Writing) -> Section | None:
    ...     facts = [fact for fact in writing.facts if fact.theme == "people"]
    ...     title = LocalText(en="People", ja="人材")
    ...     return own_section("people", title, [fact_list(facts, writing)], writing)
    >>> facts = load_facts("examples/northland")
    >>> memo = compose_memo(facts, sections=(people, SectionRole.SOURCES))
    >>> [section.id for section in memo.sections], memo.sections[0].facts
    (['people', 'sources'], ('engineers-trained',))
    """
    held = tuple(block for block in blocks if _holds(block))
    if all(isinstance(block, Heading) for block in held):
        return None
    heading = _said(title, f"{ident}.title", writing)
    return Section(
        id=ident,
        role=SectionRole.OWN,
        title=heading,
        message=_said(message, f"{ident}.message", writing) if message else heading,
        blocks=held,
        facts=tuple(dict.fromkeys(fact for block in held for fact in block.facts)),
        lang=writing.language,
    )


def own_table(
    ident: str, caption: Said, heads: Sequence[Said], rows: Iterable[Row], writing: Writing
) -> Table:
    """A table of one's own: numbered by its caption, described for screen readers, on slides too.

    Each row has a cell for each of ``heads``; columns are as wide as what they hold asks for.

    BriefError, once the brief is composed, names a row that has other cells.

    >>> from briefgen import Cell, Row, Writing, compose_memo, load_facts, own_section, own_table
    >>> def stands(writing: Writing):
    ...     rows = [
    ...         Row(
    ...             id=f"row-{fact.id}",
    ...             cells=(
    ...                 Cell(content=writing.item(fact).short),
    ...                 Cell(content=(), status=writing.status(fact.status)),
    ...             ),
    ...             facts=(fact.id,),
    ...         )
    ...         for fact in writing.facts
    ...     ]
    ...     table = own_table("stands-table", "Where it stands", ("What", "Status"), rows, writing)
    ...     return own_section("stands", "Where it stands", [table], writing)
    >>> memo = compose_memo(load_facts("examples/northland"), sections=(stands,))
    >>> table = memo.sections[0].blocks[0]
    >>> len(table.columns), len(table.rows)
    (2, 6)
    """
    held = tuple(rows)
    named = _said(caption, f"{ident}.caption", writing)
    described = writing.catalogue.label("alt-table", rows=len(held), caption=plain_text(named))
    return Table(
        id=ident,
        columns=tuple(
            Column(head=_said(head, f"{ident}.head-{number}", writing))
            for number, head in enumerate(heads, start=1)
        ),
        rows=held,
        caption=named,
        description=described,
        facts=tuple(dict.fromkeys(fact for row in held for fact in row.facts)),
    )


def fact_charts(facts: Iterable[Fact], writing: Writing) -> tuple[Chart, ...]:
    """A native, editable chart for each of the facts that carries a series, in their order.

    >>> from briefgen import Writing, compose_memo, fact_charts, load_facts, own_section
    >>> def drawn(writing: Writing):
    ...     return own_section("drawn", "Figures", fact_charts(writing.facts, writing), writing)
    >>> memo = compose_memo(load_facts("examples/northland"), sections=(drawn,))
    >>> [chart.form for chart in memo.sections[0].blocks]
    ['line', 'bar', 'stacked_bar', 'bar', 'doughnut', 'bar']
    """
    return charts(facts, writing)


def _holds(block: Block) -> bool:
    """Whether the block says anything: a list without facts and a table without rows do not."""
    match block:
        case FactList():
            return bool(block.groups)
        case Table():
            return bool(block.rows)
        case Bullets():
            return bool(block.items)
        case _:
            return True


def _said(words: Said, key: str, writing: Writing) -> Inlines:
    return words if isinstance(words, tuple) else writing.own_words(words, key)


def made_by(maker: SectionMaker, writing: Writing) -> Section | None:
    """What the maker gives; BriefError where that is no section, or holds what it cannot."""
    section: object = maker(writing)
    if section is None:
        return None
    if not isinstance(section, Section):
        given = type(section).__name__
        raise BriefError(f"a section maker has to give a Section or None, and gave {given}")
    try:
        Section.model_validate(section)
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BriefError(
            f"the section “{section.id}” is not well made: {place}: {first['msg']}"
        ) from None
    return section


def checked(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections; BriefError where a table is uneven, or two things share an id."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                _check_table(block, section)
    named = Counter(node.id for section in sections for node in _named(section))
    for ident, times in named.items():
        if times > 1:
            raise BriefError(
                f"{times} sections, headings, tables or charts of the brief have the id “{ident}”; "
                "list a section once, and give each of your own an id of its own"
            )
    return sections


def _check_table(table: Table, section: Section) -> None:
    for number, row in enumerate(table.rows, start=1):
        if len(row.cells) != len(table.columns):
            raise BriefError(
                f"the table {table.id} of section {section.id} has {len(table.columns)} columns, "
                f"and its row {number} {len(row.cells)} cells"
            )


def _named(section: Section) -> Iterator[Section | Heading | Table | Chart]:
    yield section
    for block in section.blocks:
        if isinstance(block, Heading | Table | Chart):
            yield block
