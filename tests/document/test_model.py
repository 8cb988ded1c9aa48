"""What a document's parts are refused for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.writers.charts import chart


@pytest.mark.parametrize("description", ["", " \n", "\u202e\x1c"])
def test_a_chart_says_what_it_shows_to_whoever_cannot_see_it(description: str) -> None:
    with pytest.raises(ValueError, match="a chart needs a description"):
        replace(chart("bar"), description=description)


def test_a_line_of_a_chart_has_a_point_or_a_gap_for_each_place() -> None:
    drawn = chart("bar")
    with pytest.raises(ValueError, match="a point, or a gap, for each of its places"):
        replace(drawn, places=drawn.places[:-1])
