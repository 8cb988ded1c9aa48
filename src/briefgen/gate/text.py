"""Text from outside: cleaned in one way, whatever it comes in and whichever file it goes into.

Comes in: a text. Goes out: the text in NFC, its line ends U+000A, without signs that turn the order
of others about; or a ValueError that names the character. What is kept as it is: variation
selectors, joiners (U+200C, U+200D), half-width kana, and the marks U+200E, U+200F and U+061C, which
stand in Arabic and Hebrew names and turn nothing but themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

_C1 = "\x7f-\x84\x86-\x9f"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_REFUSED_CLASS = f"\x00-\x08\x0c\x0e-\x1f{_C1}\ud800-\udfff{_NONCHARACTERS}"
_DROPPED_CLASS = "\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
_ENDS_CLASS = "\r\x0b\x85\u2028\u2029"

_REFUSED = re.compile(f"[{_REFUSED_CLASS}]")
_LINE_ENDS = re.compile(f"\r\n|[{_ENDS_CLASS}]")
_DROPPED = re.compile(f"[{_DROPPED_CLASS}]")
_NOT_AS_IT_STANDS = re.compile(f"[{_REFUSED_CLASS}{_DROPPED_CLASS}{_ENDS_CLASS}]")
"""Whatever is refused or dropped, and unusual line ends: most texts have none."""


def clean_text(text: str) -> str:
    """The text in NFC, line ends as U+000A, no sign that turns the order of others about.

    ValueError names a character that no Office file can hold or nobody means: XML 1.0, section 2.2,
    allows no control characters but tab, line feed and carriage return, no surrogates, no U+FFFE
    and U+FFFF; the controls from U+007F on and the other noncharacters (Unicode 23.7) come from a
    text that was read in a wrong encoding. Dropped are U+202A to U+202E and U+2066 to U+2069
    (UAX #9), and U+FFF9 to U+FFFB.
    """
    # Whatever is refused or dropped, and unusual line ends, Python does not call printable.
    if text.isprintable() or _NOT_AS_IT_STANDS.search(text) is None:
        if text.isascii():
            return text
        return text if unicodedata.is_normalized("NFC", text) else _composed(text)
    text = _LINE_ENDS.sub("\n", text)
    refused = _REFUSED.search(text)
    if refused:
        code = ord(refused[0])
        raise ValueError(f"contains the character U+{code:04X}, which no Office file can hold")
    return _composed(_DROPPED.sub("", text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def is_blank(text: str) -> bool:
    """Whether nothing of it is seen: spaces, line ends, signs without a shape of their own."""
    return not any(sign.isprintable() and sign != " " for sign in text)


def dropped_from(text: str) -> tuple[str, ...]:
    """What `clean_text` takes out of the text, as ``U+202E``, each once."""
    return tuple(dict.fromkeys(f"U+{ord(sign):04X}" for sign in _DROPPED.findall(text)))


def without_dropped(text: str) -> str:
    """The text without what `clean_text` drops, all else as it stands."""
    return _DROPPED.sub("", text)


def may_hold_dropped(text: str) -> bool:
    """Whether a whole file could hold texts that lose something: as it stands, or by an escape."""
    return "\\" in text or (not text.isascii() and _DROPPED.search(text) is not None)


def texts_in(data: object) -> Iterator[str]:
    """Every text in plain data, keys included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, held in data.items():
            yield from texts_in(key)
            yield from texts_in(held)
    elif isinstance(data, list | tuple):
        for held in data:
            yield from texts_in(held)


def told(signs: Iterable[str]) -> tuple[str, str]:
    """The message and the hint of a warning that these were dropped."""
    return f"{', '.join(signs)} was left out of a text: it can hide what stands there", "remove it"
