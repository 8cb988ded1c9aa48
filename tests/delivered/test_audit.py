"""The audit of anchored texts: what each kind of edit and of change in the facts is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefgen import Brief, FactBase, compose_deck, compose_memo
from briefgen.delivered.audit import audit
from briefgen.delivered.model import Carrier, DeliveredFile, Passage, Span
from briefgen.delivered.outside import as_delivered
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import Finding, Report, State
from briefgen.facts.model import Role
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.values.language import LocalText
from briefgen.values.names import NameForms, Names
from briefgen.values.status import Status
from tests import demo
from tests.deck_templates import DECK_TEMPLATES
from tests.made import deck_file, memo_file
from tests.templates import TEMPLATES

FACT = "oda-total"
WIND = "offshore-wind-tonkin-development"

BRIEFS = {
    "standard": Brief(),
    "full": Brief.model_validate({"shape": "full", "length": "full"}),
    "vietnamese": Brief.model_validate({"language": "vi", "convention": "vn", "length": "full"}),
    "japanese": Brief.model_validate({"language": "ja", "density": "present"}),
    "bilingual": Brief.model_validate({"second_language": "ja", "convention": "state"}),
    "page": Brief.model_validate({"shape": "one-page", "length": "short"}),
}


@cache
def memo(name: str = "standard") -> DeliveredFile:
    data = memo_file(demo.facts(), BRIEFS[name])
    return read_delivered(data, "memo.docx")


@cache
def deck(name: str = "standard") -> DeliveredFile:
    data = deck_file(demo.facts(), BRIEFS[name])
    return read_delivered(data, "deck.pptx")


def with_fact(ident: str, **changes: object) -> FactBase:
    base = demo.facts()
    facts = tuple(f.model_copy(update=changes) if f.id == ident else f for f in base.facts)
    return base.model_copy(update={"facts": facts})


def doubled() -> FactBase:
    """The demo, with twice the total of ODA."""
    fact = demo.facts().fact_by_id[FACT]
    values = []
    for value in fact.values:
        quantity = value.quantity
        if value.name == "oda" and quantity is not None and quantity.value is not None:
            value = value.model_copy(
                update={"quantity": quantity.model_copy(update={"value": quantity.value * 2})}
            )
        values.append(value)
    return with_fact(FACT, values=tuple(values))


def of(report: Report, fact: str, form: str) -> list[Finding]:
    return [f for f in report.findings if f.facts == (fact,) and f.form == form]


# --- untouched ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BRIEFS)
@pytest.mark.every(3)
def test_an_untouched_build_has_no_finding(name: str) -> None:
    report = audit([memo(name), deck(name)], demo.facts())
    assert report.open == ()
    assert report.remarks == ()
    assert len(report.findings) > (10 if name == "page" else 400)
    for file in (memo(name), deck(name)):
        assert [p.text for p in file.passages if not as_delivered(file, p)] == []


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@pytest.mark.every(3)
def test_an_untouched_memo_in_a_template_has_no_finding(name: str, tmp_path: Path) -> None:
    template = tmp_path / f"{name}.docx"
    template.write_bytes(TEMPLATES[name]())
    brief = Brief.model_validate({"length": "short"})
    data = memo_bytes(compose_memo(demo.facts(), brief), template=template)
    assert audit([read_delivered(data, "memo.docx")], demo.facts()).open == ()


@pytest.mark.parametrize("name", sorted(DECK_TEMPLATES))
@pytest.mark.every(2)
def test_an_untouched_deck_in_a_template_has_no_finding(name: str, tmp_path: Path) -> None:
    template = tmp_path / f"{name}.pptx"
    template.write_bytes(DECK_TEMPLATES[name]())
    brief = Brief.model_validate({"length": "short"})
    data = deck_bytes(compose_deck(demo.facts(), brief, template=template), template=template)
    assert audit([read_delivered(data, "deck.pptx")], demo.facts()).open == ()


# --- the facts change -----------------------------------------------------------------------------


def test_a_changed_value_is_stale_with_old_and_new() -> None:
    report = audit([memo(), deck()], doubled())
    (statement,) = {f.shown: f for f in of(report, FACT, "statement")}.values()
    assert statement.state is State.STALE
    assert "3 trillion" in statement.shown.replace("\u00a0", " ")
    assert "6 trillion" in statement.new.replace("\u00a0", " ")
    assert {f.state for f in report.findings if FACT in f.facts} == {State.STALE}
    others = {f.state for f in report.findings if FACT not in f.facts}
    assert others == {State.OK}


def test_a_large_figure_is_stale_in_its_number() -> None:
    report = audit([deck()], doubled())
    shown = {f.shown.replace("\u00a0", " "): f for f in of(report, FACT, "figure:oda")}
    assert shown["3 trillion"].new.replace("\u00a0", " ") == "6 trillion"


def test_a_fact_that_is_gone_is_withdrawn() -> None:
    base = demo.facts()
    rest = tuple(fact for fact in base.facts if fact.id != FACT)
    report = audit([memo(), deck()], base.model_copy(update={"facts": rest}))
    assert {f.state for f in report.findings if FACT in f.facts} == {State.WITHDRAWN}


def test_a_fact_that_has_a_new_id_is_still_known_by_the_old_one() -> None:
    base = demo.facts()
    facts = tuple(
        f.model_copy(update={"id": "oda-all", "former_ids": (FACT,)}) if f.id == FACT else f
        for f in base.facts
    )
    report = audit([memo()], base.model_copy(update={"facts": facts}))
    assert State.WITHDRAWN not in report.counts()


def test_newer_words_for_the_same_fact_are_reworded() -> None:
    fact = demo.facts().fact_by_id[WIND]
    press = demo.facts().partnership.style.model_copy(update={"country_names": "press"})
    partnership = demo.facts().partnership.model_copy(update={"style": press})
    base = demo.facts().model_copy(update={"partnership": partnership})
    assert base.fact_by_id[WIND].digest == fact.digest
    report = audit([memo()], base)
    reworded = [f for f in report.findings if f.state is State.REWORDED]
    assert any("Viet Nam" in f.shown and "Vietnam" in f.new for f in reworded)
    assert set(report.counts()) == {State.OK, State.REWORDED}


def renamed(theme: str = "") -> FactBase:
    """The demo with another name of its partnership, or of a theme."""
    base = demo.facts()
    name = LocalText(en="Joint works", vi="Việc chung", ja="共同事業の一覧")
    if not theme:
        partnership = base.partnership.model_copy(update={"name": name})
        return base.model_copy(update={"partnership": partnership})
    themes = tuple(t.model_copy(update={"name": name}) if t.id == theme else t for t in base.themes)
    return base.model_copy(update={"themes": themes})


@pytest.mark.parametrize("name", BRIEFS)
@pytest.mark.every(3)
def test_a_new_name_of_the_partnership_makes_titles_and_footers_stale(name: str) -> None:
    report = audit([memo(name), deck(name)], renamed())
    assert {f.state for f in report.open} == {State.STALE}
    forms = {f.form for f in report.open}
    assert forms == {"title", "short_title", "partnership"}
    assert all("Joint" in f.new or "Việc" in f.new or "共同" in f.new for f in report.open)
    shown = {f.form: f.place for f in report.open}
    assert "header" in shown["short_title"] or "slide" in shown["short_title"]


@pytest.mark.parametrize("name", ["standard", "vietnamese", "japanese", "bilingual"])
@pytest.mark.every(2)
def test_a_new_name_of_a_theme_makes_its_headings_and_kickers_stale(name: str) -> None:
    report = audit([memo(name), deck(name)], renamed("semiconductors"))
    assert {(f.state, f.form) for f in report.open} == {(State.STALE, "theme:semiconductors")}
    assert {f.file for f in report.open} == {"memo.docx", "deck.pptx"}


def renamed_actor() -> FactBase:
    base = demo.facts()
    names = Names(**dict.fromkeys(("en", "vi", "ja"), NameForms(full="Jaika", short="Jaika")))
    actors = tuple(
        a.model_copy(update={"names": names}) if a.id == "marubeni" else a for a in base.actors
    )
    return base.model_copy(update={"actors": actors})


@pytest.mark.parametrize("name", ["full", "vietnamese", "japanese", "bilingual"])
@pytest.mark.every(2)
def test_a_new_name_makes_stale_what_words_it_and_rewords_what_tells_of_it(name: str) -> None:
    report = audit([memo(name), deck(name)], renamed_actor())
    assert {f.state for f in report.open} == {State.STALE, State.REWORDED}
    stale = [f for f in report.open if f.state is State.STALE]
    assert {f.form for f in stale} & {"name:marubeni:full", "parties"}
    assert {f.form for f in stale} <= {"name:marubeni:full", "name:marubeni:short", "parties"}
    assert all("Jaika" in f.new for f in stale)


def test_a_new_party_makes_its_cell_stale_and_a_new_figure_does_not() -> None:
    fact = demo.facts().fact_by_id[WIND]
    part = fact.actors[0].model_copy(update={"actor": "jica", "role": Role.PARTNER})
    report = audit([memo(), deck()], with_fact(WIND, actors=(*fact.actors, part)))
    cells = of(report, WIND, "parties")
    assert {f.state for f in cells} == {State.STALE}
    assert all("JICA" in f.new for f in cells)
    report = audit([memo(), deck()], with_fact(WIND, caution=None, headline=not fact.headline))
    assert {f.state for f in of(report, WIND, "parties")} == {State.OK}


def test_a_new_description_of_a_source_makes_the_list_of_sources_stale() -> None:
    base = demo.facts()
    text = LocalText(en="A new description")
    sources = tuple(s.model_copy(update={"description": text}) for s in base.sources)
    report = audit([memo("full"), deck("full")], base.model_copy(update={"sources": sources}))
    stale = [f for f in report.open if f.state is State.STALE]
    assert {f.form for f in stale} == {f"source:{s.id}:description" for s in base.sources}
    assert all("A new description" in f.new for f in stale)


def test_a_theme_that_is_gone_is_withdrawn() -> None:
    base = demo.facts()
    themes = tuple(t for t in base.themes if t.id != "semiconductors")
    report = audit([memo()], base.model_copy(update={"themes": themes}))
    states = {f.state for f in report.open if f.form == "theme:semiconductors"}
    assert states == {State.WITHDRAWN}


def test_a_file_keeps_its_own_edition_and_whoever_changes_the_line_is_told() -> None:
    assert not [f for f in audit([memo(), deck()], doubled()).open if f.form == "edition"]
    own = demo.facts().edition[:12]
    for file in (memo(), deck()):
        index = next(n for n, p in enumerate(file.passages) if own in p.text)
        (found,) = audit([edited(file, index, own, "0" * 12)], demo.facts()).open
        assert (found.form, found.state) == ("edition", State.EDITED)


def test_a_slide_that_is_taken_out_takes_no_footer_from_the_deck() -> None:
    file = deck("japanese")
    gone = next(p.where.slide_id for p in file.passages if p.where.slide == 3)
    kept = tuple(p for p in file.passages if p.where.slide_id != gone)
    removed = [f for f in audit([replace(file, passages=kept)], demo.facts()).open if not f.facts]
    assert removed == []


def test_a_fact_of_another_status_is_misplaced_where_its_status_is_printed() -> None:
    report = audit([memo(), deck()], with_fact(WIND, status=Status.AGREED))
    told = [f for f in report.findings if WIND in f.facts and f.form != "parties"]
    states = Counter(f.state for f in told)
    assert states[State.MISPLACED] >= 2
    assert set(states) <= {State.MISPLACED, State.STALE}
    placed = next(f for f in report.findings if f.state is State.MISPLACED)
    assert "Under study" in placed.note


# --- people change the file -----------------------------------------------------------------------


def _at(file: DeliveredFile, fact: str, form: str) -> tuple[int, Span | None]:
    """The passage and the span of the first anchored text of that form of the fact."""
    assert file.provenance is not None
    ids = {o.id for o in file.provenance.occurrences if o.facts == (fact,) and o.form == form}
    marks = {o.bookmark for o in file.provenance.occurrences if o.id in ids}
    for index, passage in enumerate(file.passages):
        for span in passage.spans:
            if span.name in ids | marks:
                return index, span
    for o in file.provenance.occurrences:
        if o.id in ids and o.at and not o.at.notes:
            for index, passage in enumerate(file.passages):
                where = passage.where
                if (where.slide_id, where.shape, where.paragraph) == (
                    (o.at.slide, o.at.shape, o.at.paragraph)
                ) and (where.cell.row if where.cell else None) == o.at.row:
                    return index, None
    raise AssertionError(f"{fact} has no {form} in {file.name}")


def edited(file: DeliveredFile, index: int, old: str, new: str) -> DeliveredFile:
    """The file with a text replaced in a passage, spans stretched or shrunk with it."""
    passage = file.passages[index]
    start = passage.text.index(old)
    end, shift = start + len(old), len(new) - len(old)

    def moved(position: int) -> int:
        return position if position <= start else position + shift if position >= end else start

    spans = tuple(
        replace(span, start=moved(span.start), end=max(moved(span.end), moved(span.start)))
        for span in passage.spans
    )
    made = replace(passage, text=passage.text[:start] + new + passage.text[end:], spans=spans)
    return with_passages(file, {index: (made,)})


def with_passages(file: DeliveredFile, changed: dict[int, tuple[Passage, ...]]) -> DeliveredFile:
    passages = [p for n, held in enumerate(file.passages) for p in changed.get(n, (held,))]
    return replace(file, passages=tuple(passages))


def states(file: DeliveredFile, base: FactBase, fact: str, form: str) -> set[State]:
    return {f.state for f in of(audit([file], base), fact, form)}


def test_a_changed_figure_is_edited() -> None:
    index, _ = _at(memo(), FACT, "statement")
    file = edited(memo(), index, "3\u00a0trillion", "5 trillion")
    (finding,) = audit([file], demo.facts()).open
    assert finding.state is State.EDITED
    assert "5 trillion" in finding.shown
    assert "3\u00a0trillion" in finding.new


def test_an_edit_of_a_stale_text_is_a_conflict() -> None:
    index, _ = _at(memo(), FACT, "statement")
    file = edited(memo(), index, "3\u00a0trillion", "5 trillion")
    assert State.CONFLICT in states(file, doubled(), FACT, "statement")


def test_an_edit_to_what_the_facts_say_now_is_well() -> None:
    index, _ = _at(memo(), FACT, "statement")
    file = edited(memo(), index, "3\u00a0trillion", "6\u00a0trillion")
    assert states(file, doubled(), FACT, "statement") == {State.OK}


def test_a_word_beside_a_statement_changes_its_surroundings() -> None:
    index, span = _at(memo(), FACT, "statement")
    assert span is not None
    passage = memo().passages[index]
    made = replace(passage, text=passage.text + " This is not confirmed.")
    report = audit([with_passages(memo(), {index: (made,)})], demo.facts())
    assert {f.state for f in report.open} == {State.SURROUNDINGS}


def test_an_emptied_control_is_emptied() -> None:
    index, span = _at(memo(), FACT, "statement")
    assert span is not None
    passage = memo().passages[index]
    file = edited(memo(), index, passage.text[span.start : span.end], "")
    assert State.EMPTIED in states(file, demo.facts(), FACT, "statement")


def test_a_deleted_paragraph_is_removed() -> None:
    index, _ = _at(memo(), FACT, "statement")
    report = audit([with_passages(memo(), {index: ()})], demo.facts())
    assert State.REMOVED in {f.state for f in of(report, FACT, "statement")}


def test_a_pasted_paragraph_is_copied() -> None:
    index, _ = _at(memo(), FACT, "statement")
    passage = memo().passages[index]
    report = audit([with_passages(memo(), {index: (passage, passage)})], demo.facts())
    found = Counter(f.state for f in of(report, FACT, "statement"))
    assert found[State.COPIED] == 1


def test_a_moved_paragraph_is_well() -> None:
    index, _ = _at(memo(), FACT, "statement")
    passage = memo().passages[index]
    last = len(memo().passages) - 1
    file = with_passages(memo(), {index: (), last: (memo().passages[last], passage)})
    assert audit([file], demo.facts()).open == ()


def test_a_tag_that_no_one_delivered_is_unknown() -> None:
    passage = memo().passages[0]
    strange = replace(passage, spans=(Span(Carrier.TAG, "o99999", 0, len(passage.text)),))
    report = audit([with_passages(memo(), {0: (strange,)})], demo.facts())
    assert State.UNKNOWN in report.counts()


def test_a_changed_text_on_a_slide_is_edited() -> None:
    index, _ = _at(deck(), WIND, "short")
    file = edited(deck(), index, "3,000–4,000", "4,000–5,000")
    found = [f for f in audit([file], demo.facts()).open if WIND in f.facts]
    assert [f.state for f in found] == [State.EDITED]


def test_words_before_a_text_on_a_slide_leave_it_as_it_is() -> None:
    index, _ = _at(deck(), WIND, "short")
    passage = deck().passages[index]
    made = replace(passage, text="It is denied that " + passage.text)
    found = audit([with_passages(deck(), {index: (made,)})], demo.facts()).open
    assert {f.state for f in found if WIND in f.facts} == {State.SURROUNDINGS}


# --- carriers are lost ----------------------------------------------------------------------------


def without(file: DeliveredFile, *carriers: Carrier) -> DeliveredFile:
    passages = tuple(
        replace(
            passage,
            spans=tuple(span for span in passage.spans if span.carrier not in carriers),
            tagged=() if Carrier.TAG in carriers else passage.tagged,
        )
        for passage in file.passages
    )
    return replace(file, passages=passages)


@pytest.mark.parametrize("make", [memo, deck])
@pytest.mark.parametrize("carriers", [(Carrier.TAG,), (Carrier.TAG, Carrier.BOOKMARK)])
def test_without_tags_or_bookmarks_an_untouched_file_has_no_finding(
    make: Callable[[], DeliveredFile], carriers: tuple[Carrier, ...]
) -> None:
    report = audit([without(make(), *carriers)], demo.facts())
    assert report.open == ()
    assert len(report.findings) > 100


def test_with_bookmarks_alone_edits_are_found_all_the_same() -> None:
    index, _ = _at(memo(), FACT, "statement")
    file = without(edited(memo(), index, "3\u00a0trillion", "5 trillion"), Carrier.TAG)
    assert State.EDITED in states(file, demo.facts(), FACT, "statement")


def test_renamed_shapes_are_found_by_their_tags_or_paragraphs() -> None:
    passages = tuple(
        replace(p, where=replace(p.where, shape=f"Shape {n}"))
        for n, p in enumerate(deck().passages)
    )
    file = replace(deck(), passages=passages)
    assert audit([file], demo.facts()).open == ()
    assert audit([without(file, Carrier.TAG)], demo.facts()).open == ()


@pytest.mark.parametrize("words", ["Someone wrote this.", "x" * 20_001 + " trillion yen"])
def test_an_edited_text_in_a_renamed_shape_is_found_by_its_tag(words: str) -> None:
    index = next(n for n, p in enumerate(deck().passages) if p.tagged)
    passage = deck().passages[index]
    ours = set(passage.tagged)
    where = replace(passage.where, shape="Textfeld 9")
    passages = list(deck().passages)
    passages[index] = replace(passage, text=words, where=where)
    report = audit([replace(deck(), passages=tuple(passages))], demo.facts())
    found = [f for f in report.open if f.found_by is Carrier.TAG]
    assert {f.state for f in found} == {State.EDITED}
    assert {f.shown for f in found} == {words}
    assert 1 <= len(found) <= len(ours)


def test_a_file_without_provenance_is_read_by_its_carriers_and_wording_and_says_so() -> None:
    report = audit([replace(memo(), provenance=None)], demo.facts())
    assert set(report.counts()) <= {State.OK, State.SAME, State.UNSOURCED}
    assert len({f.facts for f in report.findings}) > 40
    assert {f.found_by for f in report.findings if f.state is State.OK} >= {Carrier.TAG}
    assert any("no provenance" in remark for remark in report.remarks)
    bare = [replace(passage, spans=(), tagged=()) for passage in memo().passages]
    stripped = replace(memo(), provenance=None, passages=tuple(bare))
    found = [f for f in audit([stripped], demo.facts()).findings if f.state is State.OK]
    assert len({f.facts for f in found}) > 40
    assert {f.found_by for f in found} == {Carrier.WORDING}


def test_without_provenance_a_marked_text_of_other_words_is_edited_and_its_fact_is_named() -> None:
    report = audit([replace(memo(), provenance=None)], doubled())
    changed = [f for f in report.findings if f.state is State.EDITED]
    assert {f.facts for f in changed} == {(FACT,)}
    assert all("6 trillion" in f.new.replace("\u00a0", " ") for f in changed)
    assert {f.found_by for f in changed} == {Carrier.TAG}
    assert all("not known whether" in f.note for f in changed)


def test_a_file_of_another_partnership_is_told() -> None:
    base = demo.facts()
    other = base.partnership.model_copy(update={"id": "elsewhere"})
    report = audit([memo()], base.model_copy(update={"partnership": other}))
    assert any("elsewhere" in remark for remark in report.remarks)


def test_the_report_prints_as_json_and_reads_back_equal() -> None:
    report = audit([memo()], doubled())
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_texts_in_another_language_are_held_against_that_language() -> None:
    fact = demo.facts().fact_by_id[FACT]
    words = LocalText(en=fact.statement.en, vi=fact.statement.vi, ja="日本のODA、{oda}。")
    report = audit([memo("bilingual")], with_fact(FACT, statement=words))
    japanese = [f for f in of(report, FACT, "statement") if "兆円" in f.shown]
    assert japanese
    assert all(f.new.startswith("日本のODA、") for f in japanese)
