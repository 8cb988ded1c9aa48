"""Japanese text into lines: source marks stay whole, short text ends its lines behind phrases."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefgen.deck.fit.lines import End, filled
from briefgen.deck.fit.natural import Natural
from briefgen.deck.fit.phrases import clause_ends, phrase_ends
from briefgen.deck.fit.pieces import NO_BREAK_SPACE, Piece
from briefgen.deck.fit.row import Row, row_of
from briefgen.looks.metrics import FontMetrics

# Japanese text of so many lines is short, one more where it is large: titles, items, callouts.
_SHORT = 2
_LARGE = 16.0
# A last line of less than this share of the width is too short; lines are then shorter by steps.
_LEAST_LAST = 0.25
_LEAST_CLAUSE = 0.4  # of the width, for lines that end behind clauses
_LEAST_SAID = 4  # characters beside a mark
_SHORTER = (0.9, 0.8, 0.7, 0.6)


class Planned(NamedTuple):
    """The planned lines of a text, and the row of what they do not part."""

    ends: Sequence[End]
    row: Row


class _Places(NamedTuple):
    """The offsets at which lines may end, but for those within marks; those behind the no-break
    spaces that open marks; and the text with full stops for its marks: no words, and as long."""

    between_words: frozenset[int]
    before_marks: frozenset[int]
    plain: str


class Japanese:
    """Japanese text, of which marks and the phrases of short text are not parted.

    ``row`` is the text as applications part it: beside no-break spaces too. ``size`` is that of
    its largest type, in points.
    """

    def __init__(self, pieces: tuple[Piece, ...], metrics: FontMetrics) -> None:
        self.row = row_of(pieces, metrics, loose=True)
        self.size = max((piece.size for piece in pieces), default=0.0)
        self._pieces = pieces

    @cached_property
    def widest_word(self) -> float:
        """The width in points of the widest that stays whole: characters, words and marks."""
        return self.row.merged(self._places.between_words | self._places.before_marks).widest

    def planned(self, limit: float) -> Planned:
        """The planned lines in so many points.

        Phrases are kept in short text, where that takes no more lines; longer text is read on, not
        looked at, and keeps its natural lines, but for a last one too short to stand alone.
        """
        if self.row.reach <= limit and not self.row.forced:
            return Planned((End(len(self.row.text), self.row.reach),), self.row)
        row = self._parted(self._words, (self._places.before_marks, self.row.breaks), limit)
        lines = filled(row, limit)
        short = len(lines) <= _SHORT + (self.size >= _LARGE)
        if len(lines) == 1 or not (short or self._ends_badly(lines, limit)):
            return Planned(lines, row)
        if not self._phrase_ends:
            return Planned(lines, row)
        if short:
            found: Sequence[End] = filled(self._clauses, limit)
            if len(found) == len(lines) and _holds_evenly(found, limit):
                return Planned(found, self._clauses)
            steps = (self._places.before_marks, self._places.between_words, self.row.breaks)
            kept = self._parted(self._phrases, steps, limit)
            found = _evenly_filled(kept, limit, self._phrase_ends | self._places.before_marks)
        else:
            kept = self._parted(
                self._last_whole, (self._places.between_words, self.row.breaks), limit
            )
            found = filled(kept, limit)
        return Planned(found, kept) if len(found) == len(lines) else Planned(lines, row)

    def told(self, planned: Planned, limit: float) -> tuple[int, ...]:
        """The planned ends up to the last one where an application, left alone in so many points,
        would or might end the line elsewhere."""
        ends = [end.at for end in planned.ends[:-1]]
        if not ends or any(end.broken for end in planned.ends):
            return ()
        allowed = frozenset(planned.row.offsets)
        told = 0
        for number, (start, end) in enumerate(pairwise((0, *ends)), 1):
            if not self._natural.ends_at(start, end, allowed, limit):
                told = number
        # Where the text itself ends a line there is nothing to add: a second end is an empty line.
        return tuple(at for at in ends[:told] if self.row.text[at - 1] != "\n")

    @cached_property
    def _places(self) -> _Places:
        text, pieces = self.row.text, self._pieces
        edges = pairwise(accumulate((len(piece.text) for piece in pieces), initial=0))
        marks = [span for span, piece in zip(edges, pieces, strict=True) if piece.mark]
        within = {at for start, end in marks for at in range(start + 1, end)}
        return _Places(
            between_words=self.row.breaks - within,
            before_marks=frozenset(
                start + 1 for start, _ in marks if text.startswith(NO_BREAK_SPACE, start)
            ),
            plain="".join("。" * len(p.text) if p.mark else p.text for p in pieces),
        )

    @cached_property
    def _natural(self) -> Natural:
        return Natural(self.row, self.size)

    @cached_property
    def _words(self) -> Row:
        return self.row.merged(self._places.between_words)

    @cached_property
    def _phrase_ends(self) -> frozenset[int]:
        return phrase_ends(self._places.plain) & self._places.between_words

    @cached_property
    def _phrases(self) -> Row:
        return self.row.merged(self._phrase_ends)

    @cached_property
    def _clauses(self) -> Row:
        return self.row.merged(clause_ends(self._places.plain) & self._phrase_ends)

    @cached_property
    def _last_whole(self) -> Row:
        """The words, but for those of the last phrase, which is one."""
        last = max((at for at in self._phrase_ends if at < len(self._places.plain)), default=0)
        return self.row.merged(
            frozenset(
                at
                for at in self._places.between_words
                if at <= last or at == len(self._places.plain)
            )
        )

    def _ends_badly(self, lines: Sequence[End], limit: float) -> bool:
        """Whether the last line is too short to stand alone, marks aside."""
        said = self._places.plain[lines[-2].at :].rstrip("。")
        return lines[-1].width < _LEAST_LAST * limit or len(said) < _LEAST_SAID

    def _parted(self, row: Row, steps: Iterable[Iterable[int]], limit: float) -> Row:
        """The row, parted in what is too wide for a line at the next step's cuts."""
        for more in steps:
            if row.widest <= limit:
                break
            wide = _too_wide(row, limit)
            cuts = (at for at in more for start, end in wide if start < at < end)
            row = self.row.merged(frozenset(row.offsets).union(cuts))
        return row


def _too_wide(row: Row, limit: float) -> list[tuple[int, int]]:
    """Where in the row's text the units begin and end that no line has room for."""
    spans = zip(row.spans(), row.begins, row.ends, strict=True)
    return [edge for edge, begin, end in spans if end - begin > limit]


def _holds_evenly(lines: Sequence[End], limit: float) -> bool:
    """Whether no line is broken within, and none is so short that it would look lost."""
    return all(not line.broken and line.width >= _LEAST_CLAUSE * limit for line in lines)


def _evenly_filled(row: Row, limit: float, ends: Container[int]) -> Sequence[End]:
    """As few lines as can be; where the last would be very short, the others give it something.

    ``ends`` are where lines may end for that: behind phrases.
    """
    lines = filled(row, limit)
    for share in _SHORTER:
        if lines[-1].width >= _LEAST_LAST * limit:
            break
        shorter = filled(row, limit * share)
        if len(shorter) > len(lines) or not all(line.at in ends for line in shorter[:-1]):
            break
        lines = shorter
    return lines
