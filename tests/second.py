"""The second fact base: other parties and another subject than the demo's, with series."""

from __future__ import annotations

from functools import cache

from briefgen import FactBase, load_facts
from tests.demo import ROOT

DATA = ROOT / "data" / "velmora-keldria"
SOURCES = DATA / "sources"


@cache
def facts() -> FactBase:
    return load_facts(DATA)
