"""A text file: UTF-8, a paragraph a non-empty line."""

from __future__ import annotations

import re
import unicodedata

from briefgen.copies.model import Said
from briefgen.gate import decode
from briefgen.gate.markup import check_lines


def read(content: bytes, name: str) -> Said:
    """Its lines, as they stand; InputError where it is not UTF-8."""
    # Not splitlines(): a form feed or U+2028 inside a paragraph does not end its line.
    text = decode(content, name)
    check_lines(text, name)
    text = unicodedata.normalize("NFC", text)
    lines = (line.strip() for line in re.split(r"\r\n|\r|\n", text))
    return Said(tuple(line for line in lines if line))
