"""The colours of a foreign theme, as inks for our slots: readable, and still the theme's own.

Text, grounds and the first accents follow the slots of the same name. Secondary text and hairlines
do not: other themes have bright colours in accent5 and accent6, where ours has greys, so they
follow the text and the ground. What is too pale to read is darkened by a shade of the same theme
colour, which the template's own change of theme then still moves.
"""

from __future__ import annotations

from types import MappingProxyType

from briefgen.issues import Issue
from briefgen.looks.contrast import READABLE, contrast, darken_to_pass, luminance
from briefgen.looks.hls import hex_of, hls_of
from briefgen.looks.model import Palette, Slot
from briefgen.writers.word.colors import Ink, Inks

_WORDS = {
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_GREY_TEXT = "BF"  # three quarters of the text colour's darkness
_HAIRLINE = "BF"  # three quarters of the ground's lightness
_LIGHT = 0.75  # the luminance that a ground for dark text has at least
_GROUND = "F2"


def foreign_inks(colors: dict[str, str]) -> tuple[Inks, Ink, tuple[Issue, ...]]:
    """The inks of our slots, that of hyperlinks, and what had to be darkened."""
    given = _roles(colors)
    palette = Palette(**{slot.value: ink.hex for slot, ink in given.items()})
    darker, issues = darken_to_pass(palette)
    inks = {slot: _following(ink, darker.hex(slot)) for slot, ink in given.items()}
    accent = inks[Slot.ACCENT1]
    inks[Slot.TINT] = Ink(darker.hex(Slot.TINT), "accent1", tint="33", shade=accent.shade)
    return Inks(MappingProxyType(inks)), _link(colors, accent), issues


def _roles(colors: dict[str, str]) -> dict[Slot, Ink]:
    roles = {
        slot: Ink(colors[slot.value], word)
        for slot, word in {
            Slot.DK1: "text1",
            Slot.LT1: "background1",
            Slot.DK2: "text2",
            Slot.LT2: "background2",
            Slot.ACCENT1: "accent1",
            Slot.ACCENT2: "accent2",
            Slot.ACCENT3: "accent3",
            Slot.ACCENT4: "accent4",
        }.items()
    }
    if luminance(colors["lt2"]) < _LIGHT:
        ground = _shaded(colors["lt1"], int(_GROUND, 16) / 255)
        roles[Slot.LT2] = Ink(ground, "background1", shade=_GROUND)
    hue, lightness, saturation = hls_of(colors["dk1"])
    grey = hex_of(hue, 1 - (1 - lightness) * int(_GREY_TEXT, 16) / 255, saturation)
    roles[Slot.ACCENT5] = Ink(grey, "text1", tint=_GREY_TEXT)
    hairline = _shaded(colors["lt1"], int(_HAIRLINE, 16) / 255)
    roles[Slot.ACCENT6] = Ink(hairline, "background1", shade=_HAIRLINE)
    return roles


def _following(ink: Ink, wanted: str) -> Ink:
    """The ink in the colour that is wanted, as a shade of what it follows."""
    if ink.hex == wanted:
        return ink
    lightness, less = hls_of(ink.hex)[1], hls_of(wanted)[1]
    if ink.tint:
        return Ink(wanted, ink.theme)
    return Ink(wanted, ink.theme, shade=f"{round(255 * less / lightness):02X}")


def _shaded(color: str, share: float) -> str:
    hue, lightness, saturation = hls_of(color)
    return hex_of(hue, lightness * share, saturation)


def _link(colors: dict[str, str], accent: Ink) -> Ink:
    """The theme's own colour of hyperlinks if it can be read, else that of the first accent."""
    if contrast(colors["hlink"], colors["lt1"]) >= READABLE:
        return Ink(colors["hlink"], "hyperlink")
    return accent


def slot_of(word: str) -> str:
    """The theme slot that WordprocessingML calls by that word: ``dk1`` for ``text1``."""
    return _WORDS.get(word, word)
