"""What holds of every deck that is written."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import pptx
import pytest
from hypothesis import given

from briefgen.deck.fit.pieces import NO_BREAK_SPACE, pieces_of
from briefgen.deck.model import (
    Deck,
    GroupShape,
    LayoutRole,
    LineShape,
    PlaceholderRole,
    Shape,
    SlideParagraph,
    TableShape,
    TextShape,
    TextStyle,
)
from briefgen.delivered.read_deck import read_deck
from briefgen.document.model import Emphasis, Link, Strong
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.gate.text import clean_text
from briefgen.looks.model import Slot
from briefgen.values.language import Language
from briefgen.writers.powerpoint import write_deck
from tests.laws import law
from tests.strategies_deck import decks
from tests.writers.powerpoint.decks import (
    NAMES,
    box,
    citation,
    deck,
    every_kind,
    line,
    paragraph,
    slide,
    slide_xml,
    table,
    text_shape,
    words,
)

_laws = law(12)


def printed(paragraph: SlideParagraph) -> str:
    """The paragraph as fitting measured it, in NFC."""
    text = "".join(piece.text for piece in pieces_of(paragraph))
    first = next(iter(pieces_of(paragraph)), None)
    if first and first.mark:
        text = text.removeprefix(NO_BREAK_SPACE)
    return unicodedata.normalize("NFC", clean_text(text))


def planned(shapes: Iterable[Shape]) -> Iterator[str]:
    """Every text of the shapes."""
    for shape in shapes:
        match shape:
            case TextShape():
                yield from map(printed, shape.paragraphs)
            case TableShape():
                for row in shape.rows:
                    for cell in row.cells:
                        yield from map(printed, cell.paragraphs)
            case GroupShape():
                yield from planned(shape.shapes)
            case LineShape():
                pass


def counted(texts: Iterable[str]) -> Counter[str]:
    normal = (unicodedata.normalize("NFC", text) for text in texts)
    return Counter(text for text in normal if text)


@_laws
@given(decks())
def test_nothing_of_a_planned_deck_is_lost_in_the_file(plan: Deck) -> None:
    again = Deck.model_validate_json(plan.model_dump_json())
    assert again == plan
    read = read_deck(write_deck(again))
    for number, (made, found) in enumerate(zip(plan.slides, read.slides, strict=True), 1):
        notes = (SlideParagraph(content=n, style=TextStyle(size=12)) for n in made.notes)
        expected = counted([*planned(made.shapes), *map(printed, notes)])
        if made.layout is LayoutRole.MESSAGE:
            expected += counted([plain_text(plan.footer), str(number)])
        assert counted(found.texts()) == expected


@_laws
@given(decks())
def test_the_same_deck_gives_the_same_bytes(plan: Deck) -> None:
    assert write_deck(plan) == write_deck(Deck.model_validate_json(plan.model_dump_json()))


@_laws
@given(decks())
def test_shape_ids_and_names_are_unique_on_a_slide_and_its_notes_page(plan: Deck) -> None:
    for found in read_deck(write_deck(plan)).slides:
        for page in (found.shapes, found.notes_page):
            shapes = [inner for shape in page for inner in shape.walk()]
            assert len({shape.id for shape in shapes}) == len(shapes)
            assert len({shape.name for shape in shapes}) == len(shapes)
            assert all(shape.name.strip() for shape in shapes)


@_laws
@given(decks())
def test_the_title_is_first_in_reading_order_and_no_placeholder_is_empty(plan: Deck) -> None:
    for found in read_deck(write_deck(plan)).slides:
        assert found.shapes[0].placeholder in ("title", "ctrTitle")
        for shape in found.walk():
            assert shape.placeholder is None or "".join(shape.texts())


@_laws
@given(decks())
def test_sections_hold_every_slide_once_and_in_order(plan: Deck) -> None:
    read = read_deck(write_deck(plan))
    assert [ident for _, ids in read.sections for ident in ids] == [s.id for s in read.slides]
    assert [name for name, _ in read.sections] == [section.name for section in plan.sections]


@_laws
@given(decks())
def test_table_headers_are_flagged(plan: Deck) -> None:
    for found in read_deck(write_deck(plan)).slides:
        assert all(shape.header for shape in found.walk() if shape.kind == "table")


@law(15)
@given(decks())
def test_python_pptx_opens_every_deck(plan: Deck) -> None:
    opened = pptx.Presentation(io.BytesIO(write_deck(plan)))
    assert len(opened.slides) == len(plan.slides)
    for made, found in zip(plan.slides, opened.slides, strict=True):
        assert found.name == made.id
        assert found.has_notes_slide == bool(made.notes)


def test_footer_and_number_stand_last_on_every_slide_but_the_cover() -> None:
    cover, *others = read_deck(write_deck(every_kind())).slides
    assert not {"ftr", "sldNum"} & {shape.placeholder for shape in cover.shapes}
    for number, found in enumerate(others, 2):
        footer, last = found.shapes[-2:]
        assert (footer.placeholder, footer.paragraphs) == ("ftr", ("Edition one",))
        assert (last.placeholder, last.paragraphs) == ("sldNum", (str(number),))


def test_new_slides_get_the_footer_too_because_layout_and_master_have_it() -> None:
    opened = pptx.Presentation(io.BytesIO(write_deck(deck(slide(), footer="Facts & figures"))))
    layout = next(item for item in opened.slide_layouts if item.name == "Message")
    for held in (list(layout.placeholders), list(opened.slide_master.placeholders)):
        assert "Facts & figures" in [shape.text_frame.text for shape in held]


def test_shapes_that_share_a_name_are_told_apart_by_a_number() -> None:
    shapes = (text_shape("a", name="Pill"), text_shape("b", name="Pill"))
    third = text_shape("c", name="Pill 2")
    (found,) = read_deck(write_deck(deck(slide(*shapes, third)))).slides
    assert [s.name for s in found.shapes[1:4]] == ["Pill", "Pill 2", "Pill 2 2"]


def test_only_slides_with_notes_have_a_notes_page() -> None:
    noted = slide(ident="noted", notes=((words("In full."),), (words("Who said it."),)))
    first, second = read_deck(write_deck(deck(noted, slide()))).slides
    assert first.notes == ("In full.", "Who said it.")
    assert second.notes_page == ()


def test_runs_name_theme_colours_and_theme_fonts_only() -> None:
    for number in (1, 2, 3):
        root = slide_xml(write_deck(every_kind()), number)
        assert root.findall(".//a:srgbClr", NAMES) == []
        fonts = {font.get("typeface") for font in root.findall(".//a:latin", NAMES)}
        assert fonts <= {"+mj-lt", "+mn-lt"}


def test_every_run_names_its_language_and_japanese_the_one_of_its_latin_letters() -> None:
    content = (words("wind"), words("gió", Language.VI), words("風力", Language.JA))
    root = slide_xml(write_deck(deck(slide(text_shape(*content)))))
    runs = root.findall(".//p:sp[2]//a:rPr", NAMES)
    assert [(run.get("lang"), run.get("altLang")) for run in runs] == [
        ("en-GB", None),
        ("vi-VN", None),
        ("ja-JP", "en-GB"),
    ]


@pytest.mark.parametrize(
    ("lang", "italic", "color"),
    [(Language.EN, "1", "tx1"), (Language.VI, "1", "tx1"), (Language.JA, None, "accent5")],
)
def test_emphasis_is_italic_in_latin_scripts_and_grey_in_japanese(
    lang: Language, italic: str | None, color: str
) -> None:
    content = Emphasis(children=(words("none recorded", lang),))
    root = slide_xml(write_deck(deck(slide(text_shape(content)))))
    (run,) = root.findall(".//p:sp[2]//a:rPr", NAMES)
    assert run.get("i") == italic
    drawn = run.find("a:solidFill/a:schemeClr", NAMES)
    assert drawn is not None
    assert drawn.get("val") == color


@pytest.mark.parametrize(
    ("ground", "strong", "mark"),
    [(Slot.DK1, "tx2", "accent5"), (Slot.ACCENT5, "accent5", "accent5"), (Slot.LT1, "bg1", "bg1")],
)
def test_strong_text_and_marks_can_be_read_on_any_ground(
    ground: Slot, strong: str, mark: str
) -> None:
    content = (Strong(children=(words("wind"),)), citation("[1] ¶3"))
    shape = TextShape(name="Any", box=box(), paragraphs=(paragraph(*content, color=ground),))
    root = slide_xml(write_deck(deck(slide(shape))))
    colors = root.findall(".//p:sp[2]//a:rPr/a:solidFill/a:schemeClr", NAMES)
    assert [color.get("val") for color in colors] == [strong, mark]


def test_a_mark_has_no_break_spaces_before_and_within_but_none_at_the_edge() -> None:
    shapes = (text_shape("Wind", citation("[1] ¶3")), text_shape(citation("[1] ¶3"), name="Mark"))
    (found,) = read_deck(write_deck(deck(slide(*shapes)))).slides
    assert [s.paragraphs for s in found.shapes[1:3]] == [
        ("Wind\u00a0[1]\u00a0¶3",),
        ("[1]\u00a0¶3",),
    ]


def test_lines_without_alternative_text_are_decorative_and_others_say_what_they_show() -> None:
    shapes = (line("Rule"), line("Pair", alt="Met by the offer beside it"), table(("A", "B")))
    (found,) = read_deck(write_deck(deck(slide(*shapes)))).slides
    rule, pair, grid = found.shapes[1:4]
    assert (rule.decorative, rule.alt) == (True, "")
    assert (pair.decorative, pair.alt) == (False, "Met by the offer beside it")
    assert grid.alt == "What the table shows"


def test_a_role_that_the_layout_lacks_becomes_a_text_box() -> None:
    shape = text_shape("Below the title").model_copy(
        update={"placeholder": PlaceholderRole.SUBTITLE}
    )
    (found,) = read_deck(write_deck(deck(slide(shape)))).slides
    assert (found.shapes[1].placeholder, found.shapes[1].paragraphs) == (None, ("Below the title",))


def test_the_file_says_what_it_is_called_and_of_which_date_but_names_no_person() -> None:
    about = pptx.Presentation(io.BytesIO(write_deck(deck(slide())))).core_properties
    assert about.title == "Viet Nam–Japan partnership"
    assert about.created.isoformat() == about.modified.isoformat() == "2025-05-02T00:00:00"
    assert {about.author, about.last_modified_by} == {"briefgen"}


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (deck(slide()).model_copy(update={"width": 9_144_000}), "planned for slides of 9144000"),
        (deck(slide(text_shape("a\x07"))), "no Office file can hold"),
        (
            deck(slide(text_shape(Link(url="file:///etc/passwd", children=(words("x"),))))),
            "not http, https or mailto",
        ),
        (
            deck(slide()).model_copy(update={"slides": (slide(ident="other"),)}),
            "lists the slide 'one', which is absent",
        ),
    ],
)
def test_a_deck_that_cannot_be_written_is_refused_with_a_sentence(plan: Deck, message: str) -> None:
    with pytest.raises(BuildError, match=message):
        write_deck(plan)


def test_a_deck_without_slides_opens() -> None:
    empty = deck().model_copy(update={"sections": ()})
    assert len(pptx.Presentation(io.BytesIO(write_deck(empty))).slides) == 0
