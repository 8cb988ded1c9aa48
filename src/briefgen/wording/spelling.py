"""British and American spelling of English: which words are in the other one.

A table of ordinary words (spelling.yaml). Nothing of an author's is respelled: the words of the
catalogue are, and `check` names an author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Spelling = Literal["british", "american"]

_ENDINGS = ("e", "ed", "es", "ing", "ation", "ations", "er", "ers")


def other_spellings(text: str, spelling: Spelling) -> Iterator[tuple[str, str]]:
    """Each word of the text that has the other spelling, with how it is spelt in this one.

    Words with a capital are left alone: they may be names.
    """
    table = _table(spelling)
    for found in re.finditer(r"\b[a-z]+\b", text):
        if found[0] in table:
            yield found[0], table[found[0]]


def respelled(text: str, spelling: Spelling) -> str:
    """The text with every word of the table in this spelling, a capital at its start kept."""
    table = _table(spelling)
    return re.sub(r"\b[A-Za-z]+\b", lambda found: _respelled_word(found[0], table), text)


def _respelled_word(word: str, table: Mapping[str, str]) -> str:
    other = table.get(word.lower())
    if other is None:
        return word
    return other.capitalize() if word[0].isupper() else other


@lru_cache(maxsize=2)
def _table(spelling: Spelling) -> Mapping[str, str]:
    """The words of the other spelling, each with its form in this one."""
    text = (files("briefgen.wording") / "spelling.yaml").read_text("utf-8")
    import yaml

    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    pairs: dict[str, str] = dict(raw["words"])
    for stem in raw["ise"]:
        pairs |= {f"{stem}is{end}": f"{stem}iz{end}" for end in _ENDINGS}
    if spelling == "american":
        return pairs | dict(raw["one_way"])
    return {american: british for british, american in pairs.items()}
