"""A text made ready to be read: folded with the way back, cut into sentences, its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.facts.matching import fold
from briefgen.values.language import Language

# Superscripts behind a unit belong to it (m², km³); all others, and circled numbers, are marks.
_MARKS = re.compile(r"(?<![mM])[¹²³⁰⁴-⁹]+|[①-⑳⑴-⒇]|[†‡*]")
_CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
_UNEVEN = re.compile(r"^\s|\s$|[^\S ]|  ")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff]")
_KANJI = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff]+")
# Letters that no language but Vietnamese has together: đ, ă, ơ, ư, and those with two marks.
_VIETNAMESE = re.compile(r"[đĐăĂơƠưƯ\u1ea0-\u1ef9]")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_ENGLISH = frozenset(
    "the of and in to is was were are has have had by for with from on at over about will that "
    "this its their as a an".split()
)
_SENTENCE = re.compile(
    r"[。！？!?]+[」』)\"']*|(?<=[^\W\d_][^\W_])[.]+[\"')]*(?= [^a-zà-ỹ])"
    r"|(?<=[\d%)])[.](?= [^\W\d_a-z])|;"
)
_ABBREVIATED = re.compile(r"\b(?:No|Nos|Dr|Mr|Mrs|Ms|Prof|Art|approx|ca|vs|St|Fig|Figs|Sec|TP)\.$")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as `fold` gives it; ``places`` holds for each of its characters, and its end, the
    place in the text as shown."""

    text: str
    places: tuple[int, ...]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the text as shown."""
        first = self.places[start]
        last = self.places[end - 1] if end > start else first
        behind = next((place for place in self.places[end - 1 :] if place > last), last + 1)
        return first, behind


def folded(text: str) -> Folded:
    """The text with plain digits, dashes and spaces; marks of notes are spaces."""
    text = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    if text.isascii() and not _UNEVEN.search(text):
        return Folded(text, tuple(range(len(text) + 1)))
    made: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        plain = fold(cluster[0]) or " "
        if plain == " " and (not made or made[-1] == " "):
            continue
        made.extend(plain)
        places.extend([cluster.start()] * len(plain))
    while made and made[-1] == " ":
        del made[-1], places[-1]
    return Folded("".join(made), (*places, len(text)))


def language_of(text: str, otherwise: Language) -> Language:
    """The language that script, diacritics and small words speak for, else the other given."""
    japanese = len(_KANA.findall(text)) + len(_KANJI.findall(text))
    words = _LATIN_WORD.findall(text)
    if japanese and japanese * 2 >= sum(map(len, words)):
        return Language.JA
    if not words:
        return otherwise
    plain = unicodedata.normalize("NFC", " ".join(words)).split()
    marked = [word for word in plain if _ACCENTED.search(word)]
    if any(_VIETNAMESE.search(word) for word in marked) and len(marked) * 4 >= len(plain):
        return Language.VI
    if any(word.lower() in _ENGLISH for word in plain):
        return Language.EN
    return Language.EN if otherwise is Language.JA else otherwise


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a folded text stand."""
    start = 0
    for found in _SENTENCE.finditer(text):
        if _ABBREVIATED.search(text, start, found.end()):
            continue
        yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


_CLAUSE = re.compile(r"[,:、，()/・]| - | (?:and|but|while|whereas|và|còn|nhưng) ")


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence stand; a comma inside a number ends none."""
    first = start
    for found in _CLAUSE.finditer(text, start, end):
        if found[0] == "," and text[found.end() : found.end() + 1].isdigit():
            continue
        yield first, found.end()
        first = found.end()
    yield first, end
