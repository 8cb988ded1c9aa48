"""Quantities as sources print them: number, unit and qualifier, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.facts.matching import fold
from briefgen.facts.reading import QuantityReader, Reading
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity, Vague

EN, VI, JA = Language.EN, Language.VI, Language.JA
READERS = {language: QuantityReader(language, {}) for language in Language}


def read(language: Language, text: str) -> tuple[Reading, ...]:
    return READERS[language].read(fold(text))


@pytest.mark.parametrize(
    ("language", "text", "bound", "number", "unit"),
    [
        (EN, "approximately JPY 3,000 billion", "approximate", "3e12", "JPY"),
        (EN, "US$5m was lent", "exact", "5e6", "USD"),
        (EN, "250 or more people", "at_least", "250", "person"),
        (EN, "an upwards of 40 MW plant", "more_than", "40", "MW"),
        (EN, "nearly two thirds of it", "approximate", "0.6667", "share"),
        (EN, "1.25 million MWh a year", "exact", "1.25e6", "MWh"),
        (EN, "a fall of −0.4%", "exact", "-0.4", "%"),
        (VI, "vượt 100 tỷ yên", "more_than", "1e11", "JPY"),
        (VI, "gần 3 nghìn tỷ đồng", "approximate", "3e12", "VND"),
        (VI, "2,5 triệu tấn trở lên", "at_least", "2.5e6", "tonne"),
        (VI, "không quá 1/3", "up_to", "0.3333", "share"),
        (VI, "khoảng hai trăm chuyên gia", "approximate", "200", "expert"),
        (JA, "総額約３兆５，０００億円", "approximate", "3.5e12", "JPY"),
        (JA, "1,000億円を超える投資", "more_than", "1e11", "JPY"),
        (JA, "250人強の研修生", "more_than", "250", "trainee"),
        (JA, "三割弱", "approximate", "0.3", "share"),
        (JA, "２，０００社以上", "at_least", "2000", "company"),
        (JA, "50万kW程度", "approximate", "5e5", "kW"),
        (JA, "契約250件", "exact", "250", "project"),
        (JA, "技術者250人強化策", "exact", "250", "person"),
    ],
)
def test_a_quantity_is_read_with_its_unit_and_qualifier(
    language: Language, text: str, bound: str, number: str, unit: str
) -> None:
    (found,) = read(language, text)
    typed = Quantity(unit=unit, bound=Bound(bound), value=Decimal(number))
    assert found.states(typed), found
    assert found.bounds == {Bound(bound)} or bound in ("approximate", "exact")


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "unit"),
    [
        (EN, "3–4 trillion yen", "3e12", "4e12", "JPY"),
        (EN, "between 5 and 10 years", "5", "10", "year"),
        (EN, "40% to 50%", "40", "50", "%"),
        (VI, "từ 500 triệu đến 1,2 tỷ yên", "5e8", "1.2e9", "JPY"),
        (VI, "3.000-4.000 MW", "3000", "4000", "MW"),
        (JA, "３～４兆円", "3e12", "4e12", "JPY"),
        (JA, "3億円～12億円", "3e8", "1.2e9", "JPY"),
        (JA, "−5～−2°C", "-5", "-2", "°C"),
    ],
)
def test_a_range_is_read_with_both_its_ends(
    language: Language, text: str, low: str, high: str, unit: str
) -> None:
    (found,) = read(language, text)
    assert found.states(Quantity(unit=unit, bound=Bound.RANGE, min=Decimal(low), max=Decimal(high)))


@pytest.mark.parametrize(
    ("language", "text", "vague", "unit"),
    [
        (EN, "several companies", Vague.SEVERAL, "company"),
        (VI, "nhiều dự án", Vague.NUMEROUS, "project"),
        (VI, "vài năm", Vague.SEVERAL, "year"),
        (JA, "複数の企業", Vague.SEVERAL, "company"),
        (JA, "数年", Vague.FEW, "year"),
    ],
)
def test_an_amount_in_words_is_read(language: Language, text: str, vague: Vague, unit: str) -> None:
    (found,) = read(language, text)
    assert found.states(Quantity(unit=unit, bound=Bound.VAGUE, vague=vague))


@pytest.mark.parametrize("text", ["talks about 5 projects", "work over 5 projects"])
def test_a_word_that_may_qualify_leaves_both_open(text: str) -> None:
    (found,) = read(EN, text)
    assert Bound.EXACT in found.bounds
    assert len(found.bounds) == 2
