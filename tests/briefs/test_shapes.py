"""Shapes of a memo: which parts and facts it carries, and that nothing goes in silence."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Brief, BuildError, Document, compose_brief, compose_memo
from briefgen.briefs.brief import Convention, Parts, Shape
from briefgen.briefs.shapes import shape_memo
from briefgen.briefs.shapes.parts import PART_OF
from briefgen.briefs.shapes.printed import stated_facts
from briefgen.briefs.shapes.standard import FACTS_A_THEME
from briefgen.document.model import (
    Citation,
    FactItem,
    FactList,
    Pair,
    Reference,
    SectionRole,
    Table,
)
from briefgen.document.number import cited_notes, number_notes
from briefgen.document.rewrite import nodes
from briefgen.document.walk import flatten, memo_inlines, plain_text
from briefgen.generate import FULL_PAGE, memo_bytes
from briefgen.values.language import Language
from briefgen.values.node import Node
from briefgen.values.status import StatusGroup, rank
from briefgen.writers.word.measure import measure_memo
from tests import demo
from tests.laws import law
from tests.made import composed, memo_file
from tests.made import whole as made_whole
from tests.officetools import pdf_text, render
from tests.synthetic import make_base
from tests.templates import TEMPLATES


def roles(document: Document) -> list[SectionRole]:
    return [section.role for section in document.sections]


def shaped(shape: Shape, facts: int = 60, **brief: object) -> Document:
    return composed(make_base(facts, 4), Brief.model_validate({"shape": shape} | brief))


# --- parts ----------------------------------------------------------------------------------------


def test_every_switch_of_a_brief_has_a_section_and_every_section_a_switch() -> None:
    assert set(PART_OF.values()) == set(Parts.model_fields)
    assert set(PART_OF) == set(SectionRole) - {SectionRole.OWN}


def test_a_standard_memo_has_no_annexes_but_the_sources_and_a_full_one_has_all() -> None:
    standard, full = shaped(Shape.STANDARD), shaped(Shape.FULL)
    annexes = {SectionRole.REGISTER, SectionRole.WHOS_WHO}
    assert not annexes & set(roles(standard))
    assert SectionRole.SOURCES in roles(standard)
    assert annexes < set(roles(full))


@pytest.mark.parametrize("shape", [Shape.STANDARD, Shape.FULL])
def test_a_part_can_be_switched_on_and_off_in_any_shape(shape: Shape) -> None:
    on = shaped(shape, parts={"register": True, "silence": False})
    assert SectionRole.REGISTER in roles(on)
    assert SectionRole.SILENCE not in roles(on)


# --- a standard memo ------------------------------------------------------------------------------


def test_a_theme_of_a_standard_memo_keeps_its_first_facts_and_counts_the_others() -> None:
    document = shaped(Shape.STANDARD)
    theme = next(s for s in document.sections if s.role is SectionRole.THEME)
    lists = [block for block in theme.blocks if isinstance(block, FactList)]
    kept = [item for block in lists for group in block.groups for item in group.items]
    assert len(kept) == FACTS_A_THEME
    texts = [plain_text(inlines) for block in theme.blocks for inlines in memo_inlines(block)]
    remark = next(text for text in texts if "more facts" in text)
    assert remark.endswith("under this theme are in the full memo.")


def test_a_theme_of_a_standard_memo_has_one_list_the_furthest_along_first() -> None:
    for section in composed(demo.facts()).sections:
        if section.role is SectionRole.THEME:
            (block,) = [block for block in section.blocks if isinstance(block, FactList)]
            found = [rank(group.status.status) for group in block.groups]
            assert found == sorted(found)


def test_headline_facts_of_a_theme_stay_in_a_standard_memo() -> None:
    facts = demo.facts()
    stated = stated_facts(composed(facts, Brief(shape=Shape.STANDARD)))
    assert {fact.id for fact in facts.facts if fact.headline} <= stated


@pytest.mark.parametrize("shape", list(Shape))
def test_a_fact_is_stated_or_named_as_left_out_and_never_both(shape: Shape) -> None:
    document = shaped(shape)
    stated = stated_facts(document)
    listed = {line.partition(":")[0] for line in document.left_out}
    assert stated | listed == {f"fact-{n}" for n in range(1, 61)}
    assert not stated & listed


# --- one page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("convention", list(Convention))
@pytest.mark.every(4)
def test_a_memo_of_one_page_fills_no_more_than_its_share_and_not_much_less(
    convention: Convention, language: Language
) -> None:
    brief = Brief(shape=Shape.ONE_PAGE, convention=convention, language=language)
    measured = measure_memo(memo_file(demo.facts(), brief))
    assert measured.share <= FULL_PAGE
    assert measured.share > FULL_PAGE - 0.15


@pytest.mark.office
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("convention", list(Convention))
def test_libreoffice_draws_a_memo_of_one_page_on_one_page(
    convention: Convention, language: Language, tmp_path: Path
) -> None:
    brief = Brief(shape=Shape.ONE_PAGE, convention=convention, language=language)
    file = tmp_path / "memo.docx"
    file.write_bytes(memo_file(demo.facts(), brief))
    assert len(pdf_text(render(file))) == 1


@pytest.mark.office
@pytest.mark.parametrize("name", list(TEMPLATES))
def test_a_memo_of_one_page_is_one_page_in_an_organisation_s_own_template(
    name: str, tmp_path: Path
) -> None:
    template, file = tmp_path / f"{name}.docx", tmp_path / "memo.docx"
    template.write_bytes(TEMPLATES[name]())
    document = compose_memo(demo.facts(), Brief(shape=Shape.ONE_PAGE), template=template)
    file.write_bytes(memo_bytes(document, template=template))
    assert len(pdf_text(render(file))) == 1


def test_headline_facts_come_first_on_one_page() -> None:
    facts = demo.facts()
    stated = stated_facts(composed(facts, Brief(shape=Shape.ONE_PAGE)))
    headlines = {fact.id for fact in facts.facts if fact.headline and not fact.caution}
    assert len(headlines & stated) >= min(len(headlines), len(stated) // 2)


def test_what_the_author_says_is_on_the_one_page_whatever_else_is_not() -> None:
    document = shaped(Shape.ONE_PAGE, recommendation="Ask for dates. " * 60)
    text = " ".join(
        plain_text(i) for s in document.sections for b in s.blocks for i in memo_inlines(b)
    )
    assert text.count("Ask for dates.") == 60


def test_author_s_words_longer_than_a_page_are_refused_with_what_to_do() -> None:
    with pytest.raises(BuildError, match="take more than one page; shorten"):
        shaped(Shape.ONE_PAGE, recommendation="Ask for dates. " * 400)


def test_parts_that_the_brief_switches_on_are_named_where_they_take_more_than_a_page() -> None:
    with pytest.raises(BuildError, match=r"switches on \(status_board, register\) take more"):
        shaped(Shape.ONE_PAGE, parts={"status_board": True, "register": True})


def test_the_template_is_named_whose_page_does_not_hold_it(tmp_path: Path) -> None:
    template = tmp_path / "crest.docx"
    template.write_bytes(TEMPLATES["crest"]())
    brief = Brief.model_validate({"shape": "one-page", "judgement": "It is so. " * 150})
    with pytest.raises(BuildError, match=r"take more than one page in crest\.docx; shorten"):
        compose_memo(demo.facts(), brief, template=template)


def test_a_page_with_room_for_the_author_alone_has_no_empty_bottom_line() -> None:
    most = bisect_right(range(300), 0, key=_takes_more_than_a_page) - 1
    document = shaped(Shape.ONE_PAGE, recommendation="Ask for dates. " * most)
    assert SectionRole.BOTTOM_LINE not in [section.role for section in document.sections]
    *_, last = document.sections[-1].blocks
    assert plain_text(next(iter(memo_inlines(last)))).startswith("Source")


def _takes_more_than_a_page(sentences: int) -> bool:
    try:
        shaped(Shape.ONE_PAGE, recommendation="Ask for dates. " * sentences or "None.")
    except BuildError:
        return True
    return False


def test_a_base_of_one_fact_makes_a_page() -> None:
    assert roles(composed(make_base(1, 1), Brief(shape=Shape.ONE_PAGE)))


# --- notes and the register -----------------------------------------------------------------------


@law(8)
@given(st.sets(st.integers(0, 20)), st.sampled_from([Shape.FULL, Shape.STANDARD]))
def test_notes_are_numbered_as_they_are_cited_whatever_sections_are_taken_out(
    taken: set[int], shape: Shape
) -> None:
    document = shaped(shape, 30)
    sections = tuple(s for n, s in enumerate(document.sections) if n not in taken)
    numbered = number_notes(document.model_copy(update={"sections": sections}))
    cited = list(dict.fromkeys(cited_notes(numbered)))
    assert cited == [note.number for note in numbered.notes] == list(range(1, len(cited) + 1))
    first: dict[tuple[str, ...], int] = {}
    for note in numbered.notes:
        assert note.repeats == first.get(note.facts)
        first.setdefault(note.facts, note.number)
    by_number = {note.number: note for note in numbered.notes}
    for section in numbered.sections:
        for node in nodes(section, Node):
            if isinstance(node, Citation) and node.note is not None:
                assert by_number[node.note].facts == node.facts


def test_a_document_whose_notes_are_in_order_is_given_back_as_it_is() -> None:
    document = composed(make_base(20), Brief(shape=Shape.FULL))
    assert number_notes(document) is document


def test_the_register_names_the_notes_of_each_fact_and_the_notes_name_its_row() -> None:
    document = shaped(Shape.FULL)
    register = next(s for s in document.sections if s.role is SectionRole.REGISTER)
    table = register.blocks[0]
    assert isinstance(table, Table)
    for row in table.rows:
        targets = [i.target for i in flatten(row.cells[-1].content) if isinstance(i, Reference)]
        assert targets, row.id
        numbers = [int(t.removeprefix("note-")) for t in targets if t.startswith("note-")]
        for number in numbers:
            note = document.notes[number - 1]
            assert set(row.facts) <= set(note.facts)
            led = {i.target for i in flatten(note.content) if isinstance(i, Reference)}
            assert note.repeats is not None or row.id in led


def test_without_a_register_no_note_leads_to_one() -> None:
    document = shaped(Shape.STANDARD)
    targets = {
        i.target for n in document.notes for i in flatten(n.content) if isinstance(i, Reference)
    }
    assert all(target.startswith("note-") for target in targets)


def test_the_same_whole_brief_makes_every_shape() -> None:
    whole = compose_brief(make_base(40, 4))
    for shape in (Shape.STANDARD, Shape.FULL):
        brief = Brief(shape=shape)
        assert shape_memo(whole, brief, lambda _: True) == composed(make_base(40, 4), brief)


# --- what a standard memo says once ---------------------------------------------------------------


def test_the_demo_s_standard_memo_states_no_ask_twice_and_no_caution_twice() -> None:
    document = composed(demo.facts())
    pairs = [n for s in document.sections for n in nodes(s, Pair)]
    asked = {pair.ask.fact for pair in pairs}
    themes = [s for s in document.sections if s.role is SectionRole.THEME]
    items = [n for s in themes for n in nodes(s, FactItem)]
    assert asked
    assert not asked & {item.fact for item in items}
    risks = next(s for s in document.sections if s.role is SectionRole.RISKS)
    tables = [block for block in risks.blocks if isinstance(block, Table)]
    flagged = {fact for table in tables for row in table.rows for fact in row.facts}
    assert not flagged & {item.fact for item in items if item.remark}


def test_every_caution_of_the_base_is_printed_or_counted_in_a_standard_memo() -> None:
    facts = demo.facts()
    document = composed(facts)
    risks = next(s for s in document.sections if s.role is SectionRole.RISKS)
    table = next(block for block in risks.blocks if isinstance(block, Table))
    counted = sum(
        int(value.quantity.value or 0)
        for value in document.values
        if value.quantity and value.ref.startswith(("count:cautions-above", "count:cautions-un"))
    )
    ones = plain_text(table.remark).count("One ")
    assert len(table.rows) + counted + ones == sum(f.caution is not None for f in facts.facts)


@pytest.mark.office
def test_the_demo_s_standard_memo_has_six_to_ten_pages(tmp_path: Path) -> None:
    file = tmp_path / "memo.docx"
    file.write_bytes(memo_file(demo.facts()))
    assert 6 <= len(pdf_text(render(file))) <= 10


def test_a_short_board_shows_every_level_of_the_ladder_that_the_whole_one_has() -> None:
    def groups(document: Document) -> list[StatusGroup]:
        board = next(s for s in document.sections if s.role is SectionRole.STATUS_BOARD)
        (table,) = [block for block in board.blocks if isinstance(block, Table)]
        return [row.cells[0].status.group for row in table.rows if row.cells[0].status]

    whole, short = groups(made_whole(demo.facts())), groups(composed(demo.facts()))
    assert len(short) < len(whole)
    assert set(short) == set(whole) - {StatusGroup.OFF}


def test_the_sources_of_a_shorter_memo_say_how_many_facts_it_states() -> None:
    document = composed(demo.facts())
    sources = next(s for s in document.sections if s.role is SectionRole.SOURCES)
    texts = [plain_text(i) for block in sources.blocks for i in memo_inlines(block)]
    assert f"This memo states {len(stated_facts(document))} of the facts." in texts
