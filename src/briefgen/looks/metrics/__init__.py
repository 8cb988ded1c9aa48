"""How wide text is: advance-width tables that ship with the package, so that no font is needed.

The tables are derived from Carlito, which has Calibri's metrics (tests/tools/derive_widths.py).
"""

from briefgen.looks.metrics.advances import CALIBRI, FontMetrics

__all__ = ["CALIBRI", "FontMetrics"]
