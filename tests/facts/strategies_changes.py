"""Editions for the laws of comparing: few ids, so that facts meet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from hypothesis import strategies as st

from briefgen.facts.changes.snapshot import Edition, FactState, Figure, Mention, Snapshot
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity, Scope
from briefgen.values.status import Status
from briefgen.values.when import When

IDS = ("alpha", "beta", "gamma", "delta")

numbers = st.decimals(
    min_value=-(10**18), max_value=10**18, allow_nan=False, allow_infinity=False, places=2
) | st.integers(0, 400).map(Decimal)
single = st.builds(
    Quantity,
    unit=st.sampled_from(["JPY", "engineer", "%"]),
    bound=st.sampled_from([Bound.EXACT, Bound.APPROXIMATE, Bound.MORE_THAN]),
    value=numbers,
    scope=st.none() | st.sampled_from(Scope),
    printed=st.none() | st.just("around"),
)
ranges = st.tuples(st.integers(0, 5), st.integers(6, 9)).map(
    lambda ends: Quantity(unit="MW", bound=Bound.RANGE, min=Decimal(ends[0]), max=Decimal(ends[1]))
)
times = st.sampled_from(["2024", "2025-04", "1996/..", "[..2045]"]).map(lambda e: When(edtf=e))
figures = st.builds(Figure, quantity=single | ranges) | st.builds(Figure, when=times)
marks = st.sampled_from(["", "a" * 16, "b" * 16])


@st.composite
def fact_states(draw: st.DrawFn, ident: str, *, whole: bool) -> FactState:
    """A fact of a fact base, or of a file, which knows less of it."""
    held = draw(st.dictionaries(st.sampled_from(["size", "cost"]), figures, max_size=2))
    words = draw(st.dictionaries(st.sampled_from(Language), marks.filter(bool), max_size=2))
    details = {"caution": draw(marks)} if whole else {}
    told = draw(marks)
    state = FactState(
        mention=Mention(id=ident, status=draw(st.sampled_from(Status))),
        digest="",
        former_ids=tuple(draw(st.lists(st.sampled_from(IDS), max_size=1))),
        figures=held,
        figures_digest=draw(marks),
        sources=told,
        words=words,
        details=details,
    )
    # Whatever a fact says, its digest covers.
    return state.model_copy(update={"digest": state.model_dump_json()})


@st.composite
def snapshots(
    draw: st.DrawFn, kinds: tuple[Literal["base", "memo", "deck"], ...] = ("base", "memo", "deck")
) -> Snapshot:
    """An edition of up to four facts."""
    kind = draw(st.sampled_from(kinds))
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    edition = Edition(
        kind=kind, partnership="p", as_of=draw(st.dates(dt.date(2020, 1, 1))), digest=draw(marks)
    )
    facts = tuple(draw(fact_states(ident, whole=kind == "base")) for ident in ids)
    return Snapshot(edition=edition, facts=facts)
