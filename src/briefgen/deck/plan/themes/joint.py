"""Themes of a single fact each, joined on one slide: alone each would be a slide of one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.deck.model import Box, Shape, Slide
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.items import ListItem, choose, item_shapes, list_item, the_most
from briefgen.deck.plan.remarks import counted
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.themes.facts import ThemeFacts

FEWEST_JOINED = 2
_MOST_ON_A_SLIDE = 6


def joint_slides(themes: Sequence[ThemeFacts], setting: Setting) -> list[Slide]:
    """As many slides as the facts take, each fact under the name of its theme."""
    slides: list[Slide] = []
    rest = [_item(facts) for facts in themes]
    message = counted("further-themes", setting, n=len(rest))
    while rest:
        box = setting.body
        # In the order of themes: the first that fit, however weighty the others are.
        fitting = (rest[:n] for n in range(min(_MOST_ON_A_SLIDE, len(rest)), 0, -1))
        shown = next((held for items in fitting if (held := _all(items, box, setting))), ())
        shown = shown or choose(rest[:1], box, setting, 1)[0]
        shapes: list[Shape] = item_shapes(shown, box, setting)
        slides.append(
            message_slide(
                "further-themes",
                themes[0].section,
                shapes,
                [item.fact for item in shown],
                setting,
                message=message,
                kicker=setting.labels["themes"],
                page=len(slides) + 1,
            )
        )
        rest = rest[len(shown) :]
    return slides


def _all(items: list[ListItem], box: Box, setting: Setting) -> Sequence[ListItem]:
    """The items if all of them fit the box and the words of a slide."""
    chosen = the_most(items, box, setting, len(items))
    return chosen if len(chosen) == len(items) else ()


def _item(facts: ThemeFacts) -> ListItem:
    """The theme's only fact, under the theme's name."""
    return replace(list_item(facts.items[0]), heading=facts.section.title)
