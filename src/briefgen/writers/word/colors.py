"""Theme colours on table cells: the slot, and its hex for what does not know themes."""

from __future__ import annotations

from briefgen.looks.model import Palette, Slot

# ECMA-376 part 1, 17.18.97: the words that WordprocessingML has for the slots of a theme.
_THEME_COLORS = {
    Slot.DK1: "text1",
    Slot.LT1: "background1",
    Slot.DK2: "text2",
    Slot.LT2: "background2",
    Slot.TINT: "accent1",
}
_TINT = "33"  # 20 % of the colour's darkness, in 255ths: what DrawingML says with lumMod and lumOff


def shading(slot: Slot, palette: Palette) -> str:
    """The fill of a cell (``w:shd``, 17.3.5)."""
    tint = f' w:themeFillTint="{_TINT}"' if slot is Slot.TINT else ""
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{palette.hex(slot)}" '
        f'w:themeFill="{_THEME_COLORS.get(slot, slot.value)}"{tint}/>'
    )


def edge(side: str, slot: Slot, palette: Palette, size: int, kind: str = "single") -> str:
    """A rule at one side of a cell; ``size`` in eighths of a point (17.4.38)."""
    return (
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{palette.hex(slot)}" '
        f'w:themeColor="{_THEME_COLORS.get(slot, slot.value)}"/>'
    )
