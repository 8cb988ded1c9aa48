"""Footnotes: source, paragraph, speaker with capacity and mode, date, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.briefs.words import Form, Words
from briefgen.facts.model import Evidence, Fact, Mode
from briefgen.values.language import Language, LocalText
from briefgen.values.names import NameForm
from briefgen.values.quantity import Derived
from briefgen.values.when import When
from briefgen.wording.catalogue import NoteWords, catalogue
from briefgen.wording.render import Piece, render_value
from briefgen.wording.times import word_when


def note_pieces(
    fact: Fact, words: Words, numbers: Mapping[str, int], language: Language, *, cautions: bool
) -> tuple[Piece, ...]:
    """The note of the fact: a sentence or two for each place it stands in, then the warnings.

    ``cautions`` says whether the caution is one of them: a memo prints it below the fact itself.
    That a translation has not been reviewed is said here once others have been: as long as none
    has, the file says it of all of them.
    """
    note = catalogue(language).note
    parts = []
    for places in _same_voice(fact.evidence):
        parts += _evidence(places, words, numbers[places[0].source], language)
    parts += fact_remarks(fact, words, language, cautions=cautions)
    if language in words.base.reviewed_languages and words.base.is_unreviewed(fact, language):
        parts.append(note.unreviewed)
    return (Piece(note.separator.join(parts), language),)


def fact_remarks(fact: Fact, words: Words, language: Language, *, cautions: bool) -> list[str]:
    """How dates were read, values derived or chosen, lists left open, and what to beware of."""
    note = catalogue(language).note
    parts = _dates(fact, words, language, note)
    parts += _derivations(fact, words, language)
    parts += _rivals(fact, words, language)
    if fact.open_list:
        parts.append(note.open_list)
    if fact.caution and cautions:
        reason = words.plain(Form.CAUTION, fact.id, language)
        parts.append(note.caution.format(reason=reason))
    return parts


def _same_voice(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """The places of each source and voice together, in the order of the first of them."""
    groups: dict[tuple[object, ...], list[Evidence]] = {}
    for place in evidence:
        key = (place.source, place.mode, place.speaker, place.capacity)
        groups.setdefault(key, []).append(place)
    return list(groups.values())


def _evidence(places: list[Evidence], words: Words, number: int, language: Language) -> list[str]:
    held = catalogue(language)
    paragraphs = sorted({place.paragraph for place in places})
    pattern = held.note.source if len(paragraphs) == 1 else held.note.source_many
    listed = held.join([str(paragraph) for paragraph in paragraphs])
    issued = words.base.source_by_id[places[0].source].issued
    return [
        pattern.format(n=number, p=listed),
        _voice(places[0], words, language, held.note),
        held.note.dated.format(date=_date(issued, words, language))
        if issued
        else held.note.undated,
    ]


def _voice(evidence: Evidence, words: Words, language: Language, note: NoteWords) -> str:
    if evidence.speaker is None:
        return note.document
    capacity = stated_capacity(evidence, words)
    carried = evidence.mode is Mode.CARRIED_OVER
    name = words.name(evidence.speaker, NameForm.FULL, language)
    if capacity is None:
        who = (note.plain_speaker if carried else note.speaker).format(name=name)
    else:
        pattern = note.plain_speaker_capacity if carried else note.speaker_capacity
        who = pattern.format(name=name, capacity=words.capacity(capacity, language))
    match evidence.mode:
        case Mode.QUOTED:
            return note.quoted.format(speaker=who)
        case Mode.CARRIED_OVER:
            return note.carried_over.format(speaker=who)
        case _:
            return note.reported.format(speaker=who)


def stated_capacity(evidence: Evidence, words: Words) -> LocalText | None:
    """In which capacity the speaker is cited: what the evidence says, else the actor's entry."""
    actor = words.base.named.get(evidence.speaker or "")
    return evidence.capacity or getattr(actor, "capacity", None)


def _dates(fact: Fact, words: Words, language: Language, note: NoteWords) -> list[str]:
    times = [fact.when, *(date.when for date in fact.dates)]
    return [
        note.resolved.format(
            printed=when.resolved_from.printed,
            date=_date(when, words, language),
            basis=words.capacity(when.resolved_from.basis, language).rstrip(".。"),
        )
        for when in times
        if when and when.resolved_from
    ]


def _derivations(fact: Fact, words: Words, language: Language) -> list[str]:
    """The working of each derived value: what was done, and with which values."""
    note = catalogue(language).note
    made = [working(value.derived, words, language) for value in fact.values if value.derived]
    return [note.derived.format(operation=what, inputs=inputs) for what, inputs in made]


def working(derived: Derived, words: Words, language: Language) -> tuple[str, str]:
    """What is done for a derived value, and with which values, both in words."""
    held = catalogue(language)
    inputs = [_input(ref, words, language) for ref in derived.inputs]
    return held.note.operations[derived.operation], held.join(inputs)


def _input(ref: str, words: Words, language: Language) -> str:
    """A value in words, by its reference ``fact-id.value-name``; a fact counted is its label."""
    ident, _, name = ref.partition(".")
    fact = words.base.fact_by_id[ident]
    if not name:
        return words.plain(Form.LABEL, ident, language)
    return render_value(words.values(fact)[name], "full", language, words.lexicon)


def _rivals(fact: Fact, words: Words, language: Language) -> list[str]:
    """The other values that sources give, where each stands, and why it is not the one printed.

    Sources have the numbers that they have in any brief: those of their order in the base.
    """
    numbers = {source.id: number for number, source in enumerate(words.base.sources, start=1)}
    return [
        catalogue(language).note.rival.format(
            n=numbers[rival.evidence.source],
            p=rival.evidence.paragraph,
            value=render_value(rival.quantity, "full", language, words.lexicon),
            reason=words.capacity(value.choice, language),
        )
        for value in fact.values
        if value.choice
        for rival in value.rivals
    ]


def _date(when: When, words: Words, language: Language) -> str:
    plain = when.model_copy(update={"resolved_from": None})
    return word_when(plain, catalogue(language), words.lexicon.date_style)
