"""A theme's undertakings side by side: who takes part, how large each is, furthest along first."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import TablePage, first_page
from briefgen.deck.plan.themes.facts import Body, ThemeFacts
from briefgen.deck.plan.themes.forms import FEWEST_PROJECTS, named_projects
from briefgen.document.model import Cell, Column, FactItem, Inlines, Row, Strong, Table, Text
from briefgen.document.walk import plain_text
from briefgen.values.status import rank

_MOST_ROWS = 8


def project_table(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The weightiest undertakings that fit, furthest along first; None where they are too few."""
    weighty = sorted(named_projects(facts), key=lambda item: _weight(item, facts))
    for number in range(min(_MOST_ROWS, len(weighty)), FEWEST_PROJECTS - 1, -1):
        chosen = sorted(weighty[:number], key=lambda item: rank(item.status.status))
        page = _page(chosen, facts, setting)
        if len(page.rows) == number:
            return Body((page.shape,), tuple(item.fact for item in chosen))
    return None


def _weight(item: FactItem, facts: ThemeFacts) -> tuple[bool, bool, int]:
    """What the title rests on comes first, then headlines, then by priority."""
    return item.fact not in facts.first, not item.headline, item.priority


def _page(items: Sequence[FactItem], facts: ThemeFacts, setting: Setting) -> TablePage:
    return first_page(_table(items, facts, setting), above_remark(setting), setting)


def _table(items: Sequence[FactItem], facts: ThemeFacts, setting: Setting) -> Table:
    """Status, name and sentence, parties, source; sizes and times where any row states one."""
    words = setting.labels
    sized = any(item.undertaken and item.undertaken.size for item in items)
    dated = any(item.undertaken and item.undertaken.when for item in items)
    heads = [
        words["table-status"],
        words["projects-project"],
        words["board-parties"],
        *([words["projects-size"]] if sized else ()),
        *([words["chronology-when"]] if dated else ()),
        words["table-source"],
    ]
    caption = facts.section.title
    return Table(
        id=f"projects-{facts.section.id}",
        columns=tuple(Column(head=setting.text(head)) for head in heads),
        rows=tuple(_row(item, sized, dated, setting) for item in items),
        caption=caption,
        description=_described(items),
        facts=tuple(item.fact for item in items),
    )


def _described(items: Sequence[FactItem]) -> str:
    """What the table shows, for whoever cannot see it: every name with its status."""
    return "; ".join(f"{plain_text(item.heading)}: {item.status.label}" for item in items)


def _row(item: FactItem, sized: bool, dated: bool, setting: Setting) -> Row:
    below = Text(text="\n", lang=setting.language)
    held = item.undertaken
    assert held is not None, "named_projects() gives undertakings"
    unsaid = setting.text(setting.labels["not-stated"])

    def cell(content: Inlines) -> Cell:
        return Cell(content=content or unsaid)

    return Row(
        id=item.fact,
        cells=(
            Cell(content=(), status=item.status),
            Cell(content=(Strong(children=item.heading), below, *item.short)),
            cell(setting.text(held.parties) if held.parties else ()),
            *((cell(held.size),) if sized else ()),
            *((cell(held.when),) if dated else ()),
            Cell(content=(item.citation,)),
        ),
        facts=(item.fact,),
    )
