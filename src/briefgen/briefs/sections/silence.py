"""What the sources do not say, computed from a closed checklist; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.briefs.undertakings import Undertaking, undertakings_of
from briefgen.briefs.writing import Writing
from briefgen.document.model import Block, Bullets, Inlines, Paragraph, Section, SectionRole, Strong
from briefgen.facts.model import Fact, FactBase, Source
from briefgen.values.quantity import Quantity

MOST_NAMED = 8


def silence_section(writing: Writing) -> Section | None:
    """For amount, date, place, counterpart and instrument: which undertakings leave it open."""
    undertakings = undertakings_of(writing)
    lines = [_line(key, test, undertakings, writing) for key, test in CHECKLIST if undertakings]
    sources = _source_lines(writing)
    if not lines and not sources:
        return None
    build = writing.build
    blocks: list[Block] = []
    if lines:
        blocks += [Paragraph(role="note", content=build.label("silence-lead"))]
    blocks.append(Bullets(items=(*lines, *sources)))
    if undertakings:
        blocks.append(Paragraph(role="note", content=_all_names(undertakings, writing)))
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
    return any(_is_amount(value.quantity) for value in fact.values) or any(
        value.derived for value in fact.values
    )


def _is_amount(quantity: Quantity | None) -> bool:
    lengths = {"day", "week", "month", "year", "decade", "century", "share"}
    return quantity is not None and quantity.is_number and quantity.unit not in lengths


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


def _line(
    key: str,
    test: Callable[[Fact, FactBase], bool],
    undertakings: list[Undertaking],
    writing: Writing,
) -> Inlines:
    """One line of the checklist: the shorter of who leaves it open and who states it."""
    build, base = writing.build, writing.base
    stated = [u for u in undertakings if any(test(fact, base) for fact in u.facts)]
    named = {u.name for u in stated}
    missing = [u for u in undertakings if u.name not in named]
    kind: Inlines = (Strong(children=build.label(key)),)
    everything = len(undertakings)
    if not missing:
        return build.label("silence-line-all", kind=kind, all=everything)
    if not stated:
        return build.label("silence-line-none", kind=kind, all=everything)
    if len(missing) <= len(stated) or len(missing) <= MOST_NAMED:
        names = _names(missing, writing)
        return build.label("silence-line", kind=kind, n=len(missing), all=everything, names=names)
    names = _names(stated, writing)
    return build.label("silence-line-only", kind=kind, n=len(missing), all=everything, names=names)


def _names(undertakings: list[Undertaking], writing: Writing) -> str:
    return writing.catalogue.lists.item.join(u.name for u in undertakings)


def _all_names(undertakings: list[Undertaking], writing: Writing) -> Inlines:
    """Which undertakings were checked, so that a reader can count them."""
    names = _names(undertakings, writing)
    return writing.build.label("silence-undertakings", n=len(undertakings), names=names)


def _source_lines(writing: Writing) -> list[Inlines]:
    """What the sources do not state of themselves, a line for those that leave out the same."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for source in writing.base.sources:
        missing = _missing(source, writing)
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


def _missing(source: Source, writing: Writing) -> tuple[str, ...]:
    fields = (
        ("field-title", source.title),
        ("field-author", source.author),
        ("field-outlet", source.container_title),
        ("field-date", source.issued),
    )
    return tuple(writing.catalogue.labels[key] for key, value in fields if value is None)
