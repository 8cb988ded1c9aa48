"""Undertakings of a theme side by side, where three or more state the same things."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from briefgen.briefs.items import size_words, sizes_of, slide_item, times_of, when_words
from briefgen.briefs.parties import parties_of
from briefgen.briefs.undertakings import UNDERTAKINGS
from briefgen.briefs.writing import Writing
from briefgen.document.build import listed
from briefgen.document.model import Column, Inlines, ProjectRow, ProjectTable
from briefgen.document.walk import plain_text
from briefgen.facts.model import Fact, Theme
from briefgen.records import dataclass
from briefgen.values.status import rank

FEWEST_ROWS = 3
FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a column says of a fact: whether it states it, and in which words."""

    head: str
    weight: float
    states: Callable[[Fact, Writing], bool]
    words: Callable[[Fact, Writing], Inlines]
    end: bool = False


@dataclass(frozen=True, slots=True)
class SharedColumns:
    """Facts that state the same columns, in the order of their theme."""

    facts: tuple[Fact, ...]
    columns: tuple[_Shared, ...]


def shared_columns(facts: tuple[Fact, ...], writing: Writing) -> SharedColumns | None:
    """The most named undertakings that all state the same two columns; None where they are few.

    Any further column is there if as many as make a table state it.
    """
    named = [f for f in facts if f.kind in UNDERTAKINGS and (f.label or f.project)]
    stated = {f.id: frozenset(c.head for c in _COLUMNS if c.states(f, writing)) for f in named}
    pairs = (set(pair) for pair in combinations([c.head for c in _COLUMNS], FEWEST_COLUMNS))
    groups = ([f for f in named if pair <= stated[f.id]] for pair in pairs)
    chosen = max(groups, key=len)
    if len(chosen) < FEWEST_ROWS:
        return None
    columns = tuple(
        c for c in _COLUMNS if sum(c.head in stated[f.id] for f in chosen) >= FEWEST_ROWS
    )
    return SharedColumns(tuple(chosen), columns)


def project_table(theme: Theme, shared: SharedColumns, writing: Writing) -> ProjectTable:
    """The facts with their full sentences, furthest along first, and what each column holds."""
    build = writing.build
    ordered = sorted(shared.facts, key=lambda fact: rank(fact.status))
    name = writing.theme_name(theme.id)
    caption = writing.catalogue.label("projects-caption", theme=plain_text((name,)))
    return ProjectTable(
        id=f"projects-{theme.id}",
        status_head=build.label("table-status"),
        project_head=build.label("projects-project"),
        columns=tuple(
            Column(
                head=build.label(column.head),
                weight=column.weight,
                align="end" if column.end else "start",
            )
            for column in shared.columns
        ),
        rows=tuple(_row(fact, shared.columns, writing) for fact in ordered),
        caption=build.label("projects-caption", theme=(name,)),
        description=writing.catalogue.label("alt-table", rows=len(ordered), caption=caption),
        facts=tuple(fact.id for fact in ordered),
    )


def _row(fact: Fact, columns: tuple[_Shared, ...], writing: Writing) -> ProjectRow:
    return ProjectRow(
        item=slide_item(fact, writing),
        cells=tuple(
            column.words(fact, writing)
            if column.states(fact, writing)
            else writing.build.label("not-stated")
            for column in columns
        ),
    )


# --- the columns ----------------------------------------------------------------------------------


def _parties(fact: Fact, writing: Writing) -> Inlines:
    return writing.parties((fact,))


def _place(fact: Fact, writing: Writing) -> Inlines:
    between = writing.build.text(writing.catalogue.lists.separator)
    return listed((writing.name(ident) for ident in fact.places), between)


_COLUMNS = (
    _Shared("board-parties", 1.3, lambda f, w: bool(parties_of((f,), w.base)), _parties),
    _Shared("projects-size", 1.1, lambda f, w: bool(sizes_of(f, w)), size_words, end=True),
    _Shared("chronology-when", 1.1, lambda f, _: bool(times_of(f)), when_words),
    _Shared("silence-place", 1.2, lambda f, _: bool(f.places), _place),
)
