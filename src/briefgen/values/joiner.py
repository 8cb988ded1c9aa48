"""A range is one value on the page: no line ends at its dash.

UAX #14 lets a line end behind an en dash, and on either side of a wave dash; so do Word, PowerPoint
and LibreOffice. Writers put a joiner beside the dash, readers take it out again: texts, values and
digests are the same with and without.
"""

from __future__ import annotations

import re
from unicodedata import category

JOINER = "\ufeff"
"""Zero width no-break space: of class WJ in UAX #14, as U+2060 WORD JOINER is.

U+2060 would be the newer choice, but Calibri's metric twin has no glyph for it and has one, an
empty one, for this: an application that looks for U+2060 in another font may show a box, or a line
as high as that font's.
"""

_WORD_JOINER = "\u2060"

# A dash with a digit on at least one side: 3–4 billion, April 27–29, tháng 4–tháng 5, 3兆～4兆.
_DASH = "[\u2012\u2013\u301c\uff5e]"
# The dash comes first in the pattern, so that texts without one, nearly all, are passed over fast.
_RANGE = re.compile(rf"{_DASH}(?:(?<=\d.)(?=\S)|(?<=\S.)(?=\d))")
_WAVES = "\u301c\uff5e"
_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_SPACE = "\u200b"


def joined(text: str) -> str:
    """The text with a joiner behind the dash of each range, and before it too if it is a wave."""
    return text if text.isascii() else _RANGE.sub(_with_joiner, text)


def unjoined(text: str) -> str:
    """The text as it reads, without joiners."""
    if text.isascii() or (JOINER not in text and _WORD_JOINER not in text):
        return text
    return text.replace(JOINER, "").replace(_WORD_JOINER, "")


def unbroken(text: str) -> list[tuple[int, int]]:
    """The spans (start and end) within which a line never ends, for joiners stand there."""
    if text.isascii():
        return []
    dashes = _RANGE.finditer(text)
    return [(_before(dash), _behind(text, dash.end()) + 1) for dash in dashes]


def _before(dash: re.Match[str]) -> int:
    """The offset of what a line keeps with the dash; behind a zero-width space it ends (LB8)."""
    held = dash[0] in _WAVES and dash.string[dash.start() - 1] != _ZERO_WIDTH_SPACE
    return dash.start() - held


def _behind(text: str, at: int) -> int:
    """The offset behind the marks that stand there: they go with the joiner (UAX #14, LB9)."""
    while at < len(text) and (category(text[at])[0] == "M" or text[at] == _ZERO_WIDTH_JOINER):
        at += 1
    return at


def _with_joiner(dash: re.Match[str]) -> str:
    return (JOINER if dash[0] in _WAVES else "") + dash[0] + JOINER
