"""A theme's undertakings side by side: who takes part, how large each is, furthest along first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.remarks import flagged
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import TablePage, whole_table
from briefgen.deck.plan.themes.facts import Body, ThemeFacts, weight
from briefgen.deck.plan.themes.forms import FEWEST_PROJECTS, named_projects
from briefgen.document.model import Cell, Column, FactItem, Row, Strong, Table
from briefgen.document.walk import plain_text
from briefgen.values.status import rank

_MOST_ROWS = 8
_WORTH_LESS_DETAIL = 2


def project_table(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The weightiest undertakings that fit, furthest along first; None where they are too few.

    By name alone where that shows at least two more of them than with a sentence each.
    """
    rows, page = _most(facts, setting, FEWEST_PROJECTS, sentences=True)
    fewest = max(FEWEST_PROJECTS, len(rows) + _WORTH_LESS_DETAIL)
    named, other = _most(facts, setting, fewest, sentences=False)
    if other is not None:
        rows, page = named, other
    if page is None:
        return None
    return Body((page.shape,), tuple(item.fact for item in rows))


def _most(
    facts: ThemeFacts, setting: Setting, fewest: int, *, sentences: bool
) -> tuple[list[FactItem], TablePage | None]:
    """As many of the weightiest as fit one table, and the table; nothing where too few of them
    do."""
    weighty = sorted(named_projects(facts), key=lambda item: weight(item, facts))[:_MOST_ROWS]
    if len(weighty) < fewest:
        return [], None
    rows = {item.fact: _cells(item, setting, sentences=sentences) for item in weighty}
    for number in range(len(weighty), fewest - 1, -1):
        chosen = sorted(weighty[:number], key=lambda item: rank(item.status.status))
        table = _table(chosen, [rows[item.fact] for item in chosen], facts, setting)
        page = whole_table(table, above_remark(setting), setting)
        if page is not None:
            return chosen, page
    return [], None


def _table(
    items: Sequence[FactItem], rows: Sequence[_Cells], facts: ThemeFacts, setting: Setting
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
    return Table(
        id=f"projects-{facts.section.id}",
        columns=tuple(Column(head=setting.text(head)) for head in heads),
        rows=tuple(
            Row(id=item.fact, cells=cells.row(sized=sized, dated=dated), facts=(item.fact,))
            for item, cells in zip(items, rows, strict=True)
        ),
        caption=facts.section.title,
        description=_described(items),
        facts=tuple(item.fact for item in items),
    )


def _described(items: Sequence[FactItem]) -> str:
    """What the table shows, for whoever cannot see it: every name with its status."""
    return "; ".join(f"{plain_text(item.heading)}: {item.status.label}" for item in items)


class _Cells(NamedTuple):
    """What the table says of an undertaking, whether or not it has a column for all of it."""

    status: Cell
    named: Cell
    parties: Cell
    size: Cell
    when: Cell
    source: Cell

    def row(self, *, sized: bool, dated: bool) -> tuple[Cell, ...]:
        """The cells of the columns that there are."""
        size, when = (self.size,) if sized else (), (self.when,) if dated else ()
        return (self.status, self.named, self.parties, *size, *when, self.source)


def _cells(item: FactItem, setting: Setting, *, sentences: bool) -> _Cells:
    below = (*setting.text("\n"), *item.short) if sentences else ()
    named = (Strong(children=item.heading), *below)
    held = item.undertaken
    assert held is not None, "named_projects() gives undertakings"
    unsaid = setting.text(setting.labels["not-stated"])
    return _Cells(
        status=Cell(content=(), status=item.status),
        named=Cell(content=flagged(named, setting, check=bool(item.remark))),
        parties=Cell(content=held.parties or unsaid),
        size=Cell(content=held.size or unsaid),
        when=Cell(content=held.when or unsaid),
        source=Cell(content=(item.citation,)),
    )
