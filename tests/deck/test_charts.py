"""Charts in a deck's plan: a slide each behind its theme's, then and now for two points."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefgen import Brief, Deck, compose_deck, load_facts
from briefgen.deck.model import ChartShape, GroupShape, LineShape, Slide, TextShape
from briefgen.document.model import Chart
from briefgen.document.walk import plain_text
from briefgen.looks.house import HOUSE
from briefgen.values.language import Language
from tests.demo import ROOT
from tests.made import composed, planned

BASE = load_facts(ROOT / "examples" / "northland")


def plan(language: Language = Language.EN, density: str = "read") -> Deck:
    return planned(BASE, Brief.model_validate({"language": language, "density": density}))


def charts(deck: Deck) -> Iterator[tuple[Slide, ChartShape]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, ChartShape):
                yield slide, shape


def slide_of(deck: Deck, fact: str) -> Slide:
    return next(slide for slide in deck.slides if slide.id == f"chart-{fact}")


def test_every_series_has_a_slide_behind_its_theme_s_own() -> None:
    deck = plan()
    ids = [slide.id for slide in deck.slides]
    economy = ids[ids.index("theme-economy") + 1 : ids.index("sources")]
    assert economy == [f"chart-{f.id}" for f in BASE.facts if f.theme == "economy" and f.series]
    assert not [line for line in deck.left_out if "chart" in line]


def test_a_theme_s_only_fact_has_its_chart_for_a_slide() -> None:
    sections = [slide.id for slide in plan().slides if slide.section == "theme-people"]
    assert sections == ["chart-engineers-trained"]


def test_of_a_theme_s_only_fact_the_takeaway_titles_the_chart() -> None:
    held = BASE.model_dump(mode="json")
    takeaway = {"text": {"en": "More are trained."}, "short": {"en": "More are trained"}}
    for theme in held["themes"]:
        if theme["id"] == "people":
            theme["takeaway"] = takeaway | {"rests_on": ["engineers-trained"]}
    deck = compose_deck(type(BASE).model_validate(held))
    (slide,) = [slide for slide in deck.slides if slide.section == "theme-people"]
    assert (slide.id, slide.title) == ("chart-engineers-trained", "More are trained")


def test_a_caption_that_no_title_holds_leaves_the_theme_s_own_title() -> None:
    held = BASE.model_dump(mode="json")
    for fact in held["facts"]:
        if fact["id"] == "freight":
            fact["short"] = {"en": "Freight in many words " * 20}
            fact["label"] = fact["short"]
    slide = slide_of(compose_deck(type(BASE).model_validate(held)), "freight")
    assert slide.title
    assert "Freight in many words" not in slide.title


def test_a_chart_is_the_document_s_own_so_that_memo_and_deck_show_the_same() -> None:
    document = composed(BASE, Brief())
    drawn = {
        block.id: block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Chart)
    }
    shown = {shape.chart.id: shape.chart for _, shape in charts(plan())}
    assert {ident: drawn[ident].lines for ident in shown} == {
        ident: chart.lines for ident, chart in shown.items()
    }


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("density", "least"), [("read", 12), ("present", 14)])
def test_charts_stand_in_the_body_in_legible_type_apart_from_texts(
    language: Language, density: str, least: float
) -> None:
    zone = HOUSE.zones.body
    for slide, shape in charts(plan(language, density)):
        assert shape.size >= least
        assert shape.box.x == zone.x
        assert shape.box.x + shape.box.w <= zone.right
        texts = [s.box for s in slide.shapes if isinstance(s, TextShape) and not s.placeholder]
        for box in texts:
            assert box.y + box.h <= shape.box.y or box.y >= shape.box.y + shape.box.h
            assert zone.y <= box.y
            assert box.y + box.h <= zone.bottom
        assert zone.y <= shape.box.y
        assert shape.box.y + shape.box.h <= zone.bottom
        assert shape.box.h > zone.h // 3


def test_the_title_is_the_fact_s_short_form_and_never_that_of_an_earlier_slide() -> None:
    deck = plan()
    assert slide_of(deck, "freight").title.replace("\u00a0", " ") == "Largest port: 18.5 Mt in 2023"
    trained = slide_of(deck, "engineers-trained")
    assert trained.title == "Engineers trained in a year (engineers)"
    assert "Caption" not in {shape.name for shape in trained.shapes}


def test_two_points_over_time_are_then_and_now_and_no_line() -> None:
    slide = slide_of(plan(), "wind-power")
    assert not [shape for shape in slide.shapes if isinstance(shape, ChartShape)]
    then, now = (s for s in slide.shapes if isinstance(s, GroupShape) and s.name.startswith("Fig"))
    assert (then.alt, now.alt) == ("2013", "2023")
    for group, said in ((then, ["2013", "900", "MW"]), (now, ["2023", "3,000", "MW"])):
        (text,) = [shape for shape in group.shapes if isinstance(shape, TextShape)]
        assert [plain_text(p.content).replace("\u00a0", " ") for p in text.paragraphs] == said
        anchors = {
            i.occurrence for p in text.paragraphs for i in p.content if i.kind == "statement"
        }
        assert len(anchors) == 2  # its time, and its figure with the unit
    (arrow,) = [shape for shape in slide.shapes if isinstance(shape, LineShape)]
    assert arrow.x1 < arrow.x2
    assert arrow.outline.tail == "triangle"
    (change,) = [s for s in slide.shapes if isinstance(s, TextShape) and s.name == "Change"]
    assert "2,100" in plain_text(change.paragraphs[0].content)


def test_then_and_now_compute_no_change_of_their_own() -> None:
    fact = BASE.fact_by_id["wind-power"]
    values = tuple(value for value in fact.values if not value.derived)
    plainer = fact.model_copy(update={"values": values, "statement": fact.short})
    others = (other for other in BASE.facts if other is not fact)
    base = BASE.model_copy(update={"facts": (*others, plainer)})
    slide = slide_of(compose_deck(type(base).model_validate(base.model_dump())), "wind-power")
    assert "Change" not in {shape.name for shape in slide.shapes}


def test_a_deck_with_charts_prints_as_json_and_reads_back_equal() -> None:
    deck = plan()
    assert Deck.model_validate_json(deck.model_dump_json()) == deck
