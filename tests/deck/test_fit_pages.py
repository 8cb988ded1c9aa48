"""Text too long for one box: pages, cut between paragraphs, else between sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deck.fit import Fitted, pieces_of, split_to_fit
from briefgen.deck.fit.sentences import sentences_of
from briefgen.deck.model import SlideParagraph
from briefgen.document.model import Statement, Strong, Text, Value
from briefgen.errors import BuildError
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT
from briefgen.values.language import Language
from tests.deck.slide_text import mark, paragraph
from tests.laws import law

WIDE = 5 * EMU_PER_INCH
HIGH = 100 * EMU_PER_POINT  # five lines at 16 pt, five at 14
LADDER = (16, 14)
LINE = "A line of text that fits."


def printed(paragraphs: tuple[SlideParagraph, ...]) -> str:
    return "".join(piece.text for p in paragraphs for piece in pieces_of(p))


def texts(pages: tuple[Fitted, ...]) -> list[list[str]]:
    return [[printed((p,)) for p in page.paragraphs] for page in pages]


def test_what_fits_is_one_page() -> None:
    (page,) = split_to_fit([paragraph(LINE)], WIDE, HIGH, LADDER)
    assert page.drop == 0


def test_pages_are_cut_between_paragraphs_at_the_largest_size_that_needs_no_more_of_them() -> None:
    pages = split_to_fit([paragraph(f"{n} {LINE}") for n in range(8)], WIDE, HIGH, LADDER)
    assert [len(page.paragraphs) for page in pages] == [5, 3]
    assert {page.drop for page in pages} == {0}


def test_a_heading_stays_with_what_follows_it() -> None:
    items = [paragraph(f"{n} {LINE}") for n in range(4)]
    heading = paragraph("Heading", bold=True)
    pages = split_to_fit([*items, heading, paragraph(LINE), paragraph(LINE)], WIDE, HIGH, LADDER)
    assert [len(page.paragraphs) for page in pages] == [4, 3]


def test_a_paragraph_longer_than_a_page_is_cut_between_sentences() -> None:
    sentences = [f"Sentence {n} is here to take up room on the slide. " for n in range(30)]
    pages = split_to_fit([paragraph("".join(sentences))], WIDE, HIGH, LADDER)
    assert len(pages) > 2
    for page in pages:
        assert page.height <= HIGH
        assert printed(page.paragraphs).rstrip().endswith("slide.")
    assert "".join(printed(page.paragraphs) for page in pages) == "".join(sentences)


def test_a_sentence_that_fits_no_box_is_refused_with_its_words() -> None:
    with pytest.raises(BuildError, match=r"a sentence of 4000 .* 5\.00 × 1\.39 in at 14 pt: “aaaa"):
        split_to_fit([paragraph("a" * 4000)], WIDE, HIGH, LADDER)


def test_four_hundred_characters_without_a_space_are_set_in_full() -> None:
    pages = split_to_fit([paragraph("x" * 400)], WIDE, 3 * EMU_PER_INCH, LADDER)
    assert printed(pages[0].paragraphs) == "x" * 400


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("One only", ["One only"]),
        ("It began. It ended! Why?", ["It began. ", "It ended! ", "Why?"]),
        ("Mr. Tanaka of Foo Co., Ltd. met Dr. A. Nguyen. They agreed.", [48]),
        ("About 61.4 billion yen. More later.", ["About 61.4 billion yen. ", "More later."]),
        ("一つ目。二つ目。", ["一つ目。", "二つ目。"]),
    ],
)
def test_sentences(text: str, sentences: list[str] | list[int]) -> None:
    found = [printed((paragraph(*part),)) for part in sentences_of(paragraph(text).content)]
    if sentences == [48]:
        sentences = [text[:47], text[47:]]
    assert found == sentences


def test_a_source_mark_stays_with_the_sentence_before_it_and_values_are_whole() -> None:
    value = Value(text="3 trillion. Yen", lang=Language.EN, ref="a.b")
    content = paragraph("It is so.", mark("[1] ¶3"), " Next: ", value, " it is.").content
    found = [printed((paragraph(*part),)) for part in sentences_of(content)]
    assert found == ["It is so.\u00a0[1]\u00a0¶3 ", "Next: 3 trillion. Yen it is."]


def test_a_statement_that_is_cut_is_there_in_both_parts() -> None:
    inner = (Text(text="One. ", lang=Language.EN), Strong(children=(paragraph("Two.").content[0],)))
    content = (Statement(occurrence="o1", children=inner),)
    first, second = sentences_of(content)
    assert [part[0].kind for part in (first, second)] == ["statement", "statement"]
    assert printed((paragraph(*first),)) == "One. "


@law(60)
@given(
    st.lists(
        st.tuples(st.integers(min_value=0, max_value=6), st.booleans(), st.booleans()), max_size=9
    )
)
def test_splitting_loses_nothing_and_every_page_fits(
    shape: list[tuple[int, bool, bool]],
) -> None:
    paragraphs = [
        paragraph(
            "".join(f"Sentence {n} says a thing or two about trade and energy. " for n in range(k)),
            *([mark("[1] ¶4")] if cited else []),
            bold=bold,
        )
        for k, bold, cited in shape
    ]
    pages = split_to_fit(paragraphs, WIDE, HIGH, LADDER)
    assert "".join(printed(page.paragraphs) for page in pages) == printed(tuple(paragraphs))
    assert all(page.height <= HIGH for page in pages)
    assert len({page.drop for page in pages}) <= 1
