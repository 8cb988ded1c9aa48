"""What changed since an earlier edition: then and now side by side, right behind the cover."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.deck.fit import Fitted
from briefgen.deck.lengths import Length
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.remarks import above_foot, counted, foot, joined
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.shapes import frame
from briefgen.deck.plan.tables import TablePage, first_page, table_pages
from briefgen.document.model import Inlines, Paragraph, Section, SectionRole, Table

_MOST_PAGES = {Length.SHORT: 1, Length.STANDARD: 2}


def since_slides(setting: Setting) -> Made:
    """The slides of what changed; none where nothing was compared.

    A full deck has as many as the changes take, shorter ones as many as their length allows; what
    stands on none is counted on each and named in ``left_out``.
    """
    return made_of(_made(section, setting) for section in setting.sections(SectionRole.SINCE))


def _made(section: Section, setting: Setting) -> Made:
    table = next((block for block in section.blocks if isinstance(block, Table)), None)
    if table is None:
        return _said(section, setting)
    behind = section.blocks[section.blocks.index(table) + 1 :]
    also = any(isinstance(block, Paragraph) for block in behind)
    pages, remark = _pages(table, setting, also=also)
    shown = sum(len(page.rows) for page in pages)
    slides = tuple(
        message_slide(
            section.id,
            section,
            (page.shape, foot("Compared with", remark, setting)),
            [fact for row in page.rows for fact in row.facts],
            setting,
            page=number,
        )
        for number, page in enumerate(pages, start=1)
    )
    rest = [row.facts[0] if row.facts else row.id for row in table.rows[shown:]]
    return Made(slides, tuple(f"{name}: on no slide, in the memo" for name in rest))


def _pages(table: Table, setting: Setting, *, also: bool) -> tuple[list[TablePage], Inlines]:
    """The pages that the deck's length allows, and the remark at the foot of each."""
    rest_in_memo = setting.text(setting.labels["rest-in-memo"]) if also else ()
    remark = joined(table.remark, rest_in_memo, setting=setting)
    pages = list(table_pages(table, above_foot(remark, setting), setting))
    most = _MOST_PAGES.get(setting.length, len(pages))
    if len(pages) <= most:
        return pages, remark
    box = above_foot(_with_more(table.remark, len(table.rows), setting), setting)
    pages, rest = [], table
    for _ in range(most):
        pages.append(first_page(rest, box, setting))
        rest = rest.model_copy(update={"rows": rest.rows[len(pages[-1].rows) :]})
    return pages, _with_more(table.remark, len(rest.rows), setting)


def _with_more(remark: Inlines, more: int, setting: Setting) -> Inlines:
    """The remark, and before it how many rows are in the memo only."""
    return joined(counted("since-more", setting, n=more), remark, setting=setting)


def _said(section: Section, setting: Setting) -> Made:
    """A slide that says what was compared, where no row of a table tells more.

    Of the lines below, those that it has room for.
    """
    blocks = [block for block in section.blocks[1:] if isinstance(block, Paragraph)]
    fitted = None
    while fitted is None and blocks:
        fitted = _fitted([block.content for block in blocks], setting)
        blocks.pop()
    paragraphs = fitted.paragraphs if fitted else ()
    shape = frame("What changed", setting.body, paragraphs)
    return Made((message_slide(section.id, section, (shape,), (), setting),))


def _fitted(lines: Iterable[Inlines], setting: Setting) -> Fitted | None:
    sizes = setting.steps(setting.type.sizes.item_text)
    paragraphs = [setting.paragraph(line, sizes[0], before=6) for line in lines]
    return setting.fit(paragraphs, setting.body.w, setting.body.h, sizes)
