"""Bilingual editions: the second language beneath each statement of a memo, in a deck's notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest

from briefgen import Brief, Deck, Document, compose_brief
from briefgen.briefs.brief import Convention, Shape
from briefgen.briefs.words import Form, Words
from briefgen.deck.walk import shape_inlines
from briefgen.delivered.read_deck import read_deck
from briefgen.delivered.read_memo import read_memo
from briefgen.document.model import (
    Cell,
    Citation,
    FactItem,
    Heading,
    Inlines,
    Parallel,
    Statement,
    Text,
)
from briefgen.document.rewrite import nodes
from briefgen.document.walk import flatten, memo_inlines, plain_text
from briefgen.generate import FULL_PAGE, deck_bytes, memo_bytes
from briefgen.values.language import Language
from briefgen.values.node import Node
from briefgen.wording.catalogue import catalogue
from briefgen.writers.word.measure import measure_memo
from tests import demo
from tests.made import composed, memo_file, planned
from tests.wholeness import problems

EN_JA = Brief(second_language=Language.JA)


@cache
def memo(shape: Shape = Shape.STANDARD) -> Document:
    return composed(demo.facts(), EN_JA.model_copy(update={"shape": shape}))


@cache
def deck() -> Deck:
    return planned(demo.facts(), EN_JA)


def items(document: Document) -> Iterator[FactItem]:
    for section in document.sections:
        for node in nodes(section, Node):
            if isinstance(node, FactItem):
                yield node


def second(inlines: Inlines) -> tuple[Parallel, ...]:
    return tuple(inline for inline in inlines if isinstance(inline, Parallel))


def test_each_statement_of_a_fact_has_its_own_words_in_the_second_language_beneath() -> None:
    words = Words(demo.facts())
    found = list(items(memo()))
    assert len(found) > 40
    for item in found:
        (beneath,) = second(item.statement)
        assert beneath.place == "beneath"
        said = {words.plain(form, item.fact, Language.JA) for form in (Form.STATEMENT, Form.SHORT)}
        assert plain_text(beneath.children) in {*said, catalogue(Language.JA).missing.strip()}


def test_headings_have_the_second_language_beside_them() -> None:
    themes = [s for s in memo().sections if s.theme]
    assert len(themes) == 10
    for section in themes:
        (beside,) = second(section.title)
        assert beside.place == "beside"
    headings = [b for s in memo().sections for b in s.blocks if isinstance(b, Heading)]
    assert any(second(heading.content) for heading in headings)


def test_each_status_stands_in_both_languages() -> None:
    items = [item for section in memo().sections for item in nodes(section, FactItem)]
    cells = [cell for section in memo().sections for cell in nodes(section, Cell)]
    marks = [item.status for item in items] + [cell.status for cell in cells if cell.status]
    assert len(marks) > 40
    for mark in marks:
        assert mark.parallel is not None
        assert mark.parallel.lang is Language.JA


def test_the_second_language_holds_no_marks_and_nothing_of_the_first() -> None:
    for section in memo().sections:
        for node in nodes(section, Node):
            if isinstance(node, Parallel):
                inside = list(flatten(node.children))
                assert not any(isinstance(inline, Citation | Parallel) for inline in inside)
                texts = [inline for inline in inside if isinstance(inline, Text)]
                assert any(text.lang is Language.JA for text in texts) or not texts


def test_both_languages_are_anchored_under_ids_of_their_own() -> None:
    occurrences = memo().occurrences
    assert len({held.id for held in occurrences}) == len(occurrences)
    read = read_memo(memo_bytes(memo()))
    languages = {held.lang for held in occurrences}
    assert languages == {Language.EN, Language.JA}
    names = {anchor.name for paragraph in read.paragraphs for anchor in paragraph.anchored}
    assert any("p" in name for name in names)


def test_the_memo_shows_every_text_of_both_languages() -> None:
    read = read_memo(memo_bytes(memo()))
    shown = "\n".join(paragraph.text for paragraph in read.paragraphs)
    printed = [inlines for s in memo().sections for b in s.blocks for inlines in memo_inlines(b)]
    stated = [
        plain_text(inline.children)
        for inlines in printed
        for inline in flatten(inlines)
        if isinstance(inline, Statement)
    ]
    assert len(stated) > 200
    assert not [text for text in stated if text not in shown]


def test_the_second_language_comes_last_in_its_paragraph() -> None:
    """Marks and remarks that a shape puts behind the words of the first language too."""
    read = read_memo(memo_bytes(memo()))
    ends = [p.text for p in read.paragraphs if "記述では" in p.text or "［未訳］" in p.text]
    assert not [text for text in ends if "¶" in text.rpartition("\n")[2]]


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.every(3)
def test_a_bilingual_memo_is_whole_in_every_shape(shape: Shape) -> None:
    assert problems(memo_bytes(memo(shape))) == []


@pytest.mark.parametrize("convention", list(Convention))
@pytest.mark.every(3)
def test_a_bilingual_memo_is_whole_in_every_convention(convention: Convention) -> None:
    brief = Brief(language=Language.VI, second_language=Language.EN, convention=convention)
    assert problems(memo_file(demo.facts(), brief)) == []


def test_a_bilingual_document_prints_as_json_and_reads_back_equal() -> None:
    whole = compose_brief(demo.facts(), EN_JA)
    assert whole.second is not None
    assert Document.model_validate_json(whole.model_dump_json()) == whole


def test_slides_are_in_the_first_language_and_as_without_the_second() -> None:
    alone = planned(demo.facts())
    bilingual, first = deck().slides[1:], alone.slides[1:]  # the cover names the edition
    assert [slide.shapes for slide in bilingual] == [slide.shapes for slide in first]


def test_notes_hold_each_fact_in_both_languages() -> None:
    alone = {slide.id: slide.notes for slide in planned(demo.facts()).slides}
    noted = [slide for slide in deck().slides if alone[slide.id]]
    assert len(noted) > 10
    for slide in noted:
        first = alone[slide.id]
        assert slide.notes[: len(first)] == first or set(first) <= set(slide.notes)
        words = [
            inline
            for notes in slide.notes
            for inline in flatten(notes)
            if isinstance(inline, Text) and inline.lang is Language.JA
        ]
        assert words


def test_the_deck_s_provenance_knows_the_notes_of_both_languages() -> None:
    stated = {
        inline.occurrence
        for slide in deck().slides
        for inlines in (
            deck().footer,
            *slide.notes,
            *(i for s in slide.shapes for i in shape_inlines(s)),
        )
        for inline in flatten(inlines)
        if isinstance(inline, Statement)
    }
    assert stated == {held.id for held in deck().occurrences}
    assert read_deck(deck_bytes(deck())).slides


def test_a_second_language_that_is_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="choose another"):
        Brief(second_language=Language.EN)


@pytest.mark.parametrize("second", [Language.VI, Language.JA])
@pytest.mark.every(2)
def test_a_bilingual_page_is_filled_too(second: Language) -> None:
    brief = Brief(shape=Shape.ONE_PAGE, second_language=second)
    share = measure_memo(memo_file(demo.facts(), brief)).share
    assert 0.75 < share <= FULL_PAGE


def test_justified_lines_are_not_stretched_before_the_second_language() -> None:
    brief = Brief(language=Language.VI, second_language=Language.EN, convention=Convention.VN)
    with zipfile.ZipFile(io.BytesIO(memo_file(demo.facts(), brief))) as file:
        assert b"<w:doNotExpandShiftReturn/>" in file.read("word/settings.xml")
