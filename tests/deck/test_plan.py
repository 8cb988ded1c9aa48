"""Planning: which slides a document gets, that all of it fits, and that nothing goes unsaid."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Brief, Deck, compose_deck
from briefgen.deck import plan
from briefgen.deck.fit import height_of
from briefgen.deck.model import GroupShape, LayoutRole, Shape, TableShape, TextShape
from briefgen.deck.plan.pages import even_pages
from briefgen.deck.plan.setting import MOST_WORDS, count_words
from briefgen.document.walk import flatten, plain_text
from briefgen.looks.house import HOUSE
from briefgen.looks.metrics import on_slides
from briefgen.looks.model import Density, Slot
from briefgen.values.language import Language
from tests import demo
from tests.laws import law
from tests.made import planned
from tests.pairs import pairwise
from tests.synthetic import make_base, make_fact

TOLERANCE = 12_700  # EMU: a point, for what rounding may add


DECKS = pairwise(Language, ("demo", "made"), ("read", "present"))


@pytest.fixture(scope="module", params=DECKS, ids=lambda told: "-".join(told))
def told(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    """Which language, which facts, which density."""
    found: tuple[str, str, str] = request.param
    return found


@pytest.fixture(scope="module")
def deck(told: tuple[str, str, str]) -> Deck:
    language, facts, density = told
    base = demo.facts() if facts == "demo" else make_base(90, 6)
    return planned(base, Brief.model_validate({"density": density, "language": language}))


def texts(shapes: tuple[Shape, ...]) -> Iterator[TextShape]:
    for shape in shapes:
        if isinstance(shape, TextShape):
            yield shape
        elif isinstance(shape, GroupShape):
            yield from texts(shape.shapes)


def tables(deck: Deck) -> Iterator[TableShape]:
    for slide in deck.slides:
        yield from (shape for shape in slide.shapes if isinstance(shape, TableShape))


def test_no_text_leaves_its_frame(deck: Deck) -> None:
    for slide in deck.slides:
        for shape in texts(slide.shapes):
            if shape.paragraphs:
                height = height_of(shape.paragraphs, shape.box.w, inset=shape.inset)
                assert height <= shape.box.h + TOLERANCE, (slide.id, shape.name)


def test_every_row_of_a_table_is_as_high_as_its_cells_need(deck: Deck) -> None:
    for table in tables(deck):
        for row in table.rows:
            for cell, width in zip(row.cells, table.widths, strict=True):
                inset = cell.inset or table.inset
                assert height_of(cell.paragraphs, width, inset=inset) <= row.height + TOLERANCE


def test_nothing_leaves_the_slide_or_runs_into_the_source_line(deck: Deck) -> None:
    zones = HOUSE.zones
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, TextShape | TableShape):
                box = shape.box
                assert box.x >= 0
                assert box.x + box.w <= deck.width
                assert box.y + box.h <= deck.height
                inside = slide.layout is LayoutRole.MESSAGE and (
                    isinstance(shape, TableShape) or shape.placeholder is None
                )
                if inside:
                    assert box.y + box.h <= zones.body.bottom + TOLERANCE, (slide.id, shape.name)


def test_text_frames_of_a_slide_do_not_overlap(deck: Deck) -> None:
    for slide in deck.slides:
        frames = [shape for shape in texts(slide.shapes) if shape.paragraphs]
        for index, one in enumerate(frames):
            for other in frames[index + 1 :]:
                a, b = one.box, other.box
                apart = (
                    a.x + a.w <= b.x
                    or b.x + b.w <= a.x
                    or a.y + a.h <= b.y + TOLERANCE
                    or b.y + b.h <= a.y + TOLERANCE
                )
                assert apart, (slide.id, one.name, other.name)


def test_message_slides_hold_no_more_words_than_their_density_allows(
    deck: Deck, told: tuple[str, str, str]
) -> None:
    density = Density(told[2])
    for slide in deck.slides:
        if slide.section == "bottom-line" or slide.section.startswith("theme-"):
            names = [shape.name for shape in slide.shapes]
            boards = any(isinstance(s, TableShape) for s in slide.shapes) or any(
                name.startswith("Level") for name in names
            )
            if not boards and len(slide.facts) > 1:
                words = count_words(list(_body_words(slide.shapes)), deck.language)
                assert words <= MOST_WORDS[density], (slide.id, words)


def _body_words(shapes: tuple[Shape, ...]) -> Iterator[str]:
    """The words of the body: no title, mark, pill, label or remark."""
    for shape in texts(shapes):
        if shape.name.startswith(("Statement", "Callout text")):
            for paragraph in shape.paragraphs:
                yield plain_text([i for i in paragraph.content if i.kind != "citation"])


def test_titles_are_unique_and_stand_first(deck: Deck) -> None:
    titles = [slide.title for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    for slide in deck.slides:
        first = slide.shapes[0]
        assert isinstance(first, TextShape)
        assert first.placeholder == "title"


def test_sizes_never_go_below_ten_points(deck: Deck) -> None:
    for slide in deck.slides:
        for shape in texts(slide.shapes):
            for paragraph in shape.paragraphs:
                assert paragraph.style.size >= 10
                assert paragraph.mark_size >= 10


def test_every_occurrence_and_value_on_a_slide_is_recorded(deck: Deck) -> None:
    occurrences = {occurrence.id for occurrence in deck.occurrences}
    refs = {value.ref for value in deck.values}
    for slide in deck.slides:
        for shape in texts(slide.shapes):
            for paragraph in shape.paragraphs:
                for inline in flatten(paragraph.content):
                    if inline.kind == "statement":
                        assert inline.occurrence in occurrences
                    elif inline.kind == "value":
                        assert inline.ref in refs


def test_the_slide_sorter_s_sections_hold_every_slide_once(deck: Deck) -> None:
    held = [ident for section in deck.sections for ident in section.slides]
    assert held == [slide.id for slide in deck.slides]


def test_a_caution_shows_beside_its_fact() -> None:
    base = make_base(0, 1, facts=[make_fact(5, 1) | {"theme": "theme-1"}])
    deck = planned(base)
    slide = next(slide for slide in deck.slides if slide.section == "theme-theme-1")
    words = [
        inline.text
        for shape in texts(slide.shapes)
        for paragraph in shape.paragraphs
        for inline in flatten(paragraph.content)
        if inline.kind == "text"
    ]
    assert "To be checked" in words


def test_three_hundred_facts_in_one_theme_make_one_slide_that_says_how_many_more() -> None:
    deck = planned(make_base(300, 1))
    slides = [slide for slide in deck.slides if slide.section == "theme-theme-1"]
    assert len(slides) == 1
    assert any(shape.name == "More in the memo" for shape in slides[0].shapes)
    told = {line.partition(":")[0] for line in deck.left_out}
    assert len({fact for fact in told if fact.startswith("fact-")}) > 150


def test_the_plan_has_the_slides_that_a_principal_expects() -> None:
    sections = list(dict.fromkeys(slide.section for slide in demo.deck().slides))
    assert sections[:3] == ["cover", "bottom-line", "key-figures"]
    assert [s for s in sections if s.startswith("theme-")] == [
        f"theme-{theme.id}" for theme in sorted(demo.facts().themes, key=lambda t: t.order)
    ]
    last = ["board", "asks-offers", "tensions", "risks", "silence", "next", "sources"]
    assert sections[-7:] == last


def test_a_single_assertion_stands_below_the_summary_s_own_title() -> None:
    facts = [make_fact(n, 1) | {"headline": n == 1} for n in range(1, 4)]
    deck = compose_deck(make_base(0, 1, facts=facts), Brief())
    (slide,) = [s for s in deck.slides if s.section == "bottom-line"]
    assert "fact-1" in slide.facts
    assert any(shape.name.startswith("Statement") for shape in slide.shapes)


@law(10)
@given(st.integers(0, 90), st.integers(1, 8), st.sampled_from(["read", "present"]))
def test_any_base_makes_a_deck_that_prints_as_json_and_reads_back_equal(
    facts: int, themes: int, density: str
) -> None:
    deck = planned(make_base(facts, themes), Brief.model_validate({"density": density}))
    assert Deck.model_validate_json(deck.model_dump_json()) == deck


@given(st.lists(st.integers(1, 100), max_size=40), st.integers(100, 300))
def test_pages_keep_the_order_stay_within_their_room_and_are_as_few_as_can_be(
    rows: list[int], room: int
) -> None:
    pages = even_pages(rows, int, room)
    assert [row for page in pages for row in page] == rows
    assert all(sum(page) <= room for page in pages)
    greedy, used = (1 if rows else 0), 0
    for row in rows:
        if used + row > room:
            greedy, used = greedy + 1, 0
        used += row
    assert len(pages) == greedy


def test_an_author_s_long_text_runs_over_slides_and_loses_nothing() -> None:
    sentences = [f"This is judgement {'abcdefghij'[n % 10]} of the author." for n in range(120)]
    brief = Brief.model_validate({"judgement": " ".join(sentences)})
    deck = planned(make_base(6, 2), brief)
    slides = [slide for slide in deck.slides if slide.section == "author"]
    assert len(slides) > 1
    text = " ".join(
        inline.text
        for slide in slides
        for shape in texts(slide.shapes)
        if shape.name == "Callout text"
        for paragraph in shape.paragraphs[:]
        for inline in flatten(paragraph.content)
        if inline.kind == "text"
    )
    assert text.count("of the author.") == 120


def test_a_figure_whose_label_fits_no_tile_is_left_out_and_said_so() -> None:
    long = {"label": {"en": "y" * 400}, "key_figure": "n", "headline": True, "caution": None}
    base = make_base(0, 1, facts=[make_fact(9, 1), make_fact(1, 1) | long])
    deck = planned(base)
    slide = next(slide for slide in deck.slides if slide.section == "key-figures")
    assert slide.facts == ("fact-9",)
    assert any(line.startswith("fact-1: its label") for line in compose_left_out(base))


def compose_left_out(base: object) -> tuple[str, ...]:
    """What the plan of key figures says of figures that it cannot show."""
    from briefgen.briefs.compose import compose
    from briefgen.deck.plan.figures import figures_slides
    from briefgen.deck.plan.setting import Setting
    from briefgen.looks.model import Density

    document = compose(base)  # type: ignore[arg-type]
    return figures_slides(Setting(document, HOUSE, Density.READ)).left_out


def test_a_long_addressee_takes_lines_of_its_own_at_the_foot_of_the_cover() -> None:
    brief = Brief(to="The Ambassador of a country with a name of many words " * 3)
    foot = next(s for s in texts(planned(make_base(3, 1), brief).slides[0].shapes)
                if s.name == "Edition")  # fmt: skip
    assert len(foot.paragraphs) == 3
    assert foot.box.y + foot.box.h <= HOUSE.height


def test_the_legend_of_the_cover_has_the_fills_of_all_other_slides_on_their_ground() -> None:
    cover, *others = demo.deck().slides
    legend = [shape for shape in texts(cover.shapes) if shape.name.startswith("Level · ")]
    assert len(legend) == 5
    board = next(slide for slide in others if slide.section == "board")
    stubs = {
        "".join(plain_text(held.content) for held in shape.paragraphs): shape
        for shape in texts(board.shapes)
    }
    for level in legend:
        stub = stubs[level.name.removeprefix("Level · ")]
        assert (stub.fill, stub.outline) == (level.fill, level.outline)
    (ground,) = (shape for shape in texts(cover.shapes) if shape.name == "Legend ground")
    assert ground.fill is Slot.LT1
    assert all(ground.box.x < level.box.x for level in legend)
    assert all(level.box.x + level.box.w < ground.box.x + ground.box.w for level in legend)


def test_a_plan_measures_in_the_fonts_of_its_looks() -> None:
    """Only the setting knows the fonts: a module that measures by itself measures in Calibri."""
    measures = {
        "column_widths",
        "fit",
        "height_of",
        "lay_out",
        "line_count",
        "split_to_fit",
        "text_width",
        "wrap",
    }
    for path in sorted(Path(plan.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefgen.deck"):
                taken = measures & {name.name for name in node.names}
                assert not taken or path.name == "setting.py", (path.name, taken)


def test_wider_fonts_take_more_room() -> None:
    wide = HOUSE.model_copy(update={"metrics": on_slides("Unknown")})
    base = make_base(90, 6)
    heights = [
        sum(row.height for table in tables(compose_deck(base, None, looks)) for row in table.rows)
        for looks in (HOUSE, wide)
    ]
    assert heights[0] < heights[1]
