"""The styles of a returned Word file: their names, and which of them are headings.

LibreOffice rewrites style ids and keeps names; localised Words write ids of their own language;
other programs write localised names as well. ECMA-376 part 1, 17.7.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import field

from briefgen.gate.numbers import natural_number
from briefgen.records import dataclass

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# “Heading” as Word, LibreOffice and others call it, in names and, without their accents, in ids.
_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|titolo|título|titulo|ttulo|encabezado|kop|nagłówek|"
    r"nagwek|nadpis|заголовок|rubrik|overskrift|otsikko|başlık|balk|címsor|cmsor|επικεφαλίδα|"
    r"đầu đề|đề mục|tiêu đề|見出し|标题|標題|제목)[\s_-]*([1-9])"
)
_OUTLINES = 9


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    level: int | None


@dataclass(slots=True)
class WordStyles:
    """Styles by id; of an id that the file does not define, the id is the name."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _levels: dict[str, int | None] = field(default_factory=dict)

    @classmethod
    def read(cls, root: ET.Element | None) -> WordStyles:
        """The styles of a styles part; none where the file has no such part."""
        found = root.iterfind(f"{_W}style") if root is not None else ()
        return cls({item.get(f"{_W}styleId", ""): _read(item) for item in found})

    def name(self, ident: str) -> str:
        """The style's name as the file has it."""
        style = self._styles.get(ident)
        return style.name if style and style.name else ident

    def named(self, *names: str) -> frozenset[str]:
        """The ids of the styles of these names, letters of either case."""
        wanted = {name.casefold() for name in names}
        return frozenset(i for i, style in self._styles.items() if style.name.casefold() in wanted)

    def level(self, ident: str) -> int | None:
        """The level of a heading's style, 1 the highest; None for what is none.

        By the outline level that the style or one that it is based on states, or by their names.
        """
        if ident not in self._levels:
            self._levels[ident] = self._find_level(ident)
        return self._levels[ident]

    def _find_level(self, ident: str) -> int | None:
        seen: set[str] = set()
        while ident and ident not in seen:
            seen.add(ident)
            style = self._styles.get(ident)
            name = unicodedata.normalize("NFC", style.name if style else ident).casefold()
            if style and style.level is not None:
                return style.level if style.level <= _OUTLINES else None
            if heading := _HEADING.fullmatch(name):
                return int(heading[1])
            ident = style.based_on if style else ""
        return None


def _read(item: ET.Element) -> _Style:
    level = natural_number(_value(item.find(f"{_W}pPr/{_W}outlineLvl")))
    return _Style(
        _value(item.find(f"{_W}name")),
        _value(item.find(f"{_W}basedOn")),
        None if level is None else level + 1,
    )


def _value(item: ET.Element | None) -> str:
    return "" if item is None else item.get(f"{_W}val", "")
