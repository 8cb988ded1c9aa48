"""A fact base as a `Snapshot`: its facts with their values, words and digests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.briefs.aspects import aspects_of, digest, figures_of, words_digest
from briefgen.briefs.words import Form, Words, words_of
from briefgen.briefs.writing import paragraph_words, paragraphs_by_source
from briefgen.facts.changes.snapshot import Edition, FactState, Figure, Mention, Snapshot, Texts
from briefgen.facts.model import Fact, FactBase
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.catalogue import catalogue
from briefgen.wording.render import render_value

_TOLD_APART = {
    "id",
    "former_ids",
    "status",
    "values",
    "when",
    "dates",
    "series",
    "evidence",
    "statement",
    "short",
    "label",
    "review",
}
"""The fields of a fact that are compared by themselves, or not at all."""


def base_snapshot(base: FactBase) -> Snapshot:
    """The edition of the base: every fact, in every language of the base."""
    words = words_of(base)
    return Snapshot(
        edition=Edition(
            kind="base",
            partnership=base.partnership.id,
            as_of=base.as_of,
            digest=base.edition,
        ),
        facts=tuple(_state(fact, words) for fact in base.facts),
    )


def _state(fact: Fact, words: Words) -> FactState:
    languages = words.base.partnership.languages
    aspects = aspects_of(fact, words, languages[0])
    figures = figures_of(fact, words).items()
    return FactState(
        mention=_mention(fact, words),
        digest=fact.digest,
        former_ids=fact.former_ids,
        figures={name: _figure(held, words, languages) for name, held in figures},
        figures_digest=aspects.figures,
        sources=aspects.sources,
        words={held: words_digest(fact, words, held) for held in languages},
        details=_details(fact),
    )


def _details(fact: Fact) -> Mapping[str, str]:
    """A digest of each other field, "" where it is left at its default."""
    held = fact.model_dump(mode="json", exclude=_TOLD_APART, exclude_defaults=True)
    names = [name for name in type(fact).model_fields if name not in _TOLD_APART]
    return {name: digest(held[name]) if name in held else "" for name in names}


def _mention(fact: Fact, words: Words) -> Mention:
    languages = words.base.partnership.languages
    return Mention(
        id=fact.id,
        theme=fact.theme,
        status=fact.status,
        name={held: words.plain(Form.LABEL, fact.id, held) for held in languages},
        said={held: words.plain(Form.SHORT, fact.id, held) for held in languages},
        cited={held: _cited(fact, words, held) for held in languages},
    )


def _figure(held: Quantity | When, words: Words, languages: Iterable[Language]) -> Figure:
    texts: Texts = {lang: render_value(held, "full", lang, words.lexicon) for lang in languages}
    if isinstance(held, Quantity):
        return Figure(quantity=held, words=texts)
    return Figure(when=held, words=texts)


def _cited(fact: Fact, words: Words, language: Language) -> str:
    """The fact's sources by their short names, each with its paragraphs."""
    held = catalogue(language)
    places = paragraphs_by_source(fact.cited)
    items = [
        held.label(
            "since-place",
            source="".join(p.text for p in words.text(source.short, language)),
            paragraphs=paragraph_words(places[source.id], held),
        )
        for source in words.base.sources
        if source.id in places
    ]
    return held.lists.item.join(items)
