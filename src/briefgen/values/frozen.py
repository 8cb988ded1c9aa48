"""The base of every model: frozen, and unknown keys refused."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_BIDI_OVERRIDES = dict.fromkeys(
    [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
)


class Frozen(BaseModel):
    """A model whose values never change and which refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=False, allow_inf_nan=False
    )


def clean_text(text: str) -> str:
    """The text in NFC, without bidi overrides, line ends as U+000A; ValueError if XML cannot hold it.

    XML 1.0, section 2.2: no control characters but tab, line feed and carriage return, no
    surrogates, no U+FFFE or U+FFFF.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    for char in text:
        code = ord(char)
        if (code < 0x20 and char not in "\t\n") or 0xD800 <= code <= 0xDFFF or code in _NONCHARS:
            raise ValueError(f"contains the character U+{code:04X}, which no Office file can hold")
    return unicodedata.normalize("NFC", text.translate(_BIDI_OVERRIDES))


_NONCHARS = frozenset({0x7F, 0xFFFE, 0xFFFF})

CleanText = Annotated[str, AfterValidator(clean_text)]
"""Text in NFC that XML can hold."""

Line = Annotated[CleanText, StringConstraints(min_length=1, pattern=r"^[^\n\t]*\S[^\n\t]*$")]
"""Clean text on one line, not blank."""

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", min_length=1, max_length=80)
]
"""An id: lower-case ASCII words joined by hyphens or underscores, at most 80 characters."""
