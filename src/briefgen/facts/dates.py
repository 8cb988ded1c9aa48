"""Whether a text names a month, a quarter or a half of a year, in words or in a numeric date."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue

_VI_MONTHS = (
    "giêng|một",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười một",
    "mười hai|chạp",
)
_JA_MONTHS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
_ORDER = ("first", "second", "third", "fourth")
_ROMAN = ("I", "II", "III", "IV")


def names_month(month: int, folded: str, language: Language) -> bool:
    """Whether the folded text has the month by name or in a date: April, Apr, tháng Tư, 28/4/2025.

    Months are whole: tháng 1 does not stand in tháng 11, nor 1月 in 11月.
    """
    return _month(month, language).search(folded) is not None


def names_quarter(quarter: int, folded: str, language: Language) -> bool:
    """Whether the folded text names the quarter: Q2, the second quarter, quý II, 第2四半期."""
    return _quarter(quarter, language).search(folded) is not None


def names_half(half: int, folded: str, language: Language) -> bool:
    """Whether the folded text names the half of a year: H1, first half, 6 tháng đầu, 上半期."""
    return _half(half, language).search(folded) is not None


@lru_cache(maxsize=64)
def _month(month: int, language: Language) -> re.Pattern[str]:
    return re.compile(f"{_month_word(month, language)}|{_numeric(month, language)}", re.IGNORECASE)


def _month_word(month: int, language: Language) -> str:
    match language:
        case Language.EN:
            name = catalogue(language).times.months[month - 1]
            # "may" is a verb: month names have their capital.
            return (
                rf"(?-i:\b(?:{name}|{name[:3]}\.?|{name[:3].upper()}|{name.upper()})(?![A-Za-z]))"
            )
        case Language.VI:
            tail = r"(?! một| hai)" if month == 10 else ""
            digits = rf"0?{month}(?![\d])"
            return rf"\btháng (?:{digits}|(?:{_VI_MONTHS[month - 1]})\b{tail})"
        case Language.JA:
            kanji = _JA_MONTHS[month - 1]
            return rf"(?<!\d)0?{month}月|(?<![一二三四五六七八九十]){kanji}月"


def _numeric(month: int, language: Language) -> str:
    """Dates in digits: year first, or day first; in English and Japanese also month first."""
    number = f"0?{month}"
    alone, ended = r"(?<![\d/.-])", r"(?![\d/]|[.-]\d)"
    forms = [
        rf"{alone}\d{{4}}[-/.]{number}(?!\d)",
        rf"{alone}\d{{1,2}}[-/.]{number}[-/.]\d{{4}}",
        rf"{alone}{number}/\d{{4}}",
    ]
    if language is Language.VI:
        forms.append(rf"{alone}\d{{1,2}}/{number}{ended}")
    else:
        forms.append(rf"{alone}{number}/\d{{1,2}}(?:/\d{{4}})?{ended}")
    return "|".join(forms)


@lru_cache(maxsize=16)
def _quarter(quarter: int, language: Language) -> re.Pattern[str]:
    short = rf"\bQ{quarter}(?!\d)|(?<!\d){quarter}Q\b"
    match language:
        case Language.EN:
            order = _ORDER[quarter - 1]
            months = rf"\b{quarter}(?:st|nd|rd|th) quarter\b"
            return re.compile(rf"{short}|\b{order} quarter\b|{months}", re.IGNORECASE)
        case Language.VI:
            words = (("một", "nhất"), ("hai",), ("ba",), ("tư", "bốn"))[quarter - 1]
            roman = _ROMAN[quarter - 1]
            return re.compile(rf"{short}|\bquý (?:{roman}|{quarter}|{'|'.join(words)})\b", re.I)
        case Language.JA:
            return re.compile(rf"{short}|第(?:{quarter}|{_JA_MONTHS[quarter - 1]})四半期")


@lru_cache(maxsize=8)
def _half(half: int, language: Language) -> re.Pattern[str]:
    short = rf"\bH{half}(?!\d)|(?<!\d){half}H\b"
    match language:
        case Language.EN:
            return re.compile(rf"{short}|\b{_ORDER[half - 1]} half\b", re.IGNORECASE)
        case Language.VI:
            end = ("đầu", "cuối")[half - 1]
            months = rf"(?:6|sáu) tháng {end}"
            return re.compile(rf"{short}|\b{months}\b|\bnửa {end} năm\b", re.IGNORECASE)
        case Language.JA:
            return re.compile(rf"{short}|{'上下'[half - 1]}半?期|{'前後'[half - 1]}半")
