"""Bookmark names, made from ids; within what Word accepts, and never equal."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

_LONGEST = 40
_DIGEST = 8
_SAFE = re.compile(r"[a-z0-9_]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9_]")


def anchor_bookmark(occurrence: str) -> str:
    """The hidden bookmark around an anchored text."""
    return _name("_bf_", occurrence)


def target_bookmark(identifier: str) -> str:
    """The hidden bookmark on a section, heading, table or row that references point to."""
    return _name("_Ref_", identifier)


def contents_bookmark(number: int) -> str:
    """The hidden bookmark around a heading that the contents list leads to, in Word's own form."""
    return f"_Toc{number:09d}"


def note_bookmark(number: int) -> str:
    """The hidden bookmark on a footnote's mark, for NOTEREF fields."""
    return f"_RefNote{number}"


@lru_cache(maxsize=4096)
def _name(prefix: str, identifier: str) -> str:
    """At most 40 ASCII letters, digits and underscores.

    Word takes ``A`` and ``a`` for one bookmark and knows no hyphens, so an id with anything but
    small letters, digits and underscores gets a digest of itself at its end.
    """
    if _SAFE.fullmatch(identifier) and len(prefix) + len(identifier) <= _LONGEST - _DIGEST:
        return prefix + identifier
    digest = hashlib.sha256(identifier.encode()).hexdigest()[:_DIGEST]
    stem = _UNSAFE.sub("_", identifier)[: _LONGEST - len(prefix) - _DIGEST - 1]
    return f"{prefix}{stem}_{digest}"
