"""A template with its values and names, into words: the one place where anchored text is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, assert_never

from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Quantity
from briefgen.values.template import Literal, NameHole, ValueHole, parse_template
from briefgen.values.when import When
from briefgen.wording.catalogue import DateStyle, catalogue
from briefgen.wording.quantities import word_ordinal, word_quantity
from briefgen.wording.times import word_when

TypedValues = Mapping[str, Quantity | When]
"""The values and times of one fact, by the names that its holes use."""


class Lexicon(Protocol):
    """What wording has to know of a fact base: names, units, and the style of dates."""

    @property
    def date_style(self) -> DateStyle:
        """How dates are ordered."""
        ...

    def name(self, ident: str, form: str, language: Language) -> tuple[str, Language]:
        """The name in that form, and the language it is in."""
        ...

    def unit(self, unit: str, language: Language) -> UnitWords | None:
        """The words of a unit that the base declares."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of worded text; ``value`` names the typed value that it words, if it does."""

    text: str
    language: Language
    value: str = ""


def render(
    template: str,
    language: Language,
    values: TypedValues,
    lexicon: Lexicon,
    *,
    sentence: bool = True,
) -> tuple[Piece, ...]:
    """The template in words, in its own language; KeyError names a hole that nothing fills.

    A ``sentence`` that opens with a worded value, or with a name that begins in lower case, gets
    its capital where the language has capitals.
    """
    words = catalogue(language)
    parsed = parse_template(template)
    pieces = [_piece(piece, language, values, lexicon) for piece in parsed]
    if sentence and pieces and words.sentence_start_capital and not isinstance(parsed[0], Literal):
        pieces[0] = _capital(pieces[0])
    return tuple(pieces)


def render_value(value: Quantity | When, form: str, language: Language, lexicon: Lexicon) -> str:
    """A typed value in words; ``form`` is full, number (no unit and no scope) or ordinal."""
    words = catalogue(language)
    if isinstance(value, When):
        return word_when(value, words, lexicon.date_style)
    if form == "ordinal":
        return word_ordinal(value, words, lexicon.unit)
    worded = word_quantity(value, words, lexicon.unit)
    return worded.bare if form == "number" else worded.full


def _piece(
    piece: Literal | ValueHole | NameHole,
    language: Language,
    values: TypedValues,
    lexicon: Lexicon,
) -> Piece:
    match piece:
        case Literal():
            return Piece(piece.text, language)
        case ValueHole():
            text = render_value(values[piece.name], piece.form, language, lexicon)
            return Piece(text, language, piece.name)
        case NameHole():
            name, own = lexicon.name(piece.id, piece.form, language)
            return Piece(name, own)
        case _:
            assert_never(piece)


def _capital(piece: Piece) -> Piece:
    """The piece with a capital; a name with one further in (iPhone) is spelt so on purpose."""
    first = piece.text.partition(" ")[0]
    if not piece.value and not first.islower():
        return piece
    return Piece(piece.text[:1].upper() + piece.text[1:], piece.language, piece.value)
