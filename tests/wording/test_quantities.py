"""Quantities in words, three ways: the table is the specification."""

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
from briefgen.wording.quantities import known_unit, word_quantity

RESEARCHERS = {
    Language.EN: UnitWords(one="PhD researcher", other="PhD researchers"),
    Language.VI: UnitWords(one="nghiên cứu sinh", other="nghiên cứu sinh"),
    Language.JA: UnitWords(one="博士研究者", other="博士研究者", counter="人"),
}


def declared(unit: str, language: Language) -> UnitWords | None:
    return RESEARCHERS[language] if unit == "phd" else None


def words(language: Language, **fields: Any) -> str:
    return word_quantity(Quantity(**fields), catalogue(language), declared).full


GOLDEN: list[tuple[dict[str, Any], str, str, str]] = [
    (
        {"value": "3e12", "unit": "JPY", "bound": "approximate", "printed": "approximately"},
        "approximately 3 trillion yen",
        "khoảng 3.000 tỷ yên",
        "約3兆円",
    ),
    (
        {"value": "1e11", "unit": "JPY", "bound": "more_than", "printed": "more than"},
        "more than 100 billion yen",
        "hơn 100 tỷ yên",
        "1,000億円超",
    ),
    ({"value": "1.5e12", "unit": "JPY"}, "1.5 trillion yen", "1.500 tỷ yên", "1兆5,000億円"),
    ({"value": "1e15", "unit": "VND"}, "1,000 trillion dong", "1 triệu tỷ đồng", "1,000兆ドン"),
    ({"value": "1e3", "unit": "USD"}, "1,000 US dollars", "1.000 đô la Mỹ", "1,000米ドル"),
    ({"value": "1e4", "unit": "EUR"}, "10,000 euros", "10.000 euro", "1万ユーロ"),
    ({"value": "1e6", "unit": "USD"}, "1 million US dollars", "1 triệu đô la Mỹ", "100万米ドル"),
    ({"value": "1e9", "unit": "JPY"}, "1 billion yen", "1 tỷ yên", "10億円"),
    ({"value": 1234567, "unit": "JPY"}, "1,234,567 yen", "1.234.567 yên", "123万4,567円"),
    (
        {"value": 250, "unit": "phd", "bound": "approximate", "printed": "around"},
        "around 250 PhD researchers",
        "khoảng 250 nghiên cứu sinh",
        "約250人の博士研究者",
    ),
    ({"value": 1, "unit": "phd"}, "1 PhD researcher", "1 nghiên cứu sinh", "1人の博士研究者"),
    (
        {"min": 3000, "max": 4000, "unit": "MW", "bound": "range", "scope": "in_total"},
        "3,000–4,000\u00a0MW in total",
        "tổng cộng 3.000–4.000\u00a0MW",
        "合計3,000～4,000MW",
    ),
    (
        {"min": "3e12", "max": "4e12", "unit": "JPY", "bound": "range"},
        "3–4 trillion yen",
        "3.000–4.000 tỷ yên",
        "3兆～4兆円",
    ),
    ({"min": 5, "max": 10, "unit": "year", "bound": "range"}, "5–10 years", "5–10 năm", "5～10年"),
    ({"value": "0.5", "unit": "share", "bound": "share"}, "half", "một nửa", "半分"),
    ({"value": "0.33", "unit": "share", "bound": "share"}, "33%", "33%", "33%"),
    ({"value": "12.5", "unit": "%"}, "12.5%", "12,5%", "12.5%"),
    (
        {"value": "0.5", "unit": "century", "bound": "more_than"},
        "more than half a century",
        "hơn nửa thế kỷ",
        "半世紀超",
    ),
    ({"value": "1e8", "unit": "person"}, "100 million people", "100 triệu người", "1億人"),
    (
        {"vague": "numerous", "unit": "phd", "bound": "vague"},
        "numerous PhD researchers",
        "nhiều nghiên cứu sinh",
        "多数の博士研究者",
    ),
    ({"value": 40, "unit": "%", "bound": "up_to"}, "up to 40%", "tối đa 40%", "最大40%"),
    ({"value": 3, "unit": "company", "bound": "at_least"}, "at least 3 companies",
     "ít nhất 3 công ty", "3社以上"),
    ({"value": 7, "unit": "project", "bound": "less_than"}, "less than 7 projects",
     "dưới 7 dự án", "7件未満"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "en", "vi", "ja"), GOLDEN, ids=[row[1] for row in GOLDEN])
def test_a_quantity_is_typed_once_and_worded_three_ways(
    fields: dict[str, Any], en: str, vi: str, ja: str
) -> None:
    found = tuple(words(language, **fields).replace("\u00a0", " ") for language in Language)
    assert found == tuple(text.replace("\u00a0", " ") for text in (en, vi, ja))


def test_a_qualifier_of_another_language_gives_way_to_our_own() -> None:
    assert words(Language.JA, value=250, unit="phd", bound="approximate", printed="around") == (
        "約250人の博士研究者"
    )


def test_a_printed_word_that_is_no_qualifier_of_that_bound_is_not_kept() -> None:
    text = words(Language.EN, value=250, unit="phd", bound="approximate", printed="exactly")
    assert text == "approximately 250 PhD researchers"


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


PARTS: list[tuple[dict[str, Any], tuple[str, str, str], tuple[str, str, str]]] = [
    (
        {"value": 250, "unit": "phd", "bound": "approximate", "printed": "around"},
        ("khoảng", "250", "nghiên cứu sinh"),
        ("約", "250人", "博士研究者"),
    ),
    (
        {"value": "1e11", "unit": "JPY", "bound": "more_than"},
        ("hơn", "100 tỷ", "yên"),
        ("", "1,000億", "円超"),
    ),
    (
        {"value": 3, "unit": "company", "bound": "at_least"},
        ("ít nhất", "3", "công ty"),
        ("", "3", "社以上"),
    ),
    (
        {"value": 20, "unit": "phd", "bound": "less_than"},
        ("dưới", "20", "nghiên cứu sinh"),
        ("", "20人未満", "博士研究者"),
    ),
    (
        {"value": "0.5", "unit": "century", "bound": "more_than"},
        ("hơn", "nửa thế kỷ", ""),
        ("", "半世紀超", ""),
    ),
    (
        {"min": 3000, "max": 4000, "unit": "MW", "bound": "range", "scope": "in_total"},
        ("tổng cộng", "3.000–4.000", "MW"),
        ("合計", "3,000～4,000", "MW"),
    ),
]


@pytest.mark.parametrize(("fields", "vi", "ja"), PARTS, ids=[str(row[2]) for row in PARTS])
def test_a_counter_and_a_qualifier_written_behind_stay_with_the_large_figure(
    fields: dict[str, Any], vi: tuple[str, str, str], ja: tuple[str, str, str]
) -> None:
    for language, expected in ((Language.VI, vi), (Language.JA, ja)):
        parts = word_quantity(Quantity(**fields), catalogue(language), declared)
        found = (parts.qualifier, parts.figure.replace("\u00a0", " "), parts.unit)
        assert found == expected


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


def test_documents_are_counted_in_japanese_with_their_counter() -> None:
    assert words(Language.JA, value=2, unit="document") == "2件の資料"


@pytest.mark.parametrize("unit", ["JPY", "MW", "%", "person", "year", "CHF"])
def test_wording_knows_money_symbols_percent_times_and_common_things(unit: str) -> None:
    assert known_unit(unit)


def test_wording_does_not_know_a_thing_that_nobody_declared() -> None:
    assert not known_unit("phd-researcher")


SCALES = {
    Language.EN: {"trillion": 12, "billion": 9, "million": 6},
    Language.VI: {"triệu tỷ": 15, "tỷ": 9, "triệu": 6},
    Language.JA: {"京": 16, "兆": 12, "億": 8, "万": 4},
}


def read_back(text: str, language: Language) -> Decimal:
    """The number that worded money states: the test's own reader, so that a ×10 slip shows."""
    text = text.replace("\u00a0", " ")
    decimal, group = (",", ".") if language is Language.VI else (".", ",")
    if language is Language.JA:
        total, digits = Decimal(0), ""
        for char in text:
            if char.isdigit() or char == decimal:
                digits += char
            elif char in SCALES[language]:
                total += Decimal(digits) * 10 ** SCALES[language][char]
                digits = ""
        return total + (Decimal(digits) if digits else 0)
    number, _, rest = text.partition(" ")
    plain = Decimal(number.replace(group, "").replace(decimal, "."))
    for word, exponent in SCALES[language].items():
        if rest.startswith(word + " "):
            return plain.scaleb(exponent)
    return plain


@given(st.integers(1, 10**15), st.sampled_from(["JPY", "VND", "USD", "EUR"]))
def test_reading_worded_money_back_gives_the_same_amount(amount: int, unit: str) -> None:
    for language in Language:
        assert read_back(words(language, value=amount, unit=unit), language) == amount


@given(st.integers(1, 10**6), st.integers(0, 15))
def test_round_amounts_read_back_too(mantissa: int, exponent: int) -> None:
    amount = min(mantissa * 10**exponent, 10**17)
    for language in Language:
        assert read_back(words(language, value=amount, unit="JPY"), language) == amount


@given(st.decimals(0, 10**9, places=3, allow_nan=False, allow_infinity=False))
def test_grouping_keeps_every_decimal(number: Decimal) -> None:
    assert Decimal(grouped(number, Language.EN).replace(",", "")) == number
    back = grouped(number, Language.VI).replace(".", "").replace(",", ".")
    assert Decimal(back) == number
