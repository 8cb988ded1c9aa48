"""Months, quarters and halves of a year as sources name them."""

from __future__ import annotations

import pytest

from briefgen.facts.dates import names_half, names_month, names_quarter
from briefgen.facts.matching import fold
from briefgen.values.language import Language

EN, VI, JA = Language.EN, Language.VI, Language.JA


@pytest.mark.parametrize(
    ("language", "month", "text"),
    [
        (EN, 4, "on 28 April 2025"),
        (EN, 4, "on Apr. 28"),
        (EN, 4, "2025-04-28"),
        (EN, 4, "28/04/2025"),
        (EN, 4, "4/28/2025"),
        (EN, 5, "in May"),
        (VI, 4, "ngày 28 tháng 4 năm 2025"),
        (VI, 4, "tháng Tư"),
        (VI, 4, "ngày 28/4"),
        (VI, 4, "28-4-2025"),
        (VI, 4, "28.4.2025"),
        (VI, 4, "tháng 4/2025"),
        (VI, 10, "tháng mười"),
        (VI, 12, "tháng Chạp"),
        (JA, 4, "2025年４月28日"),
        (JA, 4, "四月二十八日"),
        (JA, 4, "2025/4/28"),
        (JA, 11, "十一月"),
    ],
)
def test_a_month_is_named(language: Language, month: int, text: str) -> None:
    assert names_month(month, fold(text), language)


@pytest.mark.parametrize(
    ("language", "month", "text"),
    [
        (EN, 3, "the Market and Marine firms"),
        (EN, 5, "it may be"),
        (EN, 4, "24 of 42"),
        (EN, 4, "from 1/2025"),
        (VI, 1, "tháng 11 và tháng 12"),
        (VI, 10, "tháng mười một"),
        (VI, 4, "4 tháng"),
        (JA, 1, "11月に"),
        (JA, 1, "十一月に"),
        (JA, 4, "14月"),
    ],
)
def test_another_month_or_word_is_not_taken_for_it(
    language: Language, month: int, text: str
) -> None:
    assert not names_month(month, fold(text), language)


@pytest.mark.parametrize(
    ("language", "text", "quarters"),
    [
        (EN, "in the second quarter", {2}),
        (EN, "Q2 2025", {2}),
        (EN, "a quarter of it", set()),
        (VI, "quý II/2025", {2}),
        (VI, "quý III", {3}),
        (VI, "quý tư", {4}),
        (JA, "第２四半期", {2}),
        (JA, "第三四半期", {3}),
        (JA, "四半期ごと", set()),
    ],
)
def test_a_quarter_is_named(language: Language, text: str, quarters: set[int]) -> None:
    found = {quarter for quarter in range(1, 5) if names_quarter(quarter, fold(text), language)}
    assert found == quarters


@pytest.mark.parametrize(
    ("language", "text", "halves"),
    [
        (EN, "the first half of 2025", {1}),
        (EN, "H2 2025", {2}),
        (EN, "half of it", set()),
        (VI, "6 tháng đầu năm", {1}),
        (VI, "sáu tháng cuối năm", {2}),
        (JA, "2025年上半期", {1}),
        (JA, "下期", {2}),
        (JA, "年後半", {2}),
        (JA, "半年", set()),
    ],
)
def test_a_half_of_a_year_is_named(language: Language, text: str, halves: set[int]) -> None:
    assert {half for half in (1, 2) if names_half(half, fold(text), language)} == halves
