"""What an anchored text would say now: its form, its facts and its language, worded anew.

Compose words a fact through `Words` and so does this, from the same forms: that is how a file that
came back can be told to be stale, reworded or edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.briefs.entries import ENTRIES, SourcePart, stated_capacities
from briefgen.briefs.notes import note_pieces
from briefgen.briefs.parties import party_names
from briefgen.briefs.source_words import source_description
from briefgen.briefs.words import ENTITLED, Form, Words, joined
from briefgen.facts.derive import resolved_point
from briefgen.facts.model import Fact, SeriesPoint
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.axes import axis_times
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import word_quantity


def wordings(form: str, facts: Sequence[Fact], language: Language, words: Words) -> tuple[str, ...]:
    """Every text that this form of the facts may be printed as now, the usual one first.

    ``form`` is that of `Occurrence.form`. Nothing where the facts have no such text any more, or
    the form is none that this version knows.
    """
    kind, _, name = form.partition(":")
    make = _MAKERS.get(kind)
    if make is None or not (facts or kind in ENTRIES):
        return ()
    try:
        return tuple(dict.fromkeys(text for text in make(facts, name, language, words) if text))
    except KeyError:  # a value, a time or an entry that is gone
        return ()


def words_an_entry(form: str) -> bool:
    """Whether the form words what is no fact but has an entry in the fact base: a name, a title.

    The edition and the words of the brief's author have none: no wording of them is ever due.
    """
    return form.partition(":")[0] in ENTRIES


_Make = Callable[[Sequence[Fact], str, Language, Words], Iterator[str]]


def _plain(form: Form) -> _Make:
    def make(facts: Sequence[Fact], _: str, language: Language, words: Words) -> Iterator[str]:
        yield words.plain(form, facts[0].id, language)

    return make


def _label(facts: Sequence[Fact], _: str, language: Language, words: Words) -> Iterator[str]:
    yield from _opening(words.plain(Form.LABEL, facts[0].id, language), language)


def _opening(text: str, language: Language) -> Iterator[str]:
    """As it opens a row, which it does with a capital where the language has them, and as it is."""
    if catalogue(language).sentence_start_capital:
        yield text[:1].upper() + text[1:]
    yield text


def _theme(form: Form) -> _Make:
    def make(_: Sequence[Fact], name: str, language: Language, words: Words) -> Iterator[str]:
        yield words.plain(form, name, language)

    return make


def _name(__: Sequence[Fact], name: str, language: Language, words: Words) -> Iterator[str]:
    ident, _, form = name.partition(":")
    yield from _opening(words.name(ident, form, language), language)


def _parties(facts: Sequence[Fact], _: str, language: Language, words: Words) -> Iterator[str]:
    yield party_names(facts, words, language)


def _capacity(facts: Sequence[Fact], who: str, language: Language, words: Words) -> Iterator[str]:
    yield from (words.capacity(text, language) for text in stated_capacities(who, facts, words))


def _source(__: Sequence[Fact], name: str, language: Language, words: Words) -> Iterator[str]:
    ident, _, part = name.partition(":")
    source = words.base.source_by_id[ident]
    if part == SourcePart.DESCRIPTION:
        yield source_description(source, words, language)
    elif text := source.short if part == SourcePart.SHORT else source.note:
        yield joined(words.text(text, language))


def _entitled(form: Form) -> _Make:
    def make(_: Sequence[Fact], __: str, language: Language, words: Words) -> Iterator[str]:
        yield joined(words.entitled(form, language))

    return make


def _notice(_: Sequence[Fact], __: str, language: Language, words: Words) -> Iterator[str]:
    yield joined(words.notice(language))


def _when(facts: Sequence[Fact], name: str, language: Language, words: Words) -> Iterator[str]:
    yield joined(words.when(facts[0], name, language))


def _value(facts: Sequence[Fact], name: str, language: Language, words: Words) -> Iterator[str]:
    yield joined(words.value(facts[0], name, language))


def _figure(facts: Sequence[Fact], name: str, language: Language, words: Words) -> Iterator[str]:
    """The parts of a large figure, one below the other and each alone, and all in one phrase."""
    drawn = _drawn(facts[0], name)
    if drawn is not None:
        quantity: Quantity | When = resolved_point(words.base, facts[0], drawn)
    else:
        quantity = words.values(facts[0])[name]
    if isinstance(quantity, Quantity):
        held = word_quantity(quantity, catalogue(language), words.lexicon.unit)
        parts = [part for part in (held.qualifier, held.figure, held.unit) if part]
        yield "\n".join(parts)
        yield from parts
        yield held.full


def _figure_time(
    facts: Sequence[Fact], name: str, language: Language, words: Words
) -> Iterator[str]:
    """The time of a point of the fact's series, in the words of the axis."""
    drawn, series = _drawn(facts[0], name), facts[0].series
    times = [place for place in series.places if isinstance(place, When)] if series else []
    told = axis_times(times, catalogue(language), words.lexicon.date_style)
    if drawn is not None and drawn.when is not None:
        yield from (text for when, text in zip(times, told, strict=True) if when == drawn.when)


def _drawn(fact: Fact, name: str) -> SeriesPoint | None:
    """The point of the fact's series that has the name; None where none has."""
    named = fact.series.named_points if fact.series else ()
    return next((point.point for point in named if point.name == name), None)


def _note(cautions: bool) -> _Make:
    def make(facts: Sequence[Fact], _: str, language: Language, words: Words) -> Iterator[str]:
        numbers = {source.id: n for n, source in enumerate(words.base.sources, start=1)}
        yield joined(note_pieces(facts[0], words, numbers, language, cautions=cautions))

    return make


def _quote(facts: Sequence[Fact], _: str, __: Language, words: Words) -> Iterator[str]:
    """Each quotation of the fact, in the quotation marks of its source's language."""
    for evidence in facts[0].evidence:
        if evidence.quote:
            language = words.base.source_by_id[evidence.source].language
            yield catalogue(language).quote(evidence.quote)


def _tension(facts: Sequence[Fact], _: str, language: Language, words: Words) -> Iterator[str]:
    """The author's note on what pulls two facts apart, whichever of them holds it."""
    pair = {fact.id for fact in facts}
    for fact in facts:
        for tension in fact.tensions:
            if words.base.fact_by_id[tension.fact].id in pair:
                yield joined(words.text(tension.note, language))


_MAKERS: Mapping[str, _Make] = {
    Form.STATEMENT: _plain(Form.STATEMENT),
    Form.SHORT: _plain(Form.SHORT),
    Form.CAUTION: _plain(Form.CAUTION),
    Form.LABEL: _label,
    Form.CHART: _label,
    Form.TAKEAWAY: _theme(Form.TAKEAWAY),
    Form.TAKEAWAY_SHORT: _theme(Form.TAKEAWAY_SHORT),
    Form.THEME: _theme(Form.THEME),
    Form.WHEN: _when,
    Form.VALUE: _value,
    Form.FIGURE: _figure,
    Form.FIGURE_TIME: _figure_time,
    Form.NOTE: _note(False),
    Form.SPOKEN: _note(True),
    Form.QUOTE: _quote,
    Form.TENSION: _tension,
    Form.NAME: _name,
    Form.PARTIES: _parties,
    Form.CAPACITY: _capacity,
    Form.SOURCE: _source,
    Form.NOTICE: _notice,
    **{form: _entitled(form) for form in ENTITLED},
}
