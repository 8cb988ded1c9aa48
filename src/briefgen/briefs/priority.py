"""Which facts go first where not all can be shown: an order over all chosen facts."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.briefs.brief import Brief
from briefgen.facts.model import Fact, FactBase, Kind

_BY_KIND: Mapping[Kind, int] = {
    Kind.PROJECT: 0,
    Kind.PROGRAMME: 0,
    Kind.COMMITMENT: 0,
    Kind.ASK: 0,
    Kind.OFFER: 0,
    Kind.FIGURE: 1,
    Kind.EVENT: 2,
    Kind.CHALLENGE: 2,
    Kind.OUTLOOK: 3,
    Kind.STATEMENT: 4,
    Kind.PERSON: 5,
    Kind.CONTEXT: 5,
}


def priorities(facts: tuple[Fact, ...], base: FactBase, brief: Brief) -> Mapping[str, int]:
    """The place of each fact by its id, from 1: what a reader with little time sees first.

    What the brief pins, then what its author marked as headline, then what a theme's takeaway rests
    on, then undertakings, asks and offers, figures, events, outlooks, statements, context. What
    carries a caution comes after its like. Equals keep the order they are given in.
    """
    wanted = {ident: place for place, ident in enumerate((*brief.pin, *brief.order))}
    bearing = {ident for t in base.themes if t.takeaway for ident in t.takeaway.rests_on}

    def key(fact: Fact) -> tuple[int, bool, bool, int, bool]:
        return (
            wanted.get(fact.id, len(wanted)),
            not fact.headline,
            fact.id not in bearing,
            _BY_KIND[fact.kind],
            fact.caution is not None,
        )

    return {fact.id: place for place, fact in enumerate(sorted(facts, key=key), start=1)}
