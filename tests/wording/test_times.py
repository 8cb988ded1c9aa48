"""Times in words; the golden tables are their specification."""

from __future__ import annotations

from briefgen.values.language import Language
from briefgen.values.when import When
from briefgen.wording.axes import axis_times, tick_label
from briefgen.wording.catalogue import catalogue
from briefgen.wording.times import word_when

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
