"""Looks: palette, fonts, sizes and zones, as plain data that planning and writing both read."""

from __future__ import annotations

from enum import StrEnum


class Slot(StrEnum):
    """A colour slot of an Office theme (ECMA-376 part 1, 20.1.6.2), and our one tint of accent1.

    ``TINT`` is accent1 at lumMod 20 % + lumOff 80 %, by formula, never a hex of its own.
    """

    DK1 = "dk1"
    LT1 = "lt1"
    DK2 = "dk2"
    LT2 = "lt2"
    ACCENT1 = "accent1"
    ACCENT2 = "accent2"
    ACCENT3 = "accent3"
    ACCENT4 = "accent4"
    ACCENT5 = "accent5"
    ACCENT6 = "accent6"
    TINT = "tint"
