"""The base of every model: frozen, and unknown keys refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_REFUSED = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\u2028\u2029]")
_NOT_AS_IT_STANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Whatever is refused, an unusual line end or a bidi override: most texts have none."""
_BIDI_OVERRIDES = dict.fromkeys(
    [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
)


@cache
def _worked_out(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the model's cached properties."""
    return tuple(
        name
        for kind in model.__mro__
        for name, held in vars(kind).items()
        if isinstance(held, cached_property)
    )


class Frozen(BaseModel):
    """A model whose values never change and which refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=False,
        allow_inf_nan=False,
        defer_build=True,
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with other values if any; what was worked out from the old ones is not kept.

        Pydantic copies cached properties too: a fact with another value would keep its digest.
        """
        copied = super().model_copy(update=update, deep=deep)
        if update:
            for name in _worked_out(type(self)):
                copied.__dict__.pop(name, None)
        return copied


def clean_text(text: str) -> str:
    """The text in NFC, no bidi overrides, line ends as U+000A; ValueError if XML cannot hold it.

    XML 1.0, section 2.2: no control characters but tab, line feed and carriage return, no
    surrogates, no U+FFFE or U+FFFF.
    """
    if text.isascii() and text.isprintable():
        return text
    if _NOT_AS_IT_STANDS.search(text) is None:
        return (
            text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
        )
    text = _LINE_ENDS.sub("\n", text)
    refused = _REFUSED.search(text)
    if refused:
        code = ord(refused[0])
        raise ValueError(f"contains the character U+{code:04X}, which no Office file can hold")
    return unicodedata.normalize("NFC", text.translate(_BIDI_OVERRIDES))


CleanText = Annotated[str, AfterValidator(clean_text)]
"""Text in NFC that XML can hold."""

Line = Annotated[CleanText, StringConstraints(min_length=1, pattern=r"^[^\n\t]*\S[^\n\t]*$")]
"""Clean text on one line, not blank."""

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", min_length=1, max_length=80)
]
"""An id: lower-case ASCII words joined by hyphens or underscores, at most 80 characters."""
