"""What the sources do not say, computed from a closed checklist; nothing is guessed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable

from briefgen.briefs.source_words import missing_of
from briefgen.briefs.undertakings import Undertaking, undertaking_name, undertakings_of
from briefgen.briefs.writing import Writing
from briefgen.document.build import listed
from briefgen.document.model import (
    Block,
    Bullets,
    Cell,
    Column,
    Gap,
    Inlines,
    Paragraph,
    Row,
    Section,
    SectionRole,
    Strong,
    Table,
)
from briefgen.document.walk import plain_text
from briefgen.facts.model import Fact, FactBase

MANY_ALIKE = 4
"""From so many undertakings on that state the same things, they share a row."""

MOST_NAMED = 4
"""Undertakings named as the first that leave a point open."""

Pattern = tuple[bool, ...]
"""For each point of the checklist, whether it is stated."""


def silence_section(writing: Writing) -> Section | None:
    """For amount, date, place, counterpart and instrument: which undertakings leave it open."""
    undertakings = undertakings_of(writing)
    sources = _source_lines(writing)
    if not undertakings and not sources:
        return None
    build = writing.build
    blocks: list[Block] = []
    if undertakings:
        blocks += [
            Paragraph(role="note", content=build.label("silence-lead")),
            _table(undertakings, writing),
        ]
    if sources:
        blocks.append(Bullets(items=tuple(sources)))
    return Section(
        id="silence",
        role=SectionRole.SILENCE,
        title=build.label("silence"),
        message=build.label("silence"),
        blocks=tuple(blocks),
        lang=writing.language,
    )


def states_amount(fact: Fact, _: FactBase) -> bool:
    """Whether the fact gives a number other than a length of time."""
    return (
        any(value.quantity and value.quantity.is_amount for value in fact.values)
        or any(value.derived for value in fact.values)
        or any(
            p.quantity and p.quantity.is_amount for p in (fact.series.points if fact.series else ())
        )
    )


def states_date(fact: Fact, _: FactBase) -> bool:
    """Whether the fact gives any time."""
    return fact.when is not None or bool(fact.dates)


def states_place(fact: Fact, _: FactBase) -> bool:
    """Whether the fact names a place."""
    return bool(fact.places)


def states_counterpart(fact: Fact, base: FactBase) -> bool:
    """Whether the fact names actors of two sides."""
    sides = {_side(part.actor, base) for part in fact.actors} - {None}
    return len(sides) > 1


def states_instrument(fact: Fact, _: FactBase) -> bool:
    """Whether the fact is tied to a signed instrument, by its status or by what it counts."""
    return fact.status.value == "mou_signed" or any(
        value.quantity and value.quantity.unit in INSTRUMENT_UNITS for value in fact.values
    )


INSTRUMENT_UNITS = frozenset({"mou", "agreement", "treaty", "loan", "contract", "memorandum"})

CHECKLIST: tuple[tuple[str, Callable[[Fact, FactBase], bool]], ...] = (
    ("silence-amount", states_amount),
    ("silence-date", states_date),
    ("silence-place", states_place),
    ("silence-counterpart", states_counterpart),
    ("silence-instrument", states_instrument),
)


def _side(ident: str, base: FactBase) -> str | None:
    entry = base.named.get(ident)
    if entry is None:
        return None
    if any(side.id == ident for side in base.partnership.sides):
        return ident
    return getattr(entry, "side", None)


def _table(undertakings: list[Undertaking], writing: Writing) -> Table:
    """A row an undertaking, those that state most first, after a row of totals.

    Undertakings that state the same as many others are one row, and named below the table.
    """
    build = writing.build
    checked = [(u, _stated(u, writing.base)) for u in undertakings]
    shared = _shared([pattern for _, pattern in checked])
    single = sorted(
        ((held, pattern) for held, pattern in checked if pattern != shared),
        key=lambda held: -sum(held[1]),
    )
    alike = [held for held, pattern in checked if pattern == shared]
    rows = [_totals([pattern for _, pattern in checked], writing)]
    rows += [
        _row(undertaking_name(held, writing, opens=True), pattern, writing)
        for held, pattern in single
    ]
    if shared is not None:
        rows.append(_row(build.label("silence-alike", n=len(alike)), shared, writing))
    between = build.text(writing.catalogue.lists.item)
    names = listed((undertaking_name(held, writing) for held in alike), between)
    caption = writing.catalogue.labels["silence-caption"]
    points = [build.label(key) for key, _ in CHECKLIST]
    return Table(
        id="silence-table",
        columns=(
            Column(head=build.label("silence-undertaking"), weight=7),
            *(Column(head=head, weight=_weight(plain_text(head))) for head in points),
        ),
        rows=tuple(rows),
        caption=build.label("silence-caption"),
        description=writing.catalogue.label("silence-alt", rows=len(rows), caption=caption),
        remark=build.label("silence-undertakings", n=len(alike), names=names) if alike else (),
        gaps=_gaps(undertakings, writing),
    )


def _gaps(undertakings: list[Undertaking], writing: Writing) -> tuple[Gap, ...]:
    """What is left open most often first, and the undertakings by their importance."""
    ordered = sorted(undertakings, key=lambda u: min(writing.priority(f) for f in u.facts))
    checked = [(u, _stated(u, writing.base)) for u in ordered]
    gaps = []
    for at, (key, _) in enumerate(CHECKLIST):
        open_of = [held for held, pattern in checked if not pattern[at]]
        first = (undertaking_name(held, writing, opens=True) for held in open_of[:MOST_NAMED])
        gaps.append(
            Gap(
                point=writing.build.label(key),
                number=len(open_of),
                of=len(checked),
                first=tuple(first),
                lang=writing.language,
            )
        )
    return tuple(sorted(gaps, key=lambda gap: -gap.number))


def _weight(head: str) -> float:
    """A column as narrow as its marks, but for the longest word of its head."""
    longest = max(sum(_cells(char) for char in word) for word in head.split())
    return max(1.3, 0.18 * longest)


def _cells(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "FW" else 1


def _stated(undertaking: Undertaking, base: FactBase) -> Pattern:
    return tuple(any(test(fact, base) for fact in undertaking.facts) for _, test in CHECKLIST)


def _shared(patterns: list[Pattern]) -> Pattern | None:
    """The commonest pattern, if many undertakings have it."""
    pattern, number = Counter(patterns).most_common(1)[0]
    return pattern if number >= MANY_ALIKE else None


def _totals(patterns: list[Pattern], writing: Writing) -> Row:
    """Of how many undertakings each point is stated."""
    build = writing.build
    number = len(patterns)
    said = "silence-stated-of-one" if number == 1 else "silence-stated-of"
    name = Strong(children=build.label(said, **({} if number == 1 else {"n": number})))
    counts = (sum(column) for column in zip(*patterns, strict=True))
    cells = [
        Strong(children=(build.count(f"count:{key}", count),))
        for (key, _), count in zip(CHECKLIST, counts, strict=True)
    ]
    return Row(cells=tuple(Cell(content=(cell,)) for cell in (name, *cells)))


def _row(name: Inlines, pattern: Pattern, writing: Writing) -> Row:
    build = writing.build
    marks = (
        build.label("silence-stated-mark") if stated else build.label("silence-open-mark")
        for stated in pattern
    )
    return Row(cells=(Cell(content=name), *(Cell(content=mark) for mark in marks)))


def _source_lines(writing: Writing) -> list[Inlines]:
    """What the sources do not state of themselves, a line for those that leave out the same."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for source in writing.cited_sources:
        missing = tuple(missing_of(source, writing.words, writing.language))
        if missing:
            groups.setdefault(missing, []).append(writing.source_numbers[source.id])
    return [
        writing.build.label(
            "silence-source-line" if len(numbers) == 1 else "silence-sources-line",
            n=writing.catalogue.join([str(number) for number in numbers]),
            fields=writing.catalogue.join_or(list(missing)),
        )
        for missing, numbers in groups.items()
    ]
