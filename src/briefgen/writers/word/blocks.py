"""Blocks to paragraphs and tables: one function a kind, and the text blocks themselves."""

from __future__ import annotations

from typing import assert_never

from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Chart,
    Contents,
    FactItem,
    FactList,
    Heading,
    Inlines,
    KeyFigures,
    Pairs,
    Paragraph,
    ProjectTable,
    Section,
    SectionRole,
    StatusMark,
    Table,
    Timeline,
)
from briefgen.writers.word import oxml
from briefgen.writers.word.callouts import write_callout
from briefgen.writers.word.charts import write_chart
from briefgen.writers.word.contents import write_contents
from briefgen.writers.word.inlines import BOLD_PARAGRAPH, write_inlines
from briefgen.writers.word.key_figures import write_key_figures
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.oxml import EN_SPACE
from briefgen.writers.word.pairs import write_pairs
from briefgen.writers.word.paragraphs import finish_paragraph, target_mark, write_paragraph
from briefgen.writers.word.project_tables import write_project_table
from briefgen.writers.word.status_cells import write_status_tag
from briefgen.writers.word.styles import Style, heading
from briefgen.writers.word.tables import Captioned, write_table
from briefgen.writers.word.timelines import write_timeline


def write_section(ledger: Ledger, section: Section) -> str:
    """A section: its title as a heading of level 1, then its blocks.

    The title of the contents list looks like a heading and is none, or the list would name itself.
    """
    own_list = section.role is SectionRole.CONTENTS
    style = Style.CONTENTS_TITLE if own_list else Style.HEADING_1
    title = _titled(ledger, style, section.id, section.title)
    following = (*section.blocks[1:], None)
    return title + "".join(
        write_text(ledger, block, keep=_leads(block, section, below))
        if isinstance(block, Paragraph)
        else write_block(ledger, block)
        for block, below in zip(section.blocks, following, strict=False)
    )


def _leads(block: Paragraph, section: Section, below: Block | None) -> bool:
    """Whether a text leads what is below it: a caption, or as a section's remark its headings."""
    remark = block.role == "note" and block is section.blocks[0]
    return isinstance(below, Captioned) or (remark and isinstance(below, Heading))


def write_block(ledger: Ledger, block: Block) -> str:
    """A block of any kind."""
    match block:
        case Heading():
            return write_heading(ledger, block)
        case Paragraph():
            return write_text(ledger, block)
        case Bullets():
            return write_bullets(ledger, block)
        case FactList():
            return write_fact_list(ledger, block)
        case KeyFigures():
            return write_key_figures(ledger, block)
        case Table():
            return write_table(ledger, block)
        case ProjectTable():
            return write_project_table(ledger, block)
        case Timeline():
            return write_timeline(ledger, block)
        case Pairs():
            return write_pairs(ledger, block)
        case Callout():
            return write_callout(ledger, block)
        case Contents():
            return write_contents(ledger, block)
        case Chart():
            return write_chart(ledger, block)
        case _:
            assert_never(block)


def write_heading(ledger: Ledger, block: Heading) -> str:
    """A heading within a section, level 2 to 4, that references can lead to."""
    return _titled(ledger, heading(block.level), block.id, block.content)


def _titled(ledger: Ledger, style: Style, identifier: str, content: Inlines) -> str:
    """A heading's paragraph, within the bookmark by which a contents list leads to it."""
    runs = target_mark(ledger, identifier) + write_inlines(ledger, content, BOLD_PARAGRAPH)
    name = ledger.contents_bookmark(identifier)
    if name:
        runs = oxml.bookmark(name, ledger.next_bookmark(), runs)
    return finish_paragraph(ledger, style, runs)


def write_text(ledger: Ledger, block: Paragraph, *, keep: bool = False) -> str:
    """A paragraph of running text, in the style of its role.

    ``keep`` it with what follows where it leads to that, as no style can know.
    """
    styles = {"body": Style.BODY, "lead": Style.LEAD, "note": Style.REMARK}
    return write_paragraph(ledger, styles[block.role], block.content, keep=keep)


def write_bullets(ledger: Ledger, block: Bullets) -> str:
    """A list; its style numbers it (17.9.23), so there is nothing to number here."""
    return "".join(write_paragraph(ledger, Style.LIST_BULLET, item) for item in block.items)


# --- facts by status ------------------------------------------------------------------------------


def write_fact_list(ledger: Ledger, block: FactList) -> str:
    """Facts below the tag of the status that they share, or each behind its own."""
    if block.dense:
        return "".join(
            write_fact(
                ledger,
                item,
                write_run_in(ledger, item.status),
            )
            for group in block.groups
            for item in group.items
        )
    return "".join(
        write_status_lead(ledger, group.status)
        + "".join(write_fact(ledger, item) for item in group.items)
        for group in block.groups
    )


def write_status_lead(ledger: Ledger, status: StatusMark) -> str:
    """A line with the status as a tag."""
    return finish_paragraph(ledger, Style.STATUS_LEAD, write_status_tag(ledger, status))


def write_run_in(ledger: Ledger, status: StatusMark) -> str:
    """The status as a tag that runs in before its fact, an en space between them."""
    return write_status_tag(ledger, status) + oxml.run(EN_SPACE, status.lang)


def write_fact(ledger: Ledger, item: FactItem, lead: str = "") -> str:
    """A fact's sentence after the runs of ``lead``, and below it the editor's remark, if any."""
    sentence = write_paragraph(ledger, Style.FACT, item.statement, lead=lead)
    remark = write_paragraph(ledger, Style.FACT_REMARK, item.remark) if item.remark else ""
    return sentence + remark
