"""How the lines of a chart are told apart: by lightness, pattern, dash and marker, then by colour.

Every colour names a slot of the theme, so that a chart follows the palette of its document.
"""

from __future__ import annotations

from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Fill:
    """The fill of bars or parts, as DrawingML, and how a number stands within it.

    ``label`` is the slot of the number's colour; ``plate`` says that it needs a white ground. A
    fill without an ``edge`` of its own gets a white one where parts touch.
    """

    xml: str
    label: str = "tx1"
    plate: bool = False
    edge: str = ""

    def apart(self, touching: bool) -> str:
        """Fill and edge, as DrawingML."""
        return self.xml + (self.edge or (outline("bg1", 12700) if touching else ""))


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: the slot of its colour, its dash (20.1.10.49) and its markers (21.2.3.27)."""

    color: str
    dash: str
    marker: str


_DARK = 40
"""Percent of a colour's lightness that are left of a tint on a dark ground, under light text."""


def color(slot: str, light: int = 0, *, dark: bool = False) -> str:
    """A colour of the theme (20.1.2.3.29), lightened by so many percent; darkened for ``dark``."""
    if not light:
        return f'<a:schemeClr val="{slot}"/>'
    if dark:
        return f'<a:schemeClr val="{slot}"><a:lumMod val="{_DARK * 1000}"/></a:schemeClr>'
    return (
        f'<a:schemeClr val="{slot}"><a:lumMod val="{(100 - light) * 1000}"/>'
        f'<a:lumOff val="{light * 1000}"/></a:schemeClr>'
    )


def outline(slot: str, width: int = 9525, dash: str = "solid") -> str:
    """A line around or along something, ``width`` in EMU."""
    return (
        f'<a:ln w="{width}"><a:solidFill>{color(slot)}</a:solidFill><a:prstDash val="{dash}"/>'
        "</a:ln>"
    )


def hairline(slot: str, width: int, share: int) -> str:
    """A line of which the ground shows through all but so many percent."""
    return (
        f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="{slot}">'
        f'<a:alpha val="{share * 1000}"/></a:schemeClr></a:solidFill></a:ln>'
    )


def solid(slot: str, light: int = 0, *, dark: bool = False) -> str:
    """A plain fill."""
    return f"<a:solidFill>{color(slot, light, dark=dark)}</a:solidFill>"


def _pattern(preset: str, slot: str) -> str:
    return (
        f'<a:pattFill prst="{preset}"><a:fgClr>{color(slot)}</a:fgClr>'
        f"<a:bgClr>{color('bg1')}</a:bgClr></a:pattFill>"
    )


def _fills(dark: bool) -> tuple[Fill, ...]:
    return (
        Fill(solid("tx2"), label="bg1"),
        Fill(solid("accent1", 60, dark=dark)),
        Fill(_pattern("wdUpDiag", "accent4"), plate=True, edge=outline("accent4")),
        Fill(solid("accent6", 40, dark=dark), edge=outline("accent5")),
        Fill(_pattern("wdDnDiag", "tx2"), plate=True, edge=outline("tx2")),
        Fill(_pattern("lgGrid", "accent5"), plate=True, edge=outline("accent5")),
    )


FILLS, FILLS_ON_DARK = _fills(False), _fills(True)
"""What tells bars and parts apart, on a light ground and on a dark one; as many of each."""

STROKES = (
    Stroke("tx2", "solid", "circle"),
    Stroke("accent4", "dash", "square"),
    Stroke("accent1", "sysDot", "triangle"),
    Stroke("accent5", "lgDash", "diamond"),
    Stroke("tx1", "dashDot", "x"),
    Stroke("accent4", "sysDashDot", "plus"),
)
