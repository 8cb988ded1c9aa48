"""Pictures from outside: PNG files that are whole, of a bounded size, and say nothing else.

Comes in: a path. Goes out: the picture without its metadata, or an `InputError`. PNG specification,
second edition (ISO/IEC 15948), sections 5 and 11.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.errors import InputError
from briefgen.gate.files import MB, read_at_most
from briefgen.records import dataclass

MAX_BYTES = 4 * MB
MAX_SIDE = 3_000
"""Pixels: 60 mm in print at 1200 dpi."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND")
_TAKEN_OUT = {
    b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"eXIf": "EXIF data", b"tIME": "a date",
    b"iCCP": "a colour profile", b"acTL": "an animation", b"fcTL": "an animation",
    b"fdAT": "an animation",
}  # fmt: skip
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG without metadata, with its size in pixels."""

    data: bytes
    width: int
    height: int
    dropped: tuple[str, ...] = ()
    """What was taken out, in words: metadata that says who made it, when and with what."""


def read_png(path: Path) -> Picture:
    """The picture at the path; InputError says what is wrong with it otherwise."""
    return open_png(read_at_most(path, MAX_BYTES, "save the picture smaller"), path.name)


def open_png(data: bytes, name: str) -> Picture:
    """The picture of these bytes, as `read_png`; ``name`` is what sentences call it."""
    if not data.startswith(_SIGNATURE):
        raise InputError(f"{name} is not a PNG picture; save it as PNG")
    chunks = list(_chunks(data, name))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise _damaged(name, "it does not begin with its size")
    width, height, *kind = struct.unpack(">2I5B", chunks[0][1])
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE):
        raise InputError(
            f"{name} is {width} by {height} pixels; up to {MAX_SIDE} a side are allowed"
        )
    _check_pixels(b"".join(body for k, body in chunks if k == b"IDAT"), width, height, kind, name)
    kept = b"".join(_chunk(k, body) for k, body in chunks if k in _KEPT)
    return Picture(_SIGNATURE + kept, width, height, tuple(_dropped(k for k, _ in chunks)))


def _dropped(kinds: Iterable[bytes]) -> Iterator[str]:
    """What is left out, each kind once; measures and ways to show it are not worth a word."""
    words = (_TAKEN_OUT.get(kind, "") for kind in kinds)
    yield from filter(None, dict.fromkeys(words))


def _chunks(data: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        crc = data[at + 8 + size : at + 12 + size]
        if len(crc) != 4 or zlib.crc32(kind + body) != int.from_bytes(crc, "big"):
            raise _damaged(name, "a check sum is wrong")
        yield kind, body
        at += 12 + size
        if kind == b"IEND":
            return
    raise _damaged(name, "its end is missing")


def _check_pixels(packed: bytes, width: int, height: int, kind: list[int], name: str) -> None:
    """That there are as many pixels as the header says, without unpacking more than those."""
    depth, color, _, _, interlaced = kind
    if depth not in _DEPTHS.get(color, ()) or interlaced > 1:
        raise _damaged(name, "its colours are of no known kind")
    row = (width * _CHANNELS[color] * depth + 7) // 8 + 1
    # Seven passes of an interlaced picture have more, shorter rows (8.2).
    most = row * height + (height * 4 + 64 if interlaced else 0)
    unpacker = zlib.decompressobj()
    try:
        found = len(unpacker.decompress(packed, most + 1))
    except zlib.error:
        raise _damaged(name, "its pixels cannot be unpacked") from None
    if found > most or (not interlaced and found < most):
        raise _damaged(name, "it has more or fewer pixels than it says")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _damaged(name: str, how: str) -> InputError:
    return InputError(f"{name} is damaged: {how}; save the picture again as PNG")
