"""What every rule sees: the base, its texts taken apart, and where its entries stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cache, cached_property
from typing import NamedTuple, get_args

from briefgen.facts.model import (
    Actor,
    Fact,
    FactBase,
    FactDate,
    FactValue,
    Partnership,
    Place,
    Project,
    Source,
    Term,
    Theme,
)
from briefgen.facts.nearest import Nearest
from briefgen.issues import Issue, error, warning
from briefgen.records import dataclass
from briefgen.values.frozen import Frozen
from briefgen.values.language import Language, LocalText
from briefgen.values.template import Literal, TemplatePiece, ValueHole, parse_template

_Entry = Partnership | Source | Actor | Project | Place | Theme | Term | Fact
_TEXTS = (LocalText,)
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a hole in the literal text of a template."""


class Where(NamedTuple):
    """An entry, or a key in it: what `FactBase.origin` takes."""

    kind: str
    ident: str
    path: tuple[str, ...] = ()

    def at(self, *path: str) -> Where:
        """A key further in."""
        return Where(self.kind, self.ident, self.path + path)


class Text(NamedTuple):
    """One template in one language; ``fact`` is the fact it belongs to, if any.

    ``literal`` is the text with each hole as one `HOLE`, ``value_names`` are the values and times
    that it words. ``trouble`` says why it cannot be taken apart; it then has no pieces.
    """

    where: Where
    language: Language
    fact: Fact | None
    pieces: tuple[TemplatePiece, ...] = ()
    literal: str = ""
    value_names: frozenset[str] = frozenset()
    trouble: str = ""


@dataclass(frozen=True)
class View:
    """A base as the rules see it; ``broken`` are ids of entries left out because of their form."""

    base: FactBase
    broken: frozenset[str] = frozenset()
    nearest: Nearest = field(default_factory=Nearest)

    @cached_property
    def entries(self) -> tuple[tuple[Where, Frozen], ...]:
        """Every entry of the base with its place, in the order of the files."""
        base = self.base
        groups: tuple[tuple[str, tuple[_Entry, ...]], ...] = (
            ("partnership", (base.partnership,)),
            ("source", base.sources),
            ("actor", base.actors),
            ("project", base.projects),
            ("place", base.places),
            ("theme", base.themes),
            ("term", base.terms),
            ("fact", base.facts),
        )
        return tuple((Where(kind, entry.id), entry) for kind, group in groups for entry in group)

    @cached_property
    def local_texts(self) -> tuple[tuple[Where, LocalText, Fact | None], ...]:
        """Every text of the base in its languages, with the place of its key."""
        return tuple(
            (place, text, entry if isinstance(entry, Fact) else None)
            for where, entry in self.entries
            for place, text in _local_texts(entry, where)
        )

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the base in every language that it has."""
        return tuple(
            _text(where.at(language), language, template, fact)
            for where, text, fact in self.local_texts
            for language, template in text.items()
        )

    def error(self, code: str, where: Where, message: str, hint: str = "") -> Issue:
        """An error at that place."""
        return self._issue(error, code, where, message, hint)

    def warning(self, code: str, where: Where, message: str, hint: str) -> Issue:
        """A warning at that place."""
        return self._issue(warning, code, where, message, hint)

    def _issue(
        self, make: Callable[..., Issue], code: str, where: Where, message: str, hint: str
    ) -> Issue:
        origin = self.base.origin(where.kind, where.ident, *where.path)
        file, line = (origin.file, origin.line) if origin else ("", 0)
        return make(code, message, hint, file=file, line=line, subject=where.ident)


def _text(where: Where, language: Language, template: str, fact: Fact | None) -> Text:
    try:
        pieces = parse_template(template)
    except ValueError as problem:
        return Text(where, language, fact, trouble=str(problem))
    literal = "".join([piece.text if isinstance(piece, Literal) else HOLE for piece in pieces])
    names = frozenset([piece.name for piece in pieces if isinstance(piece, ValueHole)])
    return Text(where, language, fact, pieces, literal, names)


def _local_texts(entry: Frozen, where: Where) -> Iterator[tuple[Where, LocalText]]:
    """Every text in an entry, however deep, so that a new field cannot escape the rules."""
    for path, text in _walk(entry, ()):
        yield where.at(*path), text


def _walk(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], LocalText]]:
    if isinstance(value, LocalText):
        yield path, value
    elif isinstance(value, Frozen):
        for name in fields_with(type(value), _TEXTS):
            inner = getattr(value, name)
            if inner:
                yield from _walk(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            named = isinstance(item, FactValue | FactDate)
            yield from _walk(item, (*path, item.name if named else str(index)))


@cache
def fields_with(model: type[Frozen], kinds: tuple[type[Frozen], ...]) -> tuple[str, ...]:
    """The fields of the model that hold one of these kinds or something that has one."""
    fields = model.model_fields.items()
    return tuple(name for name, info in fields if _may_hold(info.annotation, kinds))


def _may_hold(annotation: object, kinds: tuple[type[Frozen], ...]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return issubclass(annotation, kinds) or bool(fields_with(annotation, kinds))
    return any(_may_hold(part, kinds) for part in get_args(annotation))
