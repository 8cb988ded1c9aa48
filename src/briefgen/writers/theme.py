"""What the theme of a foreign file says: its colours by slot, its typefaces (ECMA-376, 20.1.6)."""

from __future__ import annotations

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
