"""What a paragraph of a source mentions that a fact could cover: numbers, dates, names, quotations.

Names are capitalised words. In Japanese, which has no capitals, they are runs of katakana and Latin
letters; names in kanji alone are not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefgen.facts.numerals import Numeral, numerals
from briefgen.facts.rules.quotations import quoted_spans
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue


class MentionKind(StrEnum):
    """What sort of thing is mentioned."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a folded paragraph; ``numeral`` is set if it is a number."""

    kind: MentionKind
    start: int
    end: int
    numeral: Numeral | None = None


_WORD = re.compile(r"[^\W\d_]+(?:[&.'][^\W\d_]+)*")
_KATAKANA_OR_LATIN = re.compile(r"[ァ-ヴー・]{3,}|[A-Za-z][A-Za-z&.-]+")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]\"?|\"|(?<= )-)\s*\"?$")
_CAPITAL_NEXT = re.compile(r" (?=[^\W\d_])(?=[A-Z\u00c0-\u00de])")
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
# Words that open English sentences with a capital and name nothing.
_FUNCTION_WORDS = frozenset(
    "a about above according across additionally after against all along alongside also although "
    "amid among an and another any around as at based because before behind below beneath beside "
    "besides between beyond both but by consequently despite down due during each either entering "
    "even every few finally first following for from furthermore given had has have he hence her "
    "here his how however i if in including indeed inside instead into it its last later like many "
    "meanwhile more moreover most much near neither never nevertheless next no nor not notably now "
    "of off on once one only onto or other others our out outside over overall past per perhaps "
    "prior rather regarding same second several she should similarly since so some soon still such "
    "than that the their them then there therefore these they third this those though three "
    "through throughout thus to today together too toward towards two under unless unlike until up "
    "upon via was we were what when where whereas whether which while who whose why will with "
    "within without yet you your".split()
)
# Number words that are as often pronouns, articles or ranks, and "the two" that repeats.
_NOT_FIGURES = re.compile(r"one|first|second|third|single|a decade|a century", re.IGNORECASE)
_REPEATED = re.compile(r"\b(?:the|these|those|both) $", re.IGNORECASE)


class Reader:
    """Finds the mentions in the folded paragraphs of one source."""

    def __init__(self, paragraphs: Iterable[str], language: Language) -> None:
        self._paragraphs = tuple(paragraphs)
        self._language = language
        self._lower = frozenset(
            _stem(word)
            for paragraph in self._paragraphs
            for word in _WORD.findall(paragraph)
            if word.islower()
        )
        self._months = frozenset(catalogue(Language.EN).times.months)

    def mentions(self, paragraph: str) -> tuple[Mention, ...]:
        """Everything that the paragraph mentions, in order; a stretch may be of two kinds."""
        found = [*self._numbers(paragraph), *self._names(paragraph), *_quotations(paragraph)]
        return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))

    def _numbers(self, text: str) -> Iterator[Mention]:
        last = 0
        for numeral in numerals(text, self._language):
            if numeral.start < last or not self._is_figure(text, numeral):
                continue
            last = numeral.end
            yield Mention(MentionKind.NUMBER, numeral.start, numeral.end, numeral)

    def _is_figure(self, text: str, numeral: Numeral) -> bool:
        if self._language is not Language.EN or not numeral.in_words:
            return numeral.sure
        word = text[numeral.start : numeral.end]
        repeated = _REPEATED.search(text, 0, numeral.start)
        return not _NOT_FIGURES.fullmatch(word) and not repeated

    def _names(self, text: str) -> Iterator[Mention]:
        if self._language is Language.JA:
            for found in _KATAKANA_OR_LATIN.finditer(text):
                yield Mention(MentionKind.NAME, *found.span())
            return
        heading = len(text.split()) <= 15 and text.rstrip('"')[-1:] not in ".!?:"
        for found in _WORD.finditer(text):
            word = found[0].removesuffix("'s")
            if not word[0].isupper():
                continue
            kind = MentionKind.DATE if self._is_date_word(word) else MentionKind.NAME
            opens = heading or _SENTENCE_END.search(text, 0, found.start()) is not None
            followed = _CAPITAL_NEXT.match(text, found.end()) is not None and not heading
            if kind is MentionKind.DATE or not (opens and self._is_ordinary(word, followed)):
                yield Mention(kind, found.start(), found.start() + len(word))

    def _is_date_word(self, word: str) -> bool:
        return self._language is Language.EN and (word in _WEEKDAYS or word in self._months)

    def _is_ordinary(self, word: str, followed: bool) -> bool:
        """Whether a word that opens a sentence is no name: elsewhere it has no capital.

        ``followed`` by another capital it opens a name all the same: "Metro Line".
        """
        plain = word.lower()
        return plain in _FUNCTION_WORDS or (not followed and _stem(plain) in self._lower)


def _stem(word: str) -> str:
    """The word without its ending: "Businesses" opens a sentence, "business" stands in one."""
    return re.sub(r"(?:ing|ed|(?:e?s+)+|e)$", "", word) if len(word) > 4 else word


def _quotations(text: str) -> Iterator[Mention]:
    for start, end in quoted_spans(text):
        if text[start:end].strip():
            yield Mention(MentionKind.QUOTATION, start, end)
