"""What a source is called: its description with what it does not state, a short one, a note."""

from __future__ import annotations

from briefgen.briefs.words import Words, joined
from briefgen.facts.model import Source
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue


def source_description(source: Source, words: Words, language: Language) -> str:
    """Title and outlet where stated, our description, and what is not stated."""
    held = catalogue(language, words.base.partnership.style.spelling)
    stated = [part for part in (source.title, source.author, source.container_title) if part]
    lead = held.lists.separator.join(stated)
    text = joined(words.text(source.description, language)).rstrip(".。")
    said = held.lists.item.join(part for part in (lead, text) if part)
    missing = missing_of(source, words, language)
    if not missing:
        return said
    return held.label("source-gaps", description=said, fields=held.join(missing))


def missing_of(source: Source, words: Words, language: Language) -> list[str]:
    """What the source does not state of itself, in words."""
    fields = (
        ("field-title", source.title),
        ("field-author", source.author),
        ("field-outlet", source.container_title),
        ("field-date", source.issued),
    )
    labels = catalogue(language, words.base.partnership.style.spelling).labels
    return [labels[key] for key, value in fields if value is None]
