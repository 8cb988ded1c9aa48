"""Numbers and times of an axis: one scale and one unit for all, times in their short form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.axes import Scale, axis_times, common_scale, tick_label
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import no_units

EN, VI, JA = (catalogue(language) for language in Language)


def of(*values: object, unit: str = "JPY", **more: Any) -> list[Quantity]:
    return [Quantity.model_validate({"value": value, "unit": unit, **more}) for value in values]


@pytest.mark.parametrize(
    ("quantities", "scale"),
    [
        (of(5, unit="%"), Scale(0, "%")),
        (of(5, unit="%", bound="share"), Scale(0, "%")),
        (of(2_000_000, unit="%"), Scale(0, "%")),
        (of("0.4", unit="share", bound="share"), Scale(-2, "%")),
        (of("0.4", unit="person", bound="share"), Scale(-2, "%")),
        (of("1e9", "2e9"), Scale(9, "billion yen")),
        (of("1.5e9", "2e8"), Scale(6, "million yen")),
        (of("1.25e9", "2e9"), Scale(6, "million yen")),
        (of(0, "2e9"), Scale(9, "billion yen")),
        (of("-1e9", "2e9"), Scale(9, "billion yen")),
        (of(0), Scale(0, "yen")),
        (of(12, 500), Scale(0, "yen")),
        (of(350, unit="tCO2", scope="per_year"), Scale(0, "tCO₂, a year")),
    ],
)
def test_the_largest_scale_is_taken_at_which_no_figure_gets_longer(
    quantities: list[Quantity], scale: Scale
) -> None:
    assert common_scale(quantities, EN, no_units) == scale


def test_a_scale_is_in_the_words_of_its_language() -> None:
    given = of("1e8", "2e8")
    units = [common_scale(given, words, no_units).unit for words in (EN, VI, JA)]
    assert units == ["million yen", "triệu\u00a0yên", "億円"]


def test_a_number_is_drawn_in_full_digits() -> None:
    assert str(Scale(9, "billion yen").drawn(Decimal("1e11"))) == "100"
    assert str(Scale(-2, "%").drawn(Decimal("0.405"))) == "40.5"


def test_an_axis_of_days_follows_the_order_of_dates() -> None:
    days = [When(edtf="2025-04-28"), When(edtf="2025-05-01")]
    assert axis_times(days, EN, "month-day") == ("April\u00a028, 2025", "May\u00a01, 2025")
    assert tick_label(days[1], EN, "month-day") == "May\u00a01, 2025"


@pytest.mark.parametrize("words", [EN, VI, JA])
def test_the_tick_of_a_year_is_its_digits_in_every_language(words: Any) -> None:
    assert tick_label(When(edtf="2025"), words, "day-month") == "2025"
