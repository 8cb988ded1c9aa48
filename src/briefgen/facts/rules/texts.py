"""Rules on texts as a whole: there, in every language, and short where a slide needs it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.facts.rules.view import View, Where
from briefgen.issues import Issue
from briefgen.values.language import Language


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


def translations_are_there(view: View) -> Iterator[Issue]:
    """Every text is there in each language of the partnership; one issue an entry and language."""
    missing: dict[tuple[str, str], dict[Language, list[Where]]] = {}
    for where, text, _ in view.local_texts:
        for language in view.base.partnership.languages:
            if text.get(language) is None:
                entry = missing.setdefault((where.kind, where.ident), {})
                entry.setdefault(language, []).append(where)
    for (kind, ident), languages in missing.items():
        for language, places in languages.items():
            keys = ", ".join(dict.fromkeys(".".join(place.path) for place in places))
            where = places[0] if len(places) == 1 else Where(kind, ident)
            message = f"there is no {language} text for {keys}"
            hint = "the brief will show a tag there; translate it, have it reviewed"
            yield view.warning("not-translated", where, message, hint)


def facts_have_a_short_form(view: View) -> Iterator[Issue]:
    """Every fact has a short form, which a slide needs."""
    for fact in view.base.facts:
        if fact.short is None:
            where = Where("fact", fact.id)
            message = "the fact has no short form; a slide will carry its whole statement"
            yield view.warning("no-short", where, message, "add short: {en: …}")
