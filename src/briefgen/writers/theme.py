"""Themes (ECMA-376, 20.1.6): what a foreign one says, and ours in a brand's colours and fonts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.looks.house import FONTS
from briefgen.looks.model import Fonts, Palette
from briefgen.writers.xml import attribute

if TYPE_CHECKING:
    from briefgen.writers.foreign import Element

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_SLOTS = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split()


def theme_colors(theme: Element) -> dict[str, str]:
    """Six hexadecimal digits by slot of ``a:clrScheme``; what it does not say is Office's."""
    colors = dict(zip(_SLOTS, _OFFICE.split(), strict=True))
    for slot in _SLOTS:
        found = theme.find(f".//{{{DRAWING}}}clrScheme/{{{DRAWING}}}{slot}")
        for color in () if found is None else found:
            value = str(color.get("lastClr") or color.get("val") or "").upper()
            if len(value) == 6 and all(digit in "0123456789ABCDEF" for digit in value):
                colors[slot] = value
    return colors


_OFFICE = "000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"


def theme_fonts(theme: Element) -> tuple[str, str]:
    """The Latin typefaces for headings and for text; "" where the theme names none."""
    faces = []
    for kind in ("majorFont", "minorFont"):
        found = theme.find(f".//{{{DRAWING}}}{kind}/{{{DRAWING}}}latin")
        faces.append("" if found is None else str(found.get("typeface", "")))
    return faces[0], faces[1]


def in_palette(theme: str, palette: Palette) -> str:
    """Our theme in these colours; links follow accent1 and accent5 as in the house looks."""
    slots = {slot.value: color for slot, color in palette.items()}
    slots |= {"hlink": palette.accent1, "folHlink": palette.accent5}
    for slot, color in slots.items():
        theme = re.sub(
            rf'(<a:{slot}><a:srgbClr val=")[0-9A-F]{{6}}(")', rf"\g<1>{color}\g<2>", theme
        )
    return theme


def in_fonts(part: str, fonts: Fonts) -> str:
    """A part of ours that names the house fonts, with these in their place."""
    faces = {FONTS.latin: fonts.latin, FONTS.east_asian: fonts.east_asian}
    return re.sub(
        r'="(' + "|".join(map(re.escape, faces)) + r')"',
        lambda found: f'="{attribute(faces[found[1]])}"',
        part,
    )
