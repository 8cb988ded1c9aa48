"""Fonts from outside: how wide their characters are and how high their lines, and nothing else.

Comes in: a path to a TrueType or OpenType font. Goes out: its widths, or an `InputError`. Only the
tables that say so are read, each within its bounds (OpenType 1.9: head, hhea, hmtx, cmap, OS/2);
outlines and programs are not looked at. A library for all of a font would be more than that takes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from briefgen.errors import InputError
from briefgen.gate.files import MB, read_at_most
from briefgen.records import dataclass

MAX_BYTES = 30 * MB
_MOST_TABLES = 64
_MOST_GROUPS = 100_000
_MOST_CHARACTERS = 200_000  # Unicode 15 has 149,186; a font has 65,535 glyphs at most
_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true")
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platforms and encodings of character maps, the fullest first."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """Advance widths by code point and the height of a line, in units of ``units_per_em``."""

    units_per_em: int
    line: int
    widths: tuple[tuple[int, int], ...]


def read_font(path: Path) -> FontFile:
    """The font at the path; InputError says why it cannot be measured."""
    return open_font(read_at_most(path, MAX_BYTES, "give a single font"), path.name)


def open_font(data: bytes, name: str) -> FontFile:
    """The font of these bytes, as `read_font`; ``name`` is what sentences call it."""
    if data.startswith(b"ttcf"):
        raise InputError(f"{name} is a collection of fonts; give the one that you use (.ttf, .otf)")
    if data.startswith((b"wOFF", b"wOF2")):
        raise InputError(f"{name} is a web font; give the .ttf or .otf")
    if not data.startswith(_SIGNATURES):
        raise InputError(f"{name} is no TrueType or OpenType font; give a .ttf or .otf")
    try:
        return _measured(_tables(data, name), name)
    except struct.error:
        raise _damaged(name, "a table ends early") from None


def _tables(data: bytes, name: str) -> dict[str, bytes]:
    (number,) = struct.unpack_from(">H", data, 4)
    if number > _MOST_TABLES:
        raise _damaged(name, f"it lists {number} tables")
    tables: dict[str, bytes] = {}
    for index in range(number):
        tag, _, start, size = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if start + size > len(data):
            raise _damaged(name, "a table lies beyond its end")
        tables[tag.decode("latin-1")] = data[start : start + size]
    missing = [tag for tag in ("head", "hhea", "hmtx", "cmap") if tag not in tables]
    if missing:
        raise _damaged(name, f"it has no table {missing[0]}")
    return tables


def _measured(tables: dict[str, bytes], name: str) -> FontFile:
    (em,) = struct.unpack_from(">H", tables["head"], 18)
    ascent, descent, gap = struct.unpack_from(">3h", tables["hhea"], 4)
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    if not 16 <= em <= 16_384 or not metrics or len(tables["hmtx"]) < 4 * metrics:
        raise _damaged(name, "its measures cannot be")
    advances = [struct.unpack_from(">H", tables["hmtx"], 4 * at)[0] for at in range(metrics)]
    line = ascent - descent + max(0, gap)
    if len(tables.get("OS/2", b"")) >= 78:
        above, below = struct.unpack_from(">2H", tables["OS/2"], 74)
        line = max(line, above + below)
    mapped = _glyphs(_character_map(tables["cmap"], name), name)
    glyphs = dict(islice(mapped, _MOST_CHARACTERS + 1))
    if len(glyphs) > _MOST_CHARACTERS:
        raise _damaged(name, f"it maps more than {_MOST_CHARACTERS} characters")
    widths = {code: advances[min(glyph, metrics - 1)] for code, glyph in glyphs.items() if glyph}
    if not widths:
        raise _damaged(name, "it has no characters")
    return FontFile(em, line, tuple(sorted(widths.items())))


def _character_map(cmap: bytes, name: str) -> bytes:
    (number,) = struct.unpack_from(">H", cmap, 2)
    found = {}
    for index in range(min(number, _MOST_TABLES)):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        found[platform, encoding] = start
    for key in _UNICODE:
        if key in found and cmap[found[key] : found[key] + 2] in (b"\0\4", b"\0\x0c"):
            return cmap[found[key] :]
    raise InputError(f"{name} has no map of Unicode characters; give another font")


def _glyphs(subtable: bytes, name: str) -> Iterator[tuple[int, int]]:
    """Code points with their glyphs, of the formats that fonts of today have."""
    if subtable.startswith(b"\0\4"):
        return _format_4(subtable)
    return _format_12(subtable, name)


def _format_4(subtable: bytes) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", subtable, 6)
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{double // 2}H", subtable, 14 + part * double + 2 * (part > 0))
        for part in range(4)
    )
    base = 16 + 3 * double
    highest = -1
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(max(start, highest + 1), min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                at = base + 2 * index + offsets[index] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", subtable, at)
                if not glyph:
                    continue
            yield code, (glyph + deltas[index]) & 0xFFFF
        highest = max(highest, end)


def _format_12(subtable: bytes, name: str) -> Iterator[tuple[int, int]]:
    (number,) = struct.unpack_from(">I", subtable, 12)
    if number > _MOST_GROUPS:
        raise _damaged(name, f"its map of characters has {number} groups")
    highest = -1
    for index in range(number):
        start, end, glyph = struct.unpack_from(">III", subtable, 16 + 12 * index)
        # Groups stand in order: what goes back over characters again would be read for ever.
        for code in range(max(start, highest + 1), min(end, 0x10FFFF) + 1):
            yield code, (glyph + code - start) & 0xFFFF
        highest = max(highest, end)


def _damaged(name: str, how: str) -> InputError:
    return InputError(f"{name} is damaged: {how}; get a fresh copy of the font")
