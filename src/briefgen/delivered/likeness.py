"""Texts that were edited and lost their carrier: which paragraph is most like what stood there."""

from __future__ import annotations

import heapq
import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from briefgen.delivered.model import Area, Passage
from briefgen.delivered.provenance import DeliveredOccurrence

LEAST = 0.6
"""How much two texts have to share to be one text, edited (`difflib.SequenceMatcher.ratio`)."""

_LEAST_SHARED = 0.4
_SHORTLIST = 8
"""How many paragraphs a text is compared with letter by letter, those that share most with it."""

_COMMON = 200
"""How many paragraphs have a word that tells nothing of any of them; the rarest always tells."""

_LONGEST = 20_000
"""Characters of the longest paragraph that is compared; a longer one was made by no person."""

_WORDS = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

_Place = tuple[int, bool] | None


class Likeness:
    """The paragraphs of a file that no carrier led to, looked up by the words in them."""

    def __init__(self, passages: Sequence[Passage], taken: Collection[int]) -> None:
        self._passages = passages
        self._holding: dict[tuple[_Place, str], list[int]] = defaultdict(list)
        for index, passage in enumerate(passages):
            if index in taken or len(passage.text) > _LONGEST:
                continue
            place = (passage.where.slide_id, passage.where.area is Area.NOTES)
            for token in tokens(passage.text):
                self._holding[None, token].append(index)
                if passage.where.slide_id:
                    self._holding[place, token].append(index)

    def nearest(self, held: DeliveredOccurrence, texts: Sequence[str]) -> int | None:
        """The paragraph most like the first of the texts, where the occurrence may stand; or None.

        Of paragraphs that share as many words, the rarest counting most, the first.
        """
        if not texts:
            return None
        best, index = LEAST, None
        place = None if held.at is None else (held.at.slide, held.at.notes)
        for number in self._shortlist(tokens(texts[0]), place):
            shown = aligned(texts[0], self._passages[number].text)
            ratio = SequenceMatcher(None, texts[0], shown, autojunk=False).ratio()
            if ratio > best:
                best, index = ratio, number
        return index

    def _shortlist(self, wanted: Collection[str], place: _Place) -> Iterable[int]:
        """The paragraphs that share enough of the words, those that share the rarest first."""
        there = (self._holding.get((place, token), []) for token in wanted)
        lists = sorted(filter(None, there), key=len)
        shared: Counter[int] = Counter()
        worth: dict[int, float] = defaultdict(float)
        for held in lists:
            if shared and len(held) > _COMMON:
                # Words of so many paragraphs choose among those that rarer words have found.
                numbers: Iterable[int] = [n for n in shared if held[bisect(held, n) - 1] == n]
            else:
                numbers = held[:_COMMON]
            for number in numbers:
                shared[number] += 1
                worth[number] += 1 / len(held)
        enough = [n for n, count in shared.items() if count >= _LEAST_SHARED * len(wanted)]
        return heapq.nsmallest(_SHORTLIST, enough, key=lambda n: (-worth[n], n))


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


def tokens(text: str) -> frozenset[str]:
    """Its words; of Japanese, which has no spaces, its characters."""
    return frozenset(_WORDS.findall(text.casefold())) | frozenset(_WIDE.findall(text))
