"""Fonts from outside: measured as a library measures them, or refused with a sentence."""

from __future__ import annotations

import struct
import time
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefgen.briefs.load_brand import BOLDER, load_brand
from briefgen.errors import BriefError, InputError
from briefgen.gate.font import open_font, read_font
from briefgen.looks.metrics import CALIBRI
from tests.tools.derive_widths import advance_widths, font_path

CARLITO = font_path("Regular")


@cache
def carlito() -> bytes:
    return CARLITO.read_bytes()


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_a_font_is_measured_as_a_library_measures_it(style: str) -> None:
    font, theirs = read_font(font_path(style)), TTFont(font_path(style))
    held = {code: width for code, width in font.widths if code >= 0x20}
    assert held == advance_widths(theirs)
    assert font.units_per_em == theirs["head"].unitsPerEm
    assert font.line >= theirs["hhea"].ascent - theirs["hhea"].descent


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no TrueType or OpenType font"),
        (b"MZ not a font", "no TrueType or OpenType font"),
        (b"ttcf\0\1\0\0", "a collection of fonts"),
        (b"wOF2....", "a web font"),
        (b"\0\1\0\0" + struct.pack(">H", 5000) + bytes(6), "lists 5000 tables"),
        (b"\0\1\0\0" + struct.pack(">H", 1) + bytes(6), "a table ends early"),
        (b"OTTO" + struct.pack(">H", 0) + bytes(6), "has no table head"),
    ],
)
def test_what_is_no_font_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        open_font(data, "face.ttf")


def test_a_map_of_characters_without_end_is_refused() -> None:
    group = struct.pack(">III", 0, 0x10FFFF, 1)
    subtable = struct.pack(">HHIII", 12, 0, 16 + 12 * 5000, 0, 5000) + group * 5000
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable
    started = time.perf_counter()
    with pytest.raises(InputError, match="maps more than"):
        open_font(_with_table(b"cmap", cmap), "face.ttf")
    assert time.perf_counter() - started < 2


def _with_table(tag: bytes, table: bytes) -> bytes:
    """Carlito with another table, put behind it."""
    data = bytearray(carlito())
    (number,) = struct.unpack_from(">H", data, 4)
    for index in range(number):
        at = 12 + 16 * index
        if data[at : at + 4] == tag:
            struct.pack_into(">II", data, at + 8, len(data), len(table))
    return bytes(data) + table


@given(st.data())
def test_a_damaged_font_is_measured_or_refused(data: st.DataObject) -> None:
    font = bytearray(carlito())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, 400) | st.integers(0, len(font) - 1))
        font[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.just(len(font)) | st.integers(0, len(font)))
    assert _measured_or_refused(bytes(font[:cut]))


def _measured_or_refused(data: bytes) -> bool:
    try:
        return bool(open_font(data, "face.ttf").widths)
    except InputError as refused:
        return "face.ttf" in str(refused)


def test_a_brand_brings_the_font_that_its_decks_are_measured_with(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(carlito())
    (tmp_path / "brand.yaml").write_text("fonts: {latin: Own Sans, file: own.ttf}\n", "utf-8")
    brand, issues = load_brand(tmp_path / "brand.yaml")
    text = "Around 250 PhD researchers"
    metrics = brand.looks().metrics
    assert issues == brand.estimated() == ()
    assert metrics.width(text) == pytest.approx(CALIBRI.width(text))
    assert metrics.width(text, bold=True) == pytest.approx(BOLDER * CALIBRI.width(text), rel=0.01)
    assert hash(metrics) == hash(load_brand(tmp_path / "brand.yaml")[0].metrics)


@pytest.mark.parametrize(
    ("fonts", "sentence"),
    [("{file: own.ttf}", "name the typeface"), ("{latin: A, bold_file: b.ttf}", "regular font")],
)
def test_a_font_file_without_its_name_is_refused(fonts: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(f"fonts: {fonts}\n", "utf-8")
    with pytest.raises(BriefError, match=sentence):
        load_brand(tmp_path / "brand.yaml")
