"""Text into XML: cleaned once, escaped once, for every part of both writers."""

from __future__ import annotations

from functools import lru_cache

from briefgen.errors import BuildError
from briefgen.gate.text import clean_text

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPACES = str.maketrans({"\n": "&#10;", "\t": "&#9;"})


def clean(text: str) -> str:
    """The text in NFC and such as XML can hold, line ends as U+000A.

    Raises BuildError, quoting the text, where it holds a character that no Office file can.
    """
    try:
        return clean_text(text)
    except ValueError as problem:
        raise BuildError(
            f"the text {text[:60]!r} {problem}; correct it where it comes from"
        ) from None


def escape(text: str) -> str:
    """The text with markup characters as entities; it must be clean already."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return text.translate(_ENTITIES)
    return text


def content(text: str) -> str:
    """The text cleaned and escaped, as the content of an element."""
    return escape(clean(text))


@lru_cache(maxsize=1 << 14)
def attribute(text: str) -> str:
    """The text cleaned and escaped, as the value of an attribute in double quotes.

    Line ends and tabs stay what they are: a parser would make spaces of them (XML 1.0, 3.3.3).
    Remembered, for attributes are mostly ids and names, which come again in every part and file.
    """
    text = escape(clean(text))
    return text.translate(_SPACES) if "\n" in text or "\t" in text else text
