"""Colours by hue, lightness and saturation, as Office's lumMod and lumOff reckon them."""

from __future__ import annotations

import colorsys


def hls_of(color: str) -> tuple[float, float, float]:
    """Hue, lightness and saturation, each from 0 to 1, of six hexadecimal digits."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)


def hex_of(hue: float, lightness: float, saturation: float) -> str:
    """The colour as six upper-case hexadecimal digits; lightness is held within 0 and 1."""
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
