"""Where lines may break: uniseg's own answer, only sooner."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from briefgen.deck.fit import breaks
from briefgen.deck.fit.breaks import break_units, graphemes
from briefgen.values.joiner import JOINER, joined
from tests.laws import law

SENTENCES = Path(__file__).parent / "sentences"

# One or more characters of each line break class that our languages use, and of some they do not.
CHARACTERS = (
    "abÉệZ019  .,;:!?()[]{}%'\"“”‘’«»-–—/&+$€¥→·…|@#*=<>~\\`\n\t"
    "\u00a0\u202f\u00ad\u200b\u200d\u2011\u2060\u0301\u0323"
    "日本がはナっー々、。「」（）『』・！？％～〜Ａ１ｱ￥¶§№°ºª×א한ᄀ🙂👍🏽🇻🇳ก"
)


def uax_14(text: str) -> list[str]:
    """The units of the text as writers write it: ranges with joiners."""
    return [unit.replace(JOINER, "") for unit in line_break_units(joined(text))]


@law(120)
@example("0～\u03010")
@example("\u200b～0")
@given(st.text(alphabet=CHARACTERS, max_size=24))
def test_breaks_are_those_of_uax_14(text: str) -> None:
    assert break_units(text) == uax_14(text)


@law(120)
@given(st.text(alphabet="aB1é .,“”()’-–日は、。「」A ", max_size=40))
def test_breaks_in_ordinary_text_are_those_of_uax_14(text: str) -> None:
    assert break_units(text) == uax_14(text)


@law(100)
@given(st.text(max_size=20).filter(lambda text: JOINER not in text))
def test_breaks_in_any_text_are_those_of_uax_14(text: str) -> None:
    assert break_units(text) == uax_14(text)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", ""),
        ("Prime Minister spoke.", "Prime |Minister |spoke."),
        ("Prime\u00a0Minister spoke.", "Prime\u00a0Minister |spoke."),
        ("a plan.\u00a0[1]\u00a0¶15 Next", "a |plan.\u00a0[1]\u00a0¶15 |Next"),
        ("約19.7キロ、と「発表」。", "約|19.7|キ|ロ、|と|「発|表」。"),
        ("at least US$4.3 billion (12%)", "at |least |US$4.3 |billion |(12%)"),
        ("one\ntwo", "one\n|two"),
        ("of 3,000–4,000 MW in 2025–2030", "of |3,000–4,000 |MW |in |2025–2030"),
        (
            "on 27–29\u00a0April, US$3 billion–4 billion",
            "on |27–29\u00a0April, |US$3 |billion–4 |billion",
        ),
        ("từ tháng 4–tháng 5", "từ |tháng |4–tháng |5"),
        ("合計3,000～4,000MW", "合|計|3,000～4,000MW"),
        ("3兆～4兆円、春〜秋", "3|兆～4|兆|円、|春〜|秋"),
        ("the Viet Nam–Japan forum", "the |Viet |Nam–|Japan |forum"),
        ("see https://a.example/b-c/?d=e&f, now", "see |https://a.example/b-c/?d=e&f, |now"),
        ("資料はwww.example.jp/aを参照", "資|料|は|www.example.jp/a|を|参|照"),
    ],
)
def test_units(text: str, units: str) -> None:
    assert "|".join(break_units(text)) == units


def test_graphemes_keep_marks_with_their_letters() -> None:
    assert graphemes("e\u0323\u0302x") == ("e\u0323\u0302", "x")


@pytest.mark.parametrize("language", ["en", "vi", "ja"])
def test_uniseg_is_asked_about_a_small_part_of_a_text(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(shape: str) -> list[int]:
        asked.append(shape)
        return [len(shape)]

    monkeypatch.setattr(breaks, "_lengths_of_units", answer)
    breaks._units_of_chunk.cache_clear()
    breaks._LENGTHS.forget()
    text = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8")
    break_units(text.replace("\n", " "))
    breaks._units_of_chunk.cache_clear()
    breaks._LENGTHS.forget()
    assert sum(map(len, asked)) < len(text) / 8
