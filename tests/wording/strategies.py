"""Quantities of every kind that the model holds, for laws."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

from hypothesis import strategies as st

from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity, Scope, Vague
from briefgen.wording.catalogue import catalogue
from briefgen.wording.qualifiers import qualifiers
from briefgen.wording.quantities import SYMBOLS

_WORDS = catalogue(Language.EN).units
# Shares are fractions of one and are drawn apart.
_THINGS = [unit for unit in _WORDS.things if unit != "share"]
_TIMES = ["minute", "hour", "day", "week", "month", "year", "decade", "century"]
units = st.sampled_from([*_WORDS.money, *SYMBOLS, *_THINGS, "%", "phd-researcher"])
_round = st.builds(lambda n, e: Decimal(n).scaleb(e), st.integers(-9999, 99999), st.integers(0, 12))
_odd = st.decimals(-(10**9), 10**17, places=4) | st.integers(0, 10**17).map(Decimal)
numbers = _round | _odd | st.sampled_from([Decimal("0.5"), Decimal(0), Decimal(1), Decimal(10000)])
_one_number = st.sampled_from(
    [b for b in Bound if b not in (Bound.RANGE, Bound.VAGUE, Bound.SHARE)]
)
_words_of_bounds = {
    bound: sorted({q.word for q in chain(*map(qualifiers, Language)) if q.bound is bound})
    for bound in Bound
}
scopes = st.none() | st.sampled_from(Scope)


@st.composite
def single(draw: st.DrawFn) -> Quantity:
    """One number with any bound, and a qualifier that some source may print for that bound."""
    bound = draw(_one_number)
    return Quantity(
        unit=draw(units),
        bound=bound,
        value=draw(numbers),
        scope=draw(scopes),
        printed=draw(st.sampled_from([None, *_words_of_bounds[bound]])),
    )


ranges = (
    st.tuples(numbers, numbers, units, scopes)
    .filter(lambda drawn: drawn[0] != drawn[1])
    .map(
        lambda d: Quantity(unit=d[2], bound=Bound.RANGE, min=min(d[:2]), max=max(d[:2]), scope=d[3])
    )
)
_fractions = st.sampled_from(["0.5", "0.25", "0.75", "0.3333", "0.6667", "0.33", "1"]).map(Decimal)
shares = st.builds(
    Quantity,
    unit=st.just("share"),
    bound=st.sampled_from([Bound.SHARE, Bound.APPROXIMATE, Bound.MORE_THAN, Bound.AT_LEAST]),
    value=_fractions | st.decimals(0, 2, places=5),
    scope=scopes,
)
vague = st.builds(
    Quantity,
    unit=st.sampled_from([*_THINGS, "phd-researcher"]) | st.sampled_from(_TIMES),
    bound=st.just(Bound.VAGUE),
    vague=st.sampled_from(Vague),
    scope=scopes,
)
quantities = single() | ranges | shares | vague
