"""Japanese phrases (bunsetsu), at whose ends a careful setter ends the lines of short, large text.

Found by budoux, which is imported when the first Japanese text is measured.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import Protocol

_KANA = re.compile("[\u3041-\u30ff]")
_CLAUSE_END = re.compile("[、。：；／？！]")  # where budoux does not always part


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


@cache
def _parser() -> _Parser:
    """budoux's parser of Japanese, read when first needed."""
    from budoux import load_default_japanese_parser

    parser: _Parser = load_default_japanese_parser()
    return parser


@lru_cache(maxsize=1 << 12)
def phrase_ends(text: str) -> frozenset[int]:
    """The offsets behind each phrase of a Japanese text; none in a text without kana."""
    if not _KANA.search(text):
        return frozenset()
    found = frozenset(accumulate(map(len, _parser().parse(text))))
    return found | clause_ends(text)


def clause_ends(text: str) -> frozenset[int]:
    """The offsets behind the punctuation of a Japanese text."""
    return frozenset(match.end() for match in _CLAUSE_END.finditer(text))
