"""Themes on slides: a slide each, in the form that its facts call for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefgen.deck.lengths import Part
from briefgen.deck.model import Slide
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.more import more_remark
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.themes.by_side import by_side
from briefgen.deck.plan.themes.charts import chart_slides
from briefgen.deck.plan.themes.facts import Body, ThemeFacts, theme_facts
from briefgen.deck.plan.themes.figure_led import figure_led
from briefgen.deck.plan.themes.forms import Form, in_turn
from briefgen.deck.plan.themes.joint import FEWEST_JOINED, joint_slides
from briefgen.deck.plan.themes.listed import listed
from briefgen.deck.plan.themes.projects import project_table
from briefgen.deck.plan.themes.quotation import quotation_led
from briefgen.deck.plan.themes.small_board import small_board
from briefgen.document.model import SectionRole

MAKERS: Mapping[Form, Callable[[ThemeFacts, Setting], Body | None]] = {
    Form.QUOTATION: quotation_led,
    Form.FIGURE: figure_led,
    Form.PROJECTS: project_table,
    Form.BY_SIDE: by_side,
    Form.BOARD: small_board,
    Form.LIST: listed,
}
"""What makes the body of each form; None where the facts do not fit it."""


def theme_slides(setting: Setting) -> Made:
    """A slide a theme, one for themes of a single fact, and the tensions that none shows.

    None for a theme without facts. Charts stand behind their theme's slide; that of a theme's only
    fact is its slide.
    """
    themes = [theme_facts(section) for section in setting.sections(SectionRole.THEME)]
    alone = [facts for facts in themes if facts.alone and not facts.charts]
    joined = alone if len(alone) >= FEWEST_JOINED else []
    slides: list[Slide] = []
    left_out: list[str] = []
    forms: list[Form] = []
    for facts in themes:
        if not facts.items:
            left_out.append(f"{facts.section.id}: no fact under this theme, so no slide")
        elif facts.alone and facts.charts:
            slides += chart_slides(facts, setting)
        elif facts not in joined:
            form, body = _body(facts, forms, setting)
            forms.append(form)
            slides.append(_slide(facts, body, setting))
            slides += chart_slides(facts, setting)
            left_out += _untold(facts, body) if Part.TENSIONS not in setting.parts else ()
    return Made((*slides, *joint_slides(joined, setting)), tuple(left_out))


def _untold(facts: ThemeFacts, body: Body) -> list[str]:
    """The theme's tensions that its slide does not show."""
    return [
        f"tension between {' and '.join(t.facts)}: not on the slide of its theme, in the memo"
        for t in facts.tensions
        if t not in body.tensions
    ]


def _body(facts: ThemeFacts, before: Sequence[Form], setting: Setting) -> tuple[Form, Body]:
    """The first form in turn that holds the facts, and the body in it; a list always does."""
    made = ((form, MAKERS[form](facts, setting)) for form in in_turn(facts, before))
    return next((form, body) for form, body in made if body is not None)


def _slide(facts: ThemeFacts, body: Body, setting: Setting) -> Slide:
    section, told = facts.section, set(body.facts)
    rest = sum(item.fact not in told for item in facts.items)
    shapes = (*body.shapes, more_remark(rest, setting)) if rest else body.shapes
    return message_slide(section.id, section, shapes, (*facts.first, *body.facts), setting)
