"""Bars of a time line: within their cell, at their dates, and no longer than their dates say."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.model import Citation, Dated, StatusMark, Timeline
from briefgen.errors import BuildError
from briefgen.values.language import Language
from briefgen.values.status import Status
from briefgen.writers.word.styles import Style
from briefgen.writers.word.time_bars import OPEN_LENGTH, bar_of, scale_of, shown_ticks

days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
shapes = st.sampled_from(("point", "within", "range", "since", "from", "by", "until"))
widths = st.integers(2000, 6000)


def dated(shape: str, first: dt.date | None, last: dt.date | None, expected: bool = False) -> Dated:
    status = Status.STATED
    return Dated.model_validate(
        {
            "fact": "fact",
            "shape": shape,
            "first": first,
            "last": last,
            "expected": expected,
            "status": StatusMark(
                status=status, group=status.group, label="Stated", lang=Language.EN
            ),
            "when": (),
            "short": (),
            "citation": Citation(facts=("fact",), mark="[1] ¶1", lang=Language.EN),
        }
    )


def timeline(first: dt.date, last: dt.date, as_of: dt.date, *rows: Dated) -> Timeline:
    return Timeline(
        id="t",
        first=first,
        last=last,
        as_of=as_of,
        rows=rows,
        when_head=(),
        what_head=(),
        source_head=(),
    )


@st.composite
def time_lines(draw: st.DrawFn) -> Timeline:
    first, as_of, last = sorted(draw(st.tuples(days, days, days)))
    rows = []
    for shape in draw(st.lists(shapes, min_size=1, max_size=6)):
        start, end = sorted(draw(st.tuples(*[st.dates(first, last)] * 2)))
        start_, end_ = start, end
        if shape in ("by", "until"):
            start_ = None
        if shape in ("since", "from"):
            end_ = None
        rows.append(dated(shape, start_, end_, draw(st.booleans())))
    return timeline(first, last, as_of, *rows)


@given(time_lines(), widths)
def test_no_bar_stands_out_of_its_cell(block: Timeline, width: int) -> None:
    scale = scale_of(block, width)
    for row in block.rows:
        bar = bar_of(row, scale)
        assert bar is not None
        assert bar.left >= 0
        assert bar.right >= 0
        assert bar.left + bar.right < width


@given(time_lines(), widths)
def test_no_bar_is_drawn_beyond_what_its_date_says(block: Timeline, width: int) -> None:
    scale = scale_of(block, width)
    for row in block.rows:
        bar = bar_of(row, scale)
        assert bar is not None
        left, right = bar.left, width - bar.right
        match bar.style:
            case Style.TIME_RANGE | Style.TIME_WITHIN | Style.TIME_EXPECTED:
                assert row.first
                assert row.last
                assert left == scale.at(row.first)
                assert right == scale.at(row.last, end=True)
            case Style.TIME_SINCE:
                assert row.first
                assert left == scale.at(row.first)
                assert right == scale.at(block.as_of, end=True)
            case Style.TIME_FROM | Style.TIME_FROM_EXPECTED:
                assert row.first
                assert right - scale.at(row.first) == OPEN_LENGTH
            case Style.TIME_BY | Style.TIME_UNTIL:
                assert row.last
                assert scale.at(row.last, end=True) - left == OPEN_LENGTH
            case _:
                assert row.first
                assert row.last
                middle = (scale.at(row.first) + scale.at(row.last, end=True)) // 2
                assert abs((left + right) // 2 - middle) <= 1


@given(time_lines(), widths)
def test_later_days_stand_further_right(block: Timeline, width: int) -> None:
    scale = scale_of(block, width)
    assert 0 < scale.at(block.first) <= scale.at(block.last) < scale.at(block.last, end=True)
    assert scale.at(block.last, end=True) < width


def test_a_date_without_a_year_has_no_bar() -> None:
    first, last = dt.date(2020, 1, 1), dt.date(2025, 12, 31)
    block = timeline(first, last, last, dated("unplaced", None, None))
    assert bar_of(block.rows[0], scale_of(block, 3000)) is None


def test_what_holds_since_a_day_after_the_as_of_date_has_an_open_end() -> None:
    first, last, as_of = dt.date(2020, 1, 1), dt.date(2030, 12, 31), dt.date(2022, 1, 1)
    block = timeline(first, last, as_of, dated("since", dt.date(2026, 1, 1), None))
    bar = bar_of(block.rows[0], scale_of(block, 3000))
    assert bar is not None
    assert bar.style is Style.TIME_FROM


def test_a_date_off_the_axis_is_refused() -> None:
    first, last = dt.date(2020, 1, 1), dt.date(2025, 12, 31)
    block = timeline(first, last, last, dated("range", first, dt.date(2031, 1, 1)))
    with pytest.raises(BuildError, match="2031-01-01 is not on the time line"):
        bar_of(block.rows[0], scale_of(block, 3000))


def test_a_shape_without_the_end_that_it_needs_is_refused() -> None:
    first, last = dt.date(2020, 1, 1), dt.date(2025, 12, 31)
    block = timeline(first, last, last, dated("by", None, None))
    with pytest.raises(BuildError, match="lacks an end"):
        bar_of(block.rows[0], scale_of(block, 3000))


@given(st.lists(st.integers(0, 3000), max_size=12, unique=True), st.integers(200, 3500))
def test_printed_labels_neither_touch_nor_leave_the_cell(places: list[int], width: int) -> None:
    texts = [(at, "2025") for at in sorted(places)]
    shown = [texts[place][0] for place in shown_ticks(texts, width)]
    label = 4 * 98 + 80
    assert all(b - a >= label for a, b in itertools.pairwise(shown))
    assert all(label // 2 <= at <= width - label // 2 for at in shown)
