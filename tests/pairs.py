"""Fewer cases than all: each two values meet in one, where most faults of combination show."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice
from typing import Any, TypeVar

from allpairspy import AllPairs

A = TypeVar("A")
B = TypeVar("B")


def pairwise(*values: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Cases of one value of each, in the same order every time; see `allpairspy`."""
    return [tuple(case) for case in AllPairs([list(held) for held in values])]


def zip_cycle(one: Iterable[A], other: Iterable[B]) -> list[tuple[A, B]]:
    """Each value of both at least once, the shorter one from its start again: for slow tests."""
    ones, others = list(one), list(other)
    most = max(len(ones), len(others))
    return list(islice(zip(cycle(ones), cycle(others), strict=False), most))
