"""Times at even steps."""

from __future__ import annotations

from itertools import pairwise
from math import gcd

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.values.timeline import MOST_STEPS, even_steps, is_plain_year
from briefgen.values.when import When


def steps(*edtf: str) -> list[str]:
    return [when.edtf for when in even_steps([When(edtf=text) for text in edtf])]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["2015", "2020", "2025"], ["2015", "2020", "2025"]),
        (["2018", "2020", "2021"], ["2018", "2019", "2020", "2021"]),
        (["2024-11", "2025-02"], ["2024-11", "2025-02"]),
        (["2024-11", "2024-12", "2025-02"], ["2024-11", "2024-12", "2025-01", "2025-02"]),
        (["2023-36", "2024-33", "2024-35"], ["2023-36", "2024-33", "2024-34", "2024-35"]),
        (["2023-40", "2023-41", "2024-41"], ["2023-40", "2023-41", "2024-40", "2024-41"]),
        (["2024-02-28", "2024-02-29", "2024-03-02"], None),
        (["198X", "199X", "201X"], ["198X", "199X", "200X", "201X"]),
    ],
)
def test_missing_steps_are_put_between(given: list[str], expected: list[str] | None) -> None:
    found = steps(*given)
    assert found == (expected or ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"])


@given(st.lists(st.integers(1900, 2050), min_size=2, max_size=8, unique=True).map(sorted))
def test_even_steps_keep_every_time_and_are_even(years: list[int]) -> None:
    apart = gcd(*(later - earlier for earlier, later in pairwise(years)))
    assume((years[-1] - years[0]) // apart < MOST_STEPS)
    found = [int(text) for text in steps(*map(str, years))]
    assert set(years) <= set(found)
    assert {later - earlier for earlier, later in pairwise(found)} == {apart}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["2021", "2020"], "in order"),
        (["2020", "2020~"], "each once"),
        (["2020", "2021-04"], "all years, all months or all days"),
        (["2020/2021", "2022/2023"], "all years, all months or all days"),
        (["XXXX-04-27", "XXXX-04-28"], "all years, all months or all days"),
        (["1900", "1901", "2025"], "more than 60 even steps"),
    ],
)
def test_times_that_make_no_line_are_refused(given: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        steps(*given)


def test_fiscal_years_step_as_fiscal_years() -> None:
    found = even_steps([When(edtf=y, fiscal=True, country="JP") for y in ("2020", "2022", "2023")])
    assert all(when.fiscal and when.country == "JP" for when in found)
    assert len(found) == 4
    with pytest.raises(ValueError, match="all years"):
        even_steps([When(edtf="2020", fiscal=True), When(edtf="2021")])


def test_a_plain_year_is_a_year_and_nothing_else() -> None:
    assert is_plain_year(When(edtf="2021"))
    for when in (When(edtf="2021~"), When(edtf="2021-04"), When(edtf="2021", fiscal=True)):
        assert not is_plain_year(when)
