"""Rules on texts as a whole: there, in every language, and short where a slide needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.facts.model import Actor, Place, Project
from briefgen.facts.rules.quotations import quoted_spans
from briefgen.facts.rules.view import View, Where
from briefgen.issues import Issue
from briefgen.values.language import Language
from briefgen.values.names import Names, Unit
from briefgen.wording.spelling import other_spellings


def texts_say_something(view: View) -> Iterator[Issue]:
    """Every text that is begun is there in some language, and not blank in any."""
    for where, text, _ in view.local_texts:
        languages = list(text.items())
        if not languages:
            hint = f"write it in one of {', '.join(Language)}"
            yield view.error("no-text", where, "the text is in no language", hint)
        for language, words in languages:
            if not words.strip():
                hint = "write it, or remove the key"
                yield view.error("no-text", where.at(language), "the text is blank", hint)


PLACEHOLDER = "TODO"
"""What a text begins with that is still to be written; `briefgen source add` writes it."""


def placeholders_are_replaced(view: View) -> Iterator[Issue]:
    """No text is one that is still to be written."""
    for text in view.texts:
        if re.match(rf"\s*{PLACEHOLDER}\b", text.literal):
            message = f"the text is still to be written: it begins with {PLACEHOLDER}"
            yield view.warning("placeholder", text.where, message, "write it in your own words")


def translations_are_there(view: View) -> Iterator[Issue]:
    """Every text and name is there in each language of the partnership."""
    yield from untranslated(view, view.base.partnership.languages)


def untranslated(view: View, languages: Iterable[Language]) -> Iterator[Issue]:
    """The texts, names and declared units that some of these languages lack."""
    asked = tuple(languages)
    yield from _untranslated_texts(view, asked)
    yield from _unnamed(view, asked)


def _untranslated_texts(view: View, languages: tuple[Language, ...]) -> Iterator[Issue]:
    """One issue an entry and language.

    A term of the glossary needs no translation: it is what texts print, in any language.
    """
    missing: dict[tuple[str, str], dict[Language, list[Where]]] = {}
    for where, text, _ in view.local_texts:
        if where.kind == "term" and where.path == ("term",):
            continue
        for language in languages:
            if text.get(language) is None:
                entry = missing.setdefault((where.kind, where.ident), {})
                entry.setdefault(language, []).append(where)
    for (kind, ident), found in missing.items():
        for language, places in found.items():
            keys = ", ".join(dict.fromkeys(".".join(place.path) for place in places))
            where = places[0] if len(places) == 1 else Where(kind, ident)
            message = f"there is no {language} text for {keys}"
            hint = "the brief will show a tag there; translate it, have it reviewed"
            yield view.warning("not-translated", where, message, hint)


def _unnamed(view: View, languages: tuple[Language, ...]) -> Iterator[Issue]:
    """Names and units: where one is missing another language's or an id is printed, with no tag."""
    for where, ident, held in _named(view):
        has = [language for language, _ in held.items()]
        for language in languages if has else ():
            if language not in has:
                what, hint = _UNIT if isinstance(held, Unit) else _NAME
                message = f"there is no {language} {what} “{ident}”"
                yield view.warning("not-translated", where, message, hint)


_NAME = ("name of", "write the form that the language uses, or the source's where none is certain")
_UNIT = ("word for the unit", "the brief will print its id; give it the words of that language")


def _named(view: View) -> Iterator[tuple[Where, str, Names | Unit]]:
    """Everything that has a name, and the declared units: where, its id, what it has."""
    partnership = view.base.partnership
    own = Where("partnership", partnership.id)
    for index, side in enumerate(partnership.sides):
        yield own.at("sides", str(index)), side.id, side.names
    for index, unit in enumerate(partnership.units):
        yield own.at("units", str(index)), unit.id, unit
    for where, entry in view.entries:
        if isinstance(entry, Actor | Project | Place):
            yield where.at("names"), where.ident, entry.names


def english_is_spelt_in_the_house_style(view: View) -> Iterator[Issue]:
    """English texts have the spelling of the house style, quotations and names apart.

    The author respells them, or names in a hole what is part of a name.
    """
    spelling = view.base.partnership.style.spelling
    for text in view.texts:
        if text.language is not Language.EN or text.where.kind == "term":
            continue
        literal = text.literal
        for start, end in quoted_spans(literal):
            literal = literal[:start] + " " * (end - start) + literal[end:]
        for word, wanted in dict.fromkeys(other_spellings(literal, spelling)):
            message = f"“{word}” is not in the house style, whose spelling is {spelling}"
            hint = f"write “{wanted}”; a name stands in a hole, a quotation in quotation marks"
            yield view.warning("other-spelling", text.where, message, hint)


def facts_have_a_short_form(view: View) -> Iterator[Issue]:
    """Every fact has a short form, which a slide needs."""
    for fact in view.base.facts:
        if fact.short is None:
            where = Where("fact", fact.id)
            message = "the fact has no short form; a slide will carry its whole statement"
            yield view.warning("no-short", where, message, "add short: {en: …}")
