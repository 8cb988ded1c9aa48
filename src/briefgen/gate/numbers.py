"""Numbers in attributes of files from outside, which hold whatever someone wrote there."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
"""As long as 64 bits hold: no file of Office has longer ones, and Python refuses some that are."""


def whole_number(text: str | None) -> int | None:
    """The number that the digits write; None for what is none, or is longer than any of Office."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


def natural_number(text: str | None) -> int | None:
    """The same of what cannot be below nothing."""
    found = whole_number(text)
    return found if found is not None and found >= 0 else None
