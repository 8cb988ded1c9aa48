"""The second base: everything that facts may be, invented from end to end, in three languages."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from briefgen import Brief, audit, check_facts, read_delivered
from briefgen.briefs.brief import Shape
from briefgen.deck.lengths import Length
from briefgen.document.model import Chart, KeyFigures, Pairs, Table, Timeline
from briefgen.document.walk import plain_text
from briefgen.facts.coverage import coverage
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.model import Kind, Mode, SeriesForm
from briefgen.facts.rules.quantities import quantities, times
from briefgen.values.language import Language
from briefgen.values.quantity import Bound
from briefgen.values.status import Status
from tests import made, second

FULL = Brief(shape=Shape.FULL, length=Length.FULL)


def test_its_facts_are_sound_and_stand_in_the_sources_beside_it() -> None:
    assert check_facts(second.facts()) == ()
    assert verify_evidence(second.facts(), second.SOURCES) == ()
    cited = [bool(paragraph.facts) for paragraph in coverage(second.facts(), second.SOURCES)]
    assert sum(cited) >= 0.9 * len(cited)


def test_it_says_in_every_language_and_in_every_source_that_it_is_invented() -> None:
    notice = second.facts().partnership.notice
    assert notice is not None
    assert all(notice.get(language) for language in Language)
    for source in second.facts().sources:
        assert "nvented" in (second.SOURCES / source.file).read_text("utf-8")


def test_it_has_every_kind_of_fact_every_status_and_every_bound() -> None:
    facts = second.facts().facts
    assert 35 <= len(facts) <= 60
    assert {fact.kind for fact in facts} == set(Kind)
    assert {fact.status for fact in facts} == set(Status)
    stated = chain.from_iterable(quantities(fact) for fact in facts)
    assert {quantity.bound for _, quantity in stated} == set(Bound)
    modes = {evidence.mode for fact in facts for evidence in fact.evidence}
    assert modes >= {Mode.QUOTED, Mode.REPORTED, Mode.DOCUMENT}


def test_it_has_cautions_tensions_rivals_and_every_sort_of_time() -> None:
    facts = second.facts().facts
    found = Counter(
        {
            "cautions": sum(fact.caution is not None for fact in facts),
            "tensions": sum(len(fact.tensions) for fact in facts),
            "rivals": sum(len(value.rivals) for fact in facts for value in fact.values),
            "derived": sum(v.derived is not None for fact in facts for v in fact.values),
            "answers": sum(len(fact.answers) for fact in facts),
            "open lists": sum(fact.open_list for fact in facts),
        }
    )
    assert all(found.values())
    held = [when for fact in facts for _, when in times(fact)]
    assert any(when.fiscal for when in held)
    assert any(when.resolved_from for when in held)
    assert {when.opening for when in held} == {None, "since", "from"}
    assert {when.closing for when in held} == {None, "by", "until"}


def test_three_series_or_more_run_over_ten_years_and_all_forms_are_drawn() -> None:
    series = [fact.series for fact in second.facts().facts if fact.series]
    assert {one.form for one in series} == set(SeriesForm)
    assert sum(len(one.places) >= 10 for one in series if one.over_time) >= 3
    document = made.composed(second.facts(), FULL)
    blocks = [block for section in document.sections for block in section.blocks]
    assert sum(isinstance(block, Chart) for block in blocks) == len(series)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.every(3)
def test_its_memo_and_deck_are_made_and_say_what_the_facts_say(language: Language) -> None:
    brief = Brief(language=language, length=Length.SHORT)
    files = [
        read_delivered(made.memo_file(second.facts(), brief), "memo.docx"),
        read_delivered(made.deck_file(second.facts(), brief), "deck.pptx"),
    ]
    assert audit(files, second.facts()).open == ()


# --- what this base brought to light --------------------------------------------------------------


def test_where_both_sides_ask_the_offers_are_not_called_those_of_one() -> None:
    document = made.composed(second.facts(), FULL)
    blocks = (block for section in document.sections for block in section.blocks)
    pairs = next(block for block in blocks if isinstance(block, Pairs))
    assert (plain_text(pairs.left_head), plain_text(pairs.right_head)) == ("Asks", "Offers")


def test_another_value_is_cited_from_the_source_that_gives_it() -> None:
    document = made.composed(second.facts(), FULL)
    note = next(n for n in document.notes if n.facts == ("ferry-passengers",) and not n.repeats)
    said = plain_text(note.content).replace("\u00a0", " ")
    assert said.startswith("Source 2, paragraph 16.")
    assert "Source 3, paragraph 6 gives nearly 1.3 million passengers. The" in said


def test_times_along_the_axis_of_a_chart_are_no_events_of_a_chronology() -> None:
    document = made.composed(second.facts(), FULL)
    blocks = (block for section in document.sections for block in section.blocks)
    told = {row.fact for b in blocks if isinstance(b, Timeline) for row in b.rows}
    assert "ferry-passengers" in told
    assert not told & {"nitrate-falling", "freight", "oyster-harvest", "warning-lead-time"}


def test_a_row_of_who_is_who_opens_with_a_capital() -> None:
    document = made.composed(second.facts(), FULL)
    section = next(s for s in document.sections if s.id == "whos-who")
    tables = [block for block in section.blocks if isinstance(block, Table)]
    names = [plain_text(row.cells[0].content) for table in tables for row in table.rows]
    assert "Partnership fund" in names
    assert all(name[:1].isupper() for name in names)


def test_a_title_that_opens_with_a_count_spells_it() -> None:
    titles = [slide.title for slide in made.planned(second.facts(), FULL).slides]
    assert "Four points where the sources pull apart; both sides are shown" in titles


def test_a_key_figure_says_its_time_and_that_it_is_our_own_sum() -> None:
    document = made.composed(second.facts(), Brief(shape=Shape.FULL))
    labels = {
        figure.fact: plain_text(figure.label).replace("\u00a0", " ")
        for section in document.sections
        for block in section.blocks
        if isinstance(block, KeyFigures)
        for figure in block.figures
    }
    assert labels["freight"] == "Freight between the two countries, 2025, own calculation"
    assert labels["fund-spending"] == "Spending of the fund, fiscal year 2025"
