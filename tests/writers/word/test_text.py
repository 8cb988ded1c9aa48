"""Text on its way into a run and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BuildError
from briefgen.values.language import Language
from briefgen.writers.word import oxml
from briefgen.writers.xml import attribute, clean, content
from tests.strategies_document import texts


@given(st.lists(texts, max_size=4))
def test_what_runs_show_is_what_went_into_them(words: list[str]) -> None:
    runs = "".join(oxml.run(text, Language.EN) for text in words)
    assert oxml.text_of(runs) == "".join(map(clean, words))


def test_line_ends_of_all_kinds_become_one() -> None:
    assert clean("a\r\nb\rc\vd\u2028e") == "a\nb\nc\nd\ne"


def test_bidi_overrides_are_dropped() -> None:
    assert clean("paid\u202e001\u202c") == "paid001"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\ud800", "\ufffe", "\x7f"])
def test_what_no_office_file_can_hold_is_refused_with_its_text(char: str) -> None:
    with pytest.raises(BuildError, match=r"the text .*x.* U\+[0-9A-F]{4}"):
        content(f"x{char}")


def test_attributes_keep_their_line_ends() -> None:
    assert attribute('a\n"b"\t<c> & d') == "a&#10;&quot;b&quot;&#9;&lt;c&gt; &amp; d"


def test_a_run_of_japanese_takes_east_asian_type_for_signs_that_both_have() -> None:
    japanese = oxml.run("“…”", Language.JA)
    assert '<w:rFonts w:hint="eastAsia"/>' in japanese
    assert '<w:lang w:val="en-GB" w:eastAsia="ja-JP"/>' in japanese
    assert "w:hint" not in oxml.run("“…”", Language.VI)
