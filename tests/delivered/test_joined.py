"""Texts joined from pieces: what is marked keeps its place, however the pieces compose."""

from __future__ import annotations

import time
import unicodedata
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivered.joined import Joined

# Letters and the marks that compose with them: Vietnamese, kana with voicing, Hangul, Bengali.
_CHARACTERS = "aeoyđ 1日かハ\u0302\u0323\u0309\u0301\u3099\u309a\u1112\u1161\u11ab\u09c7\u09be"
_PIECES = st.lists(st.text(st.sampled_from(_CHARACTERS), max_size=6), max_size=8)


@given(_PIECES)
def test_a_mark_ends_where_the_text_before_its_end_does(pieces: list[str]) -> None:
    joined = Joined()
    for piece in pieces:
        start = joined.length
        joined.add(piece)
        joined.mark(None, start)
    text, stretches = joined.read()
    raw = "".join(pieces)
    assert text == unicodedata.normalize("NFC", raw)
    ends = accumulate(len(piece) for piece in pieces)
    assert [s.end for s in stretches] == [
        len(unicodedata.normalize("NFC", raw[:end])) for end in ends
    ]


def test_a_letter_with_marks_without_end_is_read_at_once() -> None:
    joined = Joined()
    joined.add("a" + "\u0301\u0323" * 50_000 + "b")
    joined.mark("all", 0)
    start = time.process_time()
    text, ((_, first, last),) = joined.read()
    assert time.process_time() - start < 2
    assert (text[0], text[-1], len(text)) == ("ạ", "b", 31)
    assert (first, last) == (0, len(text))
