"""Which metrics measure a font, by its name."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.looks.metrics.advances import ARIAL, CALIBRI, TIMES, FontMetrics

_BY_NAME: Mapping[str, FontMetrics] = {
    "calibri": CALIBRI,
    "carlito": CALIBRI,
    "times new roman": TIMES,
    "times": TIMES,
    "liberation serif": TIMES,
    "garamond": TIMES,
}


def metrics_of(font: str) -> FontMetrics:
    """The metrics of the font of that name, or of one that is not narrower.

    Fonts that are not known are measured as Arial, which is wider than most text faces.
    """
    return _BY_NAME.get(font.strip().lower(), ARIAL)
