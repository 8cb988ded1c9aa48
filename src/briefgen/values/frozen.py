"""The base of every model: frozen, and unknown keys refused.

Modules of models do without ``from __future__ import annotations``: pydantic would compile each
annotation from a string at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from briefgen.gate.text import clean_text


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


CleanText = Annotated[str, AfterValidator(clean_text)]
"""Text in NFC that XML can hold, cleaned as `briefgen.gate.text` says."""

Line = Annotated[CleanText, StringConstraints(min_length=1, pattern=r"^[^\n\t]*\S[^\n\t]*$")]
"""Clean text on one line, not blank."""

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", min_length=1, max_length=80)
]
"""An id: lower-case ASCII words joined by hyphens or underscores, at most 80 characters."""
