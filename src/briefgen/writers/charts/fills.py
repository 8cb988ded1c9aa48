"""How the lines of a chart are told apart: by lightness, pattern, dash and marker, then by colour.

Every colour names a slot of the theme, so that a chart follows the palette of its document.
"""

from __future__ import annotations

from dataclasses import dataclass


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


def color(slot: str, light: int = 0) -> str:
    """A colour of the theme (20.1.2.3.29), lightened by so many percent."""
    if not light:
        return f'<a:schemeClr val="{slot}"/>'
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


def solid(slot: str, light: int = 0) -> str:
    """A plain fill."""
    return f"<a:solidFill>{color(slot, light)}</a:solidFill>"


def _pattern(preset: str, slot: str) -> str:
    return (
        f'<a:pattFill prst="{preset}"><a:fgClr>{color(slot)}</a:fgClr>'
        f"<a:bgClr>{color('bg1')}</a:bgClr></a:pattFill>"
    )


FILLS = (
    Fill(solid("tx2"), label="bg1"),
    Fill(solid("accent1", 60)),
    Fill(_pattern("wdUpDiag", "accent4"), plate=True, edge=outline("accent4")),
    Fill(solid("accent6", 40), edge=outline("accent5")),
    Fill(_pattern("wdDnDiag", "tx2"), plate=True, edge=outline("tx2")),
    Fill(_pattern("lgGrid", "accent5"), plate=True, edge=outline("accent5")),
)
STROKES = (
    Stroke("tx2", "solid", "circle"),
    Stroke("accent4", "dash", "square"),
    Stroke("accent1", "sysDot", "triangle"),
    Stroke("accent5", "lgDash", "diamond"),
    Stroke("tx1", "dashDot", "x"),
    Stroke("accent4", "sysDashDot", "plus"),
)
