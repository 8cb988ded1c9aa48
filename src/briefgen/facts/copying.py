"""Runs of a source's own words in our texts, outside names and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.facts.matching import fold
from briefgen.facts.rules.quotations import quoted_spans

MAX_WORDS = 8
"""The longest run of a source's words that may stand in a text (briefing-craft.md, Copyright)."""

MAX_CJK = 20
"""The longest run of a source's characters in Japanese or Chinese."""

_WORD = re.compile(r"[^\W_]+(?:['&.-][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々ー]")
_BREAK = "\n"

Run = tuple[str, ...]


class Wording:
    """The runs of words and characters of all sources, to be compared with texts of any length."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._words: set[Run] = set()
        self._characters: set[str] = set()
        for paragraph in paragraphs:
            folded = fold(paragraph)
            self._words.update(_runs(folded))
            self._characters.update(_character_runs(folded))

    def copied(self, text: str, names: re.Pattern[str] | None) -> str | None:
        """The first run that the text shares with a source, or None.

        A line break in ``text`` ends a run; so do quotations and what the pattern of names finds.
        """
        for part in _without_quotations(text).split(_BREAK):
            folded = fold(part)
            # Few texts share a run at all; only those are worth a search for hundreds of names.
            if self._first(folded):
                for stretch in names.split(folded) if names else [folded]:
                    found = self._first(stretch)
                    if found:
                        return found
        return None

    def _first(self, stretch: str) -> str | None:
        words = next((run for run in _runs(stretch) if run in self._words), None)
        if words:
            return " ".join(words)
        return next((run for run in _character_runs(stretch) if run in self._characters), None)


def _runs(folded: str) -> Iterator[Run]:
    """Every run of one word more than is allowed."""
    words = _WORD.findall(folded.casefold())
    size = MAX_WORDS + 1
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _character_runs(folded: str) -> Iterator[str]:
    characters = "".join(_CJK.findall(folded))
    size = MAX_CJK + 1
    return (characters[start : start + size] for start in range(len(characters) - size + 1))


def _without_quotations(text: str) -> str:
    for start, end in quoted_spans(text):
        text = text[:start] + _BREAK * (end - start) + text[end:]
    return text
