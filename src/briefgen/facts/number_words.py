"""Numbers written in words, in English and Vietnamese: twenty-five, một trăm năm mươi, two thirds.

Comes in: a folded text. Goes out: where each number in words stands, and what it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from briefgen.values.language import Language


class Spelled(NamedTuple):
    """A number in words: its place, what it may mean, and whether it is surely a number.

    ``sure`` is False for single words that are as often something else (one, năm).
    """

    start: int
    end: int
    values: frozenset[Decimal]
    sure: bool


_SPANS = {"decade": Decimal(10), "century": Decimal(100)}
_SPAN = re.compile(r"(?: an?)? (decade|century)\b")
_FEWEST_PLACES, _MOST_PLACES = 4, 12


def spelled_numbers(text: str, language: Language) -> Iterator[Spelled]:
    """Every number in words in the folded text, in order; none in Japanese."""
    match language:
        case Language.EN:
            yield from _english(text)
        case Language.VI:
            yield from _vietnamese(text)
        case Language.JA:
            return


def fraction_values(numerator: int, denominator: int) -> frozenset[Decimal]:
    """The fraction, or where it has no end its roundings to four places or more."""
    exact = Decimal(numerator) / Decimal(denominator)
    if exact * denominator == numerator and len(exact.as_tuple().digits) < _MOST_PLACES:
        return frozenset({exact})
    context = Context(prec=28)
    return frozenset(
        context.divide(Decimal(numerator), Decimal(denominator)).quantize(Decimal(1).scaleb(-n))
        for n in range(_FEWEST_PLACES, _MOST_PLACES + 1)
    )


def _one_of(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# --- English --------------------------------------------------------------------------------------

_TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_EN_UNITS = {word: n for n, word in enumerate(_TEENS, start=1)}
_EN_TENS = {
    word: 10 * n
    for n, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_EN_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_EN_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
_EN_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_EN_SMALL = rf"(?:(?:{_one_of(_EN_TENS)})(?:[- ](?:{'|'.join(_TEENS[:9])}))?|{_one_of(_EN_UNITS)})"
_EN_NUMBER = re.compile(
    rf"\b(?P<count>half an?|{_EN_SMALL}|an?(?=[ -](?:{_one_of(_EN_SCALES)})\b))"
    rf"(?P<rest>(?: hundred(?: and)? {_EN_SMALL})?)(?P<half> and a half)?"
    rf"(?P<scales>(?:[ -](?:{_one_of(_EN_SCALES)})\b)*)\b",
    re.IGNORECASE,
)
_EN_FRACTION = re.compile(
    rf"(?<!\band )\b(?P<top>an?|{_EN_SMALL})[ -](?P<part>half|halves|(?:{_one_of(_EN_PARTS)})s?)\b",
    re.IGNORECASE,
)
_EN_SINGLE = {
    "half": frozenset({Decimal("0.5")}),
    "dozen": frozenset({Decimal(12)}),
    "single": frozenset({Decimal(1)}),
    "a decade": frozenset({Decimal(1), Decimal(10)}),
    "a century": frozenset({Decimal(1), Decimal(100)}),
} | {word: frozenset({Decimal(n)}) for word, n in _EN_ORDINALS.items()}
_EN_WORD = re.compile(
    rf"\b(?:{'|'.join(sorted(_EN_SINGLE, key=len, reverse=True))})\b", re.IGNORECASE
)
_UNSURE = frozenset({"one", "first", "second", "third", "single", "a decade", "a century"})


def _english(text: str) -> Iterator[Spelled]:
    taken: list[tuple[int, int]] = []
    for found in _EN_FRACTION.finditer(text):
        yield Spelled(found.start(), found.end(), _english_fraction(found), sure=True)
        taken.append(found.span())
    for found in _EN_NUMBER.finditer(text):
        if found["count"].casefold().startswith("half") and not found["scales"]:
            continue  # "half a century": half, of what follows
        if not _inside(found, taken):
            yield (spelled := _english_number(found, text))
            taken.append((spelled.start, spelled.end))
    for found in _EN_WORD.finditer(text):
        if not _inside(found, taken):
            yield (spelled := _english_word(found, text))
            taken.append((spelled.start, spelled.end))


def _inside(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in taken)


def _english_fraction(found: re.Match[str]) -> frozenset[Decimal]:
    part = found["part"].casefold()
    bottom = 2 if part.startswith("hal") else _EN_PARTS[part.removesuffix("s")]
    top = found["top"].casefold()
    if top not in ("a", "an"):
        return fraction_values(_english_small(top), bottom)
    rank = {Decimal(_EN_ORDINALS[part])} if part in _EN_ORDINALS else frozenset()
    return fraction_values(1, bottom) | rank


def _english_number(found: re.Match[str], text: str) -> Spelled:
    count = found["count"].casefold()
    number = (
        Decimal("0.5")
        if count.startswith("half")
        else Decimal(1 if count in ("a", "an") else _english_small(count))
    )
    if found["rest"]:
        rest = re.split(r"hundred(?: and)? ", found["rest"].casefold())[1]
        number = number * 100 + _english_small(rest)
    if found["half"]:
        number += Decimal("0.5")
    for word in re.findall(r"[a-z]+", found["scales"].casefold()):
        number = number.scaleb(_EN_SCALES[word])
    return _with_span(found, text, Decimal(format(number, "f")))


def _english_small(words: str) -> int:
    return sum(
        _EN_TENS.get(word, 0) + _EN_UNITS.get(word, 0) for word in re.findall(r"[a-z]+", words)
    )


def _english_word(found: re.Match[str], text: str) -> Spelled:
    word = found[0].casefold()
    values = _EN_SINGLE[word]
    if word == "half":
        return _with_span(found, text, Decimal("0.5"))
    return Spelled(found.start(), found.end(), values, sure=word not in _UNSURE)


def _with_span(found: re.Match[str], text: str, number: Decimal) -> Spelled:
    """The number; before a decade or a century also the years: half a century may be 50."""
    span = _SPAN.match(text, found.end())
    values = frozenset({number, number * _SPANS[span[1]]} if span else {number})
    end = span.end() if span else found.end()
    return Spelled(found.start(), end, values, sure=found[0].casefold() not in _UNSURE)


# --- Vietnamese -----------------------------------------------------------------------------------

_VI_UNITS = {
    word: n
    for n, word in enumerate("một hai ba bốn năm sáu bảy tám chín".split(), start=1)
}  # fmt: skip
_VI_ONES = _VI_UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_VI_SCALES = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_VI_UNIT = _one_of(_VI_UNITS)
# năm is five, and the word for year: after mười and mươi five is lăm.
_VI_ONE = "|".join(word for word in _VI_ONES if word != "năm")
_VI_TEN = rf"(?:mười(?: (?:{_VI_ONE}))?|(?:{_VI_UNIT}) mươi(?: (?:{_VI_ONE}))?)"
_VI_HUNDRED = rf"(?:{_VI_UNIT}) trăm(?: (?:(?:linh|lẻ) (?:{_VI_UNIT})|{_VI_TEN}))?"
_VI_SMALL = rf"(?:{_VI_HUNDRED}|{_VI_TEN}|{_VI_UNIT})"
_VI_LARGE = "(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_VI_NUMBER = re.compile(
    rf"\b{_VI_SMALL}(?: {_VI_LARGE})*(?: {_VI_SMALL}(?: {_VI_LARGE})+)*(?: rưỡi)?\b", re.IGNORECASE
)
_VI_GROUP = re.compile(
    rf"(?P<small>{_VI_SMALL})(?P<scales>(?: {_VI_LARGE})*)(?P<half> rưỡi)?", re.IGNORECASE
)
_VI_FRACTION = re.compile(
    rf"\b(?P<top>{_VI_UNIT}) phần (?P<bottom>{_VI_UNIT}|mười|tư)\b", re.IGNORECASE
)
_VI_HALF = re.compile(r"\b(?:một )?nửa\b", re.IGNORECASE)


def _vietnamese(text: str) -> Iterator[Spelled]:
    taken: list[tuple[int, int]] = []
    for found in _VI_FRACTION.finditer(text):
        bottom = {"mười": 10, "tư": 4}.get(found["bottom"].casefold())
        bottom = bottom or _VI_UNITS[found["bottom"].casefold()]
        values = fraction_values(_VI_UNITS[found["top"].casefold()], bottom)
        yield Spelled(found.start(), found.end(), values, sure=True)
        taken.append(found.span())
    for found in _VI_HALF.finditer(text):
        if not _inside(found, taken):
            yield Spelled(found.start(), found.end(), frozenset({Decimal("0.5")}), sure=True)
            taken.append(found.span())
    for found in _VI_NUMBER.finditer(text):
        if not _inside(found, taken) and not _is_year_word(found, text):
            values = frozenset({_vietnamese_number(found[0].casefold())})
            yield Spelled(found.start(), found.end(), values, sure=" " in found[0])


def _is_year_word(found: re.Match[str], text: str) -> bool:
    """Whether it opens with năm behind digits, where that is the year and not five: 2 năm rưỡi."""
    behind = text[max(0, found.start() - 2) : found.start()]
    return found[0].casefold().startswith("năm") and behind[:1].isdigit() and behind[1:] == " "


@lru_cache(maxsize=1024)
def _vietnamese_number(words: str) -> Decimal:
    """The sum of groups, each a number below a thousand with its scales: một tỷ hai trăm triệu."""
    total = Decimal(0)
    for group in _VI_GROUP.finditer(words):
        scale = Decimal(10) ** sum(_VI_SCALES[word] for word in group["scales"].split())
        small = _vietnamese_small(group["small"])
        total += small * scale
        if group["half"]:
            hundred = Decimal(100) if group["small"].endswith("trăm") else Decimal(1)
            total += scale * hundred / 2
    return total.normalize() if total < 1 else Decimal(format(total.normalize(), "f"))


def _vietnamese_small(words: str) -> int:
    number = 0
    for word in words.split():
        if word == "trăm":
            number *= 100
        elif word == "mươi":
            number += 9 * (number % 100)
        elif word == "mười":
            number += 10
        else:
            number += _VI_ONES.get(word, 0)
    return number
