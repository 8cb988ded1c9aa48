"""A theme's undertakings side by side: who takes part, how large each is, furthest along first."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.remarks import flagged
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import TablePage, first_page
from briefgen.deck.plan.themes.facts import Body, ThemeFacts, weight
from briefgen.deck.plan.themes.forms import FEWEST_PROJECTS, named_projects
from briefgen.document.model import Cell, Column, FactItem, Inlines, Row, Strong, Table, Text
from briefgen.document.walk import plain_text
from briefgen.values.status import rank

_MOST_ROWS = 8
_WORTH_LESS_DETAIL = 2


def project_table(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The weightiest undertakings that fit, furthest along first; None where they are too few.

    By name alone where that shows at least two more of them than with a sentence each.
    """
    told = _most(facts, setting, sentences=True)
    named = _most(facts, setting, sentences=False)
    rows, page = named if len(named[0]) >= len(told[0]) + _WORTH_LESS_DETAIL else told
    if page is None:
        return None
    return Body((page.shape,), tuple(item.fact for item in rows))


def _most(
    facts: ThemeFacts, setting: Setting, *, sentences: bool
) -> tuple[list[FactItem], TablePage | None]:
    """As many of the weightiest as fit one table, and the table; nothing where they are too few."""
    weighty = sorted(named_projects(facts), key=lambda item: weight(item, facts))
    for number in range(min(_MOST_ROWS, len(weighty)), FEWEST_PROJECTS - 1, -1):
        chosen = sorted(weighty[:number], key=lambda item: rank(item.status.status))
        table = _table(chosen, facts, setting, sentences=sentences)
        page = first_page(table, above_remark(setting), setting)
        if len(page.rows) == number:
            return chosen, page
    return [], None


def _table(
    items: Sequence[FactItem], facts: ThemeFacts, setting: Setting, *, sentences: bool
) -> Table:
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
        rows=tuple(
            _row(item, setting, sized=sized, dated=dated, sentences=sentences) for item in items
        ),
        caption=caption,
        description=_described(items),
        facts=tuple(item.fact for item in items),
    )


def _described(items: Sequence[FactItem]) -> str:
    """What the table shows, for whoever cannot see it: every name with its status."""
    return "; ".join(f"{plain_text(item.heading)}: {item.status.label}" for item in items)


def _row(item: FactItem, setting: Setting, *, sized: bool, dated: bool, sentences: bool) -> Row:
    below = (Text(text="\n", lang=setting.language), *item.short) if sentences else ()
    named = (Strong(children=item.heading), *below)
    held = item.undertaken
    assert held is not None, "named_projects() gives undertakings"
    unsaid = setting.text(setting.labels["not-stated"])

    def cell(content: Inlines) -> Cell:
        return Cell(content=content or unsaid)

    return Row(
        id=item.fact,
        cells=(
            Cell(content=(), status=item.status),
            Cell(content=flagged(named, setting, check=bool(item.remark))),
            cell(held.parties),
            *((cell(held.size),) if sized else ()),
            *((cell(held.when),) if dated else ()),
            Cell(content=(item.citation,)),
        ),
        facts=(item.fact,),
    )
