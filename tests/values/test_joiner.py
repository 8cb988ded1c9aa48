"""Joiners: ranges stay on one line, and nobody who reads the text sees that they are there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from briefgen.values.joiner import JOINER, joined, unjoined

RANGES = [
    "3,000–4,000",
    "27–29\u00a0April",
    "tháng\u00a04–tháng\u00a05",
    "3,000～4,000MW",
    "3兆～4兆円",
    "¶15–17",
    "US$1.5\u00a0billion–2\u00a0billion",
]
OTHERS = ["Viet Nam–Japan", "a plan – and 3 more", "2025 – 2030", "春～秋", "2025-04-27", "–5"]


@pytest.mark.parametrize("text", RANGES)
def test_a_line_does_not_end_at_the_dash_of_a_range(text: str) -> None:
    breaks = [unit.replace(JOINER, "")[-1] for unit in line_break_units(joined(text))][:-1]
    assert not set(breaks) & set("–～")


@pytest.mark.parametrize("text", OTHERS)
def test_dashes_that_join_no_numbers_get_no_joiner(text: str) -> None:
    assert joined(text) == text


@given(st.text(alphabet="0123 –～年aé\u2060\ufeff,"))
def test_taking_the_joiners_out_gives_the_text_as_it_reads(text: str) -> None:
    seen = unjoined(text)
    assert unjoined(joined(text)) == seen
    assert JOINER not in seen
    assert joined(unicodedata.normalize("NFC", seen)) == unicodedata.normalize("NFC", joined(seen))
