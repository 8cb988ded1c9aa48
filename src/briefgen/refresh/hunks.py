"""What differs between an old text and a new one, word by word: as little as reads well.

Words are replaced whole; East Asian text, which has no spaces, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefgen.records import dataclass
from briefgen.writers.anchors import without_wide_breaks

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:[.,][^\W_]+)*|.", re.DOTALL)
_BREAKS = re.compile("[\n\t]")


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of the old text, from ``start`` to ``end``, and what stands there in the new."""

    start: int
    end: int
    text: str


def hunks(old: str, new: str) -> tuple[Hunk, ...] | None:
    """The stretches to replace, in order; none where the texts are equal.

    None where their line breaks and tabs differ: these are elements of the file and no characters.
    Breaks within East Asian text, which a slide has between phrases, may go.
    """
    if _BREAKS.findall(old) != _BREAKS.findall(new):
        if _BREAKS.search(new) or _BREAKS.search(without_wide_breaks(old)):
            return None
        return tuple(_line(old, new))
    found: list[Hunk] = []
    at = 0
    for before, after in zip(_BREAKS.split(old), _BREAKS.split(new), strict=True):
        found += (Hunk(at + h.start, at + h.end, h.text) for h in _line(before, after))
        at += len(before) + 1
    return tuple(found)


def _line(old: str, new: str) -> Iterator[Hunk]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield Hunk(starts[i], starts[j], "".join(after[k:m]))
