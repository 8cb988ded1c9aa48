"""Quantities in words; the golden tables are their specification."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import catalogue
from briefgen.wording.numbers import grouped
from briefgen.wording.quantities import (
    QuantityWords,
    known_unit,
    unit_noun,
    unit_nouns,
    word_quantity,
)

RESEARCHERS = {
    Language.EN: UnitWords(one="PhD researcher", other="PhD researchers"),
    Language.VI: UnitWords(one="nghiên cứu sinh", other="nghiên cứu sinh"),
    Language.JA: UnitWords(one="博士研究者", other="博士研究者", counter="人"),
}


def declared(unit: str, language: Language) -> UnitWords | None:
    return RESEARCHERS[language] if unit == "phd" else None


def words(language: Language, **fields: Any) -> str:
    return word_quantity(Quantity(**fields), catalogue(language), declared).full


def test_a_figure_and_its_scale_or_symbol_do_not_part() -> None:
    assert "3\u00a0trillion" in words(Language.EN, value="3e12", unit="JPY")
    assert words(Language.EN, value=5, unit="MW") == "5\u00a0MW"


def test_a_currency_that_no_catalogue_pins_has_its_cldr_name() -> None:
    assert words(Language.EN, value=2, unit="GBP") == "2 British pounds"
    assert words(Language.EN, value=1, unit="GBP") == "1 British pound"


def test_the_parts_of_a_key_figure_stand_apart() -> None:
    quantity = Quantity.model_validate(
        {"min": 3000, "max": 4000, "unit": "MW", "bound": "range", "scope": "in_total"}
    )
    parts = word_quantity(quantity, catalogue(Language.EN), declared)
    assert (parts.qualifier, parts.figure, parts.unit) == ("range, total", "3,000–4,000", "MW")


@pytest.mark.parametrize(
    ("unit", "ja"),
    [
        ("country", "多数の国"),
        ("company", "多数の企業"),
        ("document", "多数の資料"),
        ("person", "多数の人々"),
    ],
)
def test_a_vague_amount_in_japanese_has_a_noun_and_not_a_counter(unit: str, ja: str) -> None:
    assert words(Language.JA, vague="numerous", unit=unit, bound="vague") == ja


def test_a_vague_length_of_time_is_a_figure_without_unit_or_qualifier() -> None:
    several = Quantity.model_validate({"vague": "several", "unit": "decade", "bound": "vague"})
    parts = word_quantity(several, catalogue(Language.VI), declared)
    said = "vài thập niên"
    assert parts == QuantityWords(qualifier="", figure=said, unit="", full=said, bare=said)


def test_a_vague_amount_has_no_qualifier_and_its_word_for_a_number() -> None:
    many = Quantity.model_validate({"vague": "many", "unit": "phd", "bound": "vague"})
    parts = word_quantity(many, catalogue(Language.EN), declared)
    assert (parts.qualifier, parts.bare, parts.unit) == ("", "many", "PhD researchers")


@pytest.mark.parametrize(
    ("unit", "nouns"),
    [
        ("phd", ("PhD researchers", "nghiên cứu sinh", "人")),
        ("person", ("people", "người", "人")),
        ("document", ("documents", "tài liệu", "件")),
        ("JPY", ("yen", "yên", "円")),
        ("MW", ("MW", "MW", "MW")),
    ],
)
def test_what_an_axis_counts_is_said_for_many_and_in_japanese_by_its_counter(
    unit: str, nouns: tuple[str, ...]
) -> None:
    held = tuple(unit_noun(unit, catalogue(language), declared) for language in Language)
    assert held == nouns


def test_a_figure_may_stand_before_one_of_its_unit_or_many() -> None:
    assert unit_nouns("person", catalogue(Language.EN), declared) == {"person", "people"}


def test_documents_are_counted_in_japanese_with_their_counter() -> None:
    assert words(Language.JA, value=2, unit="document") == "2件の資料"


@pytest.mark.parametrize("unit", ["JPY", "MW", "%", "person", "year", "CHF"])
def test_wording_knows_money_symbols_percent_times_and_common_things(unit: str) -> None:
    assert known_unit(unit)


def test_wording_does_not_know_a_thing_that_nobody_declared() -> None:
    assert not known_unit("phd-researcher")


@given(st.decimals(0, 10**9, places=3, allow_nan=False, allow_infinity=False))
def test_grouping_keeps_every_decimal(number: Decimal) -> None:
    assert Decimal(grouped(number, Language.EN).replace(",", "")) == number
    back = grouped(number, Language.VI).replace(".", "").replace(",", ".")
    assert Decimal(back) == number
