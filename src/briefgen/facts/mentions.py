"""What a paragraph of a source mentions that a fact could cover: numbers, dates, names, quotations.

Names are capitalised words. In Japanese, which has no capitals, they are runs of katakana and Latin
letters; names in kanji alone are not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from briefgen.facts.numerals import Numeral, numerals
from briefgen.facts.rules.quotations import quoted_spans
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import SYMBOLS


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
# The same for Vietnamese.
_FUNCTION_WORDS_VI = frozenset(
    "bà bên bằng chiều cho chỉ cuối các còn có cùng cũng cả do dù dưới dự giữa gần hai hiện "
    "hoặc hơn khi khoảng không kể mọi mỗi một nay ngay ngoài ngày nhiều nhân như nhưng nhằm "
    "nhờ những năm nếu nửa phía qua riêng sau song sáng số theo tháng thì tuy tính tại tất "
    "tối tổng từ việc và vào vì về với ông đang đây đã đó đầu đến để đối đồng ước".split()
)
_DATES_VI = re.compile(
    r"\b(?:[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|[Cc]hủ [Nn]hật|"
    r"[Tt]háng (?:Giêng|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười(?: Một| Hai)?|Chạp))\b"
)
# Number words that are as often pronouns, articles or ranks, and "the two" that repeats.
_NOT_FIGURES = re.compile(r"one|first|second|third|single|a decade|a century", re.IGNORECASE)
_SYMBOLS = (*SYMBOLS, *catalogue(Language.EN).units.money)
_UNIT_BEHIND = re.compile(rf"[ -]?(?:{'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})\b")
_BEHIND = 40
"""Characters before a word among which the patterns above and below look for what ends there."""

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
        repeated = _REPEATED.search(text, max(0, numeral.start - _BEHIND), numeral.start)
        return not _NOT_FIGURES.fullmatch(word) and not repeated

    def _names(self, text: str) -> Iterator[Mention]:
        if self._language is Language.JA:
            for found in _KATAKANA_OR_LATIN.finditer(text):
                yield Mention(MentionKind.NAME, *found.span())
            return
        dates = [] if self._language is Language.EN else [*_DATES_VI.finditer(text)]
        for date in dates:
            yield Mention(MentionKind.DATE, *date.span())
        # What stands with a number is its unit or part of it: 1,25 tỷ USD, 40 MW, quý II.
        figures = bytearray(len(text))
        for start, end in (*(date.span() for date in dates), *self._figures(text)):
            figures[start:end] = b"\1" * (end - start)
        heading = len(text.split()) <= 15 and text.rstrip('"')[-1:] not in ".!?:"
        for found in _WORD.finditer(text):
            word = found[0].removesuffix("'s")
            if not word[0].isupper() or figures[found.start()]:
                continue
            kind = MentionKind.DATE if self._is_date_word(word) else MentionKind.NAME
            behind = max(0, found.start() - _BEHIND)
            opens = heading or _SENTENCE_END.search(text, behind, found.start()) is not None
            followed = _CAPITAL_NEXT.match(text, found.end()) is not None and not heading
            if kind is MentionKind.DATE or not (opens and self._is_ordinary(word, followed)):
                yield Mention(kind, found.start(), found.start() + len(word))

    def _figures(self, text: str) -> list[tuple[int, int]]:
        """Where numbers stand with the symbol or the currency code behind them."""
        spans = []
        for numeral in numerals(text, self._language):
            if not numeral.in_words:
                unit = _UNIT_BEHIND.match(text, numeral.end)
                spans.append((numeral.start, unit.end() if unit else numeral.end))
        return spans

    def _is_date_word(self, word: str) -> bool:
        return self._language is Language.EN and (word in _WEEKDAYS or word in self._months)

    def _is_ordinary(self, word: str, followed: bool) -> bool:
        """Whether a word that opens a sentence is no name: elsewhere it has no capital.

        ``followed`` by another capital it opens a name all the same: "Canal Lock".
        """
        plain = word.lower()
        known = _FUNCTION_WORDS if self._language is Language.EN else _FUNCTION_WORDS_VI
        return plain in known or (not followed and _stem(plain) in self._lower)


def _stem(word: str) -> str:
    """The word without its ending: "Businesses" opens a sentence, "business" stands in one."""
    return re.sub(r"(?:ing|ed|(?:e?s+)+|e)$", "", word) if len(word) > 4 else word


def _quotations(text: str) -> Iterator[Mention]:
    for start, end in quoted_spans(text):
        if text[start:end].strip():
            yield Mention(MentionKind.QUOTATION, start, end)
