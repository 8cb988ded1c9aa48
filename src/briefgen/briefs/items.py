"""What a fact offers to be shown by itself: its figure, its quotation, the side that acts in it."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.briefs.undertakings import UNDERTAKINGS
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.build import listed
from briefgen.document.model import FactItem, Figure, Inlines, Quotation, Undertaken
from briefgen.document.walk import plain_text
from briefgen.facts.model import Evidence, Fact, Kind, Role
from briefgen.values.language import LocalText
from briefgen.values.names import NameForm
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import word_quantity
from briefgen.wording.render import Piece

_ACTS = (Role.ASKER, Role.PROVIDER, Role.IMPLEMENTER, Role.SPEAKER)
"""Roles that act by themselves, the most telling first."""


def slide_item(fact: Fact, writing: Writing) -> FactItem:
    """The fact as an item, with what a slide may show of it alone."""
    return writing.item(fact).model_copy(
        update={
            "side": _side_name(fact, writing),
            "undertaken": _undertaken(fact, writing),
            "figure": figure_of(fact, writing) if may_be_large(fact) else None,
            "quotation": quotation_of(fact, writing),
        }
    )


def _undertaken(fact: Fact, writing: Writing) -> Undertaken | None:
    if fact.kind not in UNDERTAKINGS:
        return None
    return Undertaken(
        parties=writing.parties((fact,)),
        size=size_words(fact, writing),
        when=when_words(fact, writing),
    )


def may_be_large(fact: Fact) -> bool:
    """Whether the fact offers a figure; never one that carries a caution."""
    return fact.key_figure is not None and fact.caution is None


def figure_of(fact: Fact, writing: Writing) -> Figure:
    """The fact's key figure in the parts that a designed figure needs."""
    name = fact.key_figure or ""
    quantity = writing.words.values(fact)[name]
    assert isinstance(quantity, Quantity)
    words = word_quantity(quantity, writing.catalogue, writing.words.lexicon.unit)
    ref = f"{fact.id}.{name}"
    writing.build.value(ref, quantity, words.figure)
    pieces = (Piece(words.full, writing.language, name),)
    figure = writing.build.statement(
        pieces, f"{Form.FIGURE}:{name}", (writing.ref(fact),), writing.words.values(fact), fact.id
    )
    return Figure(
        fact=fact.id,
        ref=ref,
        occurrence=figure.occurrence,
        qualifier=words.qualifier,
        figure=words.figure,
        unit=words.unit,
        full=words.full,
        lang=writing.language,
        label=_measured(fact, name, writing),
        citation=writing.mark_only((fact,)),
    )


def _measured(fact: Fact, name: str, writing: Writing) -> Inlines:
    """What a figure is: the fact's label, with what a number alone would lose.

    That is the time of a statistic, unless the label says it, and that the number is our own.
    """
    label = writing.statement(Form.LABEL, fact)
    told: list[Inlines] = [(label,)]
    if fact.kind is Kind.FIGURE and fact.when is not None:
        when = writing.when(fact, "when")
        if plain_text((when,)).casefold() not in plain_text((label,)).casefold():
            told.append((when,))
    if any(value.name == name and value.derived for value in fact.values):
        told.append(writing.build.label("chart-own"))
    return listed(told, writing.build.text(writing.catalogue.lists.separator))


def quotation_of(fact: Fact, writing: Writing) -> Quotation | None:
    """The words that a source quotes of a named speaker, if it is in the brief's language.

    None for a fact with a caution, for it is not shown large.
    """
    for evidence in fact.evidence:
        language = writing.base.source_by_id[evidence.source].language
        if evidence.quote and evidence.speaker and language is writing.language:
            if fact.caution is not None:
                return None
            speaker = evidence.speaker
            words = catalogue(language).quote(evidence.quote)
            pieces = (Piece(words, language),)
            statement = writing.build.statement(pieces, Form.QUOTE, (writing.ref(fact),))
            return Quotation(
                words=(statement,),
                speaker=with_capacity(speaker, [(fact, evidence)], writing),
                count=len(evidence.quote.split()),
            )
    return None


def with_capacity(speaker: str, said: Iterable[tuple[Fact, Evidence]], writing: Writing) -> Inlines:
    """The speaker's full name, and the capacity as at the source where one is stated."""
    name = writing.name(speaker)
    for text, facts in capacities_of(speaker, said, writing).values():
        held = (writing.capacity(speaker, text, facts),)
        return writing.build.filled(writing.catalogue.names.with_capacity, name=name, capacity=held)
    return name


def capacities_of(
    speaker: str, said: Iterable[tuple[Fact, Evidence]], writing: Writing
) -> dict[str, tuple[LocalText, tuple[Fact, ...]]]:
    """Each capacity that the evidence gives, by its words and with its fact, else the actor's."""
    words, language = writing.words, writing.language
    found: dict[str, tuple[LocalText, tuple[Fact, ...]]] = {}
    for fact, evidence in said:
        if evidence.capacity:
            said_as = words.capacity(evidence.capacity, language)
            found.setdefault(said_as, (evidence.capacity, (fact,)))
    own: LocalText | None = getattr(writing.base.named[speaker], "capacity", None)
    return found or ({words.capacity(own, language): (own, ())} if own else {})


def _side_name(fact: Fact, writing: Writing) -> str:
    """The side that acts, by the first role that does; "" where none or more than one has it."""
    for role in _ACTS:
        sides = {_side(part.actor, writing) for part in fact.actors if part.role is role}
        if sides:
            side = sides.pop() if len(sides) == 1 else None
            return writing.words.name(side, NameForm.SHORT, writing.language) if side else ""
    return ""


def _side(ident: str, writing: Writing) -> str | None:
    entry = writing.base.named.get(ident)
    side: str | None = getattr(entry, "side", None)
    own = {side.id for side in writing.base.partnership.sides}
    return side or (ident if ident in own else None)


def sizes_of(fact: Fact, writing: Writing) -> list[str]:
    """The names of the fact's amounts; a length of time or a share is none."""
    values = writing.words.values(fact).items()
    return [name for name, value in values if isinstance(value, Quantity) and value.is_amount]


def size_words(fact: Fact, writing: Writing) -> Inlines:
    """The fact's amounts; nothing where it states none."""
    between = writing.build.text(writing.catalogue.lists.item)
    return listed(((writing.value(fact, name),) for name in sizes_of(fact, writing)), between)


def times_of(fact: Fact) -> list[str]:
    """The names of the fact's times, its own first."""
    named = [date.name for date in fact.dates]
    return ["when", *named] if fact.when else named


def when_words(fact: Fact, writing: Writing) -> Inlines:
    """The times of the fact; nothing where it states none."""
    between = writing.build.text(writing.catalogue.lists.item)
    return listed(((writing.when(fact, name),) for name in times_of(fact)), between)
