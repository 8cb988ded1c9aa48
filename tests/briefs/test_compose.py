"""Composing: which facts a brief says, in which order, and in whose words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Brief, BriefError, Document, compose_brief, load_brief
from briefgen.briefs.brief import Shape
from briefgen.briefs.words import Words
from briefgen.document.model import Callout, FactList, Pairs, Section, SectionRole, Table
from briefgen.document.walk import flatten, memo_inlines, plain_text
from briefgen.values.language import Language
from briefgen.values.names import NameForm
from briefgen.values.status import Status, rank
from tests.laws import law
from tests.made import composed
from tests.made import whole as made_whole
from tests.synthetic import make_base, make_fact


def section(document: Document, role: SectionRole) -> Section:
    return next(s for s in document.sections if s.role is role)


def base_of(*facts: dict[str, Any]) -> Any:
    return make_base(0, 2, facts=list(facts))


def fact(number: int, **changes: Any) -> dict[str, Any]:
    return make_fact(number, 2) | changes


# --- the header and the author's own words --------------------------------------------------------


def test_a_missing_header_field_is_a_visible_placeholder() -> None:
    fields = {field.key: field for field in composed(make_base()).header}
    assert fields["handling"].missing
    assert plain_text(fields["handling"].content) == "[to be completed]"
    assert not fields["subject"].missing


def test_a_given_header_field_is_printed_as_given() -> None:
    brief = Brief(to="The Minister", handling="Restricted", date=dt.date(2026, 1, 5))
    header = composed(make_base(), brief).header
    fields = {field.key: plain_text(field.content) for field in header}
    assert fields["to"] == "The Minister"
    assert fields["handling"] == "Restricted"
    assert fields["date"].replace("\u00a0", " ") == "5 January 2026"


def test_the_author_s_words_are_set_apart_and_named_as_the_author_s() -> None:
    brief = Brief(
        purpose={"text": "To prepare 3 calls."},
        judgement={"text": "It will take long.", "rests_on": ["fact-2"]},
    )
    blocks = section(composed(make_base(), brief), SectionRole.AUTHOR).blocks
    callouts = [block for block in blocks if isinstance(block, Callout)]
    assert [callout.role for callout in callouts] == ["author", "author"]
    assert "author" in plain_text(callouts[1].label)
    assert callouts[1].facts == ("fact-2",)


def test_without_author_s_words_there_is_no_such_section() -> None:
    roles = {s.role for s in composed(make_base()).sections}
    assert SectionRole.AUTHOR not in roles


# --- selection ------------------------------------------------------------------------------------


def test_themes_of_the_brief_choose_and_order_the_sections() -> None:
    document = composed(make_base(), Brief(themes=("theme-3", "theme-1")))
    themes = [s.theme for s in document.sections if s.role is SectionRole.THEME]
    assert themes == ["theme-3", "theme-1"]
    assert any("fact-2" in line for line in document.left_out)


def test_included_excluded_and_ordered_facts_are_as_asked() -> None:
    base = make_base(16, 2)
    chosen = Brief(include=("fact-1", "fact-3", "fact-5"), exclude=("fact-5",), order=("fact-3",))
    document = composed(base, chosen)
    stated = {ident for s in document.sections for ident in s.facts}
    assert stated == {"fact-1", "fact-3"}
    assert len(document.left_out) == 14


def test_facts_stand_under_the_furthest_status_first() -> None:
    document = composed(make_base(60, 2))
    for held in document.sections:
        for block in held.blocks:
            if isinstance(block, FactList):
                ranks = [rank(group.status.status) for group in block.groups]
                assert ranks == sorted(ranks)


def test_an_unknown_id_in_a_brief_is_refused_with_the_nearest() -> None:
    with pytest.raises(BriefError, match="did you mean “fact-1"):
        composed(make_base(), Brief(pin=("fact-1x",)))


def test_a_takeaway_is_not_printed_when_a_fact_that_it_rests_on_is_left_out() -> None:
    document = composed(make_base(8, 2), Brief(exclude=("fact-1",)))
    held = next(s for s in document.sections if s.theme == "theme-1")
    assert plain_text(held.message) == "Theme b"


# --- bottom line and key figures ------------------------------------------------------------------


def bottom_line(document: Document) -> tuple[str, ...]:
    return section(document, SectionRole.BOTTOM_LINE).facts


def test_pinned_facts_open_the_bottom_line() -> None:
    assert bottom_line(composed(make_base(), Brief(pin=("fact-9",))))[0] == "fact-9"


def test_no_fact_with_a_caution_opens_a_brief_unless_the_author_pins_it() -> None:
    base = make_base(60)
    cautioned = {held.id for held in base.facts if held.caution}
    assert not cautioned & set(bottom_line(composed(base)))
    assert "fact-5" in bottom_line(composed(base, Brief(pin=("fact-5",))))


def test_without_headlines_agreed_comes_before_signed_before_quantified() -> None:
    plain = {"headline": False, "caution": None, "theme": "theme-1"}
    base = base_of(
        fact(1, kind="figure", status="stated", **plain),
        fact(2, kind="commitment", status="mou_signed", **plain),
        fact(3, kind="commitment", status="agreed", **plain),
    )
    assert bottom_line(composed(base)) == ("fact-3", "fact-2", "fact-1")


def test_a_key_figure_never_carries_a_caution() -> None:
    base = make_base(90)
    figures = section(composed(base), SectionRole.KEY_FIGURES).facts
    assert figures
    assert all(base.fact_by_id[ident].caution is None for ident in figures)


# --- asks and offers ------------------------------------------------------------------------------


def test_an_ask_without_an_offer_says_that_none_is_recorded() -> None:
    base = base_of(
        fact(1, kind="ask", status="called_for"),
        fact(2, kind="ask", status="called_for"),
        fact(3, kind="offer", status="pledged", answers=["fact-2"]),
        fact(4, kind="offer", status="pledged", answers=[]),
    )
    held = section(composed(base), SectionRole.ASKS_OFFERS)
    pairs = next(block for block in held.blocks if isinstance(block, Pairs))
    assert [(p.ask.fact, [o.fact for o in p.offers]) for p in pairs.rows] == [
        ("fact-2", ["fact-3"]),
        ("fact-1", []),
    ]
    assert [o.fact for o in pairs.others] == ["fact-4"]
    assert (
        plain_text(held.message)
        == "One of two asks meets a stated offer; for one, none is recorded"
    )


def test_an_ask_taken_apart_into_others_is_no_row_of_its_own() -> None:
    base = base_of(
        fact(1, kind="ask", status="called_for"),
        fact(2, kind="ask", status="called_for", part_of="fact-1"),
    )
    held = section(composed(base), SectionRole.ASKS_OFFERS)
    pairs = next(block for block in held.blocks if isinstance(block, Pairs))
    assert [pair.ask.fact for pair in pairs.rows] == ["fact-2"]


# --- risks, silence, sources, register ------------------------------------------------------------


def test_every_challenge_and_every_caution_is_printed() -> None:
    base = make_base(120)
    held = section(composed(base), SectionRole.RISKS)
    expected = {f.id for f in base.facts if f.kind == "challenge" or f.caution}
    assert set(held.facts) == expected


def test_no_theme_takes_all_of_the_bottom_line_while_others_have_news() -> None:
    plain = {"headline": True, "caution": None}
    base = base_of(
        *(fact(n, theme="theme-1", **plain) for n in range(1, 7)),
        fact(7, theme="theme-2", **plain),
    )
    assert "fact-7" in bottom_line(composed(base))


def test_a_tension_prints_both_sides_once() -> None:
    pull = {"fact": "fact-2", "note": {"en": "One says so, the other not."}}
    back = {"fact": "fact-1", "note": {"en": "The same, seen from there."}}
    base = base_of(fact(1, tensions=[pull]), fact(2, theme="theme-1", tensions=[back]))
    callouts = [
        block
        for s in compose_brief(base).sections
        for block in s.blocks
        if isinstance(block, Callout) and block.role == "tension"
    ]
    assert [set(callout.facts) for callout in callouts] == [{"fact-1", "fact-2"}]
    assert len(callouts[0].paragraphs) == 3


def test_the_register_has_a_row_for_every_fact() -> None:
    document = composed(make_base(30), Brief(shape=Shape.FULL))
    table = section(document, SectionRole.REGISTER).blocks[0]
    assert isinstance(table, Table)
    assert {row.id for row in table.rows} == {f"fact-fact-{n}" for n in range(1, 31)}


def test_sources_say_what_they_do_not_state() -> None:
    table = section(made_whole(make_base()), SectionRole.SOURCES).blocks[1]
    assert isinstance(table, Table)
    text = plain_text(table.rows[0].cells[1].content)
    assert text == "Report one; title, author, outlet and date not stated"


def test_a_source_that_no_fact_cites_is_not_named() -> None:
    cited = [{"source": "source-1", "paragraph": 1, "mode": "document"}]
    document = made_whole(base_of(fact(1, evidence=cited), fact(2, evidence=cited)))
    blocks = (block for part in document.sections for block in part.blocks)
    printed = "\n".join(plain_text(words) for block in blocks for words in memo_inlines(block))
    assert "eport one" in printed
    assert "eport two" not in printed
    assert "[2]" not in printed


def test_a_derived_value_shows_its_working() -> None:
    parts = [
        fact(n, values={"n": {"value": n, "unit": "MW"}}, statement={"en": "It has {n}."})
        for n in (1, 2)
    ]
    total = fact(
        3, values={"n": {"derived": {"operation": "sum", "inputs": ["fact-1.n", "fact-2.n"]}}}
    )
    document = composed(base_of(*parts, total))
    note = next(n for n in document.notes if n.facts == ("fact-3",))
    text = plain_text(note.content).replace("\u00a0", " ")
    assert "Derived: sum of 1 MW and 2 MW." in text
    words = {value.ref: value.words for value in document.values}
    assert [word.replace("\u00a0", " ") for word in words["fact-3.n"]] == ["3 MW"]


def test_the_press_style_of_country_names_is_a_setting() -> None:
    plain = make_base(2, 1).partnership.model_dump()
    plain["sides"][0]["press"] = {"en": {"full": "Alandia"}}
    plain["style"]["country_names"] = "press"
    document = composed(make_base(2, 1, partnership=plain))
    assert plain_text(document.short_title) == "Alandia–Bland partnership"


def test_a_language_without_a_press_name_keeps_the_country_s_own() -> None:
    plain = make_base(2, 1).partnership.model_dump()
    plain["sides"][0]["press"] = {"en": {"full": "Alandia"}}
    plain["sides"][0]["names"]["vi"] = {"full": "Xứ A"}
    plain["style"]["country_names"] = "press"
    words = Words(make_base(2, 1, partnership=plain))
    side = plain["sides"][0]["id"]
    assert words.name(side, NameForm.FULL, Language.VI) == "Xứ A"
    assert words.name(side, NameForm.FULL, Language.EN) == "Alandia"


def test_a_caution_stands_below_its_fact_and_in_the_speaker_s_note_not_in_the_footnote() -> None:
    document = composed(base_of(fact(5, theme="theme-1")))
    held = next(s for s in document.sections if s.theme == "theme-1")
    item = next(b for b in held.blocks if isinstance(b, FactList)).groups[0].items[0]
    assert plain_text(item.remark) == "To be checked: The report gives no year."
    assert "no year" not in plain_text(document.notes[0].content)
    assert "no year" in plain_text(document.spoken[0].content)


def test_a_theme_without_facts_says_so() -> None:
    document = composed(make_base(2, 3))
    held = next(s for s in document.sections if s.theme == "theme-3")
    assert "No fact under this theme" in plain_text(held.blocks[0].content)  # type: ignore[union-attr]


def test_the_same_fact_cited_twice_refers_back() -> None:
    document = composed(make_base(20))
    repeats = [note for note in document.notes if note.repeats]
    assert repeats
    for note in repeats:
        assert note.repeats is not None
        first = document.notes[note.repeats - 1]
        assert first.facts == note.facts
        assert first.repeats is None


# --- languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", [Language.VI, Language.JA])
def test_a_missing_translation_is_a_visible_tag_and_keeps_its_own_language(
    language: Language,
) -> None:
    document = composed(make_base(6, 2), Brief(language=language))
    held = next(s for s in document.sections if s.role is SectionRole.THEME)
    statement = next(b for b in held.blocks if isinstance(b, FactList)).groups[0].items[0].statement
    text = plain_text(statement)
    assert text.startswith({"vi": "[chưa dịch]", "ja": "［未訳］"}[language])
    languages = {i.lang for i in flatten(statement) if hasattr(i, "lang")}
    assert Language.EN in languages


# --- laws -----------------------------------------------------------------------------------------


@law(12)
@given(st.integers(0, 60), st.integers(1, 6), st.sampled_from(Language))
def test_a_document_prints_as_json_and_reads_back_equal(
    facts: int, themes: int, language: Language
) -> None:
    document = composed(make_base(facts, themes), Brief(language=language))
    assert Document.model_validate_json(document.model_dump_json()) == document


@law(12)
@given(st.integers(0, 60), st.integers(1, 6))
def test_every_citation_has_its_note_and_every_occurrence_is_recorded(
    facts: int, themes: int
) -> None:
    document = composed(make_base(facts, themes))
    recorded = {occurrence.id for occurrence in document.occurrences}
    assert len(recorded) == len(document.occurrences)
    cited = []
    for held in document.sections:
        for block in held.blocks:
            for inlines in memo_inlines(block):
                for inline in flatten(inlines):
                    if inline.kind == "statement":
                        assert inline.occurrence in recorded
                    elif inline.kind == "citation" and inline.note:
                        cited.append(inline.note)
    assert cited == [note.number for note in document.notes]


@given(st.lists(st.sampled_from(Status), min_size=1))
def test_ranking_puts_rungs_before_what_is_off_the_ladder(statuses: list[Status]) -> None:
    ordered = sorted(statuses, key=rank)
    on = [status.on_ladder for status in ordered]
    assert on == sorted(on, reverse=True)


# --- the brief file -------------------------------------------------------------------------------


def test_a_brief_file_is_read_with_its_plain_keys(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(
        "to: The Minister\nfrom: Desk\ndate: 2026-01-05\nthemes: [theme-1]\n"
        "purpose: To inform.\ndensity: present\n",
        "utf-8",
    )
    brief = load_brief(file)
    assert brief.sender == "Desk"
    assert brief.date == dt.date(2026, 1, 5)
    assert brief.purpose is not None
    assert brief.purpose.text == "To inform."


def test_an_empty_brief_file_is_a_brief_with_every_default(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text("", "utf-8")
    assert load_brief(file) == Brief()


def test_a_mistyped_key_of_a_brief_names_its_line_and_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text("to: X\nsubjct: Y\n", "utf-8")
    with pytest.raises(BriefError, match=r"brief\.yaml:2.*subject"):
        load_brief(file)
