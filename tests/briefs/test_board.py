"""The status board: each undertaking once, where its facts support it, and never a rung higher."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import Brief, compose_brief
from briefgen.document.model import Document, Row, SectionRole, Table
from briefgen.document.walk import plain_text
from briefgen.values.language import Language
from briefgen.values.status import rank
from tests import demo
from tests.made import whole as made_whole
from tests.synthetic import make_base, make_fact


def fact(number: int, **changes: Any) -> dict[str, Any]:
    """A fact that says as little as can be; odd ones are in the first theme, even ones after."""
    bare = {"label": {"en": "Line"}, "statement": {"en": "It moves."}, "short": {"en": "It moves"}}
    return make_fact(number, 2) | bare | {"values": {}, "when": None, "actors": []} | changes


def rows(document: Document) -> tuple[Row, ...]:
    held = [s for s in document.sections if s.role is SectionRole.STATUS_BOARD]
    return tuple(r for s in held for b in s.blocks if isinstance(b, Table) for r in b.rows)


def board(*facts: dict[str, Any], **brief: Any) -> tuple[Row, ...]:
    return rows(compose_brief(make_base(0, 2, facts=list(facts)), Brief(**brief)))


def status(row: Row) -> str:
    mark = row.cells[0].status
    assert mark is not None
    return mark.status.value


def words(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells[1:]]


def test_a_project_stands_once_at_its_weakest_specific_rung_and_names_the_other() -> None:
    (row,) = board(
        fact(1, kind="project", status="agreed", project="line-1"),
        fact(2, kind="programme", status="mou_signed", project="line-1"),
        fact(3, kind="statement", status="proposed", project="line-1"),
    )
    assert status(row) == "mou_signed"
    assert "Agreed in [" in words(row)[0]
    assert "Proposed in [" in words(row)[0]


def test_leaving_the_weaker_fact_out_of_a_brief_promotes_nothing() -> None:
    facts = (
        fact(1, kind="project", status="operational", project="line-1"),
        fact(2, kind="project", status="under_study", project="line-1"),
    )
    (row,) = board(*facts, exclude=("fact-2",))
    assert status(row) == "under_study"
    assert row.facts == ("fact-1",)
    assert "In operation in [" in words(row)[0]


def test_undertakings_stand_furthest_along_first_and_off_the_ladder_last() -> None:
    found = [rank(row.cells[0].status.status) for row in rows(demo.document())]  # type: ignore[union-attr]
    assert found == sorted(found)
    assert status(rows(demo.document())[-1]) == "not_stated"


def test_what_is_only_asked_for_is_not_on_the_board() -> None:
    assert board(fact(1, kind="ask", status="called_for")) == ()


def test_parties_are_bodies_and_people_only_where_no_body_is_named() -> None:
    person = {"actor": "actor-1", "role": "party"}
    body = {"actor": "actor-2", "role": "partner"}
    speaker = {"actor": "actor-4", "role": "speaker"}
    one, three, two = board(
        fact(1, kind="project", status="agreed", actors=[person, body, speaker]),
        fact(2, kind="project", status="agreed", actors=[person, speaker]),
        fact(3, kind="project", status="agreed", actors=[speaker]),
    )
    assert [words(row)[1] for row in (one, two, three)] == ["C", "Actor B", "not stated"]


def test_an_open_list_says_so_on_the_board() -> None:
    (row,) = board(fact(1, kind="project", status="agreed", open_list=True))
    assert words(row)[0].endswith("Open list.")


def test_the_board_can_be_switched_off() -> None:
    given = fact(1, kind="project", status="agreed")
    assert board(given, parts={"status_board": False}) == ()


@pytest.mark.parametrize("language", Language)
def test_the_board_counts_its_rows_in_every_language(language: Language) -> None:
    document = made_whole(demo.facts(), Brief(language=language))
    (held,) = [s for s in document.sections if s.role is SectionRole.STATUS_BOARD]
    counted = [v for v in document.values if v.ref.startswith("count:board-counts")]
    assert str(len(rows(document))) in counted[0].words
    assert held.message
