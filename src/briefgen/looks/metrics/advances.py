"""Advance widths by character, from the tables beside this module, read once when first needed.

Kerning and ligatures are left out: over running text they make it about 0.4 % narrower, so that
plain advances err on the safe side.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import field
from functools import cached_property
from importlib.resources import files

from briefgen.records import dataclass

_WIDE_EMOJI = 0x1F000  # from here on colour fonts draw pictures wider than their em
_EMOJI_EM = 1.3
_TAB_EM = 7.2  # a default tab stop, an inch, at 10 pt: at larger sizes it is less
_FALLBACK_EM = 1.0  # fallback fonts set scripts that the table lacks no wider than this

# Characters that shapers draw with another glyph where the font has none of its own.
_DRAWN_AS = {"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u00ad": "-"}


class _Advances(dict[str, int]):
    """Widths by character in font units; a character asked for once is there ever after."""

    def __init__(self, table: dict[str, int], units_per_em: int, east_asian: bool) -> None:
        super().__init__()
        self._table = table
        self._units_per_em = units_per_em
        self._east_asian = east_asian

    def has(self, char: str) -> bool:
        """Whether the font has the character, which is not always so where it has a width."""
        return char in self._table

    def __missing__(self, char: str) -> int:
        units = _advance(char, self._table, self._units_per_em, self._east_asian)
        self[char] = units
        return units


def _advance(char: str, table: dict[str, int], em: int, east_asian: bool) -> int:
    """The width of one character, in font units.

    Full-width characters take an em and half-width ones half of it (UAX #11); so do, in East Asian
    text, the ambiguous ones that are not letters: quotation marks, dashes, the pilcrow.
    """
    width = unicodedata.east_asian_width(char)
    if width in "WF":
        return round(em * _EMOJI_EM) if ord(char) >= _WIDE_EMOJI else em
    if width == "H":
        return em // 2
    category = unicodedata.category(char)
    if east_asian and width == "A" and category[0] not in "LM":
        return em
    char = _DRAWN_AS.get(char, char)
    if char in table:
        return table[char]
    if char == "\t":
        return round(em * _TAB_EM)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return round(em * _FALLBACK_EM)


@dataclass(frozen=True, slots=True)
class FontTable:
    """The widths of a font that does not ship with us, told apart by the digest of its file.

    ``widths`` are pairs of a code point and its advance in units of ``units_per_em``.
    """

    digest: str
    units_per_em: int
    widths: tuple[tuple[int, int], ...] = field(compare=False, repr=False)


@dataclass(frozen=True)
class FontMetrics:
    """The metrics of a pair of fonts: Latin from tables, East Asian by the em.

    ``line`` is the height of a line set single, in multiples of the size, as planned: LibreOffice
    takes 1.2 on slides, PowerPoint the font's own 1.22. ``east_asian_line`` is that of a line that
    has full-width characters in it: Meiryo's ascent and descent make 1.5. ``stretch`` is how much
    wider the font is than its tables.
    """

    regular: str | FontTable
    bold: str | FontTable
    line: float = 1.25
    east_asian_line: float = 1.5
    stretch: float = 1.0

    def width(self, text: str, *, bold: bool = False, east_asian: bool = False) -> float:
        """The sum of the advances in em; ``east_asian`` for text in Japanese."""
        advances, units_per_em = self._tables[bold, east_asian]
        return sum(map(advances.__getitem__, text)) / units_per_em * self.stretch

    def covers(self, char: str) -> bool:
        """Whether the regular font has a glyph of its own for the character."""
        return self._tables[False, False][0].has(char)

    @cached_property
    def _tables(self) -> dict[tuple[bool, bool], tuple[_Advances, int]]:
        """The advances and the units per em, by bold and by East Asian."""
        tables = {}
        for bold, name in ((False, self.regular), (True, self.bold)):
            table, em = _read_table(name)
            for east_asian in (False, True):
                tables[bold, east_asian] = (_Advances(table, em, east_asian), em)
        return tables


def _read_table(name: str | FontTable) -> tuple[dict[str, int], int]:
    """The widths by character in font units, and the units per em, of the table of that name."""
    if isinstance(name, FontTable):
        return {chr(code): width for code, width in name.widths}, name.units_per_em
    path = files("briefgen.looks.metrics") / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    widths = {
        chr(first + offset): units
        for first, *run in data["runs"]
        for offset, units in enumerate(run)
    }
    return widths, data["units_per_em"]


CALIBRI = FontMetrics(regular="carlito-regular", bold="carlito-bold")
"""Calibri's metrics, from its metric twin Carlito."""

TIMES = FontMetrics(regular="liberation-serif-regular", bold="liberation-serif-bold", line=1.15)
"""Times New Roman's metrics, from its metric twin Liberation Serif."""

ARIAL = FontMetrics(regular="liberation-sans-regular", bold="liberation-sans-bold", line=1.15)
"""Arial's metrics, from its metric twin Liberation Sans."""
