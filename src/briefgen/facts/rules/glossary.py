"""Rules on the glossary: a term is explained once, and stands in some text of the base."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.facts.matching import fold, stands_in
from briefgen.facts.rules.view import HOLE, View, Where, fields_with
from briefgen.issues import Issue
from briefgen.values.frozen import Frozen
from briefgen.values.language import Language
from briefgen.values.names import NameForms, Names, UnitWords

_NAMES = (NameForms, UnitWords, Names)


def terms_are_explained_once(view: View) -> Iterator[Issue]:
    """No two entries of the glossary explain the same term in the same language."""
    seen: dict[tuple[Language, str], str] = {}
    for term in view.base.terms:
        for language, words in term.term.items():
            first = seen.setdefault((language, fold(words)), term.id)
            if first != term.id:
                where = Where("term", term.id).at("term")
                message = f"“{words}” is explained by “{first}” already"
                yield view.error("duplicate-term", where, message, "keep one of them")


def terms_are_used(view: View) -> Iterator[Issue]:
    """Every term of the glossary stands in some text or name of the base."""
    if view.broken or not view.base.terms:
        return
    # A folded text has no line ends, so that nothing is found across two of them.
    printed = "\n".join(dict.fromkeys(map(fold, _printed(view))))
    for term in view.base.terms:
        # A term with a hole names an entry, which is used or not for itself.
        words = [text for _, text in term.term.items()]
        if not any("{" in word or stands_in(word, printed) for word in words):
            message = f"no text of the base has the term “{term.id}”"
            yield view.warning("unused", Where("term", term.id), message, "use or remove it")


def _printed(view: View) -> Iterator[str]:
    """What a brief can print of the base: its texts but the glossary's own, its names and units."""
    yield from (t.literal.replace(HOLE, " ") for t in view.texts if t.where.kind != "term")
    for _, entry in view.entries:
        yield from _lines(entry)


def _lines(value: object) -> Iterator[str]:
    """The names and unit words in an entry, however deep."""
    if isinstance(value, NameForms | UnitWords):
        yield from (line for _, line in value if isinstance(line, str))
    elif isinstance(value, Names):
        yield from (line for _, forms in value.items() for line in _lines(forms))
    elif isinstance(value, Frozen):
        for name in fields_with(type(value), _NAMES):
            yield from _lines(getattr(value, name))
    elif isinstance(value, tuple):
        yield from (line for item in value for line in _lines(item))
