"""Pictures through the gate: whole, of a bounded size, and silent about who made them."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import InputError
from briefgen.gate.png import open_png
from tests.laws import law
from tests.templates import chunk, png

SOUND = png(20, 30)
_HEAD = b"\x89PNG\r\n\x1a\n"


def drawn(width: int, height: int, pixels: bytes) -> bytes:
    header = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    return (
        _HEAD + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    )


def test_a_picture_comes_in_without_what_it_says_of_itself() -> None:
    told = png(20, 30, text=b"drawn by a person")
    picture = open_png(told, "crest.png")
    assert (picture.width, picture.height) == (20, 30)
    assert picture.data == SOUND


def test_what_follows_the_end_of_a_picture_is_left_behind() -> None:
    assert open_png(SOUND + b"a second file", "a.png").data == SOUND


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a PNG picture; save it as PNG"),
        (b"\xff\xd8\xff\xe0", "not a PNG picture"),
        (SOUND[:-20], "its end is missing|check sum"),
        (SOUND.replace(b"IDAT", b"IDOT"), "check sum"),
        (_HEAD + chunk(b"IEND", b""), "does not begin with its size"),
        (drawn(3001, 1, bytes(3002)), "3001 by 1 pixels; up to 3000"),
        (drawn(0, 4, b""), "0 by 4 pixels"),
        (drawn(3000, 3000, bytes(4)), "more or fewer pixels"),
        (drawn(4, 4, bytes(10**7)), "more or fewer pixels"),
        (_HEAD + chunk(b"IHDR", struct.pack(">2I5B", 4, 4, 3, 7, 0, 0, 0)) + chunk(b"IEND", b""),
         "no known kind"),
    ],
)  # fmt: skip
def test_what_is_no_sound_picture_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        open_png(data, "crest.png")


@law(100)
@given(st.integers(0, len(SOUND) - 1), st.integers(1, 255))
def test_a_changed_byte_is_never_a_traceback(at: int, change: int) -> None:
    data = bytearray(SOUND)
    data[at] ^= change
    with pytest.raises(InputError):
        open_png(bytes(data), "crest.png")
