"""Japanese lines: behind phrases where text is short, never within a mark, told where need be."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deck.fit import Piece, settled, wrap
from briefgen.deck.fit.texts import USABLE
from briefgen.deck.fit.wrap import line_ends, widest_word
from briefgen.deck.model import SlideParagraph
from briefgen.looks.metrics import FontMetrics
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT
from briefgen.values.language import Language
from briefgen.writers.powerpoint.relationships import Relationships
from briefgen.writers.powerpoint.runs import Runs, Setting
from tests.deck.slide_text import mark, paragraph
from tests.laws import law

JA = Language.JA
TITLE = "ベトナム・日本パートナーシップ：案件の現状"
ITEM = "双方は日越大学での半導体技術者育成プログラムを準備中"
LONG = ITEM + "とし、経済面の格上げは包括的戦略的パートナーシップの枠内にあると述べた。"
MARK = "\u00a0[1]\u00a0第16段落"


def em(count: float, size: float) -> int:
    """The width in EMU of so many kanji, and of what is left free beside them."""
    return round(count * size * EMU_PER_POINT / USABLE) + 1


def pieces(text: str, size: float = 16, *, marked: bool = False) -> list[Piece]:
    found = [Piece(text, size, lang=JA)]
    return [*found, Piece(MARK, 10, lang=JA, mark=True)] if marked else found


def lines(found: list[Piece], width: int) -> list[str]:
    return [line.text for line in wrap(found, width)]


def test_a_title_ends_its_lines_behind_phrases() -> None:
    first, second = lines(pieces(TITLE, 40), em(17.5, 40))
    assert (first, second) == ("ベトナム・日本パートナーシップ：", "案件の現状")


def test_a_line_ends_rather_behind_a_clause_than_within_the_next() -> None:
    title = "グリーンファイナンスの支援を要請、JICAは円借款と技術協力を組み合わせ"
    first, _ = lines(pieces(title, 28), em(22, 28))
    assert first == "グリーンファイナンスの支援を要請、"


def test_a_clause_of_a_few_characters_does_not_take_a_line() -> None:
    title = "一方、円借款と技術協力を組み合わせ"
    first, _ = lines(pieces(title, 28), em(15, 28))
    assert len(first) > len("一方、")


def test_where_clauses_would_take_more_lines_phrases_are_kept() -> None:
    text = "半導体分野での協力は、技術者の育成、研究者の受け入れを中心に進める"
    for count in range(17, 33):
        texts = lines(pieces(text), em(count, 16))
        assert len(texts) == len(wrap([Piece(text, 16)], em(count, 16)))


def test_an_item_takes_no_more_lines_for_it() -> None:
    for count in range(8, 27):
        width = em(count, 16)
        natural = len(wrap([Piece(ITEM, 16)], width))
        assert len(wrap(pieces(ITEM), width)) == natural


def test_long_text_keeps_its_natural_lines() -> None:
    width = em(14, 14)
    assert lines(pieces(LONG, 14), width) == lines([Piece(LONG, 14)], width)


def test_a_last_line_of_one_character_takes_its_phrase_with_it() -> None:
    text = "記事はバイオマスエネルギーを実施中とするが、プロジェクト名の記載なし"
    width = em((len(text) - 1) / 3, 14)
    assert [len(line) for line in lines([Piece(text, 14)], width)][-1] == 1
    assert lines(pieces(text, 14), width)[-1] == "記載なし"


def test_a_mark_does_not_make_a_last_line_long() -> None:
    text = "記事はバイオマスエネルギーを実施中とするが、プロジェクト名の記載なし"
    found = pieces(text, 14, marked=True)
    width = em((len(text) - 1) / 3, 14)
    assert lines([Piece(text, 14)], width)[-1] == "し"
    assert lines(found, width)[-1] == "記載なし" + MARK


def test_a_short_last_line_gets_phrases_of_the_one_before() -> None:
    text = "経済パートナーシップの格上げで合意した"
    assert lines(pieces(text), em(16.5, 16)) == ["経済パートナーシップの", "格上げで合意した"]


def test_a_source_mark_is_whole_and_with_its_word() -> None:
    for count in range(10, 34):
        texts = lines(pieces(ITEM, marked=True), em(count, 16))
        assert texts[-1].endswith(MARK)
        assert len(texts[-1]) > len(MARK)


def test_where_word_and_mark_have_no_room_beside_each_other_the_mark_has_its_own_line() -> None:
    texts = lines(pieces("グリーンファイナンス", marked=True), em(12, 16))
    assert texts == ["グリーンファイナンス\u00a0", MARK[1:]]


def test_a_column_is_wide_enough_for_a_mark() -> None:
    assert widest_word(pieces("実施中", marked=True)) == pytest.approx(
        wrap([Piece(MARK[1:], 10, lang=JA)], EMU_PER_INCH * 4)[0].width
    )


def test_planning_english_does_not_load_budoux() -> None:
    code = (
        "import sys; from briefgen.deck.fit import Piece, wrap; wrap([Piece('a b', 16)], 9);"
        "sys.exit('budoux' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


TEXTS = st.text(
    alphabet="経済面の格上げをパートナーシップ、。（）AI 3,000～4MW\u00a0\n", max_size=40
)
WIDTHS = st.integers(min_value=EMU_PER_INCH // 2, max_value=6 * EMU_PER_INCH)


@law(100)
@given(TEXTS, st.booleans(), WIDTHS)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, marked: bool, width: int) -> None:
    found = pieces(text, marked=marked)
    made = wrap(found, width)
    assert "".join(line.text for line in made) == "".join(piece.text for piece in found)
    assert all(line.width <= width * USABLE / EMU_PER_POINT + 1e-6 for line in made)


@law(100)
@given(TEXTS, st.booleans(), WIDTHS)
def test_breaks_are_planned_ends_of_lines(text: str, marked: bool, width: int) -> None:
    found = pieces(text, marked=marked)
    made = wrap(found, width)
    ends = list(itertools.accumulate(len(line.text) for line in made))[:-1]
    told = line_ends(found, width)
    whole = "".join(piece.text for piece in found)
    ours = [end for end in ends if whole[end - 1] != "\n"]
    assert list(told) == ours[: len(told)]


@given(TEXTS)
def test_no_other_language_is_told_where_to_end_lines(text: str) -> None:
    for language in (Language.EN, Language.VI):
        assert line_ends([Piece(text, 16, lang=language)], EMU_PER_INCH) == ()


def test_lines_that_an_application_ends_there_too_are_not_told() -> None:
    assert line_ends(pieces("準備中。" * 3), em(8.1, 16)) == ()
    assert line_ends(pieces(ITEM), em(40, 16)) == ()


# --- breaks in the file ---------------------------------------------------------------------------


def written(text: SlideParagraph) -> Runs:
    runs = Runs(Relationships(), text.mark_size, breaks=text.breaks)
    runs.write(text.content, Setting(16))
    return runs


def test_a_break_stands_in_the_file_and_not_in_the_text() -> None:
    plain = paragraph(ITEM, mark("[1] 第16段落", JA), lang=JA)
    (told,) = settled([plain], em(20, 16))
    assert told.content == plain.content
    assert told.breaks == (17,)
    assert "".join(written(told).text) == f"{ITEM[:17]}\n{ITEM[17:]}{MARK}"
    assert written(told).written().count("<a:br>") == 1


def test_what_needs_no_break_stays_the_same_object() -> None:
    plain = paragraph("In English nothing is told.", size=16)
    assert settled([plain], EMU_PER_INCH) == (plain,)
    assert settled([plain], EMU_PER_INCH)[0] is plain


def test_a_line_that_the_text_ends_itself_is_not_ended_twice() -> None:
    """A heading above its text in one paragraph: a second end would be an empty line."""
    heading, width = "潮力発電所\n", em(12.5, 14)
    told = line_ends(pieces(heading + ITEM, 14), width)
    assert told
    assert len(heading) not in told


def test_a_clause_that_fits_by_its_characters_alone_has_a_line_of_its_own() -> None:
    """Between text and mark a gap is counted in the text's size where both are one unit."""
    wide = FontMetrics("liberation-sans-regular", "liberation-sans-bold", stretch=1.22)
    text = "ハイテク産業のための官民連携、人材育成や脱炭素化を含む"
    found = (Piece(text, 13, lang=JA), Piece("\u00a0[1]第14段落", 10, lang=JA, mark=True))
    first, _ = (line.text for line in wrap(found, 3_453_994, metrics=wide))
    assert first == "ハイテク産業のための官民連携、"
