"""Times into words: dates, imprecise and open times, parts of a period, fiscal years."""

from __future__ import annotations

from briefgen.values.fiscal import FISCAL_YEARS
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.when import Closing, Duration, Moment, Opening, Part, When
from briefgen.wording.catalogue import Catalogue, DateStyle, Period
from briefgen.wording.quantities import no_units, word_quantity

_PLAIN = When(edtf="2000")
"""A time that is not fiscal and has no part."""


def word_when(when: When, words: Catalogue, style: DateStyle = "day-month") -> str:
    """The time in words; a resolved date carries the mark † (its basis stands in the note)."""
    text = _span(when, words, style)
    if when.duration:
        duration = word_duration(when.duration, words)
        text = words.times.with_duration.format(t=text, duration=duration)
    return words.times.resolved.format(t=text) if when.resolved_from else text


def word_date(year: int, month: int, day: int, words: Catalogue, style: DateStyle) -> str:
    """A full date in words: 28 April 2025, ngày 28 tháng 4 năm 2025, 2025年4月28日."""
    return _moment(Moment(year, month, day), _PLAIN, words, style)


def word_duration(duration: Duration, words: Catalogue) -> str:
    """A length of time in words: 33 years, 5–10 năm, 20年."""
    bound = Bound.EXACT if duration.min is None else Bound.RANGE
    # Not checked again: an upside-down range is told of by the rules, and words do not mind.
    quantity = Quantity.model_construct(
        unit=duration.unit.value,
        bound=bound,
        value=duration.value,
        min=duration.min,
        max=duration.max,
    )
    return word_quantity(quantity, words, no_units).full


def axis_label(when: When, words: Catalogue, style: DateStyle) -> str:
    """The time as short as an axis has it: plain years and fiscal years without their months."""
    moment = when.span.single
    if when.fiscal and moment and moment == Moment(moment.year):
        own = words.times.fiscal_of.get(when.country or "")
        return (own or words.times.axis_fiscal).format(year=moment.year)
    return word_when(when, words, style)


def _span(when: When, words: Catalogue, style: DateStyle) -> str:
    span, times = when.span, words.times
    if span.single:
        return _moment(span.single, when, words, style)
    if span.start and span.end:
        text = _closed(span.start, span.end, when, words, style)
        return _with_part(text, when.part, _whole(span.start, span.end, when), words)
    if span.start:
        pattern = times.since if when.opening is Opening.SINCE else times.from_
        return pattern.format(t=_moment(span.start, when, words, style))
    assert span.end is not None
    pattern = times.until if when.closing is Closing.UNTIL else times.by
    return pattern.format(t=_moment(span.end, when, words, style))


def _closed(start: Moment, end: Moment, when: When, words: Catalogue, style: DateStyle) -> str:
    times = words.times
    if _are_years(start, end):
        return _years(start, end, when, words)
    certain = not (_marked(start) or _marked(end))
    if certain and start.year == end.year and start.month and end.month:
        text = _within_year(start, end, words, style)
        if text:
            return text
    whole = when.model_copy(update={"part": None})
    first, last = (_moment(moment, whole, words, style) for moment in (start, end))
    return times.interval.format(first=first, last=last)


def _years(start: Moment, end: Moment, when: When, words: Catalogue) -> str:
    if not when.fiscal:
        return words.times.years.format(first=start.year, last=end.year)
    own = words.times.fiscal_years_of.get(when.country or "")
    text = (own or words.times.fiscal_years).format(first=start.year, last=end.year)
    return text if own else _with_months(text, start, end, when, words)


def _within_year(start: Moment, end: Moment, words: Catalogue, style: DateStyle) -> str | None:
    """Days or months of one year, which is said once; None where no pattern fits."""
    times = words.times
    assert start.month is not None
    assert end.month is not None
    fields = {
        "month": times.months[start.month - 1],
        "last_month": times.months[end.month - 1],
        "year": start.year,
    }
    if start.day and end.day:
        if start.month == end.month:
            known = times.days_of_month if start.year is not None else times.days_of_month_no_year
        elif start.year is not None:
            known = times.days_of_year
        else:
            return None
        return known[style].format(first=start.day, last=end.day, **fields)
    if start.day or end.day or start.year is None:
        return None
    return times.months_of_year.format(
        first=fields["month"], last=fields["last_month"], year=start.year
    )


def _are_years(start: Moment, end: Moment) -> bool:
    """Whether both are plain years, without any doubt."""
    return start == Moment(start.year) and end == Moment(end.year)


def _marked(moment: Moment) -> bool:
    return moment.approximate or moment.uncertain


def _moment(moment: Moment, when: When, words: Catalogue, style: DateStyle) -> str:
    """One end of the time, or all of it: its date, the part of it, its months, its doubts."""
    times = words.times
    text = _date(moment, when, words, style)
    text = _with_part(text, when.part, _period(moment, when), words, moment.year)
    if when.fiscal and when.country not in times.fiscal_of:
        text = _with_months(text, moment, moment, when, words)
    if moment.approximate:
        text = times.approximate.format(t=text)
    return times.uncertain.format(t=text) if moment.uncertain else text


def _with_part(
    text: str, part: Part | None, period: Period | None, words: Catalogue, year: int | None = None
) -> str:
    """The part of what the text says, in the form that such a period has for it."""
    if part is None:
        return text
    special = words.times.parts_of.get(period, {}).get(part) if period else None
    return (special or words.times.parts[part]).format(t=text, year=year)


def _whole(start: Moment, end: Moment, when: When) -> Period:
    """The period between two ends, whose part is not that of its first or last year."""
    if not _are_years(start, end):
        return "interval"
    return "fiscal-years" if when.fiscal else "years"


def _period(moment: Moment, when: When) -> Period | None:
    """The period that the moment is, where its parts may have a form of their own."""
    if moment.decade:
        return "decade"
    if moment.quarter or moment.half:
        return "quarter" if moment.quarter else "half"
    if when.fiscal:
        return "fiscal"
    return "month" if moment.month and not moment.day else None


def _date(moment: Moment, when: When, words: Catalogue, style: DateStyle) -> str:
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
    pattern = times.year
    if when.fiscal:
        pattern = times.fiscal_of.get(when.country or "", times.fiscal)
    year = pattern.format(year=moment.year)
    if moment.quarter:
        return times.quarter.format(ordinal=times.quarters[moment.quarter - 1], t=year)
    if moment.half:
        return times.half.format(ordinal=times.half_years[moment.half - 1], t=year)
    return year


def _with_months(text: str, start: Moment, end: Moment, when: When, words: Catalogue) -> str:
    """The text with the months of its fiscal year behind it, where the country's law is known."""
    known = FISCAL_YEARS.get(when.country or "")
    if known is None:
        return text
    first_year, first = known.month_of(start.year or 0, start.months[0])
    last_year, last = known.month_of(end.year or 0, end.months[1])
    times = words.times
    pattern = times.within_year if first_year == last_year else times.across_years
    return pattern.format(
        t=text,
        first=times.months[first - 1],
        last=times.months[last - 1],
        first_year=first_year,
        last_year=last_year,
        year=last_year,
    )
