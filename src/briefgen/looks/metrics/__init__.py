"""Advance widths of fonts, derived from their metric twins, to measure text without the fonts.

Calibri is measured as Carlito, Times New Roman as Liberation Serif, Arial as Liberation Sans (all
under the SIL Open Font License, see the licences beside this module).
"""

from briefgen.looks.metrics.advances import ARIAL, CALIBRI, TIMES, FontMetrics, FontTable
from briefgen.looks.metrics.families import is_measured, metrics_of, not_narrower, on_slides

__all__ = [
    "ARIAL",
    "CALIBRI",
    "TIMES",
    "FontMetrics",
    "FontTable",
    "is_measured",
    "metrics_of",
    "not_narrower",
    "on_slides",
]
