"""The domain rules over a whole base."""

from __future__ import annotations

from briefgen.facts.model import FactBase
from briefgen.issues import Issue


def run_rules(base: FactBase, broken: frozenset[str]) -> tuple[Issue, ...]:
    """Nothing yet."""
    return ()
