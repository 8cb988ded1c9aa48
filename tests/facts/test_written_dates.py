"""Dates in texts are read as what they say, in each language, and what we word is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts.matching import fold
from briefgen.facts.written_dates import WrittenDate, written_dates
from briefgen.values.language import Language
from briefgen.values.when import Moment, Part, When
from briefgen.wording.catalogue import DateStyle, catalogue
from briefgen.wording.times import word_when

DAY = Moment(2025, 4, 28)


def one(text: str, language: Language) -> WrittenDate:
    (date,) = written_dates(fold(text), language)
    return date


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("on 28 April 2025", "en", DAY),
        ("on April 28, 2025", "en", DAY),
        ("on the 28th of April 2025", "en", DAY),
        ("on 28 Apr. 2025", "en", DAY),
        ("2025-04-28", "en", DAY),
        ("28/04/2025", "en", DAY),
        ("04/28/2025", "en", DAY),
        ("in Q3 2025", "en", Moment(2025, quarter=3)),
        ("the first half of 2025", "en", Moment(2025, half=1)),
        ("in the 1990s", "en", Moment(1990, decade=True)),
        ("FY2025", "en", Moment(2025)),
        ("in April", "en", Moment(None, 4)),
        ("ngày 28/4/2025", "vi", DAY),
        ("ngày 28 tháng tư năm 2025", "vi", DAY),
        ("ngày 28/4", "vi", Moment(None, 4, 28)),
        ("tháng 4/2025", "vi", Moment(2025, 4)),
        ("quý III/2025", "vi", Moment(2025, quarter=3)),
        ("sáu tháng đầu năm 2025", "vi", Moment(2025, half=1)),
        ("những năm 1990", "vi", Moment(1990, decade=True)),
        ("２０２５年４月２８日", "ja", DAY),
        ("令和七年四月二十八日", "ja", DAY),
        ("二〇二五年四月二十八日", "ja", DAY),
        ("2025年第3四半期", "ja", Moment(2025, quarter=3)),
        ("2025年度上半期", "ja", Moment(2025, half=1)),
        ("1990年代", "ja", Moment(1990, decade=True)),
        ("4月28日", "ja", Moment(None, 4, 28)),
    ],
)
def test_a_date_is_read(text: str, language: str, first: Moment) -> None:
    date = one(text, Language(language))
    assert (date.first, date.last) == (first, None)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("27–29 April 2025", "en", Moment(2025, 4, 27), Moment(2025, 4, 29)),
        ("April 27 to 29, 2025", "en", Moment(2025, 4, 27), Moment(2025, 4, 29)),
        ("from 30 April to 2 May 2025", "en", Moment(2025, 4, 30), Moment(2025, 5, 2)),
        ("2025–30", "en", Moment(2025), Moment(2030)),
        ("between 1995 and 2021", "en", Moment(1995), Moment(2021)),
        ("từ ngày 27 đến ngày 29/4/2025", "vi", Moment(2025, 4, 27), Moment(2025, 4, 29)),
        ("từ năm 1995 đến năm 2021", "vi", Moment(1995), Moment(2021)),
        ("2025年4月27～29日", "ja", Moment(2025, 4, 27), Moment(2025, 4, 29)),
        ("1995年から2021年", "ja", Moment(1995), Moment(2021)),
    ],
)
def test_a_range_is_one_date(text: str, language: str, first: Moment, last: Moment) -> None:
    date = one(text, Language(language))
    assert (date.first, date.last) == (first, last)


def test_two_years_with_and_are_two_dates_outside_between() -> None:
    assert len(written_dates("in 1995 and 2021", Language.EN)) == 2


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("at the end of 2024", "en", Part.END),
        ("in mid-2024", "en", Part.MIDDLE),
        ("early in 2024", "en", Part.START),
        ("cuối năm 2024", "vi", Part.END),
        ("2024年初頭", "ja", Part.START),
    ],
)
def test_the_part_of_a_period_is_read(text: str, language: str, part: Part) -> None:
    assert one(text, Language(language)).part is part


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Monday, 28 April 2025", "en"),
        ("thứ hai, ngày 28/4/2025", "vi"),
        ("2025年4月28日（月）", "ja"),
    ],
)
def test_the_day_of_the_week_is_read(text: str, language: str) -> None:
    assert one(text, Language(language)).weekday == 0


@pytest.mark.parametrize("text", ["3,000", "14.5", "20251", "version 1.2025", "12/13/14", "$2025"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert written_dates(text, Language.EN) == ()


days = st.dates().filter(lambda day: 1800 <= day.year <= 2099)
edtf = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day.year}"),
    days.map(lambda day: f"{day.year // 10}X"),
    st.tuples(days, st.sampled_from(["33", "34", "35", "36"])).map(lambda q: f"{q[0].year}-{q[1]}"),
    st.tuples(st.integers(1800, 1949), st.integers(1950, 2099)).map(lambda y: f"{y[0]}/{y[1]}"),
)


@given(edtf, st.sampled_from(Language), st.sampled_from(["day-month", "month-day"]))
def test_what_we_word_is_read_back(text: str, language: Language, style: DateStyle) -> None:
    when = When(edtf=text)
    date = one(word_when(when, catalogue(language), style), language)
    assert date.first == when.span.start
    assert date.last == (when.span.end if when.span.interval else None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in 2025-30", "en"),
        ("2025–2030", "en"),
        ("năm 2025-2030", "vi"),
        ("năm 2025–30", "vi"),
        ("2025～30年", "ja"),
        ("2025年～30年", "ja"),
        ("2025年～2030年", "ja"),
    ],
)
def test_a_year_behind_a_year_ends_a_range(text: str, language: str) -> None:
    date = one(text, Language(language))
    assert (date.first, date.last) == (Moment(2025), Moment(2030))
    assert date.end == len(fold(text))


@pytest.mark.parametrize("text", ["2025-20", "28 April 2025-30", "April 2025-30", "FY2025-26"])
def test_what_follows_is_no_year_where_it_is_earlier_or_the_date_no_plain_year(text: str) -> None:
    assert one(text, Language.EN).last is None
