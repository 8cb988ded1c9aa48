"""Whether the colours of a palette can be told from their ground, and what to do where not.

Contrast is that of WCAG 2.2, "contrast ratio" and "relative luminance": from 1 to 21.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.issues import Issue, warning
from briefgen.looks.hls import hex_of, hls_of
from briefgen.looks.model import Palette, Slot

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3, for text below 18 pt (14 pt bold)
LEVELS_APART = 1.7  # between the fills of "under way" and "in place"

_STEP = 0.05
_MOST_STEPS = 20


class Pair(NamedTuple):
    """A colour that must stand out from its ground, and how far.

    ``darken`` is the slot that gives way where it does not.
    """

    color: Slot
    ground: Slot
    least: float
    darken: Slot


def _pairs() -> tuple[Pair, ...]:
    texts = (Slot.DK1, Slot.DK2, Slot.ACCENT1, Slot.ACCENT2, Slot.ACCENT3, Slot.ACCENT5)
    on_grounds = (
        Pair(text, ground, READABLE, text) for text in texts for ground in (Slot.LT1, Slot.LT2)
    )
    return (
        *on_grounds,
        Pair(Slot.LT1, Slot.ACCENT1, READABLE, Slot.ACCENT1),
        Pair(Slot.LT1, Slot.DK2, READABLE, Slot.DK2),
        Pair(Slot.DK2, Slot.TINT, READABLE, Slot.DK2),
        Pair(Slot.ACCENT1, Slot.DK2, LEVELS_APART, Slot.DK2),
    )


PAIRS = _pairs()
"""What a palette must pass: texts on both grounds, white on fills, fills apart from each other."""


def luminance(color: str) -> float:
    """The relative luminance of six hexadecimal digits, from 0 for black to 1 for white."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, in either order, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def check_palette(palette: Palette) -> tuple[Issue, ...]:
    """A warning for each pair of colours that are too close, in the order of `PAIRS`."""
    return tuple(
        warning(
            "palette-contrast",
            f"{pair.color} ({palette.hex(pair.color)}) on {pair.ground} "
            f"({palette.hex(pair.ground)}) has a contrast of {ratio:.2f}, "
            f"and needs {pair.least:g}",
            f"{'lighten' if palette.dark else 'darken'} {pair.darken}",
            subject=pair.darken.value,
        )
        for pair, ratio in _failing(palette)
    )


def darken_to_pass(palette: Palette) -> tuple[Palette, tuple[Issue, ...]]:
    """The palette with its colours darkened in steps of 5 % until all pairs pass, and a report.

    On a dark ground they are lightened instead. The report has a warning for each slot that
    changed, and one for each pair that no step helps: on grounds neither dark nor light enough.
    """
    darker = palette
    for _ in range(_MOST_STEPS):
        slots = dict.fromkeys(pair.darken for pair, _ in _failing(darker))
        if not slots:
            break
        darker = darker.model_copy(
            update={slot.value: _stepped(darker.hex(slot), darker.dark) for slot in slots}
        )
    changed = (
        warning(
            "palette-darkened",
            f"{slot} was {before} and is now {darker.hex(slot)}, to stand out from its ground",
            f"choose a {'lighter' if palette.dark else 'darker'} colour in the brand to have it as "
            "chosen",
            subject=slot.value,
        )
        for slot, before in palette.items()
        if before != darker.hex(slot)
    )
    return darker, (*changed, *check_palette(darker))


def _failing(palette: Palette) -> Iterator[tuple[Pair, float]]:
    """The pairs that are too close, with their contrast."""
    for pair in PAIRS:
        ratio = contrast(palette.hex(pair.color), palette.hex(pair.ground))
        if ratio < pair.least:
            yield pair, ratio


def _stepped(color: str, lighter: bool) -> str:
    """The colour with 5 % less lightness (of HSL), or more; hue and saturation are kept."""
    hue, lightness, saturation = hls_of(color)
    return hex_of(hue, lightness + (_STEP if lighter else -_STEP), saturation)
