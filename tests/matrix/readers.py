"""Readers by other authors, as text; and text without what readers add or change.

python-docx's own text API leaves out whatever stands in a content control; these do not.
"""

from __future__ import annotations

import io
import re
from functools import cache
from html import unescape
from pathlib import Path

import mammoth
from docx2python import docx2python
from markitdown import MarkItDown


def by_mammoth(path: Path) -> str:
    with path.open("rb") as file:
        html = mammoth.convert_to_html(file).value
    return unescape(re.sub(r"<[^>]+>", "", html))


def by_docx2python(path: Path) -> str:
    with docx2python(io.BytesIO(path.read_bytes())) as read:
        return str(read.text)


def by_markitdown(path: Path) -> str:
    return str(_markitdown().convert(str(path)).text_content)


@cache
def _markitdown() -> MarkItDown:
    return MarkItDown(enable_plugins=False)


def letters(text: str) -> str:
    """The text without what readers add or change: spaces, mark-up, marks of notes."""
    return re.sub(r"[\W_]+", "", text)
