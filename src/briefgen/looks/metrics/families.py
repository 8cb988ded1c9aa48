"""Which metrics measure a font, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.looks.metrics.advances import ARIAL, CALIBRI, TIMES, FontMetrics

_BY_NAME: Mapping[str, FontMetrics] = {
    "calibri": CALIBRI,
    "carlito": CALIBRI,
    "times new roman": TIMES,
    "times": TIMES,
    "liberation serif": TIMES,
    "garamond": TIMES,
    "arial": ARIAL,
    "liberation sans": ARIAL,
    "helvetica": ARIAL,
}

ESTIMATED_LINE = 1.4
ESTIMATED_STRETCH = 1.22
"""How much wider than Arial a face that is not known is taken to be, as DejaVu Sans Bold is."""


def metrics_of(font: str) -> FontMetrics:
    """The metrics of the font of that name, or of one that is not narrower.

    Fonts that are not known are measured as Arial, which is wider than most text faces.
    """
    return _BY_NAME.get(font.strip().lower(), ARIAL)


def is_measured(font: str) -> bool:
    """Whether the widths of the font of that name are known, not estimated."""
    return font.strip().lower() in _BY_NAME


def on_slides(font: str) -> FontMetrics:
    """The metrics of the font of that name on slides, where it must never be wider than planned.

    Slides set lines no closer than `CALIBRI` does. Fonts that are not known are estimated: as wide
    as the widest text faces, on lines as high as the highest.
    """
    metrics = not_narrower(font)
    return replace(metrics, line=max(metrics.line, CALIBRI.line))


def not_narrower(font: str) -> FontMetrics:
    """The metrics of the font of that name; of one that is not known, those of the widest faces."""
    if not is_measured(font):
        return replace(ARIAL, line=ESTIMATED_LINE, stretch=ESTIMATED_STRETCH)
    return metrics_of(font)
