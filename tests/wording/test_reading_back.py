"""The law of wording: what is worded reads back as the same quantity, in every language.

The reader is the one that `verify` and `coverage` hold sources against.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.facts.matching import fold
from briefgen.facts.reading import MAY_BE_EXACT, QuantityReader, Reading
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import word_quantity
from tests.wording.strategies import numbers, quantities, single, units
from tests.wording.tables import declared

READERS = {
    language: QuantityReader(
        language,
        {unit: words for unit in ("phd-researcher",) if (words := declared(unit, language))},
    )
    for language in Language
}
languages = st.sampled_from(Language)


def worded(quantity: Quantity, language: Language) -> str:
    return word_quantity(quantity, catalogue(language), declared).full


def read(text: str, language: Language) -> tuple[Reading, ...]:
    return READERS[language].read(fold(text))


def as_counted(quantity: Quantity, language: Language) -> Quantity:
    """The quantity in the unit that the language counts it in: two decades are 20年."""
    counted = catalogue(language).units.counted_as.get(quantity.unit)
    if counted is None or not quantity.is_number:
        return quantity
    ends = {"value": quantity.value, "min": quantity.min, "max": quantity.max}
    scaled = {key: number * counted.times for key, number in ends.items() if number is not None}
    return quantity.model_copy(update={"unit": counted.unit, **scaled})


@given(quantities, languages)
@example(Quantity(unit="JPY", bound=Bound.RANGE, min=Decimal(1), max=Decimal("4e12")), Language.EN)
@example(Quantity(unit="JPY", bound=Bound.RANGE, min=Decimal(1), max=Decimal("4e12")), Language.JA)
@example(Quantity(unit="%", bound=Bound.RANGE, min=Decimal(-2), max=Decimal("3e6")), Language.VI)
def test_a_worded_quantity_reads_back_as_the_same(quantity: Quantity, language: Language) -> None:
    text = worded(quantity, language)
    found = read(text, language)
    assert len(found) == 1, (text, found)
    assert found[0].states(as_counted(quantity, language)), (text, found[0])


@given(single(), languages)
def test_a_worded_quantity_reads_back_as_no_other_number(
    quantity: Quantity, language: Language
) -> None:
    counted = as_counted(quantity, language)
    assert counted.value is not None
    (found,) = read(worded(quantity, language), language)
    for slip in (counted.value * 10, counted.value / 10, counted.value + 1, -counted.value):
        if slip != counted.value:
            assert not found.has(slip, counted.unit)


@given(single(), languages, st.sampled_from([b for b in Bound if b is not Bound.SHARE]))
def test_a_worded_quantity_reads_back_with_no_other_bound(
    quantity: Quantity, language: Language, other: Bound
) -> None:
    text = worded(quantity, language)
    (found,) = read(text, language)
    may_be_exact = any(f" {word} " in f" {text} " for word in MAY_BE_EXACT)
    if other is not quantity.bound and not (other is Bound.EXACT and may_be_exact):
        assert other not in found.bounds


@given(numbers, units, units, languages)
def test_a_worded_quantity_reads_back_in_no_unit_that_is_worded_otherwise(
    number: Decimal, unit: str, other: str, language: Language
) -> None:
    quantity, another = (Quantity(unit=name, value=number) for name in (unit, other))
    text = worded(quantity, language)
    (found,) = read(text, language)
    if worded(another, language) != text and {unit, other} != {"t", "tonne"}:
        assert not found.states(as_counted(another, language))


@pytest.mark.parametrize("language", Language)
def test_a_range_reads_back_with_both_its_ends_only(language: Language) -> None:
    quantity = Quantity(unit="JPY", bound=Bound.RANGE, min=Decimal("3e12"), max=Decimal("4e12"))
    (found,) = read(worded(quantity, language), language)
    for low, high in ((Decimal(3), Decimal("4e12")), (Decimal("3e11"), Decimal("4e12"))):
        assert not found.states(quantity.model_copy(update={"min": low, "max": high}))
