"""Tensions: two facts that pull apart, both sides printed, neither resolved."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import Callout
from briefgen.facts.model import Fact, Tension


def tension_callouts(facts: Sequence[Fact], writing: Writing) -> list[Callout]:
    """A callout for each tension that one of the facts names, once for each pair."""
    chosen = {fact.id for fact in writing.selection.facts}
    seen: set[frozenset[str]] = set()
    callouts = []
    for fact in facts:
        for tension in fact.tensions:
            other = writing.base.fact_by_id[tension.fact]
            pair = frozenset((fact.id, other.id))
            if other.id in chosen and pair not in seen:
                seen.add(pair)
                callouts.append(_callout(fact, other, tension, writing))
    return callouts


def _callout(fact: Fact, other: Fact, tension: Tension, writing: Writing) -> Callout:
    refs = (writing.ref(fact), writing.ref(other))
    pieces = writing.words.text(tension.note, writing.language)
    note = writing.build.statement(pieces, Form.TENSION, refs)
    short = writing.build.statement(pieces, Form.TENSION, refs)
    sides = (fact, other)
    return Callout(
        role="tension",
        label=writing.build.label("tension-word"),
        paragraphs=(
            (note,),
            *((writing.statement(Form.STATEMENT, f), writing.mark_only((f,))) for f in sides),
        ),
        short=(
            (short,),
            *((writing.statement(Form.SHORT, f), writing.mark_only((f,))) for f in sides),
        ),
        statuses=tuple(writing.status(f.status) for f in sides),
        facts=(fact.id, other.id),
    )
