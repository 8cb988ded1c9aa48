"""What comes next: what is dated ahead of the base's date, or expected; nothing that is past."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Cell,
    Column,
    Emphasis,
    Inlines,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.facts.model import Fact, Kind
from briefgen.records import dataclass
from briefgen.values.status import Status
from briefgen.values.when import When
from briefgen.wording.render import render_value

AWAITED = frozenset({Status.EXPECTED, Status.TARGET})
HAPPENED = frozenset(
    {Status.ESTABLISHED, Status.OPERATIONAL, Status.COMPLETED, Status.HISTORICAL, Status.CONTEXT}
)
"""Statuses of what is there already: a year that has not ended yet makes none of it come next."""

Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Coming:
    """A fact that comes next: the time to print, by its name, and the day it is ordered by."""

    fact: Fact
    time: str | None
    day: Day | None


def next_section(writing: Writing) -> Section | None:
    """A table by time, what has no date last; None where nothing is ahead."""
    found = coming(writing)
    listed = {item.fact.id for item in found}
    rows = [item for item in found if item.fact.part_of not in listed]
    if not rows:
        return None
    build = writing.build
    caption = writing.catalogue.labels["next-caption"]
    parts = len(found) - len(rows)
    idents = tuple(item.fact.id for item in rows)
    table = Table(
        id="next-table",
        columns=(
            Column(head=build.label("next-when"), weight=2.2),
            Column(head=build.label("next-what"), weight=6),
            Column(head=build.label("register-status"), weight=1.5),
            Column(head=build.label("table-source"), weight=1.5),
        ),
        rows=tuple(_row(item, writing) for item in rows),
        caption=build.label("next-caption"),
        description=writing.catalogue.label("alt-table", rows=len(rows), caption=caption),
        remark=build.label("next-parts", n=parts) if parts else (),
        facts=idents,
    )
    return Section(
        id="next",
        role=SectionRole.NEXT,
        title=build.label("next"),
        message=_message(rows, writing),
        blocks=(table,),
        facts=idents,
        lang=writing.language,
    )


def _message(rows: list[Coming], writing: Writing) -> Inlines:
    """How many rows are dated ahead, and how many are expected with no date."""
    build, dated = writing.build, sum(item.day is not None for item in rows)
    undated = len(rows) - dated
    if not dated:
        return build.label("next-message-undated", undated=undated)
    if not undated:
        return build.label("next-message-dated", dated=dated)
    return build.label("next-message", dated=dated, undated=undated)


def coming(writing: Writing) -> list[Coming]:
    """The chosen facts that are ahead of the base's date, by time, undated ones last."""
    as_of = writing.base.as_of
    today = (as_of.year, as_of.month, as_of.day)
    found = [held for fact in writing.selection.facts if (held := _coming(fact, today))]
    dated = [item for item in found if item.day is not None]
    undated = [item for item in found if item.day is None]
    return sorted(dated, key=lambda item: item.day or today) + undated


def _coming(fact: Fact, today: Day) -> Coming | None:
    """The fact with its earliest time ahead; without one only if awaited and not past."""
    ahead = [(day, name) for name, when in _times(fact) if (day := _ahead(when, today))]
    if ahead and (fact.status not in HAPPENED or _starts_ahead(fact, today)):
        day, name = min(ahead)
        return Coming(fact, name, day)
    if fact.status not in AWAITED and fact.kind is not Kind.OUTLOOK:
        return None
    times = list(_times(fact))
    if times and all(_is_past(when, today) for _, when in times):
        return None
    return Coming(fact, times[0][0] if times else None, None)


def _times(fact: Fact) -> Iterator[tuple[str, When]]:
    if fact.when:
        yield "when", fact.when
    yield from ((date.name, date.when) for date in fact.dates)


def _ahead(when: When, today: Day) -> Day | None:
    """The day to order the time by if it ends after today: its start if that is ahead too.

    An open end ("since 1996", "from 2025") ends nowhere, and a date without a year at no known day.
    """
    start, end = when.span.start, when.span.end
    if any(moment and moment.year is None for moment in (start, end)):
        return None
    if start and start.first_day > today:
        return start.first_day
    last = end or when.span.single
    return last.last_day if last and last.last_day > today else None


def _starts_ahead(fact: Fact, today: Day) -> bool:
    starts = [when.span.start for _, when in _times(fact)]
    return any(start and start.year and start.first_day > today for start in starts)


def _is_past(when: When, today: Day) -> bool:
    """Whether the time has an end that is known to lie behind today."""
    end = when.span.end or when.span.single
    return end is not None and end.year is not None and end.last_day <= today


def _row(item: Coming, writing: Writing) -> Row:
    fact = item.fact
    return Row(
        id=f"next-{fact.id}",
        cells=(
            Cell(content=_when(item, writing)),
            Cell(content=_what(fact, writing)),
            Cell(content=writing.build.text(writing.catalogue.status(fact.status))),
            Cell(content=(writing.mark_only((fact,)),)),
        ),
        facts=(fact.id,),
    )


def _when(item: Coming, writing: Writing) -> Inlines:
    """The time in words; of what has none, that the sources state no date."""
    if item.time is None:
        return (Emphasis(children=writing.build.label("no-date")),)
    value = writing.words.values(item.fact)[item.time]
    text = render_value(value, "full", writing.language, writing.words.lexicon)
    return (writing.build.value(f"{item.fact.id}.{item.time}", value, text),)


def _what(fact: Fact, writing: Writing) -> Inlines:
    return writing.flagged(writing.named_short(fact), fact)
