"""When a short string stands in a paragraph, whatever its dashes, spaces and digit widths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefgen.facts.model import Actor, Place, Project, Side
from briefgen.values.names import NameForms, Names

_DASHES = "‐‑‒–—―−－～〜"
_PLAIN = str.maketrans(
    dict.fromkeys(_DASHES, "-") | {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"}
)
# Letters that join into words; kana and kanji do not, so a name may stand right beside them.
_LATIN = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# Between numbers a tilde is a range; before one alone it is "about".
_TILDE = re.compile(r"(?<=\w) ?~ ?(?=\d)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text with ASCII digits, hyphens, straight quotation marks and single spaces.

    NFKC turns full-width forms into ordinary ones; sources mix them freely.
    """
    plain = text if text.isascii() else _plain(text)
    return " ".join((_TILDE.sub("-", plain) if "~" in plain else plain).split())


def _plain(text: str) -> str:
    plain = text.translate(_PLAIN)
    normal = unicodedata.normalize("NFKC", plain)
    return plain if normal == plain else normal.translate(_PLAIN)


def occurrences(needle: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where the string stands in a folded text as whole words and whole numbers."""
    plain = fold(needle)
    start = folded.find(plain)  # far faster than a pattern that looks behind at every character
    while start >= 0:
        found = _pattern(needle).match(folded, start)
        if found:
            yield found.span()
        start = folded.find(plain, max(start + 1, found.end() if found else 0))


def stands_in(needle: str, folded: str) -> bool:
    """Whether the string stands in a folded text as whole words and whole numbers."""
    return any(True for _ in occurrences(needle, folded))


@lru_cache(maxsize=65536)
def _pattern(needle: str) -> re.Pattern[str]:
    """Neither "AI" in "said" nor "2" in "2025" nor "000" in "3,000" nor "3" in "3,000"."""
    plain = fold(needle)
    before = rf"(?<![{_LATIN}])(?<![0-9][.,])" if _joins(plain[:1]) else ""
    after = rf"(?![{_LATIN}])" if _joins(plain[-1:]) else ""
    if plain[-1:].isdigit():
        after += r"(?![.,][0-9])"
    return re.compile(before + re.escape(plain) + after)


def _joins(char: str) -> bool:
    return bool(char) and re.match(rf"[{_LATIN}]", char) is not None


def spellings(entry: Side | Actor | Project | Place) -> tuple[str, ...]:
    """Every form of the entry's name in every language, its parts and its aliases."""
    groups: list[Names] = [entry.names]
    if isinstance(entry, Side) and entry.press:
        groups.append(entry.press)
    found = [form for names in groups for form in _forms(names)]
    if not isinstance(entry, Side):
        found += [alias.name for alias in entry.aliases]
    return tuple(dict.fromkeys(found))


def _forms(names: Names) -> Iterator[str]:
    for forms in (names.en, names.vi, names.ja):
        if forms is not None:
            yield from _present(_parts(forms))


def _parts(forms: NameForms) -> Iterable[str | None]:
    return (forms.full, forms.short, forms.adjective, forms.family, forms.given)


def _present(parts: Iterable[str | None]) -> Iterator[str]:
    return (part for part in parts if part is not None)
