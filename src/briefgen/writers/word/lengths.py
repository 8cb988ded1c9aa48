"""Lengths as WordprocessingML writes them: in the attribute's own unit, or with one behind them.

ISO/IEC 29500-1, 22.9.2.14 (ST_TwipsMeasure), 22.9.2.15 (ST_UniversalMeasure), 17.18.42
(ST_HpsMeasure). A template may say anything: what is no length counts as not said.
"""

from __future__ import annotations

import re

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_WRITTEN = re.compile(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(pt|in|cm|mm|pc|pi)?", re.ASCII)


def twips(text: str | None, default: float = 0.0) -> float:
    """Twentieths of a point."""
    return _length(text, default, 20)


def half_points(text: str | None, default: float = 0.0) -> float:
    """Half points, in which sizes of type are written."""
    return _length(text, default, 2)


def _length(text: str | None, default: float, to_a_point: int) -> float:
    found = _WRITTEN.fullmatch(text.strip()) if text else None
    if found is None:
        return default
    number, unit = float(found[1]), found[2]
    return number * _POINTS[unit] * to_a_point if unit else number
