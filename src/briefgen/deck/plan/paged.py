"""A table over slides: as many as it takes, or one that says what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.deck.lengths import Length
from briefgen.deck.model import Shape, Slide
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.more import above_remark, more_remark
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import TablePage, first_page, table_pages
from briefgen.document.model import Inlines, Section, Table


def table_slides(
    table: Table,
    section: Section,
    setting: Setting,
    *,
    ident: str = "",
    message: Inlines = (),
    size: float | None = None,
    extra_source: Inlines = (),
) -> Made:
    """The table on even pages, each with its header row; in a short deck on one slide.

    ``ident`` names the slides, by default as the section; ``size`` is that of the text in points.
    What a short deck has no room for is counted on the slide and named in ``left_out``.
    """
    pages = list(_pages(table, setting, size))
    rest = table.rows[sum(len(page.rows) for page in pages) :]
    return page_slides(
        pages,
        [row.facts[0] if row.facts else row.id for row in rest],
        section,
        setting,
        ident=ident,
        message=message,
        extra_source=extra_source,
    )


def page_slides(
    pages: Sequence[TablePage],
    rest: Sequence[str],
    section: Section,
    setting: Setting,
    *,
    ident: str = "",
    message: Inlines = (),
    extra_source: Inlines = (),
) -> Made:
    """A slide a page; what stands on none (``rest``) is counted on each and named."""
    slides: list[Slide] = []
    for number, page in enumerate(pages, start=1):
        shapes: list[Shape] = [page.shape]
        if rest:
            shapes.append(more_remark(len(rest), setting))
        slides.append(
            message_slide(
                ident or section.id,
                section,
                shapes,
                [f for row in page.rows for f in row.facts if f in setting.spoken],
                setting,
                message=message,
                page=number,
                extra_source=extra_source,
            )
        )
    return Made(tuple(slides), tuple(f"{name}: on no slide, in the memo" for name in rest))


def _pages(table: Table, setting: Setting, size: float | None) -> Iterator[TablePage]:
    pages = list(table_pages(table, setting.body, setting, size=size))
    if len(pages) < 2 or setting.length is not Length.SHORT:
        yield from pages
    else:
        yield first_page(table, above_remark(setting), setting, size=size)
