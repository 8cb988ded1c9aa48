"""The chronology: every dated fact in the order of time, as precisely as it is dated."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Brief
from briefgen.document.model import Dated, Document, SectionRole, Statement, Timeline
from briefgen.document.walk import plain_text
from briefgen.values.axis import MOST_TICKS, axis_over, tick_day
from briefgen.values.language import Language
from briefgen.values.status import Status
from tests import demo
from tests.made import composed
from tests.synthetic import make_base, make_fact

FULL = Brief(shape="full")
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


def timeline(document: Document) -> Timeline:
    (held,) = [s for s in document.sections if s.role is SectionRole.CHRONOLOGY]
    assert held.annex
    (block,) = held.blocks
    assert isinstance(block, Timeline)
    return block


def row(edtf: str, **changes: object) -> Dated:
    fact = make_fact(1, 1) | {"when": {"edtf": edtf}, "status": "stated"} | changes
    return timeline(composed(make_base(0, 1, facts=[fact]), FULL)).rows[0]


def test_a_full_memo_has_the_chronology_and_a_standard_one_only_if_asked() -> None:
    roles = [
        {s.role for s in composed(make_base(), brief).sections}
        for brief in (FULL, Brief(), Brief(parts={"chronology": True}))
    ]
    assert [SectionRole.CHRONOLOGY in held for held in roles] == [True, False, True]


def test_every_time_of_every_fact_stands_in_the_chronology_once() -> None:
    facts = demo.facts().facts
    dated = sorted(f.id for f in facts for time in (f.when, *f.dates) if time)
    rows = timeline(composed(demo.facts(), FULL)).rows
    assert sorted(row.fact for row in rows) == dated


def test_rows_stand_in_the_order_of_time() -> None:
    base = make_base(40)
    order = [base.fact_by_id[r.fact].when for r in timeline(composed(base, FULL)).rows]
    keys = [when.sort_key for when in order if when]
    assert keys == sorted(keys)


def test_a_date_in_words_is_anchored_and_names_its_typed_value() -> None:
    (when,) = row("199X").when
    assert isinstance(when, Statement)
    assert plain_text((when,)) == "the 1990s"
    assert "ref='fact-1.when'" in repr(when)


def test_what_is_expected_a_target_or_still_to_come_is_marked_so() -> None:
    assert row("2025/2030", status=Status.EXPECTED).expected
    assert row("[..2045]", status=Status.TARGET).expected
    assert row("2027", status=Status.AGREED).expected
    assert not row("2024", status=Status.AGREED).expected


def test_resolved_dates_are_explained_below_the_table() -> None:
    held = timeline(composed(demo.facts(), FULL))
    assert "†" in "".join(plain_text(r.when) for r in held.rows)
    assert "†" in plain_text(held.remark)
    other = timeline(composed(make_base(40), FULL))
    assert "†" not in plain_text(other.remark)


@pytest.mark.parametrize("language", Language)
def test_the_time_line_says_what_it_shows_in_every_language(language: Language) -> None:
    brief = Brief(language=language, shape="full")
    held = timeline(composed(demo.facts(), brief))
    assert str(len(held.rows)) in held.description
    assert [plain_text(tick.label) for tick in held.ticks] == [
        "2000", "2010", "2020", "2030", "2040", "2050"
    ]  # fmt: skip


@given(st.lists(days, max_size=9), days)
def test_an_axis_holds_every_day_and_few_ticks(held: list[dt.date], otherwise: dt.date) -> None:
    axis = axis_over(held, otherwise)
    assert all(axis.first <= day <= axis.last for day in held or [otherwise])
    assert axis.first < axis.last
    ticks = [tick_day(edtf) for edtf in axis.ticks]
    assert ticks == sorted(set(ticks))
    assert all(axis.first <= tick <= axis.last for tick in ticks)
    assert len(ticks) <= MOST_TICKS


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("1995-03-01", "2050-01-01", ("2000", "2010", "2020", "2030", "2040", "2050")),
        ("2025-01-20", "2025-03-20", ("2025-01-20", "2025-01-30", "2025-02-09")),
        ("2024-11-05", "2025-02-10", ("2024-11", "2024-12", "2025-01", "2025-02")),
        ("2024-02-05", "2025-03-10", ("2024-04", "2024-07", "2024-10", "2025-01")),
    ],
)
def test_the_unit_of_an_axis_follows_its_span(
    first: str, last: str, ticks: tuple[str, ...]
) -> None:
    span = axis_over(map(dt.date.fromisoformat, (first, last)), dt.date(2025, 1, 1))
    assert span.ticks[: len(ticks)] == ticks


def test_months_on_an_axis_have_a_year_to_be_read_by() -> None:
    facts = [
        make_fact(n, 1) | {"when": {"edtf": edtf}}
        for n, edtf in ((1, "2025-02-03"), (2, "2025-06-20"))
    ]
    held = timeline(composed(make_base(0, 1, facts=facts), FULL))
    assert [plain_text(tick.label) for tick in held.ticks] == [
        "February 2025", "March", "April", "May", "June"
    ]  # fmt: skip
