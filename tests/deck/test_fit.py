"""Boxes in, lines and sizes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deck.fit import fit, height_of, lay_out, line_count
from briefgen.deck.model import Inset
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT
from briefgen.values.language import Language
from tests.deck.slide_text import mark, paragraph
from tests.laws import law

WORDS = "Both sides agreed to widen the scope of joint research on semiconductors and energy. "
LADDER = (28, 26, 24)
JAPANESE = paragraph("日本と越南は合意した。", lang=Language.JA)


def points(emu: int) -> float:
    return emu / EMU_PER_POINT


def test_height_is_lines_by_size_by_spacing_and_the_space_before() -> None:
    line = paragraph("One line", size=16, spacing=1.1, before=6)
    assert points(height_of([line], 5 * EMU_PER_INCH)) == pytest.approx(6 + 16 * 1.25 * 1.1)
    inset = Inset(left=0, top=45_720, right=0, bottom=45_720)
    assert height_of([line], 5 * EMU_PER_INCH, inset=inset) == pytest.approx(
        height_of([line], 5 * EMU_PER_INCH) + 91_440, abs=1
    )


def test_lines_with_japanese_are_planned_higher() -> None:
    assert points(height_of([JAPANESE], 5 * EMU_PER_INCH)) == pytest.approx(16 * 1.5)


def test_no_paragraphs_take_only_the_insets_and_an_empty_one_a_line() -> None:
    assert height_of([], EMU_PER_INCH) == 0
    assert points(height_of([paragraph()], EMU_PER_INCH)) == 20


def test_a_mark_is_smaller_and_does_not_change_the_height() -> None:
    with_mark = paragraph("Agreed", mark("[1] ¶2"))
    wide = 5 * EMU_PER_INCH
    assert height_of([with_mark], wide) == height_of([paragraph("Agreed")], wide)
    all_large = paragraph("Agreed\u00a0[1]\u00a0¶2")
    assert lay_out([with_mark], wide).width < lay_out([all_large], wide).width


def test_a_bullet_takes_room_from_its_text() -> None:
    plain, bullet = paragraph(WORDS), paragraph(WORDS, bullet=True)
    width = 3 * EMU_PER_INCH
    assert line_count(bullet, width) == line_count(plain, width - bullet.style.bullet_indent)


def test_the_first_size_that_fits_is_taken() -> None:
    title = paragraph(WORDS * 2, size=28, bold=True)
    width = round(14 * EMU_PER_INCH)
    two_lines = fit([title], width, 90 * EMU_PER_POINT, LADDER, max_lines=2)
    assert two_lines is not None
    assert two_lines.paragraphs[0].style.size == 26
    assert two_lines.drop == 2
    assert two_lines.line_count == 2
    assert fit([title], width, 20 * EMU_PER_POINT, LADDER) is None
    assert fit([title], width // 2, 900 * EMU_PER_POINT, LADDER, max_lines=2) is None


def test_a_step_takes_the_same_off_every_paragraph_but_none_below_the_floor() -> None:
    item = [paragraph(WORDS, size=18, bold=True), paragraph(WORDS * 3), paragraph("unit", size=12)]
    found = fit(item, 4 * EMU_PER_INCH, 200 * EMU_PER_POINT, (16, 14))
    assert found is not None
    assert [p.style.size for p in found.paragraphs] == [16, 14, 12]


def test_a_smaller_size_is_preferred_to_a_broken_word() -> None:
    width = round(1.2 * EMU_PER_INCH)
    word = paragraph("infrastructure", size=20)
    found = fit([word], width, 3 * EMU_PER_INCH, (20, 14, 12))
    assert found is not None
    assert found.paragraphs[0].style.size == 14
    assert not found.breaks_words
    narrow = fit([word], width // 2, 3 * EMU_PER_INCH, (20, 14, 12))
    assert narrow is not None
    assert narrow.paragraphs[0].style.size == 12
    assert narrow.breaks_words


def test_a_box_narrower_than_a_character_holds_nothing() -> None:
    assert fit([paragraph("WW")], 6 * EMU_PER_POINT, EMU_PER_INCH, (16, 14)) is None


BOXES = st.tuples(
    st.integers(min_value=1, max_value=8 * EMU_PER_INCH),
    st.integers(min_value=1, max_value=4 * EMU_PER_INCH),
)
TEXT = st.text(alphabet="abcdefghij   .,-–日本は、。ệ\n", max_size=80)


@law(150)
@given(st.lists(TEXT, max_size=3), BOXES, BOXES)
def test_a_larger_box_never_gives_a_smaller_size(
    texts: list[str], one: tuple[int, int], other: tuple[int, int]
) -> None:
    paragraphs = [paragraph(text, size=28) for text in texts]
    small = (min(one[0], other[0]), min(one[1], other[1]))
    large = (max(one[0], other[0]), max(one[1], other[1]))
    in_small, in_large = fit(paragraphs, *small, LADDER), fit(paragraphs, *large, LADDER)
    if in_small is not None:
        assert in_large is not None
        assert in_large.drop <= in_small.drop


@law(100)
@given(st.lists(TEXT, max_size=3), BOXES)
def test_what_fits_is_within_its_box_at_a_size_of_the_ladder(
    texts: list[str], box: tuple[int, int]
) -> None:
    found = fit([paragraph(text, size=28) for text in texts], *box, LADDER)
    if found is not None:
        assert found.height <= box[1]
        assert found.width <= box[0]
        assert {p.style.size for p in found.paragraphs} <= set(LADDER)
