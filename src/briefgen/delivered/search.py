"""Many texts sought in many paragraphs at once: each paragraph is walked once, whatever is sought.

Texts are indexed by the few characters they open with and by their length, so that the time grows
with the length of what is searched and not with the number of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.delivered.model import Passage

_SPACES = re.compile(r"\s+")
_OPENING = 10
LEAST = 16
"""Characters that a text needs to be told by its words alone; shorter ones stand anywhere."""


def search(passages: Sequence[Passage], texts: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each text the indices of the passages that hold it to the letter, spaces aside.

    Texts that are shorter than `LEAST` are not sought.
    """
    openings: dict[str, dict[int, dict[str, str]]] = {}
    for text in texts:
        plain = _SPACES.sub(" ", text).strip()
        if len(plain) >= LEAST:
            openings.setdefault(plain[:_OPENING], {}).setdefault(len(plain), {})[plain] = text
    found: dict[str, list[int]] = {}
    for index, passage in enumerate(passages if openings else ()):
        plain = _SPACES.sub(" ", passage.text)
        for start in range(len(plain) - LEAST + 1):
            for length, held in openings.get(plain[start : start + _OPENING], {}).items():
                sought = held.get(plain[start : start + length])
                if sought is not None:
                    places = found.setdefault(sought, [])
                    if places[-1:] != [index]:
                        places.append(index)
    return {text: tuple(places) for text, places in found.items()}


def stretch_of(sought: str, text: str) -> tuple[int, int]:
    """Where the text first holds what is sought, any spaces alike: start and end in code points.

    The whole text where it does not hold it.
    """
    pattern = r"\s+".join(map(re.escape, sought.split()))
    found = re.search(pattern, text) if pattern else None
    return found.span() if found else (0, len(text))
