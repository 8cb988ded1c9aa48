"""What ties a deck's texts to their facts, and that it is not to be seen."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given

from briefgen.deck.model import Deck, TextShape
from briefgen.delivered.read_deck import ReadShape, read_deck
from briefgen.document.model import Strong
from briefgen.errors import BuildError
from briefgen.writers.anchors import Anchors
from briefgen.writers.powerpoint import write_deck
from tests.laws import law
from tests.strategies_deck import decks
from tests.writers.powerpoint.decks import (
    box,
    citation,
    deck,
    every_kind,
    paragraph,
    parts,
    slide,
    statement,
    table,
    text_shape,
    words,
)

_laws = law(15)


@_laws
@given(decks())
def test_every_anchored_text_is_found_at_its_place_and_intact(plan: Deck) -> None:
    for found in read_deck(write_deck(plan)).occurrences:
        assert found.text is not None
        assert found.intact
        assert found.paragraph_intact


@_laws
@given(decks())
def test_tags_and_the_provenance_part_name_the_same_occurrences(plan: Deck) -> None:
    read = read_deck(write_deck(plan))
    listed = {(f.place.slide, f.place.notes, f.place.shape, f.id) for f in read.occurrences}
    tagged = set()
    for found in read.slides:
        for notes, shapes in ((False, found.shapes), (True, found.notes_page)):
            for shape in _walk(shapes):
                tagged |= {(found.id, notes, shape.name, ident) for ident in shape.tagged}
    assert tagged == listed


def _walk(shapes: Iterable[ReadShape]) -> Iterable[ReadShape]:
    return (inner for shape in shapes for inner in shape.walk())


def test_a_span_counts_code_points_and_leaves_the_mark_out() -> None:
    said = statement("風力𠮷", "o2").model_copy(
        update={"children": (words("風力"), Strong(children=(words("𠮷"),)))}
    )
    shape = text_shape(words("𠮷: "), said, citation("[1] ¶3"))
    (found,) = read_deck(write_deck(deck(slide(shape)))).occurrences
    assert (found.id, found.text, found.facts) == ("o2", "風力𠮷", ("fact-o2",))
    assert (found.place.start, found.place.end) == (3, 6)


def test_a_text_in_a_table_knows_its_row_and_column() -> None:
    grid = table(("Status", "Project"), ("Under way", statement("Wind", "o3")))
    (found,) = read_deck(write_deck(deck(slide(grid)))).occurrences
    assert (found.place.row, found.place.column, found.place.shape) == (1, 1, "Table")
    assert found.text == "Wind"


def test_the_same_statement_on_a_slide_and_in_its_notes_has_two_places() -> None:
    said = statement("Wind is under way")
    plan = deck(slide(text_shape(said), notes=((words("Said: "), said),)))
    first, second = read_deck(write_deck(plan)).occurrences
    assert (first.place.notes, second.place.notes) == (False, True)
    assert first.text == second.text == "Wind is under way"


def test_paragraphs_of_one_shape_are_told_apart_by_their_index() -> None:
    shape = TextShape(
        name="Two", box=box(), paragraphs=(paragraph("First."), paragraph(statement("Wind")))
    )
    (found,) = read_deck(write_deck(deck(slide(shape)))).occurrences
    assert (found.place.paragraph, found.text) == (1, "Wind")


def test_a_statement_that_says_nothing_is_not_anchored() -> None:
    shapes = (text_shape(statement("")), text_shape("Wind: ", statement("", "o2")))
    assert read_deck(write_deck(deck(slide(*shapes)))).occurrences == ()


def test_without_tags_the_provenance_part_stands_alone() -> None:
    data = write_deck(every_kind(), anchors=Anchors.BOOKMARKS)
    read = read_deck(data)
    assert not [shape for s in read.slides for shape in s.walk() if shape.tagged]
    assert not [name for name in parts(data) if name.startswith("ppt/tags/")]
    assert {found.id for found in read.occurrences} == {"o1", "o2", "o3", "o4", "o5"}


def test_without_anchors_the_file_has_no_trace_of_its_facts() -> None:
    data = write_deck(every_kind(), anchors=Anchors.NONE)
    assert read_deck(data).occurrences == ()
    for name, part in parts(data).items():
        assert not name.startswith(("ppt/tags/", "customXml/"))
        assert b"fact-o" not in part


def test_all_kinds_of_anchors_show_the_same() -> None:
    full, marked, none = (_visible(write_deck(every_kind(), anchors=kind)) for kind in Anchors)
    assert full == marked == none


def _visible(data: bytes) -> object:
    return [
        [
            (shape.id, shape.name, shape.kind, shape.placeholder, shape.alt, tuple(shape.texts()))
            for shape in _walk((*found.shapes, *found.notes_page))
        ]
        for found in read_deck(data).slides
    ]


def test_a_statement_whose_occurrence_the_deck_does_not_list_is_refused() -> None:
    plan = deck(slide(text_shape(statement("Wind", "o99"))))
    with pytest.raises(BuildError, match="slide 1 states 'o99'"):
        write_deck(plan)
