"""Bytes put in the place of other bytes; all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Splice:
    """What takes the place of the bytes from ``first`` to ``last``; equal ends insert."""

    first: int
    last: int
    data: bytes = b""


def spliced(part: bytes, splices: Iterable[Splice]) -> bytes:
    """The part with all splices made; they may stand in any order and must not overlap.

    Raises ValueError where two overlap: that would lose bytes.
    """
    made: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda held: (held.first, held.last)):
        if splice.first < at:
            raise ValueError(f"two splices overlap at byte {splice.first}")
        made += (part[at : splice.first], splice.data)
        at = splice.last
    return b"".join((*made, part[at:]))
