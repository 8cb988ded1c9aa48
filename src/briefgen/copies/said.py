"""What files say of themselves, brought into one form; what is unsure is left out."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_PROGRAM = re.compile(r"^(Microsoft (Word|PowerPoint|Excel)|untitled|document\d*)\b", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(docx?|odt|rtf|indd|pdf|html?|pptx?|xlsx?|tmp|txt)$", re.IGNORECASE)


def iso_day(text: str) -> str:
    """The day that the text begins with (2025-04-28, 2025/4/28), in ISO 8601; "" if none."""
    found = _DAY.match(text)
    if not found:
        return ""
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def own_title(text: str) -> str:
    """The title, unless it is what a program put there by itself or the name of a file."""
    text = " ".join(text.split())
    return "" if _PROGRAM.match(text) or _FILE_NAME.search(text) else text
