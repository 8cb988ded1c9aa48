"""What the fact base has besides facts, as anchored texts word it: names, titles, sources.

An occurrence of such a text carries a digest of what it words, its ``entry``, which tells that this
has changed. Forms are "theme:ID", "name:ID:FORM" (a `NameForm`), "source:ID:PART" (a `SourcePart`),
"capacity:ID" and those of the partnership's name; "parties" and "capacity:ID" may rest on facts,
of which they word only who takes part, or who is called what.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from enum import StrEnum

from briefgen.briefs.parties import parties_of
from briefgen.briefs.words import ENTITLED, Form, Words
from briefgen.facts.model import Fact, FactBase, Side, digest_of
from briefgen.values.frozen import Frozen
from briefgen.values.language import LocalText

ENTRIES = ENTITLED | {
    Form.NOTICE,
    Form.THEME,
    Form.NAME,
    Form.CAPACITY,
    Form.SOURCE,
    Form.PARTIES,
}
"""The kinds of form that word entries."""

_NOT_PRINTED = {"type", "language", "file", "sha256", "paragraphs", "url", "short", "note"}


class SourcePart(StrEnum):
    """Which text of a source is printed."""

    DESCRIPTION = "description"
    SHORT = "short"
    NOTE = "note"


def name_form(ident: str, form: str) -> str:
    """The form of an occurrence that is the name of a side, actor, project or place."""
    return f"{Form.NAME}:{ident}:{form}"


def source_form(ident: str, part: SourcePart) -> str:
    """The form of an occurrence that is a text of a source."""
    return f"{Form.SOURCE}:{ident}:{part}"


def stated_capacities(ident: str, facts: Sequence[Fact], words: Words) -> Iterator[LocalText]:
    """What the evidence of the facts calls that speaker; without facts, what the actor is called.

    KeyError if there is no such actor.
    """
    own = getattr(words.base.named[ident], "capacity", None)
    if not facts:
        yield from (own,) if own else ()
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.speaker == ident and evidence.capacity:
                yield evidence.capacity


def entry_digest(form: str, facts: Sequence[Fact], words: Words) -> str:
    """The digest of what a form words that is no fact; "" where it words no entry, or one gone.

    The catalogue's words around it do not count.
    """
    try:
        held = list(_worded(form, facts, words))
    except KeyError:
        return ""
    if len(held) == 1:
        return held[0]
    return hashlib.sha256(" ".join(held).encode()).hexdigest() if held else ""


def _worded(form: str, facts: Sequence[Fact], words: Words) -> Iterator[str]:
    """The digests of the entries that the form words."""
    kind, _, name = form.partition(":")
    ident, _, part = name.partition(":")
    base = words.base
    match kind:
        case Form.THEME:
            yield digest_of(base.theme_by_id[ident].name)
        case Form.NAME:
            yield from _names(ident, base)
        case Form.PARTIES:
            for party in parties_of(facts, base):
                yield from _names(party, base)
        case Form.CAPACITY:
            yield from map(digest_of, stated_capacities(ident, facts, words))
        case Form.SOURCE if part == SourcePart.DESCRIPTION:
            yield digest_of(base.source_by_id[ident], exclude=_NOT_PRINTED)
        case Form.SOURCE:
            text: Frozen | None = getattr(base.source_by_id[ident], SourcePart(part))
            yield from (digest_of(text),) if text else ()
        case Form.NOTICE:
            yield from (digest_of(base.partnership.notice),) if base.partnership.notice else ()
        case _ if kind in ENTITLED:
            yield digest_of(base.partnership.name)


def _names(ident: str, base: FactBase) -> Iterator[str]:
    """Those of both styles: which is printed is the house style's, and no change of a name."""
    entry = base.named[ident]
    yield digest_of(entry.names)
    if isinstance(entry, Side) and entry.press:
        yield digest_of(entry.press)
