"""Chronology: every dated fact in the order of time, as precisely as its source dates it."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.briefs.dates import FactDate, date_priorities, dates_of
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
from briefgen.document.timescale import drawn_days
from briefgen.values.axis import Span, axis_over
from briefgen.values.stretch import Kind
from briefgen.values.when import When
from briefgen.wording.axes import tick_label
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


def chronology_section(writing: Writing) -> Section | None:
    """A row a date of the chosen facts, earliest first; None if no fact is dated."""
    dates = dates_of(writing.selection.facts)
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


def _timeline(dates: list[FactDate], facts: tuple[str, ...], writing: Writing) -> Timeline:
    build, words, as_of = writing.build, writing.catalogue, writing.base.as_of
    rows = _rows(dates, writing)
    span = axis_over(drawn_days(rows, as_of), as_of)
    return Timeline(
        id="chronology-table",
        first=span.first,
        last=span.last,
        as_of=as_of,
        ticks=_ticks(span, writing),
        date_style=writing.words.lexicon.date_style,
        rows=rows,
        message=_message(dates, writing),
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


def _rows(dates: list[FactDate], writing: Writing) -> tuple[Dated, ...]:
    places = date_priorities(dates, writing)
    return tuple(_row(date, places[date.fact.id, date.name], writing) for date in dates)


def _row(date: FactDate, priority: int, writing: Writing) -> Dated:
    fact, stretch = date.fact, date.stretch
    return Dated(
        fact=fact.id,
        shape=stretch.kind,
        first=stretch.first,
        last=stretch.last,
        expected=date.is_ahead(writing.base.as_of),
        status=writing.status(fact.status),
        when=(writing.when(fact, date.name),),
        heading=(writing.heading(fact),) if fact.label or fact.project else (),
        short=(writing.statement(Form.SHORT, fact),),
        citation=writing.mark_only((fact,)),
        priority=priority,
        check=fact.caution is not None,
    )


def _message(dates: list[FactDate], writing: Writing) -> Inlines:
    """How many of the dates are still ahead, which is what a time line shows at a glance."""
    number = len(dates)
    ahead = sum(date.is_ahead(writing.base.as_of) for date in dates)
    if number == 1 or not ahead:
        return ()
    if ahead == number:
        return writing.build.label("timeline-message-all", n=number)
    key = "timeline-message" if ahead > 1 else "timeline-message-one"
    return writing.build.label(key, n=number, ahead=ahead)


def _remark(dates: Iterable[FactDate], writing: Writing) -> Inlines:
    """What the shapes mean, of those that are there, and what † means."""
    build, labels = writing.build, writing.catalogue.labels
    kinds = {date.stretch.kind for date in dates}
    items = [labels[key] for key, shown in _SHAPES if kinds & shown]
    if any(date.is_ahead(writing.base.as_of) for date in dates):
        items.append(labels["shape-expected"])
    shapes = build.label("chronology-shapes", items=writing.catalogue.lists.item.join(items))
    if any(date.when.resolved_from for date in dates):
        return (*shapes, *build.text(writing.catalogue.space + labels["dagger-line"]))
    return shapes


def _ticks(span: Span, writing: Writing) -> tuple[Tick, ...]:
    style = writing.words.lexicon.date_style
    return tuple(
        Tick(at=day, label=(writing.build.value(f"axis:{when.edtf}", when, text),))
        for day, when in span.labelled()
        if (text := tick_label(when, writing.catalogue, style))
    )


def _plain(when: When, writing: Writing) -> str:
    return word_when(when, writing.catalogue, writing.words.lexicon.date_style)
