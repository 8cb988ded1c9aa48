"""Japanese phrases (bunsetsu), at whose ends a careful setter ends the lines of short, large text.

Found by budoux where it is installed (`pip install briefgen[ja]`); without it there are none, and
lines end where UAX #14 lets them.
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
def _parser() -> _Parser | None:
    """budoux's parser of Japanese, read when first needed."""
    try:
        from budoux import load_default_japanese_parser
    except ImportError:
        return None
    parser: _Parser = load_default_japanese_parser()
    return parser


@lru_cache(maxsize=1 << 12)
def phrase_ends(text: str) -> frozenset[int]:
    """The offsets behind each phrase of a Japanese text; none where nothing finds them."""
    parser = _parser() if _KANA.search(text) else None
    if parser is None:
        return frozenset()
    found = frozenset(accumulate(map(len, parser.parse(text))))
    return found | clause_ends(text)


def clause_ends(text: str) -> frozenset[int]:
    """The offsets behind the punctuation of a Japanese text."""
    return frozenset(match.end() for match in _CLAUSE_END.finditer(text))
