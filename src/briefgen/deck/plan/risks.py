"""Risks: the challenges that the sources state, then the cautions on facts that the deck shows."""

from __future__ import annotations

from briefgen.deck.model import Shape, Slide
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.items import choose, item_shapes, list_item
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.more import above_remark, more_remark
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import first_page
from briefgen.deck.plan.themes.listed import MOST_ITEMS
from briefgen.document.model import FactList, Heading, Section, SectionRole, Table


def risk_slides(setting: Setting) -> Made:
    """A slide of challenges and one of cautions, and what they leave out.

    Cautions on facts that the deck has shown come first; what does not fit one slide is in the
    memo, and the slide says how many.
    """
    slides: list[Slide] = []
    left_out: list[str] = []
    for section in setting.sections(SectionRole.RISKS):
        for block in section.blocks:
            if isinstance(block, FactList):
                slide, rest = _challenges(section, block, setting)
            elif isinstance(block, Table):
                slide, rest = _cautions(section, block, setting, first=not slides)
            else:
                continue
            slides.append(slide)
            left_out += rest
    return Made(tuple(slides), tuple(left_out))


def _challenges(
    section: Section, block: FactList, setting: Setting
) -> tuple[Slide, tuple[str, ...]]:
    items = [list_item(item) for group in block.groups for item in group.items]
    box = above_remark(setting)
    chosen, rest = choose(items, box, setting, MOST_ITEMS)
    shapes = item_shapes(chosen, box, setting)
    if rest:
        shapes.append(more_remark(len(rest), setting))
    slide = message_slide(section.id, section, shapes, [i.fact for i in chosen], setting)
    return slide, tuple(f"{item.fact}: not on the slide of risks, in the memo" for item in rest)


def _cautions(
    section: Section, table: Table, setting: Setting, *, first: bool
) -> tuple[Slide, tuple[str, ...]]:
    ordered = sorted(table.rows, key=lambda row: not set(row.facts) & setting.shown)
    weighed = table.model_copy(update={"rows": tuple(ordered)})
    page = first_page(weighed, above_remark(setting), setting)
    kept = {fact for row in page.rows for fact in row.facts}
    rest = [fact for row in table.rows for fact in row.facts if fact not in kept]
    shapes: list[Shape] = [page.shape]
    if rest:
        shapes.append(more_remark(len(rest), setting))
    heading = next(b for b in section.blocks if isinstance(b, Heading) and b.id == "cautions")
    slide = message_slide(
        section.id if first else f"{section.id}-cautions",
        section,
        shapes,
        [fact for row in page.rows for fact in row.facts],
        setting,
        message=heading.message or heading.content,
    )
    return slide, tuple(f"{fact}: its caution is not on a slide, in the memo" for fact in rest)
