"""Derived values: the working, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts.derive import resolve_values, resolved_quantity
from briefgen.facts.model import Evidence, Fact, FactBase, FactValue, Kind, Mode
from briefgen.values.language import LocalText
from briefgen.values.quantity import Bound, Derived, Operation, Quantity, Scope, Vague
from briefgen.values.status import Status
from tests.facts.strategies import PARTNERSHIP, exact


def base_of(operation: Operation, *inputs: Quantity) -> FactBase:
    """A base whose fact ``made`` derives ``made`` from values v0, v1, … of the fact ``given``."""
    given_values = tuple(
        FactValue(name=f"v{index}", quantity=quantity) for index, quantity in enumerate(inputs)
    )
    names = tuple(f"given.v{index}" for index in range(len(inputs)))
    derived = FactValue(name="made", derived=Derived(operation=operation, inputs=names))
    return FactBase(
        partnership=PARTNERSHIP,
        sources=(),
        themes=(),
        facts=(fact("given", *given_values), fact("made", derived)),
    )


def fact(ident: str, *values: FactValue) -> Fact:
    return Fact(
        id=ident,
        kind=Kind.FIGURE,
        status=Status.STATED,
        theme="t",
        statement=LocalText(en="x"),
        values=values,
        evidence=(Evidence(source="s", paragraph=1, mode=Mode.DOCUMENT),),
    )


def made(operation: Operation, *inputs: Quantity) -> Quantity:
    base = base_of(operation, *inputs)
    return resolved_quantity(base, base.fact_by_id["made"], "made")


def bounded(number: str, bound: Bound) -> Quantity:
    return Quantity(unit="MW", value=Decimal(number), bound=bound)


def span(low: str, high: str) -> Quantity:
    return Quantity(unit="MW", min=Decimal(low), max=Decimal(high), bound=Bound.RANGE)


def test_exact_values_add_up_exactly() -> None:
    assert made(Operation.SUM, exact("0.1"), exact("0.2"), exact("3")) == exact("3.3")
    assert made(Operation.DIFFERENCE, exact("5"), exact("2")) == exact("3")
    assert made(Operation.COUNT, exact("5"), exact("2")) == exact("2")


def test_a_ratio_is_a_percentage_of_the_second() -> None:
    assert made(Operation.RATIO, exact("1"), exact("8")) == exact("12.5", "%")


def percent(number: str, bound: Bound = Bound.APPROXIMATE) -> Quantity:
    return Quantity(unit="%", value=Decimal(number), bound=bound)


def test_a_ratio_is_rounded_to_what_a_reader_can_use_and_says_so() -> None:
    assert made(Operation.RATIO, exact("1"), exact("3")) == percent("33")
    assert made(Operation.RATIO, exact("1"), exact("30")) == percent("3.3")
    assert made(Operation.RATIO, exact("299"), exact("300")) == percent("99.7")


def test_a_ratio_that_is_a_limit_is_rounded_to_where_it_stays_true() -> None:
    more = bounded("2", Bound.MORE_THAN)
    two, three = bounded("2", Bound.EXACT), bounded("3", Bound.EXACT)
    assert made(Operation.RATIO, more, three) == percent("66", Bound.MORE_THAN)
    assert made(Operation.RATIO, two, bounded("3", Bound.MORE_THAN)) == percent(
        "67", Bound.LESS_THAN
    )
    both = made(Operation.RATIO, span("1", "2"), three)
    assert (both.min, both.max) == (Decimal(33), Decimal(67))


def test_the_weakest_bound_stays() -> None:
    more, about = bounded("1", Bound.MORE_THAN), bounded("2", Bound.APPROXIMATE)
    assert made(Operation.SUM, exact("1"), more).bound is Bound.MORE_THAN
    assert made(Operation.SUM, more, about).bound is Bound.APPROXIMATE
    assert made(Operation.SUM, more, bounded("1", Bound.UP_TO)).bound is Bound.APPROXIMATE


def test_what_is_taken_away_limits_the_other_way() -> None:
    less_more = made(Operation.DIFFERENCE, exact("9"), bounded("1", Bound.MORE_THAN))
    assert less_more == bounded("8", Bound.LESS_THAN)
    share = made(Operation.RATIO, exact("1"), bounded("4", Bound.AT_LEAST))
    assert share == Quantity(unit="%", bound=Bound.UP_TO, value=Decimal(25))


def test_ranges_keep_both_ends() -> None:
    assert made(Operation.SUM, span("3", "4"), exact("1")) == span("4", "5")
    assert made(Operation.DIFFERENCE, span("3", "4"), span("1", "2")) == span("1", "3")


def test_a_scope_stays_only_if_all_share_it() -> None:
    each = Quantity(unit="MW", value=Decimal(1), scope=Scope.IN_TOTAL)
    assert made(Operation.SUM, each, each).scope is Scope.IN_TOTAL
    assert made(Operation.SUM, each, exact("1")).scope is None


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (exact("1", "JPY"), "unlike units"),
        (Quantity(unit="MW", bound=Bound.VAGUE, vague=Vague.MANY), "in words"),
        (Quantity(unit="MW", bound=Bound.SHARE, value=Decimal("0.5")), "a share and an amount"),
        (Quantity(unit="MW", value=Decimal(1), scope=Scope.PER_YEAR), "per_year"),
    ],
)
def test_unlike_things_are_never_added(other: Quantity, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        made(Operation.SUM, exact("1"), other)


def test_a_ratio_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        made(Operation.RATIO, exact("1"), exact("0"))


def test_facts_can_be_counted() -> None:
    base = base_of(Operation.COUNT, exact("1"))
    counted = Derived(operation=Operation.COUNT, inputs=("given", "made"))
    both = fact("both", FactValue(name="n", derived=counted))
    base = base.model_copy(update={"facts": (*base.facts, both)})
    assert resolve_values(base, both) == {"n": exact("2", "fact")}


def test_an_input_counted_twice_is_refused() -> None:
    base = base_of(Operation.COUNT, exact("1"))
    twice = Derived(operation=Operation.COUNT, inputs=("given", "given"))
    again = fact("again", FactValue(name="n", derived=twice))
    with pytest.raises(ValueError, match="named twice"):
        resolve_values(base, again)


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=6))
def test_a_sum_of_exact_values_is_their_sum(numbers: list[int]) -> None:
    total = made(Operation.SUM, *(exact(str(number)) for number in numbers))
    assert total == exact(str(sum(numbers)))
