"""The section on what changed: then and now, each line cited, nothing claimed that is not known."""

from __future__ import annotations

import pytest

from briefgen.briefs.brief import Brief, Parts, Shape
from briefgen.delivered.audit import audit
from briefgen.delivered.compare import compare, file_snapshot
from briefgen.delivered.provenance import Provenance, provenance_of
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import State
from briefgen.document.model import (
    Citation,
    Document,
    Paragraph,
    Section,
    SectionRole,
    Statement,
    Table,
)
from briefgen.document.walk import flatten, memo_inlines, plain_text
from briefgen.errors import BriefError
from briefgen.facts.changes.model import Changes
from briefgen.facts.changes.snapshot import Mention
from briefgen.facts.model import Caution
from briefgen.generate import compose_brief, compose_memo, deck_bytes, memo_bytes, plan_document
from briefgen.values.language import Language, LocalText
from briefgen.values.quantity import Quantity
from briefgen.values.status import Status
from tests import demo, earlier
from tests.wholeness import problems

BRIEF = Brief(themes=earlier.THEMES)


def composed(changes: Changes | None = None, brief: Brief = BRIEF) -> Document:
    return compose_brief(
        demo.facts(), brief, since=earlier.changes() if changes is None else changes
    )


def section_of(document: Document) -> Section:
    (found,) = [s for s in document.sections if s.role is SectionRole.SINCE]
    return found


def table_of(section: Section) -> Table:
    (found,) = [block for block in section.blocks if isinstance(block, Table)]
    return found


def outline(section: Section) -> list[str]:
    """The section's texts in reading order: a line a paragraph, a line a row."""
    lines = [plain_text(section.title)]
    for block in section.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = (c.status.label if c.status else plain_text(c.content) for c in row.cells)
                lines.append(" | ".join(cells))
            lines.append(plain_text(block.remark))
        elif isinstance(block, Paragraph):
            lines.append(plain_text(block.content))
    return [line.replace("\u00a0", " ") for line in lines]


# --- what it says ---------------------------------------------------------------------------------


def test_it_tells_figures_statuses_new_and_withdrawn_facts_then_and_now() -> None:
    edition = earlier.facts().edition[:12]
    assert outline(section_of(composed())) == [
        "What changed since 20 October 2026",
        "Since 20 October 2026: two figures changed, two statuses moved, one new fact, "
        "one fact withdrawn.",
        "Pledged reception in Japan, semiconductors | around 200 PhD researchers | "
        "up around 50 (around 25%) | around 250 PhD researchers | [1] ¶17",
        "ODA from Japan in 2023 alone | more than 80 billion yen | amount changed | "
        "more than 100 billion yen | [2] ¶19",
        "Training of semiconductor engineers | Agreed | moved up | Preparing | [1] ¶16",
        "Pledged reception in Japan, semiconductors | Proposed | moved up | Pledged | [1] ¶17",
        "Viet Nam has 100 million people, as Ishiba Shigeru put it; no year stated | "
        "not recorded | new | Stated | [1] ¶10",
        "Viet Nam is “truly a promising investment destination”, Ishiba Shigeru said · "
        "Press report on the forum, ¶10 | Stated | withdrawn | no longer recorded | ",
        f"Compared with the facts as of 20 October 2026, edition {edition}. "
        f"Facts of this brief that are unchanged: {_unchanged()}.",
        "Sources: [1] Press report on the forum; [2] Feature on JICA’s role. "
        "† date read from a relative one; basis in the notes.",
    ]


def _unchanged() -> int:
    told = {earlier.PHD, earlier.TRAINING, earlier.ODA, earlier.NEW}
    return len([f for f in demo.facts().facts if f.theme in earlier.THEMES and f.id not in told])


@pytest.mark.parametrize(
    ("language", "title", "message", "row"),
    [
        (
            Language.VI,
            "Những thay đổi kể từ ngày 20 tháng 10 năm 2026",
            "Kể từ ngày 20 tháng 10 năm 2026: 2 số liệu thay đổi, 2 nội dung đổi tình trạng, "
            "1 dữ kiện mới, 1 dữ kiện được rút.",
            "Cam kết tiếp nhận tại Nhật Bản, ngành bán dẫn | khoảng 200 nghiên cứu sinh | "
            "tăng khoảng 50 (khoảng 25%) | khoảng 250 nghiên cứu sinh | [1] đoạn 17",
        ),
        (
            Language.JA,
            "2026年10月20日以降の変更点",
            "2026年10月20日以降：数値の変更2件、段階の変更2件、新規の事実1件、取下げ1件。",
            "日本での受入れを表明（半導体） | 約200人の博士課程研究者 | 約50人増（約25%） | "
            "約250人の博士課程研究者 | [1]第17段落",
        ),
    ],
)
def test_it_says_so_in_the_language_of_the_brief(
    language: Language, title: str, message: str, row: str
) -> None:
    brief = BRIEF.in_language(language)
    assert outline(section_of(composed(brief=brief)))[:3] == [title, message, row]


def test_it_is_the_first_section_and_has_the_key_of_the_sources() -> None:
    document = composed()
    assert document.sections[0].role is SectionRole.SINCE
    keys = [b for s in document.sections for b in s.blocks if "Sources: [1]" in _text(b)]
    assert keys == [section_of(document).blocks[-1]]


def _text(block: object) -> str:
    return plain_text(block.content) if isinstance(block, Paragraph) else ""


def test_without_a_comparison_and_where_it_is_switched_off_there_is_none() -> None:
    off = BRIEF.model_copy(update={"parts": Parts(since=False)})
    for document in (compose_brief(demo.facts(), BRIEF), composed(brief=off)):
        assert [s for s in document.sections if s.role is SectionRole.SINCE] == []


def test_where_nothing_changed_one_sentence_says_so() -> None:
    same = compare(demo.facts(), demo.facts())
    lines = outline(section_of(composed(same)))
    assert lines[1] == "Nothing in this brief has changed since 22 November 2026."
    assert len(lines) == 3


def test_what_leads_to_other_facts_or_from_later_ones_is_refused() -> None:
    with pytest.raises(BriefError, match="other facts than the brief has"):
        compose_brief(earlier.facts(), BRIEF, since=earlier.changes())
    back = compare(demo.facts(), earlier.facts())
    with pytest.raises(BriefError, match="2026-11-22, which is later"):
        compose_brief(earlier.facts(), BRIEF, since=back)


def test_every_row_of_a_fact_of_today_carries_its_source_mark() -> None:
    for row in table_of(section_of(composed())).rows:
        marks = [i for c in row.cells for i in flatten(c.content) if isinstance(i, Citation)]
        assert [mark.facts for mark in marks] == ([row.facts] if row.facts else [])


def test_what_changed_under_other_themes_is_not_told() -> None:
    brief = Brief(themes=("semiconductors",))
    lines = outline(section_of(composed(brief=brief)))
    assert lines[1] == "Since 20 October 2026: one figure changed, two statuses moved."


# --- what is not certain --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def provenance() -> Provenance:
    """What a memo of the earlier edition carries, that states only some of its facts."""
    document = compose_memo(earlier.facts(), BRIEF)
    found = provenance_of(memo_bytes(document))
    assert found is not None
    return found


def test_a_fact_that_an_earlier_memo_does_not_state_is_not_called_new(
    provenance: Provenance,
) -> None:
    changes = compare(provenance, demo.facts())
    section = section_of(composed(changes))
    assert not [row for row in table_of(section).rows if "new" in row.id]
    chosen = {f.id for f in demo.facts().facts if f.theme in earlier.THEMES}
    unknown = len([mention for mention in changes.not_before if mention.id in chosen])
    assert unknown
    assert f"it cannot be told whether they are new: {unknown}." in "\n".join(outline(section))


def test_a_fact_that_only_an_earlier_file_knew_is_counted_and_not_named(
    provenance: Provenance,
) -> None:
    held = file_snapshot(provenance)
    gone = held.facts[0].model_copy(update={"mention": Mention(id="gone", status=Status.AGREED)})
    changes = compare(held.model_copy(update={"facts": (*held.facts, gone)}), demo.facts())
    section = section_of(composed(changes))
    lines = outline(section)
    assert "one fact withdrawn" in lines[1]
    assert "Facts that the earlier file states and that have been withdrawn since: one." in lines
    assert "gone" not in "\n".join(lines)


def test_how_a_fact_is_used_in_briefs_is_no_change_to_their_readers() -> None:
    base = earlier.with_facts(demo.facts(), population={"headline": True, "also": ("finance",)})
    lines = outline(section_of(composed(compare(base, demo.facts()))))
    assert lines[1].startswith("Nothing in this brief has changed")


def test_a_caution_that_was_added_is_told_in_a_line_that_names_the_fact() -> None:
    caution = Caution(reason=LocalText(en="Another source gives another number."))
    base = earlier.with_facts(demo.facts(), population={"caution": caution})
    lines = outline(section_of(composed(compare(base, demo.facts()))))
    assert lines[1].endswith("one fact changed in words, sources or details.")
    assert any(line.startswith("Changed in other details: ") for line in lines)


def test_other_words_are_told_to_those_only_who_read_their_language() -> None:
    said = demo.facts().fact_by_id["population"].statement
    base = earlier.with_facts(
        demo.facts(), population={"statement": said.model_copy(update={"ja": "人口は1億人。"})}
    )
    changes = compare(base, demo.facts())
    assert "has changed since" in outline(section_of(composed(changes)))[1]
    japanese = section_of(composed(changes, BRIEF.in_language(Language.JA)))
    assert any(line.startswith("表現のみの変更：") for line in outline(japanese))


# --- how it stands in the files -------------------------------------------------------------------


def test_figures_of_the_past_are_typed_and_rest_on_no_fact_that_could_make_them_stale() -> None:
    document = composed()
    by_id = {occurrence.id: occurrence for occurrence in document.occurrences}
    then = [
        by_id[inline.occurrence]
        for row in table_of(section_of(document)).rows
        for inline in flatten(row.cells[1].content)
        if isinstance(inline, Statement)
    ]
    assert [(held.facts, held.values) for held in then] == [
        ((), ("then:phd-researchers.researchers",)),
        ((), ("then:oda-2023.oda",)),
    ]
    values = {value.ref: value for value in document.values}
    held = values["then:phd-researchers.researchers"].quantity
    assert held is not None
    assert held.value == 200
    by = values["difference:phd-researchers.researchers"].quantity
    assert isinstance(by, Quantity)
    assert by.value == 50


def test_a_file_that_opens_with_it_passes_the_audit() -> None:
    whole = composed()
    memo = memo_bytes(compose_memo(demo.facts(), BRIEF, since=earlier.changes()))
    deck = deck_bytes(plan_document(whole, BRIEF))
    report = audit([read_delivered(memo, "memo"), read_delivered(deck, "deck")], demo.facts())
    assert set(report.counts()) == {State.OK}


def test_a_memo_that_opens_with_it_is_whole() -> None:
    memo = compose_memo(demo.facts(), BRIEF, since=earlier.changes())
    assert problems(memo_bytes(memo)) == []


def test_once_the_facts_change_again_figure_and_difference_are_stale_and_the_past_is_not() -> None:
    memo = memo_bytes(compose_memo(demo.facts(), BRIEF, since=earlier.changes()))
    report = audit([read_delivered(memo, "memo")], earlier.facts())
    states = {
        finding.form: finding.state
        for finding in report.findings
        if "What changed" in finding.place or finding.form in ("then", "since")
    }
    assert states["value:researchers"] is State.STALE
    assert states["difference:researchers"] is State.STALE
    assert states["then"] is State.OK
    assert states["since"] is State.OK


def test_a_bilingual_memo_has_every_text_of_it_in_both_languages() -> None:
    brief = BRIEF.in_language(Language.EN, Language.JA)
    memo = compose_memo(demo.facts(), brief, since=earlier.changes())
    texts = [inlines for block in section_of(memo).blocks for inlines in memo_inlines(block)]
    words = [t for t in texts if plain_text(t) and not isinstance(t[0], Citation)]
    assert words
    for inlines in words:
        assert any(held.kind == "parallel" for held in inlines), plain_text(inlines)


@pytest.mark.parametrize(("shape", "most"), [(Shape.STANDARD, 10), (Shape.ONE_PAGE, 5)])
@pytest.mark.every(2)
def test_shorter_memos_show_what_goes_first_and_count_the_rest(shape: Shape, most: int) -> None:
    moved = {
        fact.id.replace("-", "_"): {"status": Status.NOT_STATED}
        for fact in demo.facts().facts
        if fact.theme in earlier.THEMES
    }
    changes = compare(earlier.with_facts(demo.facts(), **moved), demo.facts())
    brief = BRIEF.model_copy(update={"shape": shape})
    whole = table_of(section_of(composed(changes, brief)))
    table = table_of(section_of(compose_memo(demo.facts(), brief, since=changes)))
    assert table.rows == whole.rows[:most]
    more = len(whole.rows) - most
    assert plain_text(table.remark).startswith(f"Further changes, in the full memo: {more}.")
