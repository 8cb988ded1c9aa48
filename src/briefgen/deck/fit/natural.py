"""Where an application ends the lines of a text that it is left alone with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from briefgen.deck.fit.row import Row

# How much of the planned width an application may come to use.
_NARROWER = (0.98, 1.0)
_WIDER = (1.0, 1.02, 1.04)
_HANGING = frozenset("、。，．")


class Natural:
    """The lines of a row as an application ends them.

    In Japanese it lets commas and full stops hang over the edge, by ``hang`` points.
    """

    def __init__(self, row: Row, hang: float) -> None:
        self._row = row
        self._starts = (0, *row.offsets)
        self._hanging: Sequence[float] = row.ends
        if hang and not _HANGING.isdisjoint(row.text):
            self._hanging = [
                end - hang if row.text[start:stop].rstrip()[-1:] in _HANGING else end
                for (start, stop), end in zip(row.spans(), row.ends, strict=True)
            ]

    def ends_at(self, start: int, end: int, allowed: Container[int], limit: float) -> bool:
        """Whether the line from ``start`` ends at ``end`` as planned for that limit, and at an
        allowed place too where an application's type is a little wider or narrower."""
        narrow, planned = (self._end(start, limit * share, self._row.ends) for share in _NARROWER)
        wide = (self.end(start, limit * share) for share in _WIDER)
        return planned == end and narrow in allowed and all(at in allowed for at in wide)

    def end(self, start: int, limit: float) -> int:
        """Where the line from that offset ends."""
        return self._end(start, limit, self._hanging)

    def ends(self, limit: float) -> Iterator[int]:
        """Where each line ends, the last aside."""
        at = self.end(0, limit)
        while at < self._starts[-1]:
            yield at
            at = self.end(at, limit)

    def _end(self, start: int, limit: float, ends: Sequence[float]) -> int:
        first = bisect_left(self._starts, start)
        stop = bisect_right(ends, self._row.begins[first] + limit, lo=first)
        stop = max(stop, first + 1)
        forced = bisect_right(self._row.forced, first)
        if forced < len(self._row.forced):
            stop = min(stop, self._row.forced[forced])
        return self._starts[stop]
