"""The words of a change: a figure as it was, and by how much it differs."""

from __future__ import annotations

from briefgen.facts.changes.model import FigureChange, Respect
from briefgen.facts.changes.snapshot import Figure, Texts
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import Catalogue, DateStyle
from briefgen.wording.numbers import grouped
from briefgen.wording.quantities import UnitLookup, known_unit, no_units, word_quantity
from briefgen.wording.times import word_when


def figure_words(
    figure: Figure,
    words: Catalogue,
    unit_words: UnitLookup = no_units,
    date_style: DateStyle = "day-month",
) -> str:
    """The figure in the catalogue's language.

    A quantity whose unit nobody can word is given in the words that it was printed as.
    """
    if figure.when:
        return word_when(figure.when, words, date_style)
    assert figure.quantity is not None
    unit = figure.quantity.unit
    if known_unit(unit) or unit_words(unit, words.language):
        return word_quantity(figure.quantity, words, unit_words).full
    printed = in_language(figure.words, words.language)
    return printed or word_quantity(figure.quantity, words, unit_words).full


def difference_words(
    change: FigureChange, words: Catalogue, unit_words: UnitLookup = no_units
) -> str:
    """By how much it went up or down, "up 50 (20%)"; "" where there is no honest number for it.

    The unit is not repeated: it stands in both figures.
    """
    difference = change.difference
    if difference is None:
        return ""
    assert difference.value is not None
    amount = _amount(difference, words, unit_words)
    key = "since-up" if difference.value > 0 else "since-down"
    said = words.label(key, amount=amount)
    if change.percent is None:
        return said
    percent = word_quantity(_size(change.percent), words, unit_words).full
    return words.label("since-with-percent", change=said, percent=percent.replace(" ", "\u00a0"))


_RESPECTS = {
    Respect.AMOUNT: "since-other-amount",
    Respect.UNIT: "since-other-unit",
    Respect.QUALIFIER: "since-other-qualifier",
    Respect.SCOPE: "since-other-scope",
    Respect.TIME: "since-other-time",
    Respect.KIND: "since-other-kind",
}


def respect_words(change: FigureChange, words: Catalogue) -> str:
    """In which respects a figure differs for whose change there is no number."""
    if change.old is None:
        return words.labels["since-now-stated"]
    if change.new is None:
        return words.labels["since-not-stated"]
    return words.lists.separator.join(words.labels[_RESPECTS[held]] for held in change.respects)


def _amount(difference: Quantity, words: Catalogue, unit_words: UnitLookup) -> str:
    size = _size(difference)
    if difference.unit != "%":
        return word_quantity(size, words, unit_words).bare
    assert size.value is not None
    points = words.label("since-points", n=grouped(size.value, words.language))
    return words.bounds[size.bound].pattern.format(n=points)


def _size(quantity: Quantity) -> Quantity:
    """The quantity without its sign."""
    assert quantity.value is not None
    return quantity.model_copy(update={"value": abs(quantity.value)})


def in_language(texts: Texts, language: Language) -> str:
    """The text in that language, else in the first in which there is one; "" where none is."""
    return texts.get(language) or next(iter(texts.values()), "")
