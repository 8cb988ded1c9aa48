"""The numbers in a text, as values: digits with magnitudes, number words, kanji numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from briefgen.values.language import Language


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands in a folded text, with the values that it may mean.

    ``in_words`` tells "two" from "2".
    """

    start: int
    end: int
    values: frozenset[Decimal]
    in_words: bool = False


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
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS: dict[Language, dict[str, Decimal]] = {
    Language.EN: {word: Decimal(n) for n, word in enumerate(_UNITS.split(), start=1)}
    | {"twenty": Decimal(20), "thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50)}
    | {"dozen": Decimal(12), "a hundred": Decimal(100), "a thousand": _THOUSAND}
    | {"half": Decimal("0.5"), "a quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
    | {"a million": _MILLION, "a billion": _BILLION}
    | {"first": Decimal(1), "second": Decimal(2), "third": Decimal(3)}
    | {"single": Decimal(1), "a decade": Decimal(1), "a century": Decimal(1)},
    Language.VI: {
        word: Decimal(n)
        for n, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), start=1)
    }
    | {"một nửa": Decimal("0.5"), "nửa": Decimal("0.5")},
    Language.JA: {"半": Decimal("0.5"), "半数": Decimal("0.5"), "半分": Decimal("0.5")},
}
_SPANS = {"decade": Decimal(10), "century": Decimal(100)}

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_NEXT_WORD = re.compile(r"[ -]?([^\W\d_]+)")
_PERCENT = re.compile(r" ?%| per ?cent")
_OTHER_END = re.compile(r" ?(?:-|to|đến) ?\d+(?:[.,]\d+)*")
_SPAN = re.compile(r"(?: an?)? (decade|century)\b")
_KANJI_RUN = re.compile(
    r"[\d,.]*[〇零一二三四五六七八九十百千万億兆][\d,.〇零一二三四五六七八九十百千万億兆]*"
)
_KANJI_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}


def numerals(folded: str, language: Language) -> tuple[Numeral, ...]:
    """Every number in a folded text of that language, in order."""
    found = [*_digit_numerals(folded, language), *_word_numerals(folded, language)]
    if language is Language.JA:
        found = _kanji_numerals(folded, found)
    return tuple(sorted(found, key=lambda numeral: (numeral.start, numeral.end)))


@lru_cache(maxsize=4096)
def values_in(folded: str, language: Language) -> frozenset[Decimal]:
    """Every value that a number in the folded text may mean."""
    return frozenset(value for found in numerals(folded, language) for value in found.values)


def _digit_numerals(text: str, language: Language) -> Iterator[Numeral]:
    for found in _DIGITS.finditer(text):
        for start, end, number in _plain_numbers(found, language):
            scale, far = _magnitude(text, end, language)
            yield Numeral(start, far, _meanings(text, number, scale, far, language))


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
    if _PERCENT.match(text, end):
        return frozenset({number, number / 100})
    follower = _OTHER_END.match(text, end)
    if follower:  # in "3-4 billion" the magnitude belongs to both ends
        further, _ = _magnitude(text, follower.end(), language)
        return frozenset({number, number * further})
    return frozenset({number})


def _word_numerals(text: str, language: Language) -> Iterator[Numeral]:
    known = _WORDS[language]
    longest_first = sorted(known, key=len, reverse=True)
    edge = "" if language is Language.JA else r"\b"
    pattern = rf"{edge}(?:{'|'.join(map(re.escape, longest_first))}){edge}"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        number = known[found[0].casefold()]
        scale, end = _magnitude(text, found.end(), language)
        span = _SPAN.match(text, found.end())
        named = found[0].casefold().removeprefix("a ")
        factor = _SPANS[span[1]] if span else _SPANS.get(named, Decimal(1))
        end = span.end() if span else end
        yield Numeral(
            found.start(), end, frozenset({number * scale, number * factor}), in_words=True
        )


def _kanji_numerals(text: str, digits: list[Numeral]) -> list[Numeral]:
    """Numbers with kanji, in place of the bare digits inside them: 3兆5,000億 is one number."""
    runs = [
        Numeral(found.start(), found.end(), frozenset({value}), in_words=not _has_figure(found[0]))
        for found in _KANJI_RUN.finditer(text)
        if (value := _kanji_value(found[0])) is not None
    ]
    bare = [d for d in digits if not any(r.start <= d.start < r.end for r in runs)]
    return [*bare, *runs]


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
