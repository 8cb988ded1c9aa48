"""Undertakings side by side: where three or more state the same things, and nothing is lost."""

from __future__ import annotations

from typing import Any

from briefgen import Brief, compose_brief
from briefgen.briefs.words import Form, Words
from briefgen.document.model import Document, FactList, ProjectTable, SectionRole
from briefgen.document.walk import plain_text
from briefgen.values.language import Language
from briefgen.values.status import rank
from tests import demo
from tests.made import planned
from tests.made import whole as made_whole
from tests.synthetic import make_base, make_fact

AMOUNT = {"n": {"value": 40, "unit": "MW", "bound": "approximate", "printed": "around"}}
PARTY = [{"actor": "side-a", "role": "party"}]


def undertaking(number: int, **changes: Any) -> dict[str, Any]:
    bare: dict[str, Any] = {"statement": {"en": "It moves."}, "short": {"en": "It moves"}}
    bare |= {"values": {}, "when": None, "actors": []}
    return make_fact(number, 1) | {"kind": "project", "status": "agreed"} | bare | changes


def composed(*facts: dict[str, Any]) -> Document:
    return compose_brief(make_base(0, 1, facts=list(facts)))


def tables(document: Document) -> list[ProjectTable]:
    themes = [s for s in document.sections if s.role is SectionRole.THEME]
    return [block for s in themes for block in s.blocks if isinstance(block, ProjectTable)]


def listed(document: Document) -> set[str]:
    return {
        fact
        for section in document.sections
        if section.role is SectionRole.THEME
        for block in section.blocks
        if isinstance(block, FactList)
        for fact in block.facts
    }


def test_three_undertakings_that_state_two_things_alike_stand_in_a_table() -> None:
    facts = [undertaking(n, values=AMOUNT, actors=PARTY) for n in (1, 2, 3)]
    (table,) = tables(composed(*facts))
    assert [plain_text(column.head) for column in table.columns] == ["Parties", "Size"]
    assert [plain_text(cell) for cell in table.rows[0].cells] == ["Aland", "around 40\u00a0MW"]
    assert [column.align for column in table.columns] == ["start", "end"]


def test_two_of_them_or_one_column_stay_a_list() -> None:
    two = [undertaking(n, values=AMOUNT, actors=PARTY) for n in (1, 2)]
    one_column = [undertaking(n, actors=PARTY) for n in (1, 2, 3)]
    crossed = [*two, undertaking(3, actors=PARTY), undertaking(4, values=AMOUNT)]
    assert [tables(composed(*facts)) for facts in (two, one_column, crossed)] == [[], [], []]


def test_what_undertakes_nothing_or_has_no_name_is_not_in_the_table() -> None:
    alike = {"values": AMOUNT, "actors": PARTY}
    facts = [undertaking(n, **alike) for n in (1, 2, 3)]
    facts += [undertaking(4, **alike, kind="event"), undertaking(5, **alike, label=None)]
    document = composed(*facts)
    assert tables(document)[0].facts == ("fact-1", "fact-2", "fact-3")
    assert listed(document) == {"fact-4", "fact-5"}


def test_a_vague_amount_or_a_length_of_time_is_no_size() -> None:
    vague = {"n": {"vague": "several", "unit": "project", "bound": "vague"}}
    years = {"n": {"value": 5, "unit": "year"}}
    facts = [undertaking(n, actors=PARTY, values=v) for n, v in ((1, AMOUNT), (2, vague))]
    assert tables(composed(*facts, undertaking(3, actors=PARTY, values=years))) == []


def test_a_third_column_shows_where_a_source_is_silent() -> None:
    when = {"edtf": "[..2045]"}
    facts = [undertaking(n, values=AMOUNT, actors=PARTY, when=when) for n in (1, 2, 3)]
    (table,) = tables(composed(*facts, undertaking(4, values=AMOUNT, actors=PARTY)))
    assert [plain_text(row.cells[2]) for row in table.rows] == ["by 2045"] * 3 + ["not stated"]


def test_every_fact_of_a_theme_is_printed_once_with_its_full_statement() -> None:
    document = made_whole(demo.facts(), Brief(shape="full"))
    words = Words(demo.facts())
    tabled = [fact for table in tables(document) for fact in table.facts]
    assert tabled
    assert not set(tabled) & listed(document)
    themed = {f for s in document.sections if s.role is SectionRole.THEME for f in s.facts}
    assert themed == set(tabled) | listed(document)
    for row in (row for table in tables(document) for row in table.rows):
        full = words.plain(Form.STATEMENT, row.item.fact, Language.EN)
        assert plain_text(row.item.statement) == full
        assert row.item.statement[-1].kind == "citation"


def test_rows_stand_furthest_along_first() -> None:
    for table in tables(demo.document()):
        ranks = [rank(row.item.status.status) for row in table.rows]
        assert ranks == sorted(ranks)


def test_a_table_of_projects_takes_no_fact_off_its_slide() -> None:
    alike = {"values": AMOUNT, "actors": PARTY}
    base = make_base(0, 1, facts=[undertaking(n, **alike) for n in (1, 2, 3)])
    assert tables(compose_brief(base))
    (slide,) = [s for s in planned(base).slides if s.section == "theme-theme-1"]
    assert {"fact-1", "fact-2", "fact-3"} <= set(slide.facts)


def test_the_table_is_worded_in_every_language() -> None:
    for language in Language:
        for table in tables(made_whole(demo.facts(), Brief(language=language))):
            assert str(len(table.rows)) in table.description
            assert all(plain_text(cell) for row in table.rows for cell in row.cells)
