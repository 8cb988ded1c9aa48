"""A fact's aspects as it stands now: what a delivered file carries to tell changes apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from briefgen.briefs.words import Form, Words
from briefgen.facts.derive import resolved_point
from briefgen.facts.model import Evidence, Fact
from briefgen.values.aspects import ASPECT_DIGITS, Aspects
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_WORDED = (Form.STATEMENT, Form.SHORT, Form.LABEL)


def aspects_of(fact: Fact, words: Words, language: Language) -> Aspects:
    """Status, and digests of figures, sources, and the words in that language."""
    return Aspects(
        status=fact.status,
        figures=_figures_digest(figures_of(fact, words)),
        sources=sources_digest(fact),
        words=words_digest(fact, words, language),
    )


def figures_of(fact: Fact, words: Words) -> Mapping[str, Quantity | When]:
    """The values and times of the fact, and the points of its series, by name."""
    points = fact.series.named_points if fact.series else ()
    drawn = {held.name: resolved_point(words.base, fact, held.point) for held in points}
    return {**drawn, **words.values(fact)}


def words_digest(fact: Fact, words: Words, language: Language) -> str:
    """The digest of the fact's texts in that language: names in them count, values do not."""
    texts = [
        [f"{{{piece.value}}}" if piece.value else piece.text for piece in pieces]
        for pieces in (words.render(form, fact.id, language) for form in _WORDED)
    ]
    return digest(["".join(text) for text in texts])


def sources_digest(fact: Fact) -> str:
    """The digest of who says it where; the tokens that `verify` looks for do not count."""
    return digest(sorted(_told(evidence) for evidence in fact.cited))


def _told(evidence: Evidence) -> str:
    return evidence.model_dump_json(exclude={"tokens", "note"}, exclude_defaults=True)


def _figures_digest(figures: Mapping[str, Quantity | When]) -> str:
    return digest(
        sorted(
            (name, held.model_dump_json(exclude_defaults=True)) for name, held in figures.items()
        )
    )


def digest(held: object) -> str:
    """The digest of JSON, as an aspect's: UTF-8, no spaces."""
    return hashlib.sha256(_JSON.encode(held).encode()).hexdigest()[:ASPECT_DIGITS]
