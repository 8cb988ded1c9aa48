"""The numbers and dates of a passage that claim something, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefgen.delivered.claims.innocent import addresses, innocent, is_axis
from briefgen.delivered.claims.known import Known
from briefgen.delivered.claims.own_words import own_counts
from briefgen.facts.matching import occurrences
from briefgen.facts.reading import Reading
from briefgen.facts.rules.view import HOLE
from briefgen.facts.written_dates import WrittenDate, written_dates
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.quantity import Bound

_YEARS = range(1800, 2101)
# "One" is mostly a pronoun or an article, but not before a span of years: a century, một thế kỷ.
_ONE = {
    Language.EN: re.compile(
        r"(?<!half )(?<!half of )(?<!quarter of )\b(?:a|one) (century|decade)\b", re.I
    ),
    Language.VI: re.compile(r"\bmột (thế kỷ|thập niên|thập kỷ)\b(?! rưỡi)", re.I),
    Language.JA: re.compile(r"(?<![〇一二三四五六七八九十百])[一1](世紀)"),
}
_CENTURIES = frozenset({"century", "thế kỷ", "世紀"})


@dataclass(frozen=True, slots=True)
class Found:
    """A number or a date where it stands in a folded text; one of the two is set."""

    start: int
    end: int
    reading: Reading | None = None
    date: WrittenDate | None = None


def found_in(text: str, language: Language, known: Known) -> tuple[Found, ...]:
    """Every number and date of a folded text that may be a claim, in order."""
    if is_axis(text):
        return ()
    dates = written_dates(text, language)
    quiet = _quiet(text, known, dates)
    dates = tuple(date for date in dates if not any(quiet[date.start : date.end]))
    text = _blanked(text, quiet)
    certain = _without(text, (date for date in dates if not date.bare))
    numbers = known.readers[language].read(certain)
    dates = tuple(date for date in dates if not (date.bare and _is_number(date, numbers)))
    if any(date.bare for date in dates):
        numbers = known.readers[language].read(_without(text, dates))
    numbers = (*numbers, *_single_spans(certain, language, numbers))
    homes = [] if not numbers else list(addresses(text))
    found = [Found(date.start, date.end, date=date) for date in dates]
    found += [
        Found(number.start, number.end, reading=number)
        for number in numbers
        if (number.numbers or number.low is not None) and not _at_home(number, homes)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _single_spans(text: str, language: Language, numbers: Iterable[Reading]) -> Iterator[Reading]:
    """The spans of one decade or century, where no reading has them."""
    taken = [(number.start, number.end) for number in numbers]
    for found in _ONE[language].finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            unit = "century" if found[1].casefold() in _CENTURIES else "decade"
            bounds, one = frozenset({Bound.EXACT}), frozenset({Decimal(1)})
            yield Reading(*found.span(), bounds, frozenset({unit}), one)


def _quiet(text: str, known: Known, dates: Iterable[WrittenDate]) -> bytearray:
    """One byte a character: whether nothing is claimed there. A date is longer than its parts."""
    spans = list(innocent(text))
    spans += own_counts(text)
    spans += [span for name in known.names if name in text for span in occurrences(name, text)]
    quiet = bytearray(len(text))
    for start, end in spans:
        inside = any(date.start <= start and end <= date.end and not date.bare for date in dates)
        if not inside:
            quiet[start:end] = b"\1" * (end - start)
    return quiet


def _blanked(text: str, quiet: bytearray) -> str:
    if not any(quiet):
        return text
    return "".join(HOLE if blank else char for char, blank in zip(text, quiet, strict=True))


def _without(text: str, dates: Iterable[WrittenDate]) -> str:
    """The text with the dates blanked out, at its length."""
    for date in dates:
        text = text[: date.start] + HOLE * (date.end - date.start) + text[date.end :]
    return text


def _is_number(date: WrittenDate, numbers: Iterable[Reading]) -> bool:
    """Whether what looks like a year counts something: 2045 MW, $2025."""
    for number in numbers:
        if number.start < date.end and date.start < number.end:
            ends = number.numbers or {number.low, number.high}
            if number.units - {"year"} or any(end not in _YEARS for end in ends):
                return True
    return False


def _at_home(number: Reading, homes: Iterable[tuple[int, int]]) -> bool:
    return not number.units and any(start <= number.start < end for start, end in homes)
