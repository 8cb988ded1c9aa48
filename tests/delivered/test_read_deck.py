"""Reading decks back: what stands in them, also after people have worked on them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pptx
import pytest

from briefgen.delivered.read_deck import FoundOccurrence, read_deck
from briefgen.errors import InputError
from briefgen.writers.package import seal
from briefgen.writers.powerpoint import write_deck
from tests.writers.powerpoint.decks import deck, every_kind, parts, slide, statement, text_shape


def test_it_tells_groups_tables_lines_notes_and_layouts() -> None:
    cover, first, _ = read_deck(write_deck(every_kind())).slides
    assert (cover.layout, first.layout, first.name) == ("Cover", "Message", "one")
    kinds = {shape.name: shape.kind for shape in first.walk()}
    assert kinds["Tile"] == "group"
    assert kinds["Figure"] == "text"
    assert kinds["Bar"] == kinds["Rule"] == "line"
    (grid,) = (shape for shape in first.shapes if shape.kind == "table")
    assert grid.rows == ((("Status",), ("Project",)), (("Under way",), ("Wind",)))
    assert first.notes == ("In full. See the report", "Second.")


def test_a_text_that_somebody_changed_is_found_but_not_intact() -> None:
    found = _after(lambda run: run.replace("under way", "in place"))
    assert (found.text, found.intact, found.paragraph_intact) == ("Wind is in place", False, False)


def test_a_word_added_beside_a_text_leaves_it_intact_but_not_its_paragraph() -> None:
    found = _after(lambda run: run, after=" (not yet)")
    assert (found.intact, found.paragraph_intact) == (True, False)


def _after(edit: Callable[[str], str], after: str = "") -> FoundOccurrence:
    """The occurrence after an edit made and saved with python-pptx."""
    opened = pptx.Presentation(io.BytesIO(write_deck(deck(slide(text_shape(statement(_SAID)))))))
    (paragraph,) = opened.slides[0].shapes[1].text_frame.paragraphs
    paragraph.runs[0].text = edit(paragraph.runs[0].text)
    paragraph.add_run().text = after
    saved = io.BytesIO()
    opened.save(saved)
    (found,) = read_deck(saved.getvalue()).occurrences
    return found


_SAID = "Wind is under way"


def test_a_shape_that_somebody_removed_leaves_its_text_unfound() -> None:
    opened = pptx.Presentation(io.BytesIO(write_deck(deck(slide(text_shape(statement(_SAID)))))))
    shape = opened.slides[0].shapes[1]
    shape.element.getparent().remove(shape.element)
    saved = io.BytesIO()
    opened.save(saved)
    (found,) = read_deck(saved.getvalue()).occurrences
    assert (found.text, found.intact) == (None, False)


def test_a_part_with_a_doctype_is_refused() -> None:
    made = parts(write_deck(deck(slide())))
    head, _, rest = made["ppt/presentation.xml"].partition(b"?>\n")
    made["ppt/presentation.xml"] = head + b'?>\n<!DOCTYPE p [<!ENTITY a "b">]>\n' + rest
    with pytest.raises(InputError, match="DOCTYPE"):
        read_deck(seal(made, dt.date(2025, 5, 2)))


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\3\4"])
def test_bytes_that_are_no_presentation_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^the file is .*; .*save it"):
        read_deck(data)
