"""The numbers in a text, as values: digits with magnitudes, number words, kanji numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from briefgen.facts.number_words import fraction_values, spelled_numbers
from briefgen.records import dataclass
from briefgen.values.language import Language


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands in a folded text, with the values that it may mean.

    ``in_words`` tells "two" from "2"; ``sure`` is False for words that are as often something else
    (one, năm, 一).
    """

    start: int
    end: int
    values: frozenset[Decimal]
    in_words: bool = False
    sure: bool = True


_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10) ** n for n in (3, 6, 9, 12))
_MAGNITUDES = {
    Language.EN: {
        "hundred": Decimal(100),
        "thousand": _THOUSAND,
        "million": _MILLION,
        "billion": _BILLION,
        "trillion": _TRILLION,
        "mn": _MILLION,
        "bn": _BILLION,
        "tn": _TRILLION,
    },
    Language.VI: {
        "trăm": Decimal(100),
        "nghìn": _THOUSAND,
        "ngàn": _THOUSAND,
        "triệu": _MILLION,
        "tỷ": _BILLION,
        "tỉ": _BILLION,
    },
    Language.JA: {},
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_NEXT_WORD = re.compile(r"[ -]?([^\W\d_]+)")
PERCENT = re.compile(r" ?%| per ?cent\b| phần trăm\b|パーセント(?!・?ポイント)")
_OTHER_END = re.compile(r" ?(?:-|to|and|đến|から) ?-?\d+(?:[.,]\d+)*")
_LARGE_NEXT = re.compile(r"[万億兆京](?![\d千百十])")
_MONEY_BEFORE = re.compile(r"[$¥€£₫] ?$")
_LETTER = re.compile(r"(k|m|mn|b|bn|tn|t)\b", re.IGNORECASE)
_LETTERS = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
_HALF_MORE = {
    Language.VI: re.compile(r"(?: (?:năm|tháng|tuần|ngày|giờ|thập niên|thập kỷ|thế kỷ))? rưỡi\b"),
    Language.JA: re.compile(r"(?:年|か月|ヶ月|カ月|時間|世紀|週間|日)半(?![ば期分数])"),
}
# A minus sign: "-" (which `fold` makes of all dashes) before a digit, where it joins nothing.
_MINUS = {
    Language.EN: re.compile(r"(?:^|[\s(\[\"'])-$|\bminus $"),
    Language.VI: re.compile(r"(?:^|[\s(\[\"'])-$|\b[Ââ]m $"),
    Language.JA: re.compile(
        r"(?:^|[\s(\[\"'、。「約-]|[ぁ-ちて-ん]|合計|最大|最高|(?<!\d)年間)-$|マイナス$|[▲△]$"
    ),
}
_SUM = re.compile(
    r"(?<![\d.,])(\d[\d.,]*) (tỷ|tỉ|triệu) (\d[\d.,]*) (triệu|nghìn|ngàn)\b(?! tỷ| tỉ)"
)
_ROMAN = ("I", "II", "III", "IV")
_QUARTER = re.compile(r"\b[Qq]uý (I{1,3}|IV)\b")
_SLASHED = re.compile(r"(?<![\d/.,-])([1-9])[/\u2044]([2-9]|10)(?![\d/.,-])")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和)(元|\d{1,2}|[一二三四五六七八九十]{1,3})年")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_NUMBER_JA = r"[\d,.〇零一二三四五六七八九十百千]+"
_PARTS = re.compile(rf"({_NUMBER_JA})分の({_NUMBER_JA})")
_TENTHS = re.compile(rf"({_NUMBER_JA})割(?:({_NUMBER_JA})分)?")
_HALVES_JA = re.compile(r"半(?=世紀|年|月|日)|過半数|半数|半分|折半")
_KANJI_RUN = re.compile(
    # Not 万博 and not 東京: a magnitude by itself is no number.
    r"[\d〇零一二三四五六七八九十百千][\d,.〇零一二三四五六七八九十百千万億兆京]*"
)
_DIGITS_ONLY = re.compile(r"[\d,.]+")
_KANJI_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}


def numerals(folded: str, language: Language) -> tuple[Numeral, ...]:
    """Every number in a folded text of that language, in order."""
    found = [*_digit_numerals(folded, language), *_word_numerals(folded, language)]
    if language is Language.JA:
        found = _japanese(folded, found)
    if language is Language.VI:
        found += [*_sums(folded), *_quarters(folded)]
    found += _slashed(folded)
    return tuple(sorted(found, key=lambda numeral: (numeral.start, -numeral.end)))


@lru_cache(maxsize=4096)
def values_in(folded: str, language: Language) -> frozenset[Decimal]:
    """Every value that a number in the folded text may mean."""
    return frozenset(value for found in numerals(folded, language) for value in found.values)


def _digit_numerals(text: str, language: Language) -> Iterator[Numeral]:
    for found in _DIGITS.finditer(text):
        for start, end, number in _plain_numbers(found, language):
            scale, far = _magnitude(text, end, language)
            if scale == 1 and _MONEY_BEFORE.search(text, max(0, start - 2), start):
                scale, far = _letter(text, end)
            begin, sign = _signed(text, start, language)
            values = _meanings(text, number, scale, far, language)
            half = _HALF_MORE[language].match(text, far) if language in _HALF_MORE else None
            if half:
                values = frozenset({number * scale + scale / 2})
                far = half.end() if half[0] == " rưỡi" else far
            yield Numeral(begin, far, frozenset(sign * value for value in values))


def _sums(text: str) -> Iterator[Numeral]:
    """Vietnamese amounts in two steps: 1 tỷ 200 triệu is 1.2 billion."""
    for found in _SUM.finditer(text):
        values = [
            Decimal(found[n].replace(".", "").replace(",", "."))
            * _MAGNITUDES[Language.VI][found[n + 1]]
            for n in (1, 3)
        ]
        if values[1] < _MAGNITUDES[Language.VI][found[2]]:
            yield Numeral(*found.span(), frozenset({sum(values, Decimal())}))


def _quarters(text: str) -> Iterator[Numeral]:
    """The Roman number of a quarter: quý II."""
    for found in _QUARTER.finditer(text):
        yield Numeral(*found.span(1), frozenset({Decimal(_ROMAN.index(found[1]) + 1)}))


def _letter(text: str, end: int) -> tuple[Decimal, int]:
    """The magnitude of a letter behind an amount of money ($5m), and where it ends."""
    found = _LETTER.match(text, end)
    return (
        (Decimal(10) ** _LETTERS[found[1].casefold()], found.end()) if found else (Decimal(1), end)
    )


def _signed(text: str, start: int, language: Language) -> tuple[int, int]:
    """Where a number that starts there begins with its sign, and the sign."""
    minus = _MINUS[language].search(text, max(0, start - 8), start)
    if minus is None:
        return start, 1
    return start - (1 if text[start - 1] in "-▲△" else len(minus[0].lstrip())), -1


def _plain_numbers(found: re.Match[str], language: Language) -> Iterator[tuple[int, int, Decimal]]:
    """The number that the digits print; where separators do not group, each part is a number."""
    printed = found[0]
    comma, point = (".", ",") if language is Language.VI else (",", ".")
    if _GROUPED[comma].fullmatch(printed) or re.fullmatch(rf"\d+(?:\{point}\d+)?", printed):
        number = Decimal(printed.replace(comma, "").replace(point, "."))
        yield found.start(), found.end(), number
        return
    for part in re.finditer(r"\d+", printed):
        yield found.start() + part.start(), found.start() + part.end(), Decimal(part[0])


def _magnitude(text: str, end: int, language: Language) -> tuple[Decimal, int]:
    """The product of the magnitude words that follow, and where they end: "nghìn tỷ" is 10^12."""
    scale, known = Decimal(1), _MAGNITUDES[language]
    while found := _NEXT_WORD.match(text, end):
        factor = known.get(found[1].casefold())
        if factor is None:
            break
        scale, end = scale * factor, found.end()
    return scale, end


def _meanings(
    text: str, number: Decimal, scale: Decimal, end: int, language: Language
) -> frozenset[Decimal]:
    if scale != 1:
        return frozenset({number * scale})
    if PERCENT.match(text, end):
        return frozenset({number, number / 100})
    follower = _OTHER_END.match(text, end)
    if follower is None:
        return frozenset({number})
    # In "3-4 billion" and "40-50%" the magnitude or the sign belongs to both ends.
    if PERCENT.match(text, follower.end()):
        return frozenset({number, number / 100})
    further, _ = _magnitude(text, follower.end(), language)
    large = _LARGE_NEXT.match(text, follower.end()) if language is Language.JA else None
    if large:
        further = Decimal(_KANJI_LARGE[large[0]])
    return frozenset({number, number * further})


def _word_numerals(text: str, language: Language) -> Iterator[Numeral]:
    for spelled in spelled_numbers(text, language):
        yield Numeral(spelled.start, spelled.end, spelled.values, in_words=True, sure=spelled.sure)


def _slashed(text: str) -> Iterator[Numeral]:
    """Fractions as digits with a slash: 1/3. The digits stay numbers of their own too."""
    for found in _SLASHED.finditer(text):
        if int(found[1]) < int(found[2]):
            yield Numeral(*found.span(), fraction_values(int(found[1]), int(found[2])))


# --- Japanese -------------------------------------------------------------------------------------


def _japanese(text: str, digits: list[Numeral]) -> list[Numeral]:
    """Numbers with kanji, in place of the bare digits inside them: 3兆5,000億 is one number."""
    special = [*_fractions(text), *_years_of_eras(text)]
    runs = [run for run in _kanji_runs(text) if not _covered(run, special)]
    whole = [*special, *runs]
    return [*(digit for digit in digits if not _covered(digit, whole)), *whole]


def _covered(numeral: Numeral, others: list[Numeral]) -> bool:
    return any(other.start <= numeral.start < other.end for other in others)


def _kanji_runs(text: str) -> Iterator[Numeral]:
    for found in _KANJI_RUN.finditer(text):
        if _DIGITS_ONLY.fullmatch(found[0]):
            continue
        value = _kanji_value(found[0])
        if value is None:
            continue
        begin, sign = _signed(text, found.start(), Language.JA)
        half = _HALF_MORE[Language.JA].match(text, found.end())
        number = sign * (value + (Decimal("0.5") if half else 0))
        figure = _has_figure(found[0])
        # 二十 is a number, 一部 and 千葉 are words.
        sure = figure or len(found[0]) > 1
        yield Numeral(begin, found.end(), frozenset({number}), in_words=not figure, sure=sure)


def _fractions(text: str) -> Iterator[Numeral]:
    """3分の2, 三分の二, 3割5分, 半数."""
    for found in _PARTS.finditer(text):
        bottom, top = _kanji_value(found[1]), _kanji_value(found[2])
        if top and bottom and top == int(top) and bottom == int(bottom):
            yield Numeral(*found.span(), fraction_values(int(top), int(bottom)))
    for found in _TENTHS.finditer(text):
        tenths, hundredths = _kanji_value(found[1]), _kanji_value(found[2] or "0")
        if tenths is not None and tenths <= 10:
            share = tenths / 10 + (hundredths or Decimal(0)) / 100
            yield Numeral(*found.span(), frozenset({share, share * 100}))
    for found in _HALVES_JA.finditer(text):
        yield Numeral(*found.span(), frozenset({Decimal("0.5")}), in_words=True)


def _years_of_eras(text: str) -> Iterator[Numeral]:
    """令和7年 is the year 2025; the number of the era's year stays a number too."""
    for found in _ERA.finditer(text):
        number = Decimal(1) if found[2] == "元" else _kanji_value(found[2])
        if number is not None:
            end = found.end() - 1
            yield Numeral(found.start(), end, frozenset({number, _ERAS[found[1]] + number}))


def _has_figure(run: str) -> bool:
    """Whether the run is surely a figure; 一 or 千 alone is more often part of a word."""
    return any(char.isdecimal() or char in _KANJI_LARGE for char in run)


def _kanji_value(run: str) -> Decimal | None:
    """The value of a run of digits and kanji numerals; None if it holds a magnitude alone."""
    total, section, number = Decimal(0), Decimal(0), ""
    for char in run:
        if char in _KANJI_LARGE:
            whole = section + _plain(number)
            total += (whole or (1 if not number else 0)) * _KANJI_LARGE[char]
            section, number = Decimal(0), ""
        elif char in _KANJI_SMALL:
            section += (_plain(number) or 1) * _KANJI_SMALL[char]
            number = ""
        elif char in _KANJI_DIGITS:
            number += str(_KANJI_DIGITS[char])
        else:
            number += char
    total += section + _plain(number)
    return None if all(char in _KANJI_LARGE for char in run) else total


def _plain(number: str) -> Decimal:
    digits = number.replace(",", "").strip(".")
    return Decimal(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else Decimal(0)
