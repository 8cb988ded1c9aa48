"""The slides of what changed: behind the cover, within their length, with statuses as elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.briefs.brief import Brief, Slides
from briefgen.deck.lengths import Length
from briefgen.deck.model import Deck, Slide, TableShape, TextShape
from briefgen.delivered.compare import compare
from briefgen.document.walk import plain_text
from briefgen.facts.changes.model import Changes
from briefgen.generate import compose_deck, deck_bytes
from briefgen.looks.model import Slot
from briefgen.values.language import Language
from briefgen.values.status import Status
from tests import demo, earlier
from tests.deck.rendered import misplaced
from tests.deck.shape_checks import check_slide
from tests.wholeness_deck import deck_problems

BRIEF = Brief(themes=earlier.THEMES)


def planned(changes: Changes | None = None, **update: object) -> Deck:
    brief = BRIEF.model_copy(update=update)
    return compose_deck(
        demo.facts(), brief, since=earlier.changes() if changes is None else changes
    )


def slides_of(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if slide.section == "since"]


def table_of(slide: Slide) -> TableShape:
    (found,) = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
    return found


def many() -> Changes:
    """More changes than two slides hold."""
    moved = {
        fact.id.replace("-", "_"): {"status": Status.NOT_STATED}
        for fact in demo.facts().facts
        if fact.theme in earlier.THEMES
    }
    return compare(earlier.with_facts(demo.facts(), **moved), demo.facts())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("density", ["read", "present"])
def test_it_stands_right_behind_the_cover_and_says_in_its_title_how_much_changed(
    language: Language, density: str
) -> None:
    deck = planned(language=language, density=density)
    assert deck.slides[1].section == "since"
    words = {Language.EN: "two figures", Language.VI: "2 số liệu", Language.JA: "変更2件"}
    assert words[language] in deck.slides[1].title
    assert deck.sections[0].slides[:2] == (deck.slides[0].id, deck.slides[1].id)


def test_statuses_have_the_fills_that_they_have_everywhere() -> None:
    rows = [row for slide in slides_of(planned()) for row in table_of(slide).rows]
    (training,) = [r for r in rows if "Training" in plain_text(r.cells[0].paragraphs[0].content)]
    assert [cell.fill for cell in training.cells] == [None, Slot.TINT, None, Slot.ACCENT1, None]


def test_the_table_ends_above_its_remark_and_names_the_edition() -> None:
    for slide in slides_of(planned()):
        foot = next(s for s in slide.shapes if isinstance(s, TextShape) and "Compared" in s.name)
        table = table_of(slide)
        assert table.box.y + table.box.h <= foot.box.y
        said = plain_text(foot.paragraphs[0].content)
        assert earlier.facts().edition[:12] in said


@pytest.mark.parametrize(("length", "pages"), [(Length.SHORT, 1), (Length.STANDARD, 2)])
@pytest.mark.every(2)
def test_what_a_shorter_deck_has_no_room_for_is_counted_on_it_and_named(
    length: Length, pages: int
) -> None:
    deck = planned(many(), length=length)
    slides = slides_of(deck)
    assert len(slides) == pages
    shown = sum(len(table_of(slide).rows) - 1 for slide in slides)
    rest = len(list(many().statuses)) - shown
    said = [
        plain_text(p.content)
        for s in slides[0].shapes
        if isinstance(s, TextShape)
        for p in s.paragraphs
    ]
    assert any(text.startswith(f"Further changes, in the full memo: {rest}.") for text in said)


def test_a_full_deck_shows_every_change() -> None:
    slides = slides_of(planned(many(), length=Length.FULL))
    shown = sum(len(table_of(slide).rows) - 1 for slide in slides)
    assert shown == len([f for f in many().changed if f.after.theme in earlier.THEMES])


def test_where_nothing_changed_the_title_says_so() -> None:
    (slide,) = slides_of(planned(compare(demo.facts(), demo.facts())))
    title = slide.title.replace("\u00a0", " ")
    assert title == "Nothing in this brief has changed since 22 November 2026"


def test_the_switch_leaves_it_out() -> None:
    deck = planned(slides=Slides(since=False))
    assert slides_of(deck) == []
    assert any(line.startswith("section since: ") for line in deck.left_out)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("density", "floor"), [("read", 12), ("present", 14)])
def test_its_texts_stay_in_their_boxes_and_above_their_floor(
    language: Language, density: str, floor: float
) -> None:
    for slide in slides_of(planned(language=language, density=density)):
        check_slide(slide, floor)


def test_a_deck_with_it_is_whole() -> None:
    assert deck_problems(deck_bytes(planned())) == []


def test_lines_on_other_words_stand_below_what_was_compared() -> None:
    said = demo.facts().fact_by_id["population"].statement
    other = said.model_copy(update={"en": "The population is {population}."})
    base = earlier.with_facts(demo.facts(), population={"statement": other})
    (slide,) = slides_of(planned(compare(base, demo.facts())))
    (text,) = [s for s in slide.shapes if s.name == "What changed"]
    assert isinstance(text, TextShape)
    lines = [plain_text(paragraph.content) for paragraph in text.paragraphs]
    assert lines[0].startswith("Compared with the facts as of ")
    assert lines[1].startswith("Reworded only: ")


@pytest.mark.office
@pytest.mark.parametrize("language", Language)
def test_its_glyphs_stay_in_their_frames(language: Language, tmp_path: Path) -> None:
    off = {part: False for part in Slides.model_fields if part != "since"}
    deck = planned(language=language, slides=Slides.model_validate(off))
    assert misplaced(deck, tmp_path) == []
