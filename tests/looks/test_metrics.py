"""Advance widths: what ships, against the fonts it comes from."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from PIL import ImageFont, features

from briefgen.looks.metrics import CALIBRI, is_measured, metrics_of, on_slides
from tests.tools.derive_widths import STYLES, TABLES, font_path, table_text

EM = 2048
SENTENCES = Path(__file__).parents[1] / "deck" / "sentences"


@pytest.mark.parametrize("style", STYLES)
def test_the_tables_are_those_of_the_fonts(style: str) -> None:
    shipped = (TABLES / f"carlito-{style.lower()}.json").read_text(encoding="utf-8")
    assert shipped == table_text(style)


@pytest.mark.office  # the fonts come with what renders memos
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("family", ["liberation-serif", "liberation-sans"])
def test_the_tables_of_the_twins_of_times_and_arial_have_the_fonts_widths(
    family: str, style: str
) -> None:
    shipped = json.loads((TABLES / f"{family}-{style.lower()}.json").read_text(encoding="utf-8"))
    assert shipped["runs"] == json.loads(table_text(style, family))["runs"]


@pytest.mark.parametrize("family", ["Carlito", "Liberation"])
def test_the_license_of_the_fonts_ships_beside_the_tables(family: str) -> None:
    text = (TABLES / f"LICENSE-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_a_font_that_is_not_known_is_measured_as_no_narrower_than_calibri() -> None:
    text = "The quick brown fox jumps over the lazy dog, khoảng 250 nghiên cứu sinh"
    assert metrics_of("Some House Font").width(text) > metrics_of("Calibri").width(text)
    assert metrics_of("times new roman") is metrics_of("Times New Roman")


def test_on_slides_a_font_that_is_not_known_is_estimated_and_said_to_be() -> None:
    assert is_measured("Arial")
    assert not is_measured("Some House Font")
    assert on_slides("Calibri") == CALIBRI
    assert on_slides("Arial").line >= CALIBRI.line


@pytest.mark.office  # DejaVu Sans, among the widest of text faces, comes with what renders
@pytest.mark.parametrize("style", ["", "-Bold"])
def test_an_estimate_for_slides_is_no_narrower_than_the_widest_text_faces(style: str) -> None:
    font = ImageFont.truetype(f"DejaVuSans{style}.ttf", EM)
    for line in (SENTENCES / "en.txt").read_text(encoding="utf-8").splitlines():
        estimate = on_slides("Some House Font").width(line, bold=bool(style))
        assert estimate >= font.getlength(line) / EM, line


@cache
def shaper(style: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_path(style), EM, layout_engine=ImageFont.Layout.RAQM)


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow has no raqm")
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_plain_advances_are_not_narrower_than_shaped_text(style: str, language: str) -> None:
    lines = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    wide = [CALIBRI.width(line, bold=style == "Bold") for line in lines]
    shaped = [shaper(style).getlength(line) / EM for line in lines]
    for line, ours, theirs in zip(lines, wide, shaped, strict=True):
        assert ours >= theirs * 0.998, line
        assert ours <= theirs * 1.02, line
    assert sum(wide) >= sum(shaped)


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        ("\u0301\u0323\u200b\u2060", 0),
        ("漢字かなカナ（）。％Ａ１", 12),
        ("ｱｲｳ", 1.5),
        ("א", 1),
        ("🙂", 1.3),
    ],
)
def test_what_the_table_lacks_has_a_safe_width(text: str, em: float) -> None:
    assert CALIBRI.width(text) == pytest.approx(em, abs=0.001)


def test_no_break_space_and_hyphens_are_as_wide_as_what_they_are_drawn_with() -> None:
    assert CALIBRI.width("\u00a0") == CALIBRI.width(" ")
    assert CALIBRI.width("\u2011") == CALIBRI.width("-") == CALIBRI.width("\u00ad")


def test_ambiguous_signs_are_full_width_in_japanese_text_only() -> None:
    assert CALIBRI.width("“…”", east_asian=True) == 3
    assert CALIBRI.width("“…”") < 2
    assert CALIBRI.width("é", east_asian=True) == CALIBRI.width("é")


def test_every_letter_of_vietnamese_is_in_the_table() -> None:
    for (
        letter
    ) in "ĂăÂâĐđÊêÔôƠơƯưẰằẲẳẴẵẮắẶặẦầẨẩẪẫẤấẬậỀềỂểỄễẾếỆệỒồỔổỖỗỐốỘộỜờỞởỠỡỚớỢợỪừỬửỮữỨứỰựỲỳỶỷỸỹỴỵ":
        for bold in (False, True):
            assert CALIBRI.width(letter, bold=bold) not in (0, 1), letter
