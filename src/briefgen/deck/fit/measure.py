"""How wide text is when set: advances, and the gap between Latin and East Asian text."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache

from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.looks.model import EMU_PER_POINT
from briefgen.values.language import Language

# Applications open up a quarter of an em where the script changes (JIS X 4051, 4.7); LibreOffice
# does so at punctuation too.
GAP_EM = 0.25

_WIDE = (
    "\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c"
    "\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uffe6"
    "\U0001b000-\U0001b2fb\U0001f000-\U0003fffd"
)
_NARROW = re.compile("[\0-\u10ff\u1e00-\u2319]*")


# Compiling so many characters takes milliseconds, and most texts are narrow to the last of them.
@cache
def _any_wide() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}]")


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"[{_WIDE}](?=\s*[^{_WIDE}\s])|[^{_WIDE}\s](?=\s*[{_WIDE}])")


def has_wide(text: str) -> bool:
    """Whether the text has East Asian characters in it, full-width or half-width."""
    if text.isascii() or _NARROW.fullmatch(text):
        return False
    return _any_wide().search(text) is not None


def changes_of_script(text: str) -> int:
    """How often the text goes from East Asian to other characters or back, spaces aside."""
    return len(_changes().findall(text))


@lru_cache(maxsize=1 << 16)
def ends_wide(text: str) -> tuple[bool, bool] | None:
    """Whether the text begins, and whether it ends, in East Asian; spaces aside, None if blank."""
    text = text.strip()
    return (has_wide(text[0]), has_wide(text[-1])) if text else None


class Ruler:
    """Measures text of one weight and script, in em, and remembers what it has measured."""

    def __init__(self, bold: bool, east_asian: bool, metrics: FontMetrics) -> None:
        self._bold = bold
        self._east_asian = east_asian
        self._metrics = metrics
        self.widths = lru_cache(maxsize=1 << 16)(self._widths)

    def _widths(self, text: str) -> tuple[float, float]:
        """The width of the text on one line, and that without the spaces at its end, in em."""
        solid = text.rstrip(" \n")
        width = self._width(text)
        return (width, width) if len(solid) == len(text) else (width, self._width(solid))

    def _width(self, text: str) -> float:
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)  # as writers write it
        em = self._metrics.width(text, bold=self._bold, east_asian=self._east_asian)
        return em + GAP_EM * changes_of_script(text) if has_wide(text) else em


@lru_cache(maxsize=64)
def ruler(bold: bool, lang: Language, metrics: FontMetrics) -> Ruler:
    """The ruler for text of that weight and language."""
    return Ruler(bold, lang is Language.JA, metrics)


def text_width(
    text: str,
    size: float,
    *,
    bold: bool = False,
    lang: Language = Language.EN,
    metrics: FontMetrics = CALIBRI,
) -> int:
    """The width in EMU of the text on one line, at that size in points, rounded up."""
    width, _ = ruler(bold, lang, metrics).widths(text)
    return math.ceil(width * size * EMU_PER_POINT)
