"""Which form a theme's slide takes: a rule on what its facts are, not chance."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import Brief
from briefgen.deck.model import GroupShape, TableShape, TextShape
from briefgen.deck.plan.themes.facts import ThemeFacts, theme_facts
from briefgen.deck.plan.themes.forms import Form, forms_of, in_turn
from briefgen.document.model import SectionRole
from briefgen.document.walk import plain_text
from briefgen.facts.model import FactBase
from briefgen.generate import compose_brief
from tests.made import planned
from tests.synthetic import make_base, make_fact


def base_of(*facts: dict[str, Any], rests_on: tuple[str, ...] = ()) -> FactBase:
    """A base of one theme; its takeaway rests on those facts."""
    theme: dict[str, Any] = {"id": "theme-1", "name": {"en": "Theme"}, "order": 1}
    if rests_on:
        theme["takeaway"] = {
            "text": {"en": "Things move."},
            "short": {"en": "Things move"},
            "rests_on": list(rests_on),
        }
    made = [
        make_fact(number, 1) | {"key_figure": None, "headline": False, "caution": None} | fact
        for number, fact in enumerate(facts, start=1)
    ]
    return make_base(0, 1, themes=[theme], facts=made)


def theme_of(base: FactBase) -> ThemeFacts:
    """The only theme of the base, as slides see it."""
    document = compose_brief(base)
    return theme_facts(next(s for s in document.sections if s.role is SectionRole.THEME))


def said(side: int, **changes: Any) -> dict[str, Any]:
    """A statement of one side."""
    actors = [{"actor": f"actor-{side}", "role": "speaker"}]
    return {"kind": "statement", "status": "stated", "actors": actors} | changes


PROJECT = {"kind": "project", "status": "under_way"}
QUOTE = {
    "source": "source-1",
    "paragraph": 2,
    "mode": "quoted",
    "speaker": "actor-1",
    "quote": "We will build it together",
}


def test_a_list_takes_whatever_there_is() -> None:
    assert forms_of(theme_of(base_of(said(1)))) == (Form.LIST,)


def test_a_quotation_stands_by_itself_where_the_title_rests_on_it() -> None:
    facts = (said(1, evidence=[QUOTE]), said(1), said(1))
    assert forms_of(theme_of(base_of(*facts, rests_on=("fact-1",))))[0] is Form.QUOTATION
    assert Form.QUOTATION not in forms_of(theme_of(base_of(*facts, rests_on=("fact-2",))))


@pytest.mark.parametrize(
    "changes",
    [
        {"caution": {"reason": {"en": "Unclear."}}},
        {"evidence": [QUOTE | {"quote": " ".join(["word"] * 26)}]},
        {"evidence": [QUOTE | {"mode": "reported", "quote": None}]},
    ],
    ids=["doubtful", "long", "reported only"],
)
def test_what_is_doubtful_long_or_not_quoted_is_no_quotation(changes: dict[str, Any]) -> None:
    fact = said(1, evidence=[QUOTE]) | changes
    assert Form.QUOTATION not in forms_of(theme_of(base_of(fact, said(1), rests_on=("fact-1",))))


def test_a_figure_leads_where_the_title_opens_with_it() -> None:
    facts = (PROJECT | {"key_figure": "n"}, said(1))
    assert forms_of(theme_of(base_of(*facts, rests_on=("fact-1", "fact-2"))))[0] is Form.FIGURE
    assert Form.FIGURE not in forms_of(theme_of(base_of(*facts, rests_on=("fact-2", "fact-1"))))


def test_a_figure_with_a_caution_never_leads() -> None:
    fact = PROJECT | {"key_figure": "n", "caution": {"reason": {"en": "Unclear."}}}
    assert Form.FIGURE not in forms_of(theme_of(base_of(fact, said(1), rests_on=("fact-1",))))


def test_without_a_takeaway_one_headline_figure_leads_and_two_do_not() -> None:
    figure = PROJECT | {"key_figure": "n", "headline": True}
    assert forms_of(theme_of(base_of(figure, said(1))))[0] is Form.FIGURE
    assert Form.FIGURE not in forms_of(theme_of(base_of(figure, figure, said(1))))


def test_three_undertakings_make_a_table_where_the_title_is_about_them() -> None:
    facts = (PROJECT, PROJECT, PROJECT, said(1))
    assert forms_of(theme_of(base_of(*facts, rests_on=("fact-1",))))[0] is Form.PROJECTS
    assert Form.PROJECTS not in forms_of(theme_of(base_of(*facts, rests_on=("fact-4",))))
    assert Form.PROJECTS not in forms_of(theme_of(base_of(*facts[1:], rests_on=("fact-1",))))


def test_two_sides_stand_side_by_side_where_the_title_rests_on_both() -> None:
    facts = (said(1), said(1), said(3), said(3))
    assert forms_of(theme_of(base_of(*facts, rests_on=("fact-1", "fact-3"))))[0] is Form.BY_SIDE
    assert Form.BY_SIDE not in forms_of(theme_of(base_of(*facts, rests_on=("fact-1",))))
    assert Form.BY_SIDE not in forms_of(
        theme_of(base_of(*facts[:3], rests_on=("fact-1", "fact-3")))
    )


def on_ladder(*statuses: str) -> FactBase:
    kinds = {"called_for": "ask", "stated": "statement"}
    facts = [{"kind": kinds.get(s, "outlook"), "status": s, "label": None} for s in statuses]
    return base_of(*facts)


def test_five_facts_on_three_levels_make_a_board() -> None:
    five = ("operational", "under_way", "agreed", "agreed", "proposed")
    assert Form.BOARD in forms_of(theme_of(on_ladder(*five)))
    assert Form.BOARD not in forms_of(theme_of(on_ladder(*five[:4])))
    assert Form.BOARD not in forms_of(theme_of(on_ladder(*["operational", "agreed"] * 4)))


def test_no_form_stands_more_than_twice_running_where_another_will_do() -> None:
    four = theme_of(on_ladder("operational", "operational", "agreed", "agreed"))
    assert forms_of(four) == (Form.LIST,)
    assert in_turn(four, [Form.LIST]) == (Form.LIST,)
    assert in_turn(four, [Form.LIST, Form.BOARD]) == (Form.LIST,)
    assert in_turn(four, [Form.LIST, Form.LIST]) == (Form.BOARD, Form.LIST)
    plain = theme_of(base_of(said(1)))
    assert in_turn(plain, [Form.LIST, Form.LIST]) == (Form.LIST,)


def body_of(base: FactBase, density: str) -> tuple[list[str], list[object]]:
    """The names of the shapes on the theme's slide, and their kinds."""
    deck = planned(base, Brief.model_validate({"density": density}))
    slide = next(slide for slide in deck.slides if slide.section == "theme-theme-1")
    return [shape.name for shape in slide.shapes], list(slide.shapes)


@pytest.mark.parametrize("density", ["read", "present"])
def test_a_quotation_prints_the_words_to_the_letter_and_whose_they_are(density: str) -> None:
    base = base_of(said(1, evidence=[QUOTE]), said(1), rests_on=("fact-1",))
    _, shapes = body_of(base, density)
    group = next(s for s in shapes if isinstance(s, GroupShape) and s.name.startswith("Quotation"))
    assert group.alt == "“We will build it together”"
    words = group.shapes[1]
    assert isinstance(words, TextShape)
    assert len(words.paragraphs) == 2


@pytest.mark.parametrize("density", ["read", "present"])
def test_a_table_of_undertakings_has_a_row_for_each(density: str) -> None:
    _, shapes = body_of(base_of(PROJECT, PROJECT, PROJECT, rests_on=("fact-1",)), density)
    table = next(shape for shape in shapes if isinstance(shape, TableShape))
    assert len(table.rows) == 1 + 3
    assert all(row.cells[0].fill for row in table.rows[1:])


@pytest.mark.parametrize("density", ["read", "present"])
def test_a_leading_figure_goes_by_its_label_and_its_texts_say_the_rest(density: str) -> None:
    fact = PROJECT | {"key_figure": "n"}
    _, shapes = body_of(base_of(fact, said(1), rests_on=("fact-1",)), density)
    group = next(s for s in shapes if isinstance(s, GroupShape) and s.name.startswith("Figure"))
    assert group.alt == "Thing b"
    (text,) = [shape for shape in group.shapes if isinstance(shape, TextShape)]
    assert plain_text(text.paragraphs[-1].content).startswith("Thing b")
    assert len(text.paragraphs) > 2  # figure and unit besides


def test_themes_of_one_fact_share_a_slide_that_names_each() -> None:
    deck = planned(make_base(4, 4))
    (slide,) = (s for s in deck.slides if s.id.startswith("further-themes"))
    assert slide.title == "4 further themes, with one fact each"
    assert set(slide.facts) == {"fact-1", "fact-2", "fact-3", "fact-4"}
    assert not any(line.startswith("section theme-") for line in deck.left_out)


def test_many_themes_of_one_fact_run_over_slides_with_titles_of_their_own() -> None:
    deck = planned(make_base(14, 14))
    slides = [s for s in deck.slides if s.id.startswith("further-themes")]
    assert len(slides) > 1
    assert len({slide.title for slide in slides}) == len(slides)
    assert {fact for s in slides for fact in s.facts} == {f"fact-{n}" for n in range(1, 15)}


def test_a_single_theme_of_one_fact_has_a_slide_of_its_own() -> None:
    deck = planned(make_base(1, 1))
    assert [s.section for s in deck.slides if s.section.startswith("theme-")] == ["theme-theme-1"]
