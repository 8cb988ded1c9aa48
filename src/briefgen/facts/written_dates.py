"""The dates in a text as values: days, months, quarters, years and decades, and ranges of them.

Comes in: a folded text. Goes out: where each date stands and the moments that it names. Day before
month unless the month is written or the numbers allow one order only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.when import Moment, Part
from briefgen.wording.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date where it stands in a folded text; ``last`` is the other end of a range.

    ``weekday`` counts from Monday, 0. ``bare`` says that it is nothing but a number that looks like
    a year. ``fiscal`` that its years are called fiscal.
    """

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    part: Part | None = None
    weekday: int | None = None
    bare: bool = False
    fiscal: bool = False


_Y = r"(?P<y>(?:1[89]|20)\d\d)(?![\d%]|[.,]\d)"
_NUMERIC = (
    rf"(?<![\d/.-]){_Y}[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>\d{{1,2}})(?![\d/])",
    rf"(?<![\d/.-])(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.]{_Y}(?![/-]\d)",
)
_MONTHS_EN = (
    "January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|"
    "September|Sept|Sep|October|Oct|November|Nov|December|Dec"
)
_M_EN = rf"(?P<mn>{_MONTHS_EN})\b\.?"
_D_EN = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d| ?%)"
_D2_EN = r"(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?"
_TO_EN = r"(?: ?- ?| to | and )"
_ORDINALS_EN = {"first": 1, "second": 2, "third": 3, "fourth": 4} | {
    f"{n}{suffix}": n for n, suffix in ((1, "st"), (2, "nd"), (3, "rd"), (4, "th"))
}
_ORDINAL_EN = "|".join(_ORDINALS_EN)

_MONTHS_VI = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MW_VI = "|".join(sorted(_MONTHS_VI, key=len, reverse=True))
_M_VI = rf"[Tt]háng (?:(?P<m>0?[1-9]|1[0-2])(?!\d)|(?P<mn>{_MW_VI})\b)"
_YEAR_VI = rf"(?:[ ,]*năm |/){_Y}"
_D_VI = r"(?P<d>[0-3]?\d)"
_TO_VI = r"(?: ?- ?| đến | và )(?:hết )?"

_KANJI = "〇零一二三四五六七八九十"
_N_JA = rf"(?:\d{{1,2}}|[{_KANJI}]{{1,3}})"
_Y_JA = (
    rf"(?:(?P<y>(?:1[89]|20)\d\d|[一二][{_KANJI}]{{3}})"
    rf"|(?P<era>明治|大正|昭和|平成|令和)(?P<ey>元|\d{{1,2}}|[{_KANJI}]{{1,3}}))年"
)
_M_JA = rf"(?P<m>{_N_JA})月(?![間曜])"
_D_JA = rf"(?P<d>{_N_JA})日(?![間本])"
_TO_JA = r"(?: ?- ?|から)"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

# The longest first: what one pattern takes, no later one reads again. ``d`` and ``d2`` are the two
# days of a range in one month; other ranges are joined from two dates.
_PATTERNS: dict[Language, tuple[str, ...]] = {
    Language.EN: (
        *_NUMERIC,
        rf"(?<![\d.,/-]){_D_EN}{_TO_EN}(?:the )?{_D2_EN} (?:of )?{_M_EN}(?:,? {_Y})?",
        rf"\b{_M_EN} {_D_EN}{_TO_EN}{_D2_EN}(?!\d| (?:{_MONTHS_EN})\b)(?:,? {_Y})?",
        rf"(?<![\d.,/-]){_D_EN}[ -](?:of )?{_M_EN}(?:[ ,-]+{_Y})?",
        rf"\b{_M_EN} {_D_EN}(?:,? {_Y})?",
        rf"\b{_M_EN}(?: of)?[ ,-]+{_Y}",
        rf"\b(?:Q(?P<q>[1-4])|H(?P<h>[12]))[ /-]?{_Y}",
        rf"\b{_Y}[ -]?(?:Q(?P<q>[1-4])|H(?P<h>[12]))\b",
        rf"\b(?:the )?(?P<ord>{_ORDINAL_EN}) (?P<grp>quarter|half) (?:of )?{_Y}",
        rf"\b(?P<fy>FY|fiscal years?) ?{_Y}",
        rf"(?<![\w.,]){_Y}(?P<dec>'?s)\b",
        rf"\b(?:in|by|since|until|from|during|last|next|of) (?P<mn>{_MONTHS_EN})\b(?! ?\d)",
    ),
    Language.VI: (
        rf"(?:[Nn]gày )?(?<![\d.,/]){_D_VI}{_TO_VI}(?:ngày )?(?P<d2>[0-3]?\d)"
        rf"(?: {_M_VI}|/(?P<m2>\d{{1,2}}))(?:{_YEAR_VI})?",
        *_NUMERIC,
        rf"(?:[Nn]gày )?(?<![\d.,/]){_D_VI} {_M_VI}(?:{_YEAR_VI})?",
        rf"[Nn]gày {_D_VI}[/-](?P<m>\d{{1,2}})(?![\d/])",
        rf"{_M_VI}{_YEAR_VI}",
        rf"(?<![\d/.])(?P<m>0?[1-9]|1[0-2])/{_Y}",
        rf"[Qq]uý (?P<qr>IV|I{{1,3}}|[1-4])(?:/| ?năm )?{_Y}",
        rf"[Qq]uý (?P<qr>IV|I{{1,3}}|[1-4])(?:/| ?năm | ){_Y}",
        rf"(?P<hv>[Ss]áu|6) tháng (?P<he>đầu|cuối) năm {_Y}",
        r"(?:[Nn]hững năm|[Tt]hập niên|[Tt]hập kỷ) (?P<y>(?:1[89]|20)\d0)(?P<dec>(?!\d))",
        rf"(?P<fy>[Nn]ăm (?:tài khóa|tài chính|ngân sách)) {_Y}",
        rf"[Nn]ăm {_Y}",
        rf"{_M_VI}(?! (?:tuổi|năm \d))",
    ),
    Language.JA: (
        *_NUMERIC,
        rf"(?:{_Y_JA})?{_M_JA}(?P<d>{_N_JA})日?{_TO_JA}(?P<d2>{_N_JA})日",
        rf"{_Y_JA}{_M_JA}{_D_JA}",
        rf"{_Y_JA}{_M_JA}",
        rf"{_Y_JA[:-1]}(?P<fy>年度)(?:第(?P<q>[1-4])四半期|(?P<hj>[上下]半?期))?",
        rf"{_Y_JA}第(?P<q>[1-4])四半期",
        rf"{_Y_JA}(?P<hj>上半期|下半期|上期|下期)",
        rf"{_Y_JA}(?P<dec>代)",
        rf"{_Y_JA}(?!間)",
        rf"{_M_JA}{_D_JA}",
        rf"(?<![\d{_KANJI}か数])(?P<m>1[0-2]|[1-9])月(?![間曜\d])",
    ),
}
_BARE = re.compile(
    rf"(?:(?<![\w.,/$¥€£₫-])|(?<=mid-)|(?<=end-)|(?<=late-)|(?<=early-)){_Y}(?![\w/]|-\d(?!\d))",
    re.ASCII,
)
_BARE_BEHIND = re.compile(rf"{_Y}(?![\w/])年?", re.ASCII)
_SHORT_YEAR = re.compile(r"(?P<y>\d\d)(?![\d.,%/]|\w)年?", re.ASCII)
_JOIN = {
    Language.EN: re.compile(r" ?- ?| to | until | through "),
    Language.VI: re.compile(r" ?- ?| đến (?:hết )?| tới | cho đến "),
    Language.JA: re.compile(r" ?- ?|から"),
}
_BETWEEN = re.compile(r"\b[Bb]etween $")
_PARTS_BEFORE = {
    Language.EN: (
        (re.compile(r"(?:\bthe )?\bend(?: of |-)(?:the )?$|\blate(?: in |-| )$", re.I), Part.END),
        (
            re.compile(
                r"(?:\bthe )?\b(?:start|beginning) of (?:the )?$|\bearly(?: in |-| )$", re.I
            ),
            Part.START,
        ),
        (re.compile(r"(?:\bthe )?\bmid(?:dle of |-| )(?:the )?$", re.I), Part.MIDDLE),
        (re.compile(r"(?:\bthe )?\bmorning of (?:\w+, )?$", re.I), Part.MORNING),
        (re.compile(r"(?:\bthe )?\bafternoon of (?:\w+, )?$", re.I), Part.AFTERNOON),
        (re.compile(r"(?:\bthe )?\bevening of (?:\w+, )?$", re.I), Part.EVENING),
    ),
    Language.VI: tuple(
        (re.compile(rf"\b{word} $", re.I), part)
        for word, part in (
            ("cuối", Part.END), ("đầu", Part.START), ("giữa", Part.MIDDLE),
            ("sáng", Part.MORNING), ("chiều", Part.AFTERNOON), ("tối", Part.EVENING),
        )
    ),
    Language.JA: (),
}  # fmt: skip
_PARTS_BEHIND = {
    "末": Part.END, "終わり": Part.END, "後半": Part.LATE, "下旬": Part.LATE, "初め": Part.START,
    "初頭": Part.START, "前半": Part.EARLY, "上旬": Part.EARLY, "半ば": Part.MIDDLE,
    "中旬": Part.MIDDLE, "午前": Part.MORNING, "午後": Part.AFTERNOON, "夜": Part.EVENING,
}  # fmt: skip
_PART_JA = re.compile(r"の?(" + "|".join(_PARTS_BEHIND) + ")")
_DAYS_EN = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS_VI = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
_DAYS_JA = "月火水木金土日"
_DAY_BEFORE = {
    Language.EN: re.compile(rf"\b({'|'.join(_DAYS_EN)}),? (?:the )?$", re.I),
    Language.VI: re.compile(rf"\b({'|'.join(_DAYS_VI)}),? (?:ngày )?$", re.I),
}
_DAY_BEHIND = {
    Language.EN: re.compile(rf",? \(?({'|'.join(_DAYS_EN)})\b\)?", re.I),
    Language.VI: re.compile(rf",? \(?({'|'.join(_DAYS_VI)})\b\)?", re.I),
    Language.JA: re.compile(r" ?\(?([月火水木金土日])(?:曜日?|\))\)?"),
}


def written_dates(folded: str, language: Language) -> tuple[WrittenDate, ...]:
    """Every date in the folded text, in order; years that are bare numbers are marked so."""
    found = list(_singles(folded, language))
    return tuple(_dressed(date, folded, language) for date in _joined(found, folded, language))


@lru_cache(maxsize=8)
def _compiled(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _PATTERNS[language])


def _singles(text: str, language: Language) -> list[WrittenDate]:
    taken = bytearray(len(text))
    found: list[WrittenDate] = []

    def add(match: re.Match[str], read: Callable[[re.Match[str]], WrittenDate | None]) -> None:
        if any(taken[match.start() : match.end()]):
            return
        date = read(match)
        if date is not None:
            taken[date.start : date.end] = b"\1" * (date.end - date.start)
            found.append(date)

    for pattern in _compiled(language):
        for match in pattern.finditer(text):
            add(match, lambda m: _read(m, language))
    for match in _BARE.finditer(text):
        add(match, lambda m: WrittenDate(*m.span(), Moment(int(m["y"])), bare=True))
    return sorted(found, key=lambda date: date.start)


def _read(match: re.Match[str], language: Language) -> WrittenDate | None:
    """The date that the pattern found; None where its numbers are no date."""
    part = {name: held for name, held in match.groupdict().items() if held is not None}
    year = _year(part)
    month, day = _month(part, language), _number(part.get("d"))
    if month is not None and month > 12 and day is not None and day <= 12:
        month, day = day, month
    last_day = _number(part.get("d2"))
    if not _possible(month, day) or not _possible(month, last_day):
        return None
    if month is None and year is None:
        return None
    start = match.start("mn") if _opens_with_preposition(match) else match.start()
    first = Moment(year, month, day, decade="dec" in part, quarter=_quarter(part), half=_half(part))
    last = replace(first, day=last_day) if last_day is not None else None
    return WrittenDate(start, match.end(), first, last, fiscal="fy" in part)


def _opens_with_preposition(match: re.Match[str]) -> bool:
    """Whether the pattern took a word before a month alone: in April."""
    held = match.groupdict()
    return (
        bool(held.get("mn"))
        and not any(held.get(name) for name in ("y", "d"))
        and (match[0][0].islower() and not match[0].startswith("tháng"))
    )


def _possible(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def _year(part: dict[str, str]) -> int | None:
    if "era" in part:
        return _ERAS[part["era"]] + (1 if part["ey"] == "元" else _number(part["ey"]) or 0)
    return _number(part.get("y"))


def _month(part: dict[str, str], language: Language) -> int | None:
    name = part.get("mn")
    if name is None:
        return _number(part.get("m") or part.get("m2"))
    if language is Language.VI:
        return _MONTHS_VI[name]
    months = catalogue(Language.EN).times.months
    return next(n for n, month in enumerate(months, 1) if month.startswith(name[:3]))


def _quarter(part: dict[str, str]) -> int | None:
    if "qr" in part:
        return {"I": 1, "II": 2, "III": 3, "IV": 4}.get(part["qr"]) or _number(part["qr"])
    if part.get("grp") == "quarter":
        return _ORDINALS_EN[part["ord"]]
    return _number(part.get("q"))


def _half(part: dict[str, str]) -> int | None:
    if part.get("grp") == "half":
        return _ORDINALS_EN[part["ord"]]
    if "he" in part:
        return 1 if part["he"] == "đầu" else 2
    if "hj" in part:
        return 1 if part["hj"][0] == "上" else 2
    return _number(part.get("h"))


def _number(text: str | None) -> int | None:
    """A number in digits or kanji: 28, 二十八, 二〇二五."""
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_number(tens) or 1) * 10 + (_number(ones) or 0)
    digits = "".join(str("〇一二三四五六七八九".find(c.replace("零", "〇"))) for c in text)
    return int(digits) if digits else None


# --- ranges, parts, weekdays ----------------------------------------------------------------------


def _joined(found: Sequence[WrittenDate], text: str, language: Language) -> Iterator[WrittenDate]:
    """Dates that a word for "to" stands between are one range."""
    index = 0
    while index < len(found):
        date = found[index]
        index += 1
        if date.last is None:
            after = found[index] if index < len(found) else None
            if after and after.last is None and _join(date, after, text, language):
                index += 1
                yield _range(date, after)
                continue
            date = _with_year_behind(date, text)
        yield date


def _join(first: WrittenDate, last: WrittenDate, text: str, language: Language) -> bool:
    between = text[first.end : last.start]
    if language is Language.EN and between == " and ":
        return _BETWEEN.search(text, max(0, first.start - 9), first.start) is not None
    return _JOIN[language].fullmatch(between) is not None


def _range(first: WrittenDate, last: WrittenDate) -> WrittenDate:
    """Both ends; what the first leaves out (its year) it has from the last."""
    start = first.first
    if start.year is None and last.first.year is not None:
        start = replace(start, year=last.first.year)
    return WrittenDate(
        first.start, last.end, start, last.first, bare=first.bare and last.bare, fiscal=last.fiscal
    )


def _with_year_behind(date: WrittenDate, text: str) -> WrittenDate:
    """2025-30 is a range of years, and so are năm 2025-30 and 2025年-30年."""
    moment = date.first
    if moment.year is None or moment != Moment(moment.year) or date.last or date.fiscal:
        return date
    if text[date.end : date.end + 1] != "-":
        return date
    found = _BARE_BEHIND.match(text, date.end + 1) or _SHORT_YEAR.match(text, date.end + 1)
    if found is None:
        return date
    year = int(found["y"])
    year = year if year > 99 else moment.year - moment.year % 100 + year
    return replace(date, end=found.end(), last=Moment(year)) if year > moment.year else date


def _dressed(date: WrittenDate, text: str, language: Language) -> WrittenDate:
    """The date with the weekday and the part that stand beside it."""
    date = _with_weekday(date, text, language)
    for pattern, part in _PARTS_BEFORE[language]:
        found = pattern.search(text, max(0, date.start - 30), date.start)
        if found:
            return replace(date, start=found.start(), part=part, bare=False)
    if language is Language.JA:
        behind = _PART_JA.match(text, date.end)
        if behind:
            return replace(date, end=behind.end(), part=_PARTS_BEHIND[behind[1]], bare=False)
    return date


def _with_weekday(date: WrittenDate, text: str, language: Language) -> WrittenDate:
    if date.first.day is None or date.last is not None:
        return date
    before = _DAY_BEFORE.get(language)
    found = before.search(text, max(0, date.start - 30), date.start) if before else None
    if found:
        return replace(date, start=found.start(), weekday=_weekday(found[1]))
    behind = _DAY_BEHIND[language].match(text, date.end)
    if behind:
        return replace(date, end=behind.end(), weekday=_weekday(behind[1]))
    return date


def _weekday(word: str) -> int:
    said = word.casefold()
    for names in (_DAYS_EN, _DAYS_VI, list(_DAYS_JA)):
        if said in names:
            return names.index(said)
    raise ValueError(f"{word} is no weekday")
