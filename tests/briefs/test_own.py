"""Sections of a user's own: in memo and deck, in two languages, with what changed, and audited."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from briefgen import (
    Brief,
    Bullets,
    Cell,
    Changes,
    Deck,
    Document,
    FactBase,
    Heading,
    Language,
    LocalText,
    Paragraph,
    Row,
    Section,
    SectionRole,
    Writing,
    audit,
    compose_brief,
    compose_deck,
    compose_memo,
    fact_charts,
    fact_list,
    load_facts,
    own_section,
    own_table,
    read_delivered,
)
from briefgen.briefs.compose import SECTIONS
from briefgen.briefs.own import SectionMaker
from briefgen.document.model import Chart, FactList, Note, Statement, Text
from briefgen.document.walk import flatten, memo_inlines, plain_text
from briefgen.errors import BriefError, BuildError
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.refresh import refresh
from briefgen.values.status import Status
from tests import demo, earlier
from tests.synthetic import make_base

BRIEF = Brief.model_validate({"themes": ["semiconductors", "finance"], "length": "short"})
PAGE = BRIEF.model_copy(update={"shape": "one-page"})
ASKED = LocalText(en="What they asked", ja="先方の要請")


def asked(writing: Writing) -> Section | None:
    facts = [fact for fact in writing.facts if fact.kind == "ask"]
    return own_section("asked", ASKED, [fact_list(facts, writing)], writing)


def offered(writing: Writing) -> Section | None:
    rows = [
        Row(
            id=f"offer-{fact.id}",
            cells=(
                Cell(content=writing.item(fact).short),
                Cell(content=(), status=writing.status(fact.status)),
                Cell(content=(writing.mark_only((fact,)),)),
            ),
            facts=(fact.id,),
        )
        for fact in writing.facts
        if fact.kind == "offer"
    ]
    heads = ("Offer", writing.build.label("table-status"), writing.build.label("table-source"))
    table = own_table("offer-table", "Offers", heads, rows, writing)
    lead = Paragraph(content=writing.own_words("Read these first.", "offered.lead"))
    points = Bullets(items=tuple(writing.item(fact).statement for fact in writing.facts[:2]))
    heading = Heading(id="offers-so-far", level=2, content=writing.own_words("So far", "so-far"))
    return own_section("offered", "What was offered", [lead, points, heading, table], writing)


def nothing(_: Writing) -> Section | None:
    return None


MINE = (asked, SectionRole.BOTTOM_LINE, offered, nothing, SectionRole.SOURCES)


@cache
def memo(brief: Brief = BRIEF) -> Document:
    return compose_memo(demo.facts(), brief, sections=MINE)


@cache
def deck(brief: Brief = BRIEF) -> Deck:
    return compose_deck(demo.facts(), brief, sections=MINE)


@cache
def files() -> tuple[bytes, bytes]:
    both = BRIEF.model_copy(update={"second_language": Language.JA})
    return memo_bytes(memo(both)), deck_bytes(deck())


def of(document: Document, ident: str) -> Section:
    return next(section for section in document.sections if section.id == ident)


@cache
def asked_again() -> FactBase:
    """The demo, with other words for an ask of the brief."""
    words = LocalText(en="Viet Nam asked again.", vi="Hỏi lại.", ja="再び要請した。")
    return earlier.with_facts(demo.facts(), ask_semiconductors={"statement": words, "short": words})


# --- the memo -------------------------------------------------------------------------------------


def test_sections_stand_in_the_order_that_they_are_listed_in() -> None:
    assert [s.id for s in memo().sections] == ["asked", "bottom-line", "offered", "sources"]


def test_ours_listed_in_our_order_are_the_brief_without_a_list() -> None:
    assert compose_brief(demo.facts(), BRIEF, sections=SECTIONS) == compose_brief(
        demo.facts(), BRIEF
    )


def test_every_statement_of_an_own_section_has_its_status_its_note_and_its_occurrence() -> None:
    (listed,) = (block for block in of(memo(), "asked").blocks if isinstance(block, FactList))
    known = {occurrence.id for occurrence in memo().occurrences}
    cited = {fact for note in memo().notes for fact in note.facts}
    assert [group.status.status for group in listed.groups] == [Status.CALLED_FOR]
    for item in listed.groups[0].items:
        assert item.fact in cited
        for inline in flatten(item.statement):
            assert not isinstance(inline, Statement) or inline.occurrence in known
    assert all(isinstance(note, Note) for note in memo().notes)


def test_what_no_section_states_is_named_as_left_out() -> None:
    stated = {fact for section in memo().sections for fact in section.facts}
    left_out = {line.partition(":")[0] for line in memo().left_out}
    chosen = {f.id for f in demo.facts().facts if f.theme in BRIEF.themes}
    assert {f.id for f in demo.facts().facts if f.kind == "ask" and f.id in chosen} <= stated
    assert chosen <= stated | left_out


def test_a_page_takes_as_many_entries_of_own_lists_as_it_holds_and_counts_the_rest() -> None:
    base = make_base(60, 2)

    def all_of_them(writing: Writing) -> Section | None:
        return own_section("all", "All of them", [fact_list(writing.facts, writing)], writing)

    page = compose_memo(base, Brief.model_validate({"shape": "one-page"}), sections=(all_of_them,))
    listed, more = of(page, "all").blocks
    assert isinstance(listed, FactList)
    assert 1 < len(listed.facts) < 60
    assert len(page.left_out) == 60 - len(listed.facts)
    assert isinstance(more, Paragraph)
    assert str(60 - len(listed.facts)) in plain_text(more.content)
    weights = [item.priority for group in listed.groups for item in group.items]
    assert sorted(weights) == list(range(1, len(listed.facts) + 1))


def test_own_text_that_takes_more_than_a_page_is_refused() -> None:
    def long(writing: Writing) -> Section | None:
        words = writing.own_words("Word after word. " * 900, "long")
        return own_section("long", "Long", [Paragraph(content=words)], writing)

    with pytest.raises(BuildError, match="sections of your own"):
        compose_memo(make_base(4, 1), Brief.model_validate({"shape": "one-page"}), sections=(long,))


def test_a_section_whose_lists_and_tables_are_empty_is_none() -> None:
    def empty(writing: Writing) -> Section | None:
        heading = Heading(id="none", level=2, content=writing.own_words("None", "none"))
        table = own_table("empty-table", "Empty", ("A",), (), writing)
        listed = fact_list((), writing)
        return own_section("empty", "Empty", [heading, listed, table, Bullets(items=())], writing)

    document = compose_brief(make_base(4, 1), sections=(empty, SectionRole.SOURCES))
    assert [section.id for section in document.sections] == ["sources"]


# --- the deck -------------------------------------------------------------------------------------


def test_own_slides_follow_the_part_that_they_stand_behind() -> None:
    sections = [slide.section for slide in deck().slides[1:]]
    assert list(dict.fromkeys(sections)) == ["asked", "bottom-line", "offered", "sources"]


def test_each_block_of_an_own_section_has_its_form_and_its_heading_for_a_title() -> None:
    own = [slide for slide in deck().slides if slide.section == "offered"]
    assert [slide.title for slide in own] == ["What was offered", "So far"]
    assert [shape.kind for shape in own[1].shapes].count("table") == 1
    assert len({slide.id for slide in deck().slides}) == len(deck().slides)


def test_a_series_in_an_own_section_is_a_native_chart_in_both_files() -> None:
    base = load_facts(demo.ROOT / "examples" / "northland")

    def drawn(writing: Writing) -> Section | None:
        return own_section("drawn", "Drawn", fact_charts(writing.facts, writing), writing)

    made = compose_memo(base, sections=(drawn,))
    series = sum(fact.series is not None for fact in base.facts)
    assert sum(isinstance(block, Chart) for block in of(made, "drawn").blocks) == series
    slides = compose_deck(base, sections=(drawn,)).slides
    assert sum(slide.section == "drawn" for slide in slides) == series


# --- languages, what changed ----------------------------------------------------------------------


def test_a_bilingual_edition_has_own_words_and_facts_in_both_languages() -> None:
    both = memo(BRIEF.model_copy(update={"second_language": Language.JA}))
    title = of(both, "asked").title
    assert plain_text(title) == "What they asked"
    assert any("先方の要請" in inline.model_dump_json() for inline in title)
    (listed,) = of(both, "asked").blocks
    assert all("parallel" in str(inlines) for inlines in memo_inlines(listed) if inlines)


def test_own_words_without_a_translation_carry_the_visible_tag() -> None:
    vietnamese = memo(BRIEF.model_copy(update={"language": Language.VI}))
    assert plain_text(of(vietnamese, "asked").title).startswith("[")


@pytest.mark.parametrize("sections", [MINE, (asked, SectionRole.SINCE)])
def test_what_changed_opens_the_brief_unless_it_has_a_place_of_its_own(
    sections: tuple[SectionMaker | SectionRole, ...],
) -> None:
    changes: Changes = earlier.changes()
    brief = Brief(themes=earlier.THEMES)
    ids = [
        s.id for s in compose_memo(demo.facts(), brief, since=changes, sections=sections).sections
    ]
    assert ids.index("since") == (1 if SectionRole.SINCE in sections else 0)


# --- files that come back -------------------------------------------------------------------------


def test_an_untouched_file_with_own_sections_has_no_finding() -> None:
    delivered = [read_delivered(data, name) for data, name in zip(files(), NAMES, strict=True)]
    report = audit(delivered, demo.facts())
    assert report.open == ()
    assert report.remarks == ()
    assert any(finding.form == "brief:asked.title" for finding in report.findings)


NAMES = ("memo.docx", "deck.pptx")


def test_what_is_stale_in_an_own_section_is_found_and_brought_up_to_date() -> None:
    for data, name in zip(files(), NAMES, strict=True):
        made = refresh(data, asked_again(), name=name)
        assert ("ask-semiconductors",) in {change.facts for change in made.done}
        assert made.left == ()
        assert audit([read_delivered(made.data, name)], asked_again()).open == ()


# --- refusals -------------------------------------------------------------------------------------


def twice(writing: Writing) -> Section | None:
    return own_section("sources", "Twice", [fact_list(writing.facts[:1], writing)], writing)


def uneven(writing: Writing) -> Section | None:
    table = own_table("uneven-table", "Uneven", ("A", "B"), [Row(cells=())], writing)
    return own_section("uneven", "Uneven", [table], writing)


def outside(writing: Writing) -> Section | None:
    fact = writing.base.fact_by_id["offshore-wind-tonkin-development"]
    return own_section("outside", "Outside", [fact_list([fact], writing)], writing)


def deep(writing: Writing) -> Section | None:
    heading = Heading(id="deep-one", level=9, content=writing.own_words("Too deep", "deep-one"))
    return own_section("deep", "Deep", [heading, Paragraph(content=heading.content)], writing)


def typed(writing: Writing) -> Section | None:
    number: Any = 7
    words = Paragraph(content=(Text(text=number, lang=writing.language),))
    return own_section("typed", "Typed", [words], writing)


@pytest.mark.parametrize(
    ("sections", "sentence"),
    [
        ((twice, SectionRole.SOURCES), "have the id “sources”"),
        ((uneven,), "has 2 columns, and its row 1 0 cells"),
        ((outside,), "which the brief leaves out; take facts from writing.facts"),
        ((SectionRole.OWN,), "“own” is no section that briefgen makes by itself"),
        ((lambda _: "text",), "has to give a Section or None, and gave str"),
        ((deep,), r"“deep” is not well made: blocks\.0\.heading\.level: Input should be less"),
        ((typed,), r"“typed” is not well made: blocks\.0\.paragraph\.content\.0\.text\.text"),
    ],
)
def test_what_is_wrong_with_a_list_of_sections_is_said(
    sections: tuple[SectionMaker | SectionRole, ...], sentence: str
) -> None:
    with pytest.raises(BriefError, match=sentence):
        compose_brief(demo.facts(), BRIEF, sections=sections)
