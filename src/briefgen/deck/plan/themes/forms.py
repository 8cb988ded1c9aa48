"""Which form a theme's slide takes: by what its facts are, and by what stood before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from briefgen.deck.plan.themes.facts import ThemeFacts
from briefgen.document.model import FactItem
from briefgen.values.status import StatusGroup

MOST_QUOTED = 25
"""Words of a quotation that a slide can carry by itself."""

_FEWEST_RELATED, _SIDES = 1, 2
FEWEST_A_SIDE = 2
FEWEST_PROJECTS = 3
_FEWEST_LEVELS, _FEWEST_ON_BOARD = 3, 5
_ALTERNATING_LEVELS, _ALTERNATING_ON_BOARD = 2, 4
_MOST_RUNNING = 2


class Form(StrEnum):
    """What the body of a theme's slide is, the most telling form first."""

    QUOTATION = "quotation"
    FIGURE = "figure"
    PROJECTS = "projects"
    BY_SIDE = "by_side"
    BOARD = "board"
    LIST = "list"


def forms_of(facts: ThemeFacts) -> tuple[Form, ...]:
    """The forms that the facts call for, the most telling first; a list takes whatever there is."""
    return tuple(_called_for(facts))


def _called_for(facts: ThemeFacts) -> Iterator[Form]:
    if quoted(facts):
        yield Form.QUOTATION
    if leading_figure(facts) and len(facts.items) > _FEWEST_RELATED:
        yield Form.FIGURE
    if _is_about_projects(facts):
        yield Form.PROJECTS
    if two_sides(facts):
        yield Form.BY_SIDE
    if _on_levels(facts, _FEWEST_LEVELS, _FEWEST_ON_BOARD):
        yield Form.BOARD
    yield Form.LIST


def in_turn(facts: ThemeFacts, before: Sequence[Form]) -> tuple[Form, ...]:
    """The forms to try in turn, after the forms of the slides before.

    No form stands more than twice running where another will do; a board then does with fewer
    facts than it is called for.
    """
    called = forms_of(facts)
    last = before[-_MOST_RUNNING:]
    if len(last) < _MOST_RUNNING or len(set(last)) > 1:
        return called
    tired = last[0]
    others = [form for form in called if form is not tired]
    if Form.BOARD not in (*others, tired) and _on_levels(
        facts, _ALTERNATING_LEVELS, _ALTERNATING_ON_BOARD
    ):
        others.append(Form.BOARD)
    return (*others, tired) if tired in called else tuple(others)


def quoted(facts: ThemeFacts) -> FactItem | None:
    """The fact whose quotation may stand by itself: a headline, or what the title rests on."""
    for item in facts.items:
        weighty = item.headline or item.fact in facts.first
        if item.quotation and weighty and item.quotation.count <= MOST_QUOTED:
            return item
    return None


def leading_figure(facts: ThemeFacts) -> FactItem | None:
    """The fact whose figure the title opens with; without a takeaway, the one headline figure."""
    if facts.first:
        opening = facts.item(facts.first[0])
        return opening if opening and opening.figure else None
    headlines = [item for item in facts.items if item.figure and item.headline]
    return headlines[0] if len(headlines) == 1 else None


def named_projects(facts: ThemeFacts) -> tuple[FactItem, ...]:
    """The undertakings that have a name and state who takes part or how large they are."""
    return tuple(
        item
        for item in facts.items
        if item.undertaken and item.heading and (item.undertaken.parties or item.undertaken.size)
    )


def _is_about_projects(facts: ThemeFacts) -> bool:
    """Whether the title rests on projects for the greater part, or there is no takeaway."""
    named = {item.fact for item in named_projects(facts)}
    about = sum(fact in named for fact in facts.first)
    return len(named) >= FEWEST_PROJECTS and 2 * about >= len(facts.first)


def two_sides(facts: ThemeFacts) -> tuple[str, str] | None:
    """The two sides whose facts the title rests on, if each has two facts or more.

    In the order of the title.
    """
    resting = [item.side for fact in facts.first if (item := facts.item(fact))]
    sides = tuple(dict.fromkeys(resting))
    if len(sides) != _SIDES or "" in sides:
        return None
    many = all(sum(i.side == side for i in facts.items) >= FEWEST_A_SIDE for side in sides)
    return (sides[0], sides[1]) if many else None


def _on_levels(facts: ThemeFacts, levels: int, number: int) -> bool:
    """Whether so many facts stand on so many levels of the status ladder."""
    groups = [i.status.group for i in facts.items if i.status.group is not StatusGroup.OFF]
    return len(set(groups)) >= levels and len(groups) >= number
