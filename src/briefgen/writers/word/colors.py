"""Theme colours on table cells: the slot, and its hex for what does not know themes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefgen.looks.model import Palette, Slot
from briefgen.records import dataclass

# ECMA-376 part 1, 17.18.97: the words that WordprocessingML has for the slots of a theme.
_THEME_COLORS = {
    Slot.DK1: "text1",
    Slot.LT1: "background1",
    Slot.DK2: "text2",
    Slot.LT2: "background2",
    Slot.TINT: "accent1",
}
_TINT = "33"  # 20 % of the colour's darkness, in 255ths: what DrawingML says with lumMod and lumOff


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as Word stores it: its hex, the theme colour that it follows, and by how much.

    ``tint`` and ``shade`` are 255ths in two hexadecimal digits, "" for none (17.3.2.6).
    """

    hex: str
    theme: str
    tint: str = ""
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Inks:
    """The ink of each slot: in our own template the theme's own colours, in another what serves."""

    by_slot: Mapping[Slot, Ink]

    def hex(self, slot: Slot) -> str:
        """The slot's colour as six hexadecimal digits."""
        return self.by_slot[slot].hex


def theme_inks(palette: Palette) -> Inks:
    """The inks of a theme that has the palette as it is."""
    return Inks(
        MappingProxyType(
            {
                slot: Ink(
                    palette.hex(slot),
                    _THEME_COLORS.get(slot, slot.value),
                    _TINT if slot is Slot.TINT else "",
                )
                for slot in Slot
            }
        )
    )


def shading(slot: Slot, inks: Inks) -> str:
    """The fill of a cell (``w:shd``, 17.3.5)."""
    ink = inks.by_slot[slot]
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ink.hex}" '
        f'w:themeFill="{ink.theme}"{_change(ink, "themeFill")}/>'
    )


def edge(side: str, slot: Slot, inks: Inks, size: int, kind: str = "single") -> str:
    """A rule at one side of a cell; ``size`` in eighths of a point (17.4.38)."""
    ink = inks.by_slot[slot]
    return (
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{ink.hex}" '
        f'w:themeColor="{ink.theme}"{_change(ink, "theme")}/>'
    )


def _change(ink: Ink, lead: str) -> str:
    tint = f' w:{lead}Tint="{ink.tint}"' if ink.tint else ""
    return tint + (f' w:{lead}Shade="{ink.shade}"' if ink.shade else "")
