"""What each colour slot of a deck is written as: by names of the theme, never by a hex of its own.

A slot means a role: DK1 is text and LT1 its ground. On a master whose ground is dark, the map of
its colours makes light text of DK1 (ECMA-376 part 1, 20.1.10.54), or the inks of its layouts do.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from briefgen.deck.model import Outline
from briefgen.looks.model import EMU_PER_POINT, Slot

NO_FILL = "<a:noFill/>"


class Inks:
    """The colour of each slot as DrawingML (20.1.2.3), told apart by identity."""

    def __init__(self, colors: Mapping[Slot, str], *, dark: bool = False) -> None:
        self._colors = dict(colors)
        self.dark = dark
        """Whether text is light and its ground dark."""

    @cached_property
    def _fills(self) -> dict[Slot, str]:
        return {slot: f"<a:solidFill>{xml}</a:solidFill>" for slot, xml in self._colors.items()}

    def color(self, slot: Slot) -> str:
        """The colour alone."""
        return self._colors[slot]

    def fill(self, slot: Slot | None) -> str:
        """A plain fill, or none (20.1.8.54)."""
        return NO_FILL if slot is None else self._fills[slot]

    def outline(self, line: Outline) -> str:
        """A line with mitred corners, its dash and its ends (20.1.2.2.24)."""
        head = f'<a:headEnd type="{line.head}"/>' if line.head != "none" else ""
        tail = f'<a:tailEnd type="{line.tail}"/>' if line.tail != "none" else ""
        return (
            f'<a:ln w="{round(line.width * EMU_PER_POINT)}">{self.fill(line.color)}'
            f'<a:prstDash val="{line.dash}"/><a:miter lim="800000"/>{head}{tail}</a:ln>'
        )


def theme_color(name: str, mod: float = 1.0, off: float = 0.0) -> str:
    """A colour of the theme by the name that PowerPoint writes, its lightness L as L·mod + off."""
    if mod == 1.0 and not off:
        return f'<a:schemeClr val="{name}"/>'
    more = f'<a:lumOff val="{round(off * 100_000)}"/>' if off else ""
    return f'<a:schemeClr val="{name}"><a:lumMod val="{round(mod * 100_000)}"/>{more}</a:schemeClr>'


THEME_NAMES: Mapping[Slot, str] = {
    Slot.DK1: "tx1",
    Slot.LT1: "bg1",
    Slot.DK2: "tx2",
    Slot.LT2: "bg2",
    **{slot: slot.value for slot in Slot if slot.value.startswith("accent")},
}
"""The names that PowerPoint writes on slides, which go through the master's map; accents have one
name."""

HOUSE_INKS = Inks(
    {slot: theme_color(name) for slot, name in THEME_NAMES.items()}
    | {Slot.TINT: theme_color("accent1", 0.2, 0.8)}
)
"""The inks of our own template."""
