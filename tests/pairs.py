"""Fewer cases than all: each two values meet in one, where most faults of combination show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allpairspy import AllPairs


def pairwise(*values: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Cases of one value of each, in the same order every time; see `allpairspy`."""
    return [tuple(case) for case in AllPairs([list(held) for held in values])]
