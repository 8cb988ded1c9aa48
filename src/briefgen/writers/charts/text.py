"""Text of charts, as chart part and workbook both hold it."""

from __future__ import annotations

import re

from briefgen.writers.xml import attribute

_LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def xstring(text: str) -> str:
    """The text for an element or attribute of type ST_Xstring (ECMA-376 part 1, 22.9.2.19).

    ``_x0041_`` would be read as a coded character; workbooks escape it in the same way.
    """
    return attribute(_LOOKS_CODED.sub("_x005F_", text))
