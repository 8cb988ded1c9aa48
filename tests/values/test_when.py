"""Times: our subset of EDTF, held against the `edtf` package, and what goes with an open end."""

from __future__ import annotations

import pytest
from edtf import EDTFParseException
from edtf import parse_edtf as parse_with_oracle
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefgen.values.when import Closing, Opening, Part, When, parse_edtf
from tests.laws import law

years = st.integers(1, 9999).map(lambda year: f"{year:04}")
months = st.integers(1, 12).map(lambda month: f"{month:02}")
days = st.integers(1, 31).map(lambda day: f"{day:02}")
marks = st.sampled_from(["", "~", "?", "%"])
dates = (
    years | st.tuples(years, months).map("-".join) | st.tuples(years, months, days).map("-".join)
)
groupings = st.tuples(years, st.sampled_from(["33", "34", "35", "36", "40", "41"])).map("-".join)
decades = st.integers(1, 999).map(lambda n: f"{n:03}X")
marked = st.tuples(dates | decades, marks).map("".join) | groupings
# The oracle stumbles over a decade at the end of an interval (a TypeError of its own).
ends = st.tuples(dates, marks).map("".join)
closed = st.tuples(ends, ends).map("/".join)
open_ended = ends.map(lambda date: f"{date}/..") | ends.map(lambda date: f"../{date}")
until = dates.map(lambda date: f"[..{date}]")
expressions = marked | closed | open_ended | until

# The oracle takes 15 ms a date: fewer examples, no deadline.
against_the_oracle = law(30)


def accepted(text: str) -> bool:
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def oracle_accepts(text: str) -> bool:
    try:
        parse_with_oracle(text)
    except EDTFParseException:
        return False
    return True


@against_the_oracle
@given(expressions)
def test_what_we_accept_is_edtf(text: str) -> None:
    if accepted(text):
        assert oracle_accepts(text), text


@against_the_oracle
@given(marked)
def test_a_single_date_is_read_as_the_oracle_reads_it(text: str) -> None:
    if not accepted(text):
        return
    moment = parse_edtf(text).single
    assert moment is not None
    found = parse_with_oracle(text)
    low, high = found.lower_strict(), found.upper_strict()
    assert moment.first_day == tuple(low[:3])
    assert moment.last_day == tuple(high[:3])
    assert moment.approximate is (text[-1] in "~%")
    assert moment.uncertain is (text[-1] in "?%")


@against_the_oracle
@given(st.tuples(dates, dates))
def test_an_interval_is_read_as_the_oracle_reads_it(ends: tuple[str, str]) -> None:
    text = "/".join(ends)
    if not accepted(text):
        return
    span = parse_edtf(text)
    assert span.start is not None
    assert span.end is not None
    found = parse_with_oracle(text)
    assert span.start.first_day == tuple(found.lower_strict()[:3])
    assert span.end.last_day == tuple(found.upper_strict()[:3])


@given(st.tuples(years, months, days).map("-".join))
def test_we_accept_just_the_days_that_there_are(text: str) -> None:
    year, month, day = map(int, text.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert accepted(text) is (day <= lengths[month - 1])


@given(st.text(max_size=12))
def test_any_other_text_is_a_sentence(text: str) -> None:
    if not accepted(text):
        with pytest.raises(ValueError, match="“"):
            parse_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-13",
        "2025-37",
        "2025-33-01",
        "2025-33~",
        "XXXX-33",
        "199X-33",
        "2025-02-29",
        "25",
        "April 2025",
        "2025/2024",
        "../..",
        "XXXX",
        "199X-04",
    ],
)
def test_what_is_no_time_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        parse_edtf(text)


def test_a_day_without_a_year_is_read() -> None:
    moment = parse_edtf("XXXX-02-29").single
    assert moment is not None
    assert (moment.year, moment.month, moment.day) == (None, 2, 29)


@pytest.mark.parametrize(
    ("edtf", "opening", "closing"),
    [
        ("1996/..", Opening.SINCE, None),
        ("2025/..", Opening.FROM, None),
        ("[..2045]", None, Closing.BY),
        ("../2045", None, Closing.UNTIL),
    ],
)
def test_an_open_end_may_say_how_it_is_meant(
    edtf: str, opening: Opening | None, closing: Closing | None
) -> None:
    assert When(edtf=edtf, opening=opening, closing=closing).edtf == edtf


@pytest.mark.parametrize(
    "keys",
    [
        {"edtf": "2025", "opening": "since"},
        {"edtf": "2025/2030", "closing": "by"},
        {"edtf": "1996/..", "closing": "by"},
    ],
)
def test_a_closed_time_has_neither_since_nor_by(keys: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="goes with an interval"):
        When.model_validate(keys)


def test_a_part_of_a_year_sorts_among_the_days_that_it_means() -> None:
    order = [
        When(edtf="[..2027]", part=Part.MIDDLE),
        When(edtf="2027-35"),
        When(edtf="2027", part=Part.LATE),
        When(edtf="[..2027]", part=Part.END),
    ]
    mixed = [order[index] for index in (3, 1, 0, 2)]
    assert sorted(mixed, key=lambda when: when.sort_key) == order


def test_times_sort_by_first_day_then_last_then_part() -> None:
    order = [
        When(edtf="1995/2021"),
        When(edtf="1996/.."),
        When(edtf="2024-01-01"),
        When(edtf="2024"),
        When(edtf="2024", part=Part.END),
        When(edtf="[..2045]", closing=Closing.BY),
    ]
    mixed = [order[index] for index in (4, 1, 5, 0, 3, 2)]
    assert sorted(mixed, key=lambda when: when.sort_key) == order
