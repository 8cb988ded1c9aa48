"""Times in words; the golden tables are their specification."""

from __future__ import annotations

import pytest

from briefgen.values.language import Language
from briefgen.values.when import When
from briefgen.wording.axes import axis_times, tick_label
from briefgen.wording.catalogue import catalogue
from briefgen.wording.times import axis_label, word_when

EN, VI, JA = (catalogue(language) for language in Language)


def test_a_resolved_date_is_marked_as_resolved() -> None:
    when = When.model_validate(
        {"edtf": "2025-04-28", "resolved_from": {"printed": "Monday", "basis": {"en": "visit"}}}
    )
    assert word_when(when, EN) == "28\u00a0April 2025†"


def test_an_axis_has_years_and_fiscal_years_in_their_short_form() -> None:
    fiscal = [When(edtf=year, fiscal=True, country="JP") for year in ("2023", "2024")]
    assert axis_times(fiscal, EN, "day-month") == ("FY2023", "FY2024")
    assert axis_times(fiscal, JA, "day-month") == ("2023年度", "2024年度")
    assert tick_label(fiscal[0], VI, "day-month") == "năm tài khóa\u00a02023"
    assert axis_times([When(edtf="2023")], JA, "day-month") == ("2023年",)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024~/2026", "around 2024 to 2026"),
        ("2024/2026?", "2024 to 2026 (uncertain)"),
        ("2024/2026-06", "2024 to June 2026"),
        ("2026-03/2026-05-05", "March 2026 to 5 May 2026"),
        ("2026-03-05/2026-05", "5 March 2026 to May 2026"),
    ],
)
def test_ends_that_are_unlike_are_each_written_out(edtf: str, said: str) -> None:
    assert word_when(When(edtf=edtf), EN).replace("\u00a0", " ") == said


def test_an_axis_writes_what_is_no_whole_year_as_the_text_does() -> None:
    for edtf in ("2025-04", "2025-04-28", "2023/2024"):
        when = When(edtf=edtf)
        assert axis_label(when, EN, "month-day") == word_when(when, EN, "month-day")
    quarter = When(edtf="2025-34", fiscal=True, country="JP")
    assert axis_label(quarter, EN, "day-month") == word_when(quarter, EN, "day-month")
