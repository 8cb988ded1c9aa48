"""Whole numbers and days as people type them: nothing else is read as one.

Pydantic by itself also takes ``true`` for 1, and ``86400`` for the second day of 1970.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

_WHOLE = re.compile(r"[0-9]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def typed_count(given: object) -> object:
    """What was given, unless it is a truth or a text other than digits."""
    if isinstance(given, bool) or (isinstance(given, str) and not _WHOLE.fullmatch(given)):
        raise PydanticCustomError("int_parsing", "it has to be a whole number")
    return given


def typed_day(given: object) -> object:
    """What was given, unless it is neither a day nor the text of one."""
    if isinstance(given, dt.datetime) or not (
        isinstance(given, dt.date) or (isinstance(given, str) and _ISO_DAY.fullmatch(given))
    ):
        raise PydanticCustomError("date_parsing", "it has to be a date like 2025-04-28")
    return given


Count = Annotated[int, BeforeValidator(typed_count), Field(ge=1)]
"""A whole number from 1."""

Day = Annotated[dt.date, BeforeValidator(typed_day)]
"""A day, typed as in ISO 8601: 2025-04-28."""
