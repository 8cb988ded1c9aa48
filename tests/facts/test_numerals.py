"""Numbers as sources print them, as values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts.matching import fold, stands_in
from briefgen.facts.numerals import numerals, values_in
from briefgen.values.language import Language

EN, VI, JA = Language.EN, Language.VI, Language.JA


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (EN, "approximately 3,000 billion JPY", "3e12"),
        (EN, "3 trillion yen", "3e12"),
        (EN, "3-trillion-yen", "3e12"),
        (EN, "1.5 million", "1.5e6"),
        (EN, "more than 100 billion", "1e11"),
        (EN, "3,000–4,000 MW", "4000"),
        (EN, "5–10 years", "5"),
        (EN, "3-4 billion", "3e9"),
        (EN, "３，０００", "3000"),
        (EN, "half of it", "0.5"),
        (EN, "half a century", "0.5"),
        (EN, "half a century", "50"),
        (EN, "50%", "0.5"),
        (EN, "50 per cent", "50"),
        (EN, "the 1990s", "1990"),
        (EN, "five-year plans", "5"),
        (EN, "Two million people", "2e6"),
        (EN, "its first line", "1"),
        (EN, "twenty-five engineers", "25"),
        (EN, "two hundred and fifty people", "250"),
        (EN, "two and a half million", "2.5e6"),
        (EN, "half a million yen", "5e5"),
        (EN, "two-thirds of it", "0.6667"),
        (EN, "1/3 of it", "0.3333"),
        (EN, "¥3bn and US$5m", "3e9"),
        (EN, "¥3bn and US$5m", "5e6"),
        (EN, "a change of -0.4%", "-0.4"),
        (EN, "minus 2", "-2"),
        (EN, "40–50%", "0.4"),
        (VI, "3.000 tỷ yên", "3e12"),
        (VI, "2,5 nghìn tỷ đồng", "2.5e12"),
        (VI, "ba nghìn tỷ yên", "3e12"),
        (VI, "2 tỷ rưỡi", "2.5e9"),
        (VI, "2 năm rưỡi", "2.5"),
        (VI, "1 tỷ 200 triệu đồng", "1.2e9"),
        (VI, "hai trăm linh năm", "205"),
        (VI, "hai mươi lăm", "25"),
        (VI, "một phần ba", "0.3333"),
        (VI, "50 phần trăm", "0.5"),
        (VI, "âm 0,4%", "-0.4"),
        (VI, "quý III", "3"),
        (JA, "３兆５，０００億円", "3.5e12"),
        (JA, "3兆5千億円", "3.5e12"),
        (JA, "3～4兆円", "3e12"),
        (JA, "令和７年", "2025"),
        (JA, "令和元年", "2019"),
        (JA, "平成三十年", "2018"),
        (JA, "三分の二", "0.6667"),
        (JA, "3割5分", "0.35"),
        (JA, "過半数", "0.5"),
        (JA, "2年半", "2.5"),
        (JA, "△2.5%", "-2.5"),
        (JA, "マイナス3度", "-3"),
        (JA, "成長率は−0.4%", "-0.4"),
        (JA, "東京2020", "2020"),
        (VI, "3 nghìn tỷ yên", "3e12"),
        (VI, "1,5 triệu", "1.5e6"),
        (VI, "hai triệu người", "2e6"),
        (JA, "3兆円", "3e12"),
        (JA, "3,000億円", "3e11"),
        (JA, "1兆5,000億円", "1.5e12"),
        (JA, "1.5兆円", "1.5e12"),
        (JA, "三千億円", "3e11"),
        (JA, "約２５０人", "250"),
        (JA, "二〇二五年", "2025"),
        (JA, "3,000～4,000MW", "4000"),
        (JA, "10万人", "1e5"),
    ],
)
def test_a_printed_number_means_its_value(language: Language, text: str, value: str) -> None:
    assert Decimal(value) in values_in(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (EN, "3,000 billion JPY", "3000"),
        (EN, "3,000 billion JPY", "3e9"),
        (EN, "3,000", "3"),
        (EN, "2025", "25"),
        (VI, "3.000 tỷ", "3"),
        (JA, "3,000億円", "3e12"),
        (JA, "1兆5,000億円", "1e12"),
        (JA, "万博", "10000"),
        (JA, "東京2020", "1e16"),
        (JA, "半導体", "0.5"),
        (JA, "2025年半ば", "2025.5"),
        (JA, "2019年～2021年", "-2021"),
        (EN, "COVID-19", "-19"),
        (EN, "2019-2021", "-2021"),
        (EN, "twenty-five", "20"),
        (VI, "mười năm", "15"),
        (VI, "2 năm rưỡi", "5.5"),
    ],
)
def test_a_slip_of_magnitude_is_another_value(language: Language, text: str, value: str) -> None:
    assert Decimal(value) not in values_in(fold(text), language)


@given(st.integers(0, 10**15))
def test_every_grouped_number_reads_back(number: int) -> None:
    assert number in values_in(f"about {number:,} yen", EN)
    assert number in values_in(f"khoảng {number:,} yên".replace(",", "."), VI)
    assert number in values_in(f"約{number:,}円", JA)


@given(st.text(max_size=60), st.sampled_from(Language))
def test_numerals_stand_where_they_say(text: str, language: Language) -> None:
    folded = fold(text)
    for numeral in numerals(folded, language):
        assert 0 <= numeral.start < numeral.end <= len(folded)
        assert numeral.values


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("3,000–4,000 MW", "of 3,000-4,000 MW in"),
        ("T&T", "the T&T’s plan"),
        ("Viet Nam", "in Viet\u00a0Nam."),
        ("“soft threads”", 'enduring "soft threads" that'),
        ("２５０", "around 250 people"),
        ("AI", "日本のAI戦略"),
    ],
)
def test_a_token_stands_whatever_its_dashes_spaces_and_widths(needle: str, text: str) -> None:
    assert stands_in(needle, fold(text))


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("AI", "he said SAIL"),
        ("2", "in 2025"),
        ("000", "of 3,000 MW"),
        ("3", "of 3,000 MW"),
        ("MoU", "two MoUs"),
        ("japan", "in Japan"),
    ],
)
def test_a_token_is_whole_words_and_whole_numbers(needle: str, text: str) -> None:
    assert not stands_in(needle, fold(text))


def test_numbers_that_separators_do_not_group_are_read_each_by_itself() -> None:
    assert values_in(fold("paragraphs 1,2,3"), EN) == {Decimal(n) for n in (1, 2, 3)}
    assert values_in(fold("các mục 1.2.3"), VI) == {Decimal(n) for n in (1, 2, 3)}
