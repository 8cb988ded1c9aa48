"""Chronology: every dated fact in the order of time, as precisely as its source dates it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.briefs.axis import Span, axis_over, tick_day
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Dated,
    Inlines,
    Section,
    SectionRole,
    Tick,
    Timeline,
)
from briefgen.facts.model import Fact
from briefgen.values.status import Status
from briefgen.values.stretch import Kind, Stretch, stretch_of
from briefgen.values.when import When
from briefgen.wording.times import word_when

_SHAPES: tuple[tuple[str, frozenset[Kind]], ...] = (
    ("shape-range", frozenset({"range"})),
    ("shape-within", frozenset({"within"})),
    ("shape-point", frozenset({"point", "within", "range"})),
    ("shape-since", frozenset({"since"})),
    ("shape-from", frozenset({"from"})),
    ("shape-by", frozenset({"by"})),
    ("shape-until", frozenset({"until"})),
    ("shape-unplaced", frozenset({"unplaced"})),
)
"""What each shape is called, and the kinds of time that are drawn by it."""

_AHEAD = frozenset({Status.EXPECTED, Status.TARGET})


@dataclass(frozen=True, slots=True)
class _Date:
    """One time of one fact."""

    fact: Fact
    name: str
    when: When
    stretch: Stretch


def chronology_section(writing: Writing) -> Section | None:
    """A row a date of the chosen facts, earliest first; None if no fact is dated."""
    dates = sorted(_dates(writing.selection.facts), key=lambda date: date.when.sort_key)
    if not dates:
        return None
    build = writing.build
    facts = tuple(dict.fromkeys(date.fact.id for date in dates))
    number = len(dates)
    message = build.label("chronology-message" if number > 1 else "chronology", n=number)
    return Section(
        id="chronology",
        role=SectionRole.CHRONOLOGY,
        title=build.label("chronology"),
        message=message,
        annex=True,
        blocks=(_timeline(dates, facts, writing),),
        facts=facts,
        lang=writing.language,
    )


def _dates(facts: Iterable[Fact]) -> list[_Date]:
    return [
        _Date(fact, name, when, stretch_of(when))
        for fact in facts
        for name in ("when", *(date.name for date in fact.dates))
        if (when := fact.time(name)) is not None
    ]


def _is_ahead(date: _Date, as_of: dt.date) -> bool:
    """Whether the date is expected, aimed at or, whatever its status, still to come."""
    start = date.stretch.first or date.stretch.last
    return date.fact.status in _AHEAD or (start is not None and start > as_of)


def _timeline(dates: list[_Date], facts: tuple[str, ...], writing: Writing) -> Timeline:
    build, words, as_of = writing.build, writing.catalogue, writing.base.as_of
    span = axis_over(_days(dates, as_of), as_of)
    return Timeline(
        id="chronology-table",
        first=span.first,
        last=span.last,
        as_of=as_of,
        ticks=_ticks(span, writing),
        rows=tuple(_row(date, writing) for date in dates),
        when_head=build.label("chronology-when"),
        what_head=build.label("chronology-what"),
        source_head=build.label("table-source"),
        caption=build.label("chronology-caption"),
        description=words.label(
            "alt-timeline",
            rows=len(dates),
            first=_plain(dates[0].when, writing),
            last=_plain(dates[-1].when, writing),
            caption=words.labels["chronology-caption"],
        ),
        remark=_remark(dates, writing),
        facts=facts,
    )


def _days(dates: Iterable[_Date], as_of: dt.date) -> list[dt.date]:
    """Every day that a row is drawn from or to."""
    found = []
    for stretch in (date.stretch for date in dates):
        found += [day for day in (stretch.first, stretch.last) if day]
        if stretch.kind == "since":
            found.append(as_of)
    return found


def _row(date: _Date, writing: Writing) -> Dated:
    fact, stretch = date.fact, date.stretch
    return Dated(
        fact=fact.id,
        shape=stretch.kind,
        first=stretch.first,
        last=stretch.last,
        expected=_is_ahead(date, writing.base.as_of),
        status=writing.status(fact.status),
        when=(writing.when(fact, date.name),),
        heading=(writing.heading(fact),) if fact.label or fact.project else (),
        short=(writing.statement(Form.SHORT, fact),),
        citation=writing.mark_only((fact,)),
    )


def _remark(dates: Iterable[_Date], writing: Writing) -> Inlines:
    """What the shapes mean, of those that are there, and what † means."""
    build, labels = writing.build, writing.catalogue.labels
    kinds = {date.stretch.kind for date in dates}
    items = [labels[key] for key, shown in _SHAPES if kinds & shown]
    if any(_is_ahead(date, writing.base.as_of) for date in dates):
        items.append(labels["shape-expected"])
    if any(date.when.resolved_from for date in dates):
        items.append(labels["dagger-line"])
    return build.label("chronology-shapes", items=writing.catalogue.lists.item.join(items))


def _ticks(span: Span, writing: Writing) -> tuple[Tick, ...]:
    """Years in digits; months and days by name, the first with its year if no year stands there."""
    years = any(_is_year(edtf) for edtf in span.ticks)
    return tuple(
        Tick(at=tick_day(edtf), label=_label(edtf, named=years or place > 0, writing=writing))
        for place, edtf in enumerate(span.ticks)
    )


def _is_year(edtf: str) -> bool:
    """Whether a tick is labelled with its year: a year, or the January of one."""
    return len(edtf) == 4 or (len(edtf) == 7 and edtf.endswith("-01"))


def _label(edtf: str, *, named: bool, writing: Writing) -> Inlines:
    if _is_year(edtf):
        return (writing.build.value(f"axis:{edtf[:4]}", When(edtf=edtf[:4]), edtf[:4]),)
    when = When(edtf="XXXX" + edtf[4:] if named else edtf)
    return (writing.build.value(f"axis:{edtf}", when, _plain(when, writing)),)


def _plain(when: When, writing: Writing) -> str:
    return word_when(when, writing.catalogue, writing.words.lexicon.date_style)
