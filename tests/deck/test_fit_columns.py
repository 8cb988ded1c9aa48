"""Table columns by what stands in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.deck.fit import column_widths, lay_out
from briefgen.deck.model import Inset
from briefgen.looks.model import EMU_PER_INCH
from tests.deck.slide_text import paragraph
from tests.laws import law

TOTAL = 10 * EMU_PER_INCH
INSET = Inset(right=109_728)
LONG = "A long description of what was agreed, by whom, and what is still to come. "


def test_a_long_column_takes_what_the_short_ones_leave() -> None:
    rows = [[[paragraph("Project")], [paragraph(LONG * 2)], [paragraph("2030")]]]
    name, text, year = column_widths(rows, TOTAL, EMU_PER_INCH // 2, inset=INSET)
    assert name + text + year == TOTAL
    assert text > 7 * EMU_PER_INCH
    assert lay_out(rows[0][0], name, inset=INSET).line_count == 1
    assert lay_out(rows[0][2], year, inset=INSET).line_count == 1


def test_short_columns_share_the_whole_width() -> None:
    rows = [[[paragraph("a")], [paragraph("a")]], [[paragraph("a")], []]]
    assert column_widths(rows, TOTAL, 0) == (TOTAL // 2, TOTAL // 2)


def test_columns_are_as_wide_as_asked_even_when_empty() -> None:
    rows = [[[], [paragraph(LONG)]]]
    empty, _ = column_widths(rows, TOTAL, EMU_PER_INCH)
    assert empty >= EMU_PER_INCH
    assert column_widths([[[], []]], TOTAL, 0) == (TOTAL // 2, TOTAL // 2)


def test_words_too_wide_to_stand_side_by_side_give_way_alike() -> None:
    rows = [[[paragraph("x" * 200)], [paragraph("x" * 200)]]]
    assert column_widths(rows, TOTAL, 0) == (TOTAL // 2, TOTAL // 2)


def test_one_word_too_wide_does_not_break_its_neighbours() -> None:
    rows = [[[paragraph("x" * 400)], [paragraph("Source")], [paragraph("x" * 300)]]]
    one, source, other = column_widths(rows, TOTAL, 0)
    assert lay_out(rows[0][1], source).line_count == 1
    assert one == other


def test_a_short_japanese_name_is_not_broken_for_a_long_text_beside_it() -> None:
    rows = [
        [[paragraph("ベトナム")], [paragraph("長い文章です。" * 60)], [paragraph("第3、4段落")]]
    ]
    name, _, mark = column_widths(rows, TOTAL, 0)
    assert lay_out(rows[0][0], name).line_count == 1
    assert lay_out(rows[0][2], mark).line_count == 1


CELL = st.text(alphabet="abc 日本、1.", max_size=40).map(lambda text: [paragraph(text)])


@law(100)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_widths_make_up_the_total_and_break_no_word_they_need_not(rows: list) -> None:  # type: ignore[type-arg]
    widths = column_widths(rows, TOTAL, EMU_PER_INCH // 4, inset=INSET)
    assert sum(widths) == TOTAL
    laid = [lay_out(c, w, inset=INSET) for row in rows for c, w in zip(row, widths, strict=True)]
    natural = column_widths(rows, 1 << 40, EMU_PER_INCH // 4, inset=INSET)
    if sum(natural) <= TOTAL:
        assert not any(cell.breaks_words for cell in laid)
