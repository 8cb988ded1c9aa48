"""Times as stretches of days: no kind and no day that the time does not state."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.values.stretch import UNPLACED, Stretch, stretch_of
from briefgen.values.when import Part, When


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("given_", "kind", "first", "last"),
    [
        ({"edtf": "2025-04-28"}, "point", "2025-04-28", "2025-04-28"),
        ({"edtf": "2025-04-27", "part": "afternoon"}, "point", "2025-04-27", "2025-04-27"),
        ({"edtf": "2024", "part": "end"}, "point", "2024-11-01", "2024-12-31"),
        ({"edtf": "[..2027]", "part": "middle", "closing": "by"}, "by", None, "2027-08-31"),
        ({"edtf": "2027/..", "part": "middle", "opening": "from"}, "from", "2027-05-02", None),
        ({"edtf": "2024"}, "within", "2024-01-01", "2024-12-31"),
        ({"edtf": "2025-04"}, "within", "2025-04-01", "2025-04-30"),
        ({"edtf": "199X"}, "within", "1990-01-01", "1999-12-31"),
        ({"edtf": "1995/2021"}, "range", "1995-01-01", "2021-12-31"),
        ({"edtf": "1995~/2021"}, "within", "1995-01-01", "2021-12-31"),
        ({"edtf": "1996/..", "opening": "since"}, "since", "1996-01-01", None),
        ({"edtf": "2025/..", "opening": "from"}, "from", "2025-01-01", None),
        ({"edtf": "2025/.."}, "from", "2025-01-01", None),
        ({"edtf": "[..2045]", "closing": "by"}, "by", None, "2045-12-31"),
        ({"edtf": "../2045", "closing": "until"}, "until", None, "2045-12-31"),
    ],
)
def test_a_time_is_of_the_kind_and_within_the_days_that_it_states(
    given_: dict[str, str], kind: str, first: str | None, last: str | None
) -> None:
    found = stretch_of(When.model_validate(given_))
    expected = (kind, first and day(first), last and day(last))
    assert (found.kind, found.first, found.last) == expected


@pytest.mark.parametrize("edtf", ["XXXX-04-27", "XXXX-04-27/XXXX-04-29", "0000"])
def test_a_time_without_a_year_has_no_place_on_an_axis(edtf: str) -> None:
    assert stretch_of(When(edtf=edtf)) == UNPLACED


@pytest.mark.parametrize("country", [None, "XN"])
def test_a_fiscal_year_of_a_country_that_we_do_not_know_has_no_place(country: str | None) -> None:
    assert stretch_of(When(edtf="2024", fiscal=True, country=country)) == UNPLACED


@pytest.mark.parametrize(
    ("edtf", "country", "first", "last"),
    [
        ("2024", "JP", "2024-04-01", "2025-03-31"),
        ("2024-33", "JP", "2024-04-01", "2024-06-30"),
        ("2024-36", "JP", "2025-01-01", "2025-03-31"),
        ("2024-41", "JP", "2024-10-01", "2025-03-31"),
        ("2024", "VN", "2024-01-01", "2024-12-31"),
        ("2024", "US", "2023-10-01", "2024-09-30"),
        ("2022/2024", "JP", "2022-04-01", "2025-03-31"),
    ],
)
def test_a_fiscal_year_lies_where_its_country_has_it(
    edtf: str, country: str, first: str, last: str
) -> None:
    found = stretch_of(When(edtf=edtf, fiscal=True, country=country))
    assert (found.first, found.last) == (day(first), day(last))


@pytest.mark.parametrize(("edtf", "country"), [("9999", "JP"), ("0001", "US")])
def test_a_fiscal_year_beyond_the_calendar_has_no_place(edtf: str, country: str) -> None:
    assert stretch_of(When(edtf=edtf, fiscal=True, country=country)) == UNPLACED


@given(st.integers(1, 9998), st.sampled_from([None, *Part]))
def test_a_part_of_a_year_lies_within_the_year(year: int, part: Part | None) -> None:
    found = stretch_of(When(edtf=f"{year:04}", part=part))
    assert isinstance(found, Stretch)
    assert found.first
    assert found.last
    assert dt.date(year, 1, 1) <= found.first <= found.last <= dt.date(year, 12, 31)
