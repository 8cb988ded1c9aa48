"""Two texts beside each other: what differs is marked by words, in the text's own language."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivered.marked import marked


def test_the_words_that_differ_are_marked() -> None:
    shown = marked("Trade grew to 46 billion dollars.", "Trade grew to 64 billion dollars.", "here")
    assert shown == (
        '<span lang="en">Trade grew to <mark class="here">46</mark> billion dollars.</span>'
    )


def test_numbers_in_kanji_are_one_word() -> None:
    shown = marked("総額は約3兆円である。", "総額は約6兆円である。", "now")
    assert shown == '<span lang="ja">総額は約<mark class="now">3兆</mark>円である。</span>'


def test_vietnamese_is_said_to_be_vietnamese() -> None:
    assert marked("đến năm 2045", "", "now") == '<span lang="vi">đến năm 2045</span>'


def test_texts_of_two_languages_are_not_marked() -> None:
    assert "<mark" not in marked("by 2045, in Ha Noi", "đến năm 2045, tại Hà Nội", "now")


def test_a_space_that_does_not_break_is_no_difference() -> None:
    assert "<mark" not in marked("3\u00a0trillion yen", "3 trillion yen", "here")


def test_a_space_too_many_is_left_and_not_marked() -> None:
    assert marked("3  trillion", "3 trillion", "here") == '<span lang="en">3  trillion</span>'


def test_very_long_texts_are_shown_and_not_compared() -> None:
    text = "word & " * 600
    shown = marked(text, text.replace("&", "and", 1), "here")
    assert "<mark" not in shown
    assert html.unescape(shown) == f'<span lang="en">{text}</span>'


def test_what_looks_like_markup_is_text() -> None:
    assert "<b>" not in marked("a <b>bold</b> word", "a <i>bold</i> word", "here")


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_the_text_is_lost(text: str, other: str) -> None:
    plain = re.sub(r"<[^>]*>", "", marked(text, other, "here").replace("<br>", "\n"))
    spaces = str.maketrans("\u00a0\u202f", "  ")
    assert html.unescape(plain).translate(spaces) == text.translate(spaces)
