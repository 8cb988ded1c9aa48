"""Texts that were edited and lost their carrier: which paragraph is most like what stood there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from briefgen.delivered.model import Area, Passage
from briefgen.delivered.provenance import DeliveredOccurrence

LEAST = 0.6
"""How much two texts have to share to be one text, edited (`difflib.SequenceMatcher.ratio`)."""

_LEAST_SHARED = 0.4
_WORDS = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


class Likeness:
    """The paragraphs of a file that no carrier led to, each offered once."""

    def __init__(self, passages: Sequence[Passage], taken: Collection[int]) -> None:
        self._passages = passages
        self._free = {
            index: _tokens(passage.text)
            for index, passage in enumerate(passages)
            if passage.text.strip() and index not in taken
        }

    def nearest(self, held: DeliveredOccurrence, texts: Sequence[str]) -> int | None:
        """The paragraph most like one of the texts, where the occurrence may stand; or None."""
        best, index = LEAST, None
        for text in texts[:1]:
            wanted = _tokens(text)
            for number, tokens in self._free.items():
                if not self._may_hold(held, number) or not wanted:
                    continue
                if len(wanted & tokens) < _LEAST_SHARED * len(wanted):
                    continue
                passage = self._passages[number].text
                shown = aligned(text, passage)
                ratio = SequenceMatcher(None, text, shown, autojunk=False).ratio()
                if ratio > best:
                    best, index = ratio, number
        return index

    def _may_hold(self, held: DeliveredOccurrence, number: int) -> bool:
        where = self._passages[number].where
        if held.at is None:
            return True
        notes = where.area is Area.NOTES
        return where.slide_id == held.at.slide and notes is held.at.notes


def aligned(expected: str, text: str) -> str:
    """The stretch of the text that stands where the expected one did, from shared words outward."""
    blocks = SequenceMatcher(None, expected, text, autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= min(3, len(expected))]
    if not shared:
        return text
    first, last = shared[0], shared[-1]
    start = max(0, first.b - first.a)
    end = min(len(text), last.b + last.size + len(expected) - (last.a + last.size))
    while start and _within_word(text, start):
        start -= 1
    while end < len(text) and _within_word(text, end):
        end += 1
    return text[start:end].strip()


def _within_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at : at + 1]
    return before.isalnum() and after.isalnum() and not _WIDE.match(after)


def _tokens(text: str) -> frozenset[str]:
    """Its words; of Japanese, which has no spaces, its characters."""
    return frozenset(_WORDS.findall(text.casefold())) | frozenset(_WIDE.findall(text))
