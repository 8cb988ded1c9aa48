"""Actor map: who of one side stands with whom of another in a stated fact; nothing inferred."""

from __future__ import annotations

from itertools import combinations

from briefgen.briefs.parties import PARTIES
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    ActorLink,
    Cell,
    Column,
    Inline,
    Inlines,
    MapActor,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.facts.model import Fact, FactBase

MOST_LABELS = 3
"""Facts named beside a link; the others are counted."""

Joined = dict[tuple[str, str], list[Fact]]
"""The facts that join two actors of different sides, who stand in the order of the house style."""


def actors_section(writing: Writing) -> Section | None:
    """A row a link, those that most facts make first; None where no fact joins the sides."""
    joined = joined_actors(writing)
    if not joined:
        return None
    build = writing.build
    ordered = sorted(joined.items(), key=lambda held: -len(held[1]))
    caption = writing.catalogue.labels["map-caption"]
    facts = tuple(dict.fromkeys(fact.id for _, held in ordered for fact in held))
    table = Table(
        id="actor-map-table",
        columns=(
            Column(head=build.label("map-one"), weight=2.5),
            Column(head=build.label("map-other"), weight=2.5),
            Column(head=build.label("map-facts"), weight=5),
            Column(head=build.label("table-source"), weight=1.5),
        ),
        rows=tuple(_row(pair, held, writing) for pair, held in ordered),
        caption=build.label("map-caption"),
        description=writing.catalogue.label("alt-table", rows=len(ordered), caption=caption),
        facts=facts,
    )
    return Section(
        id="actor-map",
        role=SectionRole.ACTORS,
        title=build.label("map"),
        message=build.label("map-message", n=len(ordered))
        if len(ordered) > 1
        else build.label("map-caption"),
        blocks=(table,),
        facts=facts,
        lang=writing.language,
    )


def joined_actors(writing: Writing) -> Joined:
    """Every pair of actors of two sides that are parties to one fact, with all such facts.

    The weightiest facts stand first.
    """
    base = writing.base
    order = list(dict.fromkeys((*base.partnership.style.pair, *_sides(base))))
    found: Joined = {}
    for fact in sorted(writing.selection.facts, key=writing.priority):
        parties = dict.fromkeys(p.actor for p in fact.actors if p.role in PARTIES)
        sided = [(ident, side) for ident in parties if (side := side_of(ident, base))]
        for (one, here), (other, there) in combinations(sided, 2):
            if here != there:
                first = order.index(here) < order.index(there)
                pair = (one, other) if first else (other, one)
                found.setdefault(pair, []).append(fact)
    return found


def side_of(ident: str, base: FactBase) -> str | None:
    """The side that the actor is, or acts for; None where none is recorded."""
    return ident if ident in _sides(base) else getattr(base.named.get(ident), "side", None)


def _sides(base: FactBase) -> tuple[str, ...]:
    return tuple(side.id for side in base.partnership.sides)


def _row(pair: tuple[str, str], facts: list[Fact], writing: Writing) -> Row:
    one, other = (_actor(ident, writing) for ident in pair)
    mark = writing.mark_only(facts)
    return Row(
        id=f"link-{pair[0]}-{pair[1]}",
        cells=(
            Cell(content=one.name),
            Cell(content=other.name),
            Cell(content=_named(facts, writing)),
            Cell(content=(mark,)),
        ),
        facts=tuple(fact.id for fact in facts),
        link=ActorLink(one=one, other=other, citation=mark),
    )


def _actor(ident: str, writing: Writing) -> MapActor:
    side = side_of(ident, writing.base)
    assert side is not None  # or it would be in no link
    return MapActor(
        id=ident,
        name=writing.name(ident),
        side=side,
        side_name=writing.name(side),
    )


def _named(facts: list[Fact], writing: Writing) -> Inlines:
    separator = writing.build.text(writing.catalogue.lists.item)
    parts: list[Inline] = []
    for number, fact in enumerate(facts[:MOST_LABELS]):
        parts += separator if number else ()
        parts.append(writing.heading(fact))
    more = len(facts) - MOST_LABELS
    if more > 0:
        parts += (*separator, *writing.build.label("who-more", n=more))
    return tuple(parts)
