"""The executive summary: one governing sentence for a title, up to four assertions below it."""

from __future__ import annotations

from briefgen.deck.model import Box
from briefgen.deck.plan.frame import fits_title, message_slide
from briefgen.deck.plan.items import ListItem, choose, item_shapes, size_steps
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.setting import Setting, inches
from briefgen.document.model import Callout, Citation, Section, SectionRole

MOST_ROWS = 5
_BELOW_TITLE = inches(0.2)


def summary_slides(setting: Setting) -> Made:
    """The summary; no slide where the document has no bottom line."""
    return made_of(_made(section, setting) for section in setting.sections(SectionRole.BOTTOM_LINE))


def _made(section: Section, setting: Setting) -> Made:
    """The slide, and what it leaves out.

    The title is the first assertion that fits as one, and is not repeated below; where none fits,
    or where there is but one, the section's own title stands over all of them.
    """
    callout = next(block for block in section.blocks if isinstance(block, Callout))
    items = _rows(callout)
    fitting = (item for item in items if fits_title(item.text, setting))
    governing = next(fitting, None) if len(items) > 1 else None
    rows = [item for item in items if item is not governing]
    body = setting.body
    box = Box(x=body.x, y=body.y + _BELOW_TITLE, w=body.w, h=body.h - _BELOW_TITLE)
    chosen, rest = choose(rows, box, setting, MOST_ROWS)
    facts = [item.fact for item in (governing, *chosen) if item]
    slide = message_slide(
        section.id,
        section,
        item_shapes(chosen, box, setting, _sizes(setting)),
        facts,
        setting,
        message=governing.text if governing else section.title,
        kicker=setting.labels["summary"],
    )
    return Made((slide,), tuple(f"{item.fact}: not on the summary slide" for item in rest))


def _rows(callout: Callout) -> list[ListItem]:
    rows: list[ListItem] = []
    for fact, status, short in zip(callout.facts, callout.statuses, callout.short, strict=True):
        text = tuple(inline for inline in short if not isinstance(inline, Citation))
        citation = next(inline for inline in short if isinstance(inline, Citation))
        rows.append(ListItem(fact, status, (), text, citation, weight=len(rows)))
    return rows


def _sizes(setting: Setting) -> list[tuple[float, float]]:
    """Sizes to try in turn: a summary's rows are few and have no headings, so they may be large."""
    steps = size_steps(setting)
    return [(heading, heading) for heading, _ in steps] + steps
