"""Times into words: dates, imprecise and open times, parts of a period."""

from __future__ import annotations

from briefgen.values.when import Closing, Moment, Opening, When
from briefgen.wording.catalogue import Catalogue, DateStyle


def word_when(when: When, words: Catalogue, style: DateStyle = "day-month") -> str:
    """The time in words; a resolved date carries the mark † (its basis stands in the note)."""
    text = _span(when, words, style)
    if when.part is not None:
        text = words.times.parts[when.part].format(t=text)
    return words.times.resolved.format(t=text) if when.resolved_from else text


def word_date(year: int, month: int, day: int, words: Catalogue, style: DateStyle) -> str:
    """A full date in words: 28 April 2025, ngày 28 tháng 4 năm 2025, 2025年4月28日."""
    return _moment(Moment(year, month, day), words, style)


def _span(when: When, words: Catalogue, style: DateStyle) -> str:
    span = when.span
    if span.single:
        return _moment(span.single, words, style, fiscal=when.fiscal)
    if span.start and span.end:
        return _closed(span.start, span.end, words, style)
    if span.start:
        pattern = words.times.since if when.opening is Opening.SINCE else words.times.from_
        return pattern.format(t=_moment(span.start, words, style, fiscal=when.fiscal))
    assert span.end is not None
    pattern = words.times.until if when.closing is Closing.UNTIL else words.times.by
    return pattern.format(t=_moment(span.end, words, style, fiscal=when.fiscal))


def _closed(start: Moment, end: Moment, words: Catalogue, style: DateStyle) -> str:
    times = words.times
    plain = not (_marked(start) or _marked(end))
    same_month = start.day and end.day and (start.year, start.month) == (end.year, end.month)
    if plain and same_month and start.month:
        pattern = times.days_of_month if start.year is not None else times.days_of_month_no_year
        return pattern[style].format(
            first=start.day, last=end.day, month=times.months[start.month - 1], year=start.year
        )
    if plain and not (start.month or end.month or start.decade or end.decade):
        return times.years.format(first=start.year, last=end.year)
    return times.interval.format(
        first=_moment(start, words, style), last=_moment(end, words, style)
    )


def _marked(moment: Moment) -> bool:
    return moment.approximate or moment.uncertain


def _moment(moment: Moment, words: Catalogue, style: DateStyle, *, fiscal: bool = False) -> str:
    times = words.times
    text = _date(moment, words, style, fiscal)
    if moment.approximate:
        text = times.approximate.format(t=text)
    return times.uncertain.format(t=text) if moment.uncertain else text


def _date(moment: Moment, words: Catalogue, style: DateStyle, fiscal: bool) -> str:
    times = words.times
    month = times.months[moment.month - 1] if moment.month else ""
    if moment.day:
        day = times.day if moment.year is not None else times.day_no_year
        return day[style].format(day=moment.day, month=month, year=moment.year)
    if month:
        pattern = times.month if moment.year is not None else times.month_no_year
        return pattern.format(month=month, year=moment.year)
    if moment.decade:
        return times.decade.format(year=moment.year)
    return (times.fiscal if fiscal else times.year).format(year=moment.year)
