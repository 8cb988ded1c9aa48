"""Clean text, languages, names and statuses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefgen.gate.text import clean_text
from briefgen.values.language import Language, LocalText
from briefgen.values.names import NameForms, Names
from briefgen.values.status import LADDER, Status, rank, weakest


@given(st.text())
def test_clean_text_is_stable_and_in_nfc(text: str) -> None:
    try:
        clean = clean_text(text)
    except ValueError:
        return
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)


def test_line_ends_become_one_and_overrides_go() -> None:
    assert clean_text("a\r\nb\rc\vd\u2028e\u202ef") == "a\nb\nc\nd\nef"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_named(char: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(char):04X}"):
        clean_text(f"a{char}")


def test_a_text_falls_back_to_the_first_language_there_is() -> None:
    text = LocalText(vi="chào", ja="こんにちは")
    assert text.best(Language.JA) == ("こんにちは", Language.JA)
    assert text.best(Language.EN) == ("chào", Language.VI)
    assert LocalText().best(Language.EN) == ("", Language.EN)
    assert list(text.items()) == [(Language.VI, "chào"), (Language.JA, "こんにちは")]


def test_a_name_falls_back_too() -> None:
    names = Names(vi=NameForms(full="Hà Nội"))
    assert names.best(Language.JA) == (NameForms(full="Hà Nội"), Language.VI)
    assert Names().best(Language.EN) == (None, Language.EN)


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError):
        LocalText.model_validate({"de": "Hallo"})


def test_the_weakest_rung_leaves_out_what_is_off_the_ladder() -> None:
    assert weakest([Status.COMPLETED, Status.STATED, Status.AGREED]) is Status.AGREED
    assert weakest([Status.STATED, Status.TARGET]) is None
    assert weakest([]) is None


def test_ranks_run_from_the_strongest_down() -> None:
    assert [rank(status) for status in reversed(LADDER)] == list(range(len(LADDER)))
    off = [rank(status) for status in Status if not status.on_ladder]
    assert min(off) >= len(LADDER)
    assert len(set(off)) == len(off)


@given(st.lists(st.sampled_from(Status)))
def test_the_weakest_is_one_of_those_given(statuses: list[Status]) -> None:
    found = weakest(statuses)
    assert found is None or (found in statuses and found.on_ladder)
