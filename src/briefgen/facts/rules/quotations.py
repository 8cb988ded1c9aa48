"""The rule on quotations: what stands in quotation marks was said so, by someone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefgen.facts.model import Fact, FactBase
from briefgen.facts.rules.view import HOLE, Text, View
from briefgen.issues import Issue
from briefgen.values.language import Language

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』")
_CUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands inside each pair of quotation marks."""
    for found in _QUOTED.finditer(text):
        yield found.start() + 1, found.end() - 1


# Full-width Latin letters and digits, half-width katakana: width is how a letter is set, not which.
_OTHER_WIDTH = re.compile("[\uff01-\uffef]+")


def squeeze(text: str) -> str:
    """The text in NFC with straight quotation marks, single spaces and letters of usual width.

    What is left is compared to the letter.
    """
    plain = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    usual = _OTHER_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)
    return " ".join(usual.split())


def quotations_are_quoted_by_someone(view: View) -> Iterator[Issue]:
    """What stands in quotation marks in a fact stands so in its evidence (briefing-craft.md, 1).

    In the language of the source it is part of a ``quote`` or a token, to the letter and without
    holes. In another language, where it is a translation, the fact has to quote someone at all.
    """
    for text in view.texts:
        if text.fact is None or text.where.path[0] not in ("statement", "short"):
            continue
        literal = text.literal
        for start, end in quoted_spans(literal):
            trouble = _trouble(view.base, text.fact, text, literal[start:end])
            if trouble:
                yield view.error("not-quoted", text.where, *trouble)


def _trouble(base: FactBase, fact: Fact, text: Text, words: str) -> tuple[str, str] | None:
    printed = words.replace(HOLE, "{…}")
    if text.language not in _source_languages(base, fact):
        if any(evidence.quote for evidence in fact.evidence):
            return None
        return f"“{printed}” is a quotation, but the fact quotes no one", "quote it in evidence"
    if HOLE in words:
        message = f"“{printed}” has a hole; a quotation is printed to the letter"
        return message, "write the words as the source prints them, or end the quotation before"
    verbatim = _verbatim(fact)
    parts = (squeeze(part).rstrip(".,;") for part in _CUT.split(words))
    if all(any(part in said for said in verbatim) for part in parts):
        return None
    message = f"“{printed}” stands in no quote or token of the fact's evidence"
    return message, "add evidence with mode quoted, or take the quotation marks away"


def _verbatim(fact: Fact) -> list[str]:
    quotes = [squeeze(evidence.quote) for evidence in fact.evidence if evidence.quote]
    return quotes + [squeeze(token) for evidence in fact.evidence for token in evidence.tokens]


def _source_languages(base: FactBase, fact: Fact) -> set[Language]:
    sources = (base.source_by_id.get(evidence.source) for evidence in fact.evidence)
    return {source.language for source in sources if source is not None}
