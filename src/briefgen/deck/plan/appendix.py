"""The appendix: who is who, and what the terms stand for, as tables over slides."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.deck.plan.frame import source_key
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.paged import table_slides
from briefgen.deck.plan.setting import Setting
from briefgen.document.model import Heading, Inlines, Section, SectionRole, Table


def who_slides(setting: Setting) -> Made:
    """Persons, organisations and groups, each on slides of their own."""
    return _slides(SectionRole.WHOS_WHO, setting)


def glossary_slides(setting: Setting) -> Made:
    """The terms that the brief prints."""
    return _slides(SectionRole.GLOSSARY, setting)


def _slides(role: SectionRole, setting: Setting) -> Made:
    """Tables of an appendix name facts and state none: their source line is a key to the marks."""
    size = setting.steps(setting.type.sizes.board)[-1]
    made = [
        table_slides(
            _uncited(table),
            section,
            setting,
            ident=ident,
            message=message,
            size=size,
            extra_source=source_key([f for row in table.rows for f in row.facts], setting),
        )
        for section in setting.sections(role)
        for ident, message, table in _tables(section)
    ]
    return made_of(made)


def _tables(section: Section) -> Iterator[tuple[str, Inlines, Table]]:
    """Each table with the id and the title of its slides; a heading above it titles it."""
    heading: Heading | None = None
    for block in section.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Table) and heading:
            yield f"{section.id}-{heading.id}", heading.content, block
        elif isinstance(block, Table):
            yield section.id, section.message, block


def _uncited(table: Table) -> Table:
    rows = tuple(row.model_copy(update={"facts": ()}) for row in table.rows)
    return table.model_copy(update={"rows": rows})
