"""Quantities: their shape, and one digest for one number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from pydantic import ValidationError

from briefgen.values.quantity import Bound, Quantity
from tests.facts.strategies import quantities


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"bound": "range", "min": 3}, "both min and max"),
        ({"bound": "range", "min": 3, "max": 4, "value": 3}, "no value"),
        ({"bound": "range", "min": 4, "max": 4}, "below its max"),
        ({"bound": "vague", "value": 3}, "needs vague"),
        ({"bound": "exact"}, "needs value"),
        ({"value": 3, "min": 1}, "no min or max"),
        ({"value": 3, "vague": "many"}, "vague goes with"),
        ({"value": "NaN"}, "finite"),
        ({"value": "1e19"}, "less than or equal"),
        ({"value": 1, "uint": "MW"}, "Extra inputs"),
    ],
)
def test_a_quantity_of_the_wrong_shape_is_refused(keys: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Quantity.model_validate({"unit": "MW", **keys})


@pytest.mark.parametrize("printed", ["3e12", "3000000000000", "3000000000000.0", "3.0E+12"])
def test_one_number_is_one_number_however_it_is_typed(printed: str) -> None:
    quantity = Quantity.model_validate({"unit": "JPY", "value": printed})
    plain = Quantity(unit="JPY", value=Decimal(3 * 10**12))
    assert quantity.model_dump_json() == plain.model_dump_json()


def test_only_exact_numbers_and_shares_stand_without_a_qualifier() -> None:
    free = [
        bound
        for bound in Bound
        if bound not in (Bound.RANGE, Bound.VAGUE)
        and not Quantity(unit="MW", bound=bound, value=Decimal(1)).is_qualified
    ]
    assert free == [Bound.EXACT, Bound.SHARE]


@given(quantities)
def test_a_quantity_survives_json(quantity: Quantity) -> None:
    assert Quantity.model_validate_json(quantity.model_dump_json()) == quantity
