"""Fact bases for laws: any that the model holds, whether or not the rules like them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from briefgen.facts.model import (
    Actor,
    ActorKind,
    Caution,
    Evidence,
    Fact,
    FactBase,
    FactDate,
    FactValue,
    HouseStyle,
    Kind,
    Mode,
    Participant,
    Partnership,
    Role,
    Side,
    Source,
    Theme,
)
from briefgen.values.language import Language, LocalText
from briefgen.values.names import NameForms, Names
from briefgen.values.quantity import Bound, Derived, Operation, Quantity, Scope, Vague
from briefgen.values.status import Status
from briefgen.values.when import Duration, DurationUnit, Resolved, When

ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)
names_of_values = st.sampled_from(["capacity", "cost", "n1", "share_of_all"])
lines = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()) and "{" not in text and "}" not in text)
local_texts = st.builds(
    LocalText, en=lines, vi=st.none() | lines, ja=st.none() | lines | st.just("約{capacity}です")
)
numbers = st.decimals(0, 10**15, places=3).map(lambda n: n.normalize())
units = st.sampled_from(["JPY", "MW", "%", "person"])

plain_quantities = st.builds(
    Quantity,
    unit=units,
    bound=st.sampled_from([b for b in Bound if b not in (Bound.RANGE, Bound.VAGUE)]),
    value=numbers,
    scope=st.none() | st.sampled_from(Scope),
    printed=st.none() | lines,
)
ranges = (
    st.tuples(numbers, numbers, units)
    .filter(lambda r: r[0] != r[1])
    .map(lambda r: Quantity(unit=r[2], bound=Bound.RANGE, min=min(r[:2]), max=max(r[:2])))
)
vague = st.builds(Quantity, unit=units, bound=st.just(Bound.VAGUE), vague=st.sampled_from(Vague))
quantities = plain_quantities | ranges | vague

whens = st.builds(
    When,
    edtf=st.sampled_from(["2025-04-28", "2025-04", "2024", "199X", "XXXX-04-27", "1996/.."]),
    duration=st.none() | st.builds(Duration, unit=st.sampled_from(DurationUnit), value=numbers),
    resolved_from=st.none() | st.builds(Resolved, printed=lines, basis=local_texts),
)
values = st.lists(
    st.builds(FactValue, name=names_of_values, quantity=quantities)
    | st.builds(
        FactValue,
        name=names_of_values,
        derived=st.builds(
            Derived, operation=st.sampled_from(Operation), inputs=st.tuples(ids, ids)
        ),
    ),
    max_size=3,
).map(tuple)
evidence = st.builds(
    Evidence,
    source=ids,
    paragraph=st.integers(1, 500),
    mode=st.just(Mode.DOCUMENT),
    tokens=st.lists(lines, max_size=3).map(tuple),
) | st.builds(
    Evidence,
    source=ids,
    paragraph=st.integers(1, 500),
    mode=st.just(Mode.QUOTED),
    speaker=ids,
    quote=lines,
)
facts = st.builds(
    Fact,
    id=ids,
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    theme=ids,
    statement=local_texts,
    short=st.none() | local_texts,
    values=values,
    when=st.none() | whens,
    dates=st.lists(st.builds(FactDate, name=names_of_values, when=whens), max_size=2).map(tuple),
    actors=st.lists(st.builds(Participant, actor=ids, role=st.sampled_from(Role)), max_size=2).map(
        tuple
    ),
    evidence=st.lists(evidence, min_size=1, max_size=2).map(tuple),
    open_list=st.booleans(),
    caution=st.none() | st.builds(Caution, reason=local_texts),
)
actors = st.builds(
    Actor,
    id=ids,
    kind=st.sampled_from(ActorKind),
    names=st.builds(Names, en=st.builds(NameForms, full=lines)),
    capacity=st.none() | local_texts,
)
sources = st.builds(
    Source,
    id=ids,
    type=st.sampled_from(["article", "speech"]),
    description=local_texts,
    short=local_texts,
    language=st.sampled_from(Language),
    file=lines,
    sha256=st.just("0" * 64),
    paragraphs=st.integers(1, 500),
)
themes = st.builds(Theme, id=ids, name=local_texts, order=st.integers(1, 99))

PARTNERSHIP = Partnership(
    id="a-b",
    name=LocalText(en="{@pair}"),
    as_of=dt.date(2025, 1, 1),
    languages=(Language.EN,),
    sides=(
        Side(id="a", country="AA", names=Names(en=NameForms(full="A"))),
        Side(id="b", country="BB", names=Names(en=NameForms(full="B"))),
    ),
    style=HouseStyle(pair=("a", "b")),
)


def bases() -> st.SearchStrategy[FactBase]:
    """Bases of a few entries each; their references rarely resolve."""
    return st.builds(
        FactBase,
        partnership=st.just(PARTNERSHIP),
        sources=st.lists(sources, max_size=2).map(tuple),
        actors=st.lists(actors, max_size=3).map(tuple),
        themes=st.lists(themes, max_size=2).map(tuple),
        facts=st.lists(facts, max_size=3).map(tuple),
    )


def exact(number: str, unit: str = "MW") -> Quantity:
    """An exact quantity."""
    return Quantity(unit=unit, value=Decimal(number))
