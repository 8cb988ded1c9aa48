"""Texts measured once: whatever was laid out before, lines are those of a first time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deck.fit import Texts, column_widths, fit, lay_out, settled, texts
from briefgen.deck.fit.pieces import Piece, pieces_of, speaks
from briefgen.deck.fit.row import row_of
from briefgen.deck.model import SlideParagraph
from briefgen.deck.walk import says
from briefgen.document.model import Citation, Strong, Text, Value
from briefgen.document.walk import plain_text
from briefgen.looks.metrics import CALIBRI
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT
from briefgen.values.language import Language
from tests.deck.slide_text import mark, paragraph
from tests.laws import law

JA = Language.JA
WORDS = st.text(alphabet="abc wide  .,-–日本は、。パートナーệ\u00a0\n†", max_size=50)
PARAGRAPHS = st.builds(
    paragraph,
    WORDS,
    st.sampled_from([mark(""), mark("[1] ¶15"), mark("[2] 第3段落", JA)]),
    size=st.sampled_from([12.0, 16.0, 28.0]),
    bold=st.booleans(),
    lang=st.sampled_from([Language.EN, Language.VI, JA]),
    bullet=st.booleans(),
)
WIDTHS = st.integers(min_value=EMU_PER_INCH // 4, max_value=6 * EMU_PER_INCH)


@law(60)
@given(st.lists(st.tuples(PARAGRAPHS, WIDTHS), max_size=6))
def test_what_was_measured_before_changes_no_line(tried: list[tuple[SlideParagraph, int]]) -> None:
    known = Texts(CALIBRI)
    for held, width in (*tried, *reversed(tried)):
        again, first = lay_out([held], width, metrics=known), lay_out([held], width)
        assert again == first
        assert again.lines == first.lines
        assert settled([held], width, metrics=known) == settled([held], width)


@law(30)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=3), WIDTHS)
def test_columns_and_sizes_are_those_of_a_first_time(
    held: list[SlideParagraph], width: int
) -> None:
    known = Texts(CALIBRI)
    lay_out(held, width, metrics=known)
    row = [[one] for one in held]
    assert column_widths([row], width, 1, metrics=known) == column_widths([row], width, 1)
    ladder = (28, 16, 12)
    tried = fit(held, width, EMU_PER_INCH, ladder, metrics=known)
    assert tried == fit(held, width, EMU_PER_INCH, ladder)


def test_texts_that_are_too_many_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_MOST_KEPT", 2)
    known, held = Texts(CALIBRI), [paragraph(f"Text {n}") for n in range(5)]
    first = known.of(held[0])
    assert known.of(held[0]) is first
    widths = [lay_out([one], EMU_PER_INCH, metrics=known).width for one in held]
    assert known.of(held[0]) is not first
    assert widths == [lay_out([one], EMU_PER_INCH).width for one in held]


def test_paragraphs_that_read_alike_are_measured_once() -> None:
    known = Texts(CALIBRI)
    assert known.of(paragraph("Agreed")) is known.of(paragraph("Agr", "eed"))
    assert known.of(paragraph("Agreed")) is not known.of(paragraph("Agreed", bold=True))


@law(60)
@given(WORDS, st.frozensets(st.integers(min_value=0, max_value=50)))
def test_units_are_merged_but_at_the_cuts_and_where_spaces_or_line_feeds_stand(
    text: str, cuts: frozenset[int]
) -> None:
    row = row_of((Piece(text, 16.0, lang=JA),), CALIBRI, loose=True)
    merged = row.merged(cuts)
    kept = [at for at in row.offsets if at in cuts or at == len(text) or text[at - 1] in " \n"]
    assert merged.offsets == kept
    assert [text[at - 1] == "\n" for at in kept] == [
        number in merged.forced for number in range(1, len(kept) + 1)
    ]
    assert len(merged.begins) == len(merged.ends) == len(kept)
    assert row.merged(frozenset(row.offsets)).ends == list(row.ends)


def test_a_word_as_wide_as_the_line_by_rounding_alone_ends_it() -> None:
    thirds = row_of((Piece("iii iii iii", 10.1),), CALIBRI)
    for width in range(1, 40 * EMU_PER_POINT, EMU_PER_POINT // 3):
        found = lay_out([paragraph("iii iii iii", size=10.1)], width)
        assert "".join(line.text for line in found.lines[0]) == thirds.text


INLINES = st.lists(
    st.one_of(
        st.builds(Text, text=WORDS, lang=st.just(JA)),
        st.builds(Value, text=WORDS, lang=st.just(JA), ref=st.just("f.n")),
        st.builds(
            Citation,
            facts=st.just(("f",)),
            mark=WORDS,
            lang=st.just(JA),
            note=st.sampled_from([None, 1]),
        ),
        st.builds(Strong, children=st.tuples(st.builds(Text, text=WORDS, lang=st.just(JA)))),
    ),
    max_size=4,
)


@given(PARAGRAPHS)
def test_a_paragraph_speaks_the_languages_of_its_pieces(held: SlideParagraph) -> None:
    said = {piece.lang for piece in pieces_of(held)}
    assert {language for language in Language if speaks(held.content, language)} == said


@given(INLINES)
def test_a_sign_is_found_where_the_plain_text_has_it(
    inlines: list[Text | Value | Citation | Strong],
) -> None:
    assert says(inlines, "†") is ("†" in plain_text(inlines))
