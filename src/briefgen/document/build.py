"""Building a document: worded pieces become inlines, and every value, count and note is recorded.

A `Builder` is used by one composition and in reading order: notes are numbered as they are cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from string import Formatter

from briefgen.document.model import (
    Citation,
    FactRef,
    Inline,
    Inlines,
    Note,
    Occurrence,
    Reference,
    Statement,
    Text,
    TypedValue,
    Value,
)
from briefgen.document.walk import plain_text
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.catalogue import Catalogue
from briefgen.wording.numbers import grouped
from briefgen.wording.render import Piece, TypedValues

Field = str | int | Inlines
"""What fills a field of a label: text, a count made here, or inlines."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Worded pieces as inlines and as plain text, and their values: reference, value, words.

    ``refs`` has each reference once.
    """

    children: Inlines
    text: str
    values: tuple[tuple[str, Quantity | When, str], ...] = ()
    refs: tuple[str, ...] = ()


class Builder:
    """Records what a document states while its inlines are made."""

    def __init__(self, words: Catalogue, prefix: str = "o") -> None:
        """``prefix`` opens the id of every occurrence, so that two documents can share a file."""
        self.words = words
        self.language = words.language
        self.prefix = prefix
        self.notes: list[Note] = []
        self.occurrences: list[Occurrence] = []
        self._values: dict[str, tuple[Quantity | When | None, dict[str, None]]] = {}
        self._first_note: dict[tuple[str, ...], int] = {}
        self._texts: dict[str, Inlines] = {"": ()}
        self._labels: dict[str, tuple[tuple[Inlines, str | None], ...]] = {}

    def text(self, text: str) -> Inlines:
        """Plain text in the document's language; nothing for an empty string."""
        made = self._texts.get(text)
        if made is None:
            made = self._texts[text] = (Text(text=text, lang=self.language),)
        return made

    def label(self, key: str, **fields: Field) -> Inlines:
        """The catalogue's label as inlines; a number in a field is recorded as a computed count.

        Counts are spelled out where the language has words for all of the label's counts.
        """
        return self._label(key, fields, sentence=True)

    def phrase(self, key: str, **fields: Field) -> Inlines:
        """The same for a label that stands within a sentence: a count that opens it is small."""
        return self._label(key, fields, sentence=False)

    def _label(self, key: str, fields: Mapping[str, Field], *, sentence: bool) -> Inlines:
        parsed = self._labels.get(key)
        if parsed is None:
            parsed = self._labels[key] = tuple(self._parsed(self.words.labels[key]))
        if len(parsed) == 1 and parsed[0][1] is None:
            return parsed[0][0]
        counts = [value for value in fields.values() if isinstance(value, int)]
        spelled = all(count < len(self.words.numbers.small) for count in counts)
        inlines: list[Inline] = []
        for literal, name in parsed:
            inlines += literal
            if name is not None:
                first = sentence and not inlines
                inlines += self._field(f"count:{key}.{name}", fields[name], spelled, first)
        return join_text(inlines)

    def _parsed(self, label: str) -> Iterator[tuple[Inlines, str | None]]:
        """Each stretch of the label's own text, and the field behind it, if there is one."""
        for literal, name, _, _ in Formatter().parse(label):
            yield self.text(literal), name

    def filled(self, pattern: str, **fields: str | Inlines) -> Inlines:
        """A pattern of the catalogue that is no label as inlines."""
        return filled(pattern, self.language, **fields)

    def _field(self, ref: str, value: Field, spelled: bool, first: bool) -> Inlines:
        if isinstance(value, int):
            return (self.count(ref, value, spelled=spelled, capital=first),)
        return self.text(value) if isinstance(value, str) else value

    def count(
        self, ref: str, number: int, *, spelled: bool = False, capital: bool = False
    ) -> Value:
        """A count that the document computed itself, as a value of its own."""
        quantity = _counted(number)
        text = (
            self.words.numbers.small[number] if spelled else grouped(Decimal(number), self.language)
        )
        if capital and self.words.sentence_start_capital:
            text = text[:1].upper() + text[1:]
        return self._value(f"{ref}={number}", quantity, text, self.language)

    def statement(
        self,
        pieces: Sequence[Piece],
        form: str,
        facts: Iterable[FactRef],
        values: TypedValues | None = None,
        owner: str = "",
        drawn: Iterable[str] = (),
        entry: str = "",
    ) -> Statement:
        """Worded pieces as one anchored text; ``values`` are the typed values behind them.

        ``drawn`` are references to further values that it stands for without wording them;
        ``entry`` is the digest of what it words where that is no fact.
        """
        return self.anchored(worded(pieces, values or {}, owner), form, facts, drawn, entry)

    def anchored(
        self,
        said: Worded,
        form: str,
        facts: Iterable[FactRef],
        drawn: Iterable[str] = (),
        entry: str = "",
    ) -> Statement:
        """The same of pieces that `worded` made inlines of, perhaps for another document."""
        for ref, typed, text in said.values:
            self._record(ref, typed, text)
        occurrences = self.occurrences
        ident = f"{self.prefix}{len(occurrences) + 1}"
        occurrence = Occurrence(
            id=ident,
            form=form,
            facts=tuple(facts),
            values=tuple(dict.fromkeys((*said.refs, *drawn))) if drawn else said.refs,
            entry=entry,
            lang=self.language,
            text=said.text,
        )
        occurrences.append(occurrence)
        return Statement(occurrence=ident, children=said.children)

    def inlines(self, pieces: Sequence[Piece], values: TypedValues, owner: str) -> Inlines:
        """Worded pieces as text and values, neighbouring text of one language joined."""
        said = worded(pieces, values, owner)
        for ref, typed, text in said.values:
            self._record(ref, typed, text)
        return said.children

    def value(self, ref: str, typed: Quantity | When, text: str) -> Value:
        """A typed value in words that stand outside a template."""
        return self._value(ref, typed, text, self.language)

    def _value(self, ref: str, typed: Quantity | When, text: str, language: Language) -> Value:
        self._record(ref, typed, text)
        return Value(text=text, lang=language, ref=ref)

    def _record(self, ref: str, typed: Quantity | When, text: str) -> None:
        known = self._values.get(ref)
        if known is None:
            self._values[ref] = (typed, {text: None})
        else:
            known[1][text] = None

    def cite(self, facts: tuple[str, ...], mark: str, note: Statement | None) -> Citation:
        """A citation with a note: the first gives the source, later ones refer back to it.

        ``note`` is the statement of the first citation, or None if `cited` said there is one.
        """
        number = len(self.notes) + 1
        first = self._first_note.setdefault(facts, number)
        if first == number:
            assert note is not None
            self.notes.append(Note(number=number, content=(note,), facts=facts))
        else:
            see = Reference(target=f"note-{first}", text=str(first), lang=self.language)
            content = self.label("see-note", note=(see,))
            self.notes.append(Note(number=number, content=content, facts=facts, repeats=first))
        return Citation(facts=facts, mark=mark, lang=self.language, note=number)

    def cited(self, facts: tuple[str, ...]) -> bool:
        """Whether these facts have a note already."""
        return facts in self._first_note

    @property
    def values(self) -> tuple[TypedValue, ...]:
        """Every typed value worded so far, with the words it was given."""
        return tuple(_typed(ref, typed, words) for ref, (typed, words) in self._values.items())


@lru_cache(maxsize=1024)
def _counted(number: int) -> Quantity:
    return Quantity(unit="count", value=Decimal(number))


def worded(pieces: Iterable[Piece], values: TypedValues, owner: str) -> Worded:
    """Worded pieces as inlines; ``values`` are the typed values that ``owner`` words in them."""
    made: list[Inline] = []
    held: list[tuple[str, Quantity | When, str]] = []
    for language, run in groupby(pieces, _plain_language):
        if language is not None:
            text = "".join([piece.text for piece in run])
            made += (Text(text=text, lang=language),) if text else ()
            continue
        for piece in run:
            ref = f"{owner}.{piece.value}"
            made.append(Value(text=piece.text, lang=piece.language, ref=ref))
            held.append((ref, values[piece.value], piece.text))
    children = tuple(made)
    refs = tuple(dict.fromkeys([ref for ref, _, _ in held]))
    return Worded(children, plain_text(children), tuple(held), refs)


def _plain_language(piece: Piece) -> Language | None:
    """The language of a piece that words no value."""
    return None if piece.value else piece.language


def _typed(ref: str, typed: Quantity | When | None, words: Mapping[str, None]) -> TypedValue:
    quantity = typed if isinstance(typed, Quantity) else None
    when = typed if isinstance(typed, When) else None
    return TypedValue(ref=ref, quantity=quantity, when=when, words=tuple(words))


def filled(pattern: str, language: Language, **fields: str | Inlines) -> Inlines:
    """A pattern of that language with its fields filled; KeyError if one is missing."""
    inlines: list[Inline] = []
    for literal, name, _, _ in Formatter().parse(pattern):
        for part in (literal, fields[name] if name is not None else ""):
            if not isinstance(part, str):
                inlines += part
            elif part:
                inlines.append(Text(text=part, lang=language))
    return join_text(inlines)


def listed(items: Iterable[Inlines], between: Inlines) -> Inlines:
    """The items one after the other, with that between each two of them."""
    return join_text(
        inline
        for number, item in enumerate(items)
        for inline in ((*between, *item) if number else item)
    )


def join_text(inlines: Iterable[Inline]) -> Inlines:
    """The inlines with neighbouring texts of one language joined."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.lang is last.lang:
            joined[-1] = Text(text=last.text + inline.text, lang=inline.lang)
        else:
            joined.append(inline)
    return tuple(joined)
