"""Counts in our own sentences: "The board counts 32 undertakings" is worked out, not sourced.

The catalogues' labels say where such counts stand. A short label ("and {n} more") is known again
only where it is the whole text or ends a list; still shorter ones ("{n} of {all}") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.facts.matching import fold
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue

_COUNTS = frozenset(
    "n facts sources all met unmet asks dated undated number page pages challenges cautions named "
    "carried voice both done rows ahead paragraphs notes note".split()
)
_SENTENCE = {Language.EN: 14, Language.VI: 14, Language.JA: 6}
_TAIL = {Language.EN: 4, Language.VI: 4, Language.JA: 2}
"""The letters in a row that make a label known anywhere, and at the end of a list."""

_FIELD = re.compile(r"\{(\w+)\}")
_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_COUNT = {
    Language.EN: r"(?<!\w)(\d[\d,]*(?:(?:, | and )\d+)*|[A-Za-z]+(?:-[a-z]+)?)(?!\w)",
    Language.VI: r"(?<!\w)(\d[\d.]*(?:(?:, | và )\d+)*)(?!\w)",
    Language.JA: r"(\d[\d,]*(?:、\d+)*|[一二三四五六七八九十百]+)",
}
_ANYTHING = r".{0,300}?"


def own_counts(folded: str) -> Iterator[tuple[int, int]]:
    """Where a folded text has the counts of one of our own sentences, in any language."""
    for longest, pattern in _sentences():
        if longest in folded:
            for found in pattern.finditer(folded):
                yield from (found.span(n) for n in range(1, len(found.groups()) + 1))


@lru_cache(maxsize=1)
def _sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence with counts: its longest stretch of words, and what it matches."""
    return tuple(
        made
        for language in Language
        for label in dict.fromkeys(catalogue(language).labels.values())
        if (made := _sentence(label, language)) is not None
    )


def _sentence(label: str, language: Language) -> tuple[str, re.Pattern[str]] | None:
    fields = _FIELD.findall(label)
    words = [fold(part) for part in _FIELD.split(label)[::2]]
    longest = max(words, key=len)
    if not _COUNTS & set(fields) or len(longest) < _TAIL[language]:
        return None
    literals = fold(_FIELD.sub(_HOLE, label)).split(_HOLE)
    pattern = re.escape(literals[0])
    for field, literal in zip(fields, literals[1:], strict=True):
        pattern += (_COUNT[language] if field in _COUNTS else _ANYTHING) + re.escape(literal)
    if len(longest) < _SENTENCE[language]:
        pattern = f"(?:^|[;,/] ?|[:：、])(?:{pattern})$"
    return longest, re.compile(pattern)
