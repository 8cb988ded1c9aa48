"""What of a fact may change by itself, so that two editions of it can be told apart."""

from typing import Annotated

from pydantic import StringConstraints

from briefgen.values.frozen import Frozen
from briefgen.values.status import Status

ASPECT_DIGITS = 16
"""Hex digits of an aspect's digest: it only ever tells one fact's old from its new."""

AspectDigest = Annotated[str, StringConstraints(pattern=rf"^([0-9a-f]{{{ASPECT_DIGITS}}})?$")]


class Aspects(Frozen):
    """A fact's status, and digests of the rest; what is not known is None or "".

    ``figures`` is that of its quantities and times, derived ones worked out; ``sources`` that of
    who says it where; ``words`` that of its texts in one language, with names and without values.
    """

    status: Status | None = None
    figures: AspectDigest = ""
    sources: AspectDigest = ""
    words: AspectDigest = ""

    @property
    def known(self) -> bool:
        """Whether anything is known: files of the first versions carry none of it."""
        return self != Aspects()
