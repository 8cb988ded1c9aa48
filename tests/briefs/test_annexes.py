"""Lines to take, what comes next, who's who, what is not said: the closing sections of a brief."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import Brief, Document, compose_brief
from briefgen.briefs.brief import Parts
from briefgen.document.model import Bullets, Heading, Paragraph, Section, SectionRole, Table
from briefgen.document.walk import memo_inlines, plain_text
from briefgen.values.language import Language
from tests.made import whole as made_whole
from tests.synthetic import make_base, make_fact

PLAIN: dict[str, Any] = {"headline": False, "caution": None, "open_list": False, "part_of": None}


def said(number: int, mode: str = "reported", **changes: Any) -> dict[str, Any]:
    """A statement of actor-1, or of whom the evidence names."""
    speaker = changes.pop("speaker", "actor-1")
    evidence = {"source": "source-1", "paragraph": number, "mode": mode, "speaker": speaker}
    if "quote" in changes:
        evidence["quote"] = changes.pop("quote")
    fact = make_fact(number, 2) | PLAIN | {"kind": "statement", "status": "stated"}
    return fact | {"evidence": [evidence]} | changes


def compose(*facts: dict[str, Any], brief: Brief | None = None, **changes: Any) -> Document:
    return compose_brief(make_base(0, 2, facts=list(facts), **changes), brief)


def section(document: Document, role: SectionRole) -> Section | None:
    return next((s for s in document.sections if s.role is role), None)


def texts(held: Section | None) -> list[str]:
    assert held is not None
    return [plain_text(inlines) for block in held.blocks for inlines in memo_inlines(block)]


def rows(held: Section | None, table: int = 0) -> list[list[str]]:
    assert held is not None
    tables = [block for block in held.blocks if isinstance(block, Table)]
    return [[plain_text(cell.content) for cell in row.cells] for row in tables[table].rows]


# --- lines to take --------------------------------------------------------------------------------


def lines(document: Document) -> dict[str, list[str]]:
    """The lines by the heading of their speaker."""
    held = section(document, SectionRole.LINES)
    found: dict[str, list[str]] = {}
    for block in held.blocks if held else ():
        if isinstance(block, Heading):
            found[plain_text(block.content)] = speaker = []
        elif isinstance(block, Bullets):
            speaker += [plain_text(item) for item in block.items]
        elif isinstance(block, Paragraph) and found:
            speaker.append(plain_text(block.content))
    return found


def test_lines_stand_under_the_full_name_and_the_capacity_as_at_the_source() -> None:
    own = said(2, speaker="actor-3")
    own["evidence"][0]["capacity"] = {"en": "then envoy"}
    assert list(lines(compose(said(1), own))) == [
        "Actor B, minister of Aland",
        "Actor D, then envoy",
    ]


def test_the_documents_own_voice_context_and_cautions_are_no_lines() -> None:
    voice = make_fact(3, 2) | {"kind": "statement", "status": "stated", "headline": False}
    flagged = said(4, caution={"reason": {"en": "No year."}})
    assert section(compose(voice, flagged, said(5, kind="context")), SectionRole.LINES) is None


def test_a_group_has_no_name_and_so_no_lines() -> None:
    group = {"id": "crowd", "kind": "group", "names": {"en": {"full": "people"}}}
    actors = [a.model_dump(mode="json") for a in make_base().actors]
    document = compose(said(1, speaker="crowd"), actors=[*actors, group])
    assert section(document, SectionRole.LINES) is None


def test_what_is_only_carried_over_says_so_and_needs_an_attributed_line_beside_it() -> None:
    carried = said(2, "carried_over", kind="offer", status="pledged")
    statement = said(3, "carried_over")
    assert section(compose(carried, statement), SectionRole.LINES) is None
    (found,) = lines(compose(said(1), carried, statement)).values()
    assert len(found) == 2
    assert "not itself attributed" not in found[0]
    assert found[1].endswith("(follows the speaker’s words; not itself attributed)")


def test_a_quotation_stands_in_quotation_marks_once() -> None:
    first = said(1, "quoted", quote="We shall build it.")
    again = said(2, "quoted", quote="We shall build it.")
    (found,) = lines(compose(first, again)).values()
    assert found[0].endswith("“We shall build it.”")
    assert found[1:] == ["And one more in the register of facts."]


def test_a_reported_line_has_no_quotation_marks() -> None:
    (found,) = lines(compose(said(1))).values()
    assert "“" not in found[0]


def test_a_translated_quotation_is_marked_as_translated() -> None:
    quoted = said(1, "quoted", quote="We shall build it.", values={}, when=None, short=None)
    quoted |= {"statement": {"en": "They said “We shall build it.”", "vi": "Họ nói “Sẽ xây”."}}
    quoted |= {"label": {"en": "The plan"}, "key_figure": None}
    (english,) = lines(compose(quoted)).values()
    assert english == ["They said “We shall build it.”"]
    (found,) = lines(compose(quoted, brief=Brief(language=Language.VI))).values()
    assert found == ["Họ nói “Sẽ xây”. (trích dẫn đã dịch)"]


def test_lines_are_few_headlines_first_and_the_others_are_counted() -> None:
    facts = [said(number) for number in range(1, 8)] + [said(8, headline=True)]
    whole = [*facts, said(9, part_of="fact-1")]
    document = compose(*whole)
    (found,) = lines(document).values()
    assert "thing i " in found[0]
    assert len(found) == 5
    assert found[-1] == "And five more in the register of facts."
    assert any(v.ref == "count:more-in-register.n=5" for v in document.values)


# --- what comes next ------------------------------------------------------------------------------


def dated(number: int, edtf: str | None, status: str = "under_way", **changes: Any) -> Any:
    """A fact of the base, whose date is 30 June 2025, at that time."""
    when = {"edtf": edtf, **changes.pop("time", {})} if edtf else None
    text: dict[str, Any] = {"statement": {"en": "A thing."}, "short": {"en": "A thing"}}
    text["values"] = {}
    return said(number, status=status, when=when, key_figure=None, **text, **changes)


def coming(document: Document) -> list[str]:
    held = section(document, SectionRole.NEXT)
    return [row[0] for row in rows(held)] if held else []


def test_what_is_ahead_is_ordered_by_time_and_undated_last() -> None:
    document = compose(
        dated(1, None, "expected"),
        dated(2, "[..2045]", "target"),
        dated(3, "2025-07-01"),
        dated(4, "2020/2030"),
    )
    when = [text.replace("\u00a0", " ") for text in coming(document)]
    assert when == ["1 July 2025", "2020–2030", "by 2045", "no date stated"]


@pytest.mark.parametrize(
    "fact",
    [
        dated(1, "2025-06-30"),
        dated(1, "1996/..", time={"opening": "since"}),
        dated(1, "2024", "expected"),
        dated(1, "2024", kind="outlook"),
        dated(1, "2025", "operational"),
        dated(1, "XXXX-07-01"),
        dated(1, None),
    ],
)
def test_nothing_past_or_running_since_comes_next(fact: dict[str, Any]) -> None:
    assert coming(compose(fact)) == []


def test_an_outlook_from_a_past_year_on_is_still_ahead() -> None:
    fact = dated(1, "2025/..", "expected", time={"opening": "from"})
    assert coming(compose(fact)) == ["from 2025"]


def test_a_part_of_what_comes_next_is_no_row_of_its_own_but_counted() -> None:
    document = compose(dated(1, None, "expected"), dated(2, None, "expected", part_of="fact-1"))
    assert coming(document) == ["no date stated"]
    assert "Parts of these rows, not listed: one." in texts(section(document, SectionRole.NEXT))


def test_a_caution_on_what_comes_next_is_shown() -> None:
    fact = dated(1, None, "expected", caution={"reason": {"en": "No year."}})
    (row,) = rows(section(compose(fact), SectionRole.NEXT))
    assert row[1].endswith("To be checked")
    assert row[2] == "Expected"


# --- who's who ------------------------------------------------------------------------------------


def test_who_s_who_lists_only_those_whom_the_facts_involve_persons_first_by_side() -> None:
    held = section(compose(said(1, speaker="actor-2")), SectionRole.WHOS_WHO)
    assert held is not None
    assert held.annex
    assert [row[0] for row in rows(held)] == ["Actor B", "Actor D"]
    assert [row[0] for row in rows(held, 1)] == ["Actor C"]
    assert [row[2] for row in rows(held)] == ["Aland", "Bland"]


def test_the_pair_of_the_house_style_orders_the_sides() -> None:
    partnership = make_base().partnership.model_dump(mode="json")
    partnership["style"]["pair"] = ["side-b", "side-a"]
    held = section(compose(said(1), partnership=partnership), SectionRole.WHOS_WHO)
    assert [row[0] for row in rows(held)] == ["Actor D", "Actor B"]


def test_carried_over_words_are_not_said_to_be_the_speakers() -> None:
    document = compose(said(1), said(2, "carried_over"))
    found = rows(section(document, SectionRole.WHOS_WHO))
    assert found[0][3].replace("\u00a0", " ") == "Speaks in[1] ¶1: Thing b"
    document = compose(said(2, "carried_over", actors=[]))
    found = rows(section(document, SectionRole.WHOS_WHO))
    assert found[0][3].startswith("Acts in")


def test_three_facts_are_named_and_the_others_counted() -> None:
    found = rows(section(compose(*map(said, range(1, 6))), SectionRole.WHOS_WHO))
    assert found[0][3].replace("\u00a0", " ").endswith(": Thing b; Thing d; Thing f; and two more")


def test_a_person_without_a_capacity_is_not_stated_to_have_one_and_names_are_flagged() -> None:
    person = {
        "id": "actor-1",
        "kind": "person",
        "names": {"en": {"full": "Mori Aoi", "short": "Mori"}},
        "aliases": [{"name": "Mori"}, {"name": "Mori A."}],
        "caution": {"en": "The given name is uncertain."},
    }
    others = [a.model_dump(mode="json") for a in make_base().actors[1:]]
    fact = said(1, statement={"en": "A thing."}, short=None)
    found = rows(section(compose(fact, actors=[person, *others]), SectionRole.WHOS_WHO))
    mori = next(row for row in found if row[0] == "Mori Aoi")
    assert mori[1:3] == ["not stated", "none recorded"]
    assert mori[4] == (
        "Also printed as “Mori” and “Mori A.”. To be checked: The given name is uncertain."
    )


# --- what is not said -----------------------------------------------------------------------------


def project(number: int, **changes: Any) -> dict[str, Any]:
    bare: dict[str, Any] = {"values": {}, "when": None, "key_figure": None, "actors": []}
    text = {"statement": {"en": "A thing."}, "short": {"en": "A thing"}}
    return said(number, kind="project", status="under_way", **(bare | text | changes))


def test_each_undertaking_has_a_row_with_what_is_stated_of_it_after_the_totals() -> None:
    document = compose(project(1), project(2, when={"edtf": "2024"}))
    assert rows(section(document, SectionRole.SILENCE)) == [
        ["Stated, of two undertakings", "0", "1", "0", "0", "0"],
        ["Thing c", "–", "●", "–", "–", "–"],
        ["Thing b", "–", "–", "–", "–", "–"],
    ]


def test_undertakings_that_leave_the_same_open_share_a_row_and_are_named_below() -> None:
    document = compose(*(project(n) for n in range(1, 6)), project(6, when={"edtf": "2024"}))
    held = section(document, SectionRole.SILENCE)
    assert [row[0] for row in rows(held)][1:] == ["Thing g", "Five others, alike; named below"]
    assert "The five others: Thing b; Thing d; Thing f; Thing c; Thing e." in texts(held)


def test_the_marks_of_the_table_are_said_in_words_for_who_cannot_see_them() -> None:
    held = section(compose(project(1)), SectionRole.SILENCE)
    assert held is not None
    table = next(block for block in held.blocks if isinstance(block, Table))
    assert "A filled circle means stated" in table.description


# --- their place ----------------------------------------------------------------------------------


def test_the_closing_sections_stand_in_their_order_and_annexes_last() -> None:
    sections = made_whole(make_base(90, 3)).sections
    roles = [held.role.value for held in sections if held.role is not SectionRole.THEME]
    closing = ["silence", "lines", "next", "sources", "whos_who", "register"]
    assert [role for role in roles if role in closing] == closing
    annexes = [held.annex for held in sections]
    assert annexes == sorted(annexes)


@pytest.mark.parametrize(
    ("part", "role"),
    [
        ("lines_to_take", SectionRole.LINES),
        ("what_comes_next", SectionRole.NEXT),
        ("whos_who", SectionRole.WHOS_WHO),
    ],
)
def test_a_part_that_the_brief_switches_off_is_left_out(part: str, role: SectionRole) -> None:
    brief = Brief(parts=Parts.model_validate({part: False}))
    assert section(made_whole(make_base(90, 3)), role) is not None
    assert section(made_whole(make_base(90, 3), brief), role) is None


@pytest.mark.parametrize("language", [Language.VI, Language.JA])
def test_each_closing_section_is_written_in_every_language(language: Language) -> None:
    document = made_whole(make_base(90, 3), Brief(language=language))
    english = made_whole(make_base(90, 3))
    for role in (SectionRole.LINES, SectionRole.NEXT, SectionRole.WHOS_WHO):
        held, other = section(document, role), section(english, role)
        assert held is not None
        assert other is not None
        assert held.title != other.title
        assert len(texts(held)) == len(texts(other))
