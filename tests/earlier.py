"""An invented earlier edition of the demo, a month before it, and what changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from briefgen.delivered.compare import compare
from briefgen.facts.changes.model import Changes
from briefgen.facts.model import Fact, FactBase
from briefgen.values.status import Status
from tests import demo

PHD, TRAINING, ODA = "phd-researchers", "semiconductor-training-programme", "oda-2023"
NEW, WITHDRAWN = "population", "earlier-claim"
THEMES = ("semiconductors", "investment", "finance")
"""The themes of the facts that changed: a brief of them is quickly made."""


@lru_cache(maxsize=1)
def facts() -> FactBase:
    """The earlier edition: two figures and two statuses lower, a fact less and one more."""
    now = demo.facts()
    partnership = now.partnership.model_copy(update={"as_of": dt.date(2026, 10, 20)})
    claim = now.fact_by_id["promising-destination"].model_copy(update={"id": WITHDRAWN})
    held = [_earlier(fact) for fact in now.facts if fact.id != NEW]
    return now.model_copy(update={"partnership": partnership, "facts": (*held, claim)})


@lru_cache(maxsize=1)
def changes() -> Changes:
    """What changed from the earlier edition to the demo."""
    return compare(facts(), demo.facts())


def with_facts(base: FactBase, **updates: Mapping[str, object]) -> FactBase:
    """The base with those fields of those facts changed; ids are written with underscores."""
    named = {ident.replace("_", "-"): update for ident, update in updates.items()}
    held = tuple(
        fact.model_copy(update=named[fact.id]) if fact.id in named else fact for fact in base.facts
    )
    return base.model_copy(update={"facts": held})


def _earlier(fact: Fact) -> Fact:
    if fact.id == PHD:
        return _with_value(fact, 200).model_copy(update={"status": Status.PROPOSED})
    if fact.id == TRAINING:
        return fact.model_copy(update={"status": Status.AGREED})
    return _with_value(fact, 80 * 10**9) if fact.id == ODA else fact


def _with_value(fact: Fact, number: int) -> Fact:
    """The fact with another number for its first value."""
    first, *others = fact.values
    assert first.quantity is not None
    quantity = first.quantity.model_copy(update={"value": Decimal(number)})
    values = (first.model_copy(update={"quantity": quantity}), *others)
    return fact.model_copy(update={"values": values})
