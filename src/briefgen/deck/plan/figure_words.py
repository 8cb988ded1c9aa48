"""The parts of a figure that is shown large: each anchored, for each states the fact's value."""

from __future__ import annotations

from briefgen.document.model import Figure, Inline, Inlines, Statement, Text, Value


def qualifier_words(figure: Figure) -> Inlines:
    """ "around", or nothing."""
    return _stated(figure, Text(text=figure.qualifier, lang=figure.lang))


def number_words(figure: Figure) -> Inlines:
    """The figure, which stays on one line."""
    text = figure.figure.replace(" ", "\u00a0")
    return _stated(figure, Value(text=text, lang=figure.lang, ref=figure.ref))


def unit_words(figure: Figure) -> Inlines:
    """The unit, or nothing."""
    return _stated(figure, Text(text=figure.unit, lang=figure.lang))


def _stated(figure: Figure, words: Text | Value) -> Inlines:
    inline: Inline = Statement(occurrence=figure.occurrence, children=(words,))
    return (inline,) if words.text else ()
