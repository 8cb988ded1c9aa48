"""Who's who: everyone whom the chosen facts involve, in the capacity that the sources give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.briefs.items import capacities_of
from briefgen.briefs.writing import Writing
from briefgen.document.build import listed
from briefgen.document.model import (
    Block,
    Cell,
    Citation,
    Column,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Row,
    Section,
    SectionRole,
    Strong,
    Table,
)
from briefgen.facts.model import Actor, ActorKind, Evidence, Fact, Mode
from briefgen.records import dataclass
from briefgen.values.language import LocalText
from briefgen.values.names import NameForm

MOST_LABELS = 3
"""Facts named beside an actor; the others are counted."""

KINDS = (
    (ActorKind.PERSON, "whos-who-persons", "whos-who-persons-caption"),
    (ActorKind.ORGANISATION, "whos-who-organisations", "whos-who-organisations-caption"),
    (ActorKind.GROUP, "whos-who-groups", "whos-who-groups-caption"),
)


@dataclass(frozen=True, slots=True)
class Involved:
    """An actor with the facts that it speaks in, or acts in where it speaks in none."""

    actor: Actor
    facts: tuple[Fact, ...]
    places: tuple[Evidence, ...]
    speaks: bool


def whos_who_section(writing: Writing) -> Section | None:
    """A table of persons, of organisations and of groups; None if the facts involve no one."""
    involved = involved_actors(writing)
    if not involved:
        return None
    build = writing.build
    blocks: list[Block] = []
    for kind, label, caption in KINDS:
        of_kind = [held for held in involved if held.actor.kind is kind]
        if of_kind:
            blocks.append(Heading(id=label, level=2, content=build.label(label)))
            blocks.append(_table(label, caption, of_kind, writing))
    facts = dict.fromkeys(fact for block in blocks for fact in block.facts)
    return Section(
        id="whos-who",
        role=SectionRole.WHOS_WHO,
        title=build.label("whos-who"),
        message=build.label("whos-who"),
        annex=True,
        blocks=tuple(blocks),
        facts=tuple(facts),
        lang=writing.language,
    )


def involved_actors(writing: Writing) -> list[Involved]:
    """Who speaks or acts in the chosen facts, by side in the order of the house style."""
    speaking: dict[str, list[tuple[Fact, Evidence]]] = {}
    acting: dict[str, list[Fact]] = {}
    for fact in sorted(writing.selection.facts, key=lambda fact: not fact.headline):
        for evidence in fact.evidence:
            if evidence.speaker:
                # What is only carried over from someone's words is not said to be theirs.
                acting.setdefault(evidence.speaker, []).append(fact)
                if evidence.mode is not Mode.CARRIED_OVER:
                    speaking.setdefault(evidence.speaker, []).append((fact, evidence))
        for part in fact.actors:
            acting.setdefault(part.actor, []).append(fact)
    found = [
        _involved(actor, speaking.get(actor.id, []), acting.get(actor.id, []))
        for actor in writing.base.actors
        if actor.id in acting
    ]
    partnership = writing.base.partnership
    order = list(dict.fromkeys((*partnership.style.pair, *(side.id for side in partnership.sides))))
    return sorted(found, key=lambda held: _place(held.actor.side, order))


def _place(side: str | None, order: list[str]) -> int:
    return order.index(side) if side in order else len(order)


def _involved(actor: Actor, said: list[tuple[Fact, Evidence]], acts: list[Fact]) -> Involved:
    if said:
        # What is part of another fact comes after it: it says less.
        facts = _wholes_first(fact for fact, _ in said)
        return Involved(actor, facts, tuple(evidence for _, evidence in said), speaks=True)
    facts = _wholes_first(acts)
    return Involved(actor, facts, tuple(e for fact in facts for e in fact.evidence), speaks=False)


def _wholes_first(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each fact once; what is part of another comes after the others: it says less."""
    return tuple(sorted({fact.id: fact for fact in facts}.values(), key=lambda f: bool(f.part_of)))


def _table(ident: str, caption: str, involved: list[Involved], writing: Writing) -> Table:
    """The table of one kind, without the columns in which no row says anything."""
    build = writing.build
    columns = (
        (Column(head=build.label("whos-who-name"), weight=2.2), _name),
        (Column(head=build.label("whos-who-capacity"), weight=2.2), _capacity),
        (Column(head=build.label("whos-who-side"), weight=1.3), _side),
        (Column(head=build.label("whos-who-facts"), weight=3.7), _facts),
        (Column(head=build.label("whos-who-remark"), weight=3.7), _remark),
    )
    cells = [[words(held, writing) for held in involved] for _, words in columns]
    kept = [at for at, held in enumerate(cells) if any(held)]
    rows = tuple(
        Row(
            id=f"who-{held.actor.id}",
            cells=tuple(Cell(content=cells[at][number]) for at in kept),
            facts=tuple(fact.id for fact in held.facts[:MOST_LABELS]),
        )
        for number, held in enumerate(involved)
    )
    return Table(
        id=f"{ident}-table",
        columns=tuple(columns[at][0] for at in kept),
        rows=rows,
        caption=build.label(caption),
        description=writing.catalogue.label(
            "alt-table", rows=len(rows), caption=writing.catalogue.labels[caption]
        ),
        facts=tuple(dict.fromkeys(fact for row in rows for fact in row.facts)),
    )


def _name(held: Involved, writing: Writing) -> Inlines:
    return (Strong(children=writing.name(held.actor.id, opens=True)),)


def _capacity(held: Involved, writing: Writing) -> Inlines:
    """Each capacity that the evidence gives, else the actor's own; a person's gap is said."""
    stated = _stated(held, writing)
    if stated:
        between = writing.build.text(writing.catalogue.lists.item)
        said = stated.values()
        return listed(((writing.capacity(held.actor.id, *each),) for each in said), between)
    if held.actor.kind is ActorKind.PERSON:
        return (Emphasis(children=writing.build.label("not-stated")),)
    return ()


def _stated(held: Involved, writing: Writing) -> Mapping[str, tuple[LocalText, tuple[Fact, ...]]]:
    """What the actor is called, by its words."""
    places = held.places if held.speaks else ()
    first: dict[Evidence, Fact] = {}
    for fact in held.facts:
        for evidence in fact.evidence:
            first.setdefault(evidence, fact)
    said = ((first[place], place) for place in places)
    return capacities_of(held.actor.id, said, writing)


def _side(held: Involved, writing: Writing) -> Inlines:
    """The side, after the organisation that the actor belongs to if the capacity leaves it out."""
    actor = held.actor
    idents = [ident for ident in (actor.member_of, actor.side) if ident]
    if not idents:
        return (Emphasis(children=writing.build.label("no-side")),)
    first = writing.words.name(idents[0], NameForm.FULL, writing.language)
    if len(idents) > 1 and any(first in capacity for capacity in _stated(held, writing)):
        idents = idents[1:]
    between = writing.build.text(writing.catalogue.lists.item)
    return listed((writing.name(ident) for ident in idents), between)


def _facts(held: Involved, writing: Writing) -> Inlines:
    """Where the actor speaks or acts, the first few facts by their labels, how many more."""
    build = writing.build
    parts: list[Inline] = list(build.label("who-speaks" if held.speaks else "who-acts"))
    idents = tuple(fact.id for fact in held.facts)
    mark = writing.mark_places(held.places)
    parts += (Citation(facts=idents, mark=mark, lang=writing.language),)
    separator = build.text(writing.catalogue.lists.item)
    for number, fact in enumerate(held.facts[:MOST_LABELS]):
        parts += separator if number else build.text(writing.catalogue.colon)
        parts.append(writing.heading(fact))
    more = len(held.facts) - MOST_LABELS
    if more > 0:
        parts += (*separator, *build.label("who-more", n=more))
    return tuple(parts)


def _remark(held: Involved, writing: Writing) -> Inlines:
    """Other spellings, and what is uncertain about the name."""
    build, actor = writing.build, held.actor
    full = writing.words.name(actor.id, NameForm.FULL, writing.language)
    names = dict.fromkeys(alias.name for alias in actor.aliases if alias.name != full)
    parts: list[Inlines] = []
    if names:
        listed = writing.catalogue.join([writing.catalogue.quote(name) for name in names])
        parts.append(build.label("who-alias", names=listed))
    if actor.caution:
        pieces = writing.words.text(actor.caution, writing.language)
        parts.append(build.label("caution", reason=build.inlines(pieces, {}, "")))
    space = build.text(writing.catalogue.space)
    return tuple(i for n, part in enumerate(parts) for i in ((*space, *part) if n else part))
