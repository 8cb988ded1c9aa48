"""Wrapping: no character lost, no line too wide, marks with their words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.deck.fit import Piece, mark_text, pieces_of, text_width, wrap
from briefgen.deck.fit.breaks import graphemes
from briefgen.deck.fit.texts import USABLE
from briefgen.document.model import Strong, Text
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT
from briefgen.values.language import Language
from tests.deck.slide_text import mark, paragraph
from tests.laws import law

EN, VI, JA = Language.EN, Language.VI, Language.JA

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aeimtx  .,“”()-–/日本はナ、。「」\u00a0\nệẫ1290%"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)
PIECES = st.lists(
    st.builds(
        Piece,
        text=TEXTS,
        size=st.sampled_from([10.0, 14.0, 28.0]),
        bold=st.booleans(),
        lang=st.sampled_from(list(Language)),
    ),
    max_size=4,
)
WIDTHS = st.integers(min_value=EMU_PER_INCH // 8, max_value=6 * EMU_PER_INCH)


@law(80)
@given(PIECES, WIDTHS)
def test_wrapping_loses_no_character(pieces: list[Piece], width: int) -> None:
    lines = wrap(pieces, width)
    assert "".join(line.text for line in lines) == "".join(piece.text for piece in pieces)


@law(80)
@given(PIECES, WIDTHS)
def test_a_line_is_too_wide_only_where_a_single_character_is(
    pieces: list[Piece], width: int
) -> None:
    limit = width * USABLE / EMU_PER_POINT
    for line in wrap(pieces, width):
        assert line.width <= limit + 1e-6 or len(graphemes(line.text.strip())) <= 2


@law(80)
@example([Piece("0\t0", 14.0)], 183_910, 1_398_276)
@given(PIECES, WIDTHS, WIDTHS)
def test_a_wider_box_never_needs_more_lines(pieces: list[Piece], one: int, other: int) -> None:
    narrow, wide = sorted((one, other))
    if not any(line.broken for line in wrap(pieces, narrow)):
        assert len(wrap(pieces, wide)) <= len(wrap(pieces, narrow))


@law(80)
@given(TEXTS, st.integers(min_value=0, max_value=60), WIDTHS)
def test_cutting_a_run_in_two_changes_no_line(text: str, at: int, width: int) -> None:
    whole = wrap([Piece(text, 16.0)], width)
    parts = wrap([Piece(text[:at], 16.0), Piece(text[at:], 16.0)], width)
    if not any(line.broken for line in whole):  # a character may be cut off its mark
        assert [line.text for line in parts] == [line.text for line in whole]


def test_no_text_makes_one_empty_line() -> None:
    assert [line.text for line in wrap([], EMU_PER_INCH)] == [""]
    assert [line.text for line in wrap([Piece("", 16)], EMU_PER_INCH)] == [""]


def test_a_line_feed_ends_its_line_and_opens_another() -> None:
    assert [line.text for line in wrap([Piece("a\nb\n", 16)], EMU_PER_INCH)] == ["a\n", "b\n", ""]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    (line,) = wrap([Piece("word      ", 16)], EMU_PER_INCH)
    assert line.width == pytest.approx(wrap([Piece("word", 16)], EMU_PER_INCH)[0].width)


def test_bold_and_size_count_by_run() -> None:
    plain, bold = Piece("Metro Line", 16), Piece("Metro Line", 16, bold=True)
    (both,) = wrap([plain, bold], 10 * EMU_PER_INCH)
    (one,), (other,) = wrap([plain], 10 * EMU_PER_INCH), wrap([bold], 10 * EMU_PER_INCH)
    assert one.width < other.width
    assert both.width == pytest.approx(one.width + other.width)
    (small,) = wrap([Piece("Metro Line", 8)], 10 * EMU_PER_INCH)
    assert small.width == pytest.approx(one.width / 2)


def test_a_change_between_latin_and_japanese_opens_a_quarter_of_an_em() -> None:
    apart = text_width("約", 16, lang=JA) + text_width("AI", 16, lang=JA)
    together = text_width("約AI", 16, lang=JA)
    assert together - apart == pytest.approx(4 * EMU_PER_POINT, abs=2)
    (runs,) = wrap([Piece("約", 16, lang=JA), Piece("AI", 16, lang=EN)], EMU_PER_INCH)
    assert runs.width == pytest.approx(together / EMU_PER_POINT, abs=0.001)


def test_a_source_mark_neither_breaks_nor_stands_alone() -> None:
    text = paragraph("Agreed in principle", mark("[1] ¶15"))
    texts = [line.text for line in wrap(pieces_of(text), 2 * EMU_PER_INCH)]
    assert texts == ["Agreed in ", "principle\u00a0[1]\u00a0¶15"]
    assert mark_text(mark("[1] ¶15")) == "\u00a0[1]\u00a0¶15"
    assert mark_text(mark("")) == ""
    assert pieces_of(paragraph(mark("[1] ¶15"), bold=True)) == (
        Piece("[1]\u00a0¶15", 10, mark=True),
    )


def test_pieces_carry_weight_size_and_language() -> None:
    strong = Strong(children=(Text(text="key", lang=EN),))
    found = pieces_of(paragraph("a ", "b ", strong, " ngữ", mark("[2]"), lang=VI))
    assert found == (
        Piece("a b ", 16, lang=VI),
        Piece("key", 16, bold=True, lang=EN),
        Piece(" ngữ", 16, lang=VI),
        Piece("\u00a0[2]", 10, lang=EN, mark=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "x" * 400,
        "漢" * 400,
        "https://example.org/" + "a-b/" * 95,
        "123,456,789,012,345",
        "Ễ" * 100,
        "E\u0302\u0303" * 100,
        "—" * 200,
    ],
)
def test_what_has_no_space_is_broken_between_characters_and_not_lost(text: str) -> None:
    lines = wrap([Piece(text, 28.0)], EMU_PER_INCH)
    assert "".join(line.text for line in lines) == text
    assert all(line.width <= 72 * USABLE for line in lines)
    assert all(not line.text.startswith(("\u0302", "\u0303")) for line in lines)


def test_a_fifteen_digit_figure_stays_on_one_line_where_it_fits() -> None:
    lines = wrap([Piece("about 123,456,789,012,345 yen", 16)], 2 * EMU_PER_INCH)
    assert [line.text for line in lines] == ["about ", "123,456,789,012,345 ", "yen"]


def test_mixed_japanese_and_english_breaks_between_the_two() -> None:
    pieces = [Piece("日本のAIとsemiconductor分野", 16, lang=JA)]
    texts = [line.text for line in wrap(pieces, round(1.6 * EMU_PER_INCH))]
    assert texts == ["日本のAIと", "semiconductor", "分野"]


@pytest.mark.parametrize("text", ["Thủ tướng Nguyễn", "ưu đãi", "ỹỵẵẫỗợửđ", "ガバナンス"])
def test_decomposed_letters_are_as_wide_as_composed_ones(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    assert text_width(decomposed, 16, lang=VI) == text_width(text, 16, lang=VI)


def test_half_width_kana_is_half_as_wide_as_its_size() -> None:
    assert text_width("ﾌﾟﾛｼﾞｪｸﾄ", 20, lang=JA) == 8 * 10 * EMU_PER_POINT


def test_a_vietnamese_word_too_long_for_a_line_keeps_marks_with_their_letters() -> None:
    word = unicodedata.normalize("NFD", "KếHoạchPhátTriểnKinhTếXãHội")
    lines = [line.text for line in wrap([Piece(word, 16, lang=VI)], EMU_PER_INCH)]
    assert len(lines) > 1
    assert not any(unicodedata.combining(line[0]) for line in lines)
