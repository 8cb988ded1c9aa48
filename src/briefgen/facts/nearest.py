"""What a mistyped word may have been meant to be."""

from __future__ import annotations

from collections.abc import Collection

MAX_SEARCHED = 20_000
"""Options compared with the words of one run; beyond it, no suggestion: it is a courtesy."""


class Nearest:
    """Suggests the nearest of many options, with a bound on the work of one run."""

    def __init__(self) -> None:
        self._budget = 50 * MAX_SEARCHED

    def hint(self, word: str, options: Collection[str], otherwise: str) -> str:
        """“did you mean “…”?”, or the other hint where nothing is near."""
        if len(options) > self._budget:
            return otherwise
        self._budget -= len(options)
        found = nearest(word, options)
        return f"did you mean “{found}”?" if found else otherwise


def nearest(word: str, options: Collection[str]) -> str | None:
    """The option most like the word, or None if none is much like it."""
    import difflib  # seldom needed: most words are right

    likely = [option for option in options if abs(len(option) - len(word)) <= 2 + len(word) // 2]
    found = difflib.get_close_matches(word, likely, n=1, cutoff=0.6)
    return found[0] if found else None
