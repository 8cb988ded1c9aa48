"""The content words of a text in any of the three languages, with their places.

English words lose accents and endings, Vietnamese syllables stand alone and by twos, Japanese is
runs of katakana and pairs of kanji, so that a paraphrase shares words with what it paraphrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefgen.records import dataclass
from briefgen.values.language import Language


@dataclass(frozen=True, slots=True)
class Word:
    """A content word, in the form it is compared in, and where it stands."""

    key: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(?P<latin>[^\W\d_\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff]+(?:[&'][^\W\d_\u3041-\u30ff\u3400-\u9fff]+)*)"
    r"|(?P<katakana>[\u30a1-\u30fa\u30fc]{2,})|(?P<kanji>[\u3400-\u9fff々]+)"
)
_STOP = frozenset(
    # English
    "a an the and or of in on at to for from by with within without into over under about than "
    "more less least most up is are was were be been being has have had having do does did will "
    "would shall should can could may might must it its this that these those their there they "
    "them he she his her we our you your as so some any all each every other another such not no "
    "nor but if then when while where which who whom whose what also only just very much many few "
    "several per between during since until after before through past next last around roughly "
    "approximately nearly almost some say said says saying put got gets get came come comes reach "
    "reached reaches total number year years million billion trillion thousand hundred "
    # Vietnamese
    "và của là các những cho với trong trên dưới tại từ đến được đã đang sẽ có không này đó khi "
    "theo vào ra về như để do bởi cũng còn mà thì một hai ba khoảng hơn gần tới lên đạt số năm "
    "tháng ngày qua nay riêng tỷ triệu nghìn thứ nhiều mỗi người vẫn đều rất nêu giai đoạn "
    "thời kỳ".split()
)
_STOP_JA = frozenset(
    "年 月 日 約 的 者 等 中 間 上 下 内 同 各 数 人 件 億 兆 万 千 百 円 "
    "以降 以前 以上 以下 時点 年代 年間 年度 期間 超".split()
)
_DATES_JA = frozenset("年月日")
_NUMERALS_JA = frozenset("一二三四五六七八九十百千万億兆〇")


def words(folded: str, language: Language) -> Iterator[Word]:
    """The content words of a folded text; those of Vietnamese by twos as well."""
    last: Word | None = None
    for found in _TOKEN.finditer(folded):
        start, end = found.span()
        if found["kanji"]:
            last = None
            for pair, at in _pairs(found[0]):
                yield Word(pair, start + at, start + at + len(pair))
        elif found["katakana"]:
            last = None
            yield Word(found[0], start, end)
        else:
            key = _latin(found[0], language)
            if not key:
                last = None
                continue
            word = Word(key, start, end)
            yield word
            if last and language is Language.VI and folded[last.end : start] == " ":
                yield Word(f"{last.key} {word.key}", last.start, end)
            last = word


@lru_cache(maxsize=16384)
def _latin(text: str, language: Language) -> str | None:
    """The form that a word is compared in, None where it says nothing."""
    plain = text.removesuffix("'s").casefold()
    if plain in _STOP or (len(plain) < 2 and language is not Language.VI):
        return None
    if language is Language.VI:
        # Names are written without their marks as well: Zoë is Zoe.
        return _bare(plain) if text[0].isupper() else plain
    return _stem(_bare(plain))


@lru_cache(maxsize=4096)
def _pairs(run: str) -> tuple[tuple[str, int], ...]:
    """The words in a run of kanji, each with its place there."""
    if len(run) == 1 and run not in _STOP_JA and run not in _NUMERALS_JA:
        return ((run, 0),)
    pairs = ((run[at : at + 2], at) for at in range(len(run) - 1))
    return tuple((pair, at) for pair, at in pairs if _tells(pair))


def _tells(pair: str) -> bool:
    return (
        not (set(pair) & (_NUMERALS_JA | _DATES_JA))
        and pair not in _STOP_JA
        and not set(pair) <= _STOP_JA
    )


def _bare(word: str) -> str:
    """The word without accents: đ is d."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _stem(word: str) -> str:
    """The word without its ending: semiconductors, partnered, researching."""
    if len(word) <= 4:
        return word.removesuffix("s") if len(word) == 4 else word
    return re.sub(r"(?:ations?|ations|ions?|ments?|ings?|ers?|ed|ies|es|s|e|y)$", "", word)
