"""A text made ready to be read: folded with the way back, cut into sentences, its language."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from briefgen.facts.matching import fold
from briefgen.records import dataclass
from briefgen.values.language import Language

# Superscripts behind a unit belong to it (m², km³); all others, and circled numbers, are marks.
_MARKS = re.compile(r"(?<![mM])[¹²³⁰⁴-⁹]+|[①-⑳⑴-⒇]|[†‡*]")
# A run of so many figures is no number, in any script: a digest, a barcode, or made to do harm.
_FIGURE = r"[\d〇零一二三四五六七八九十百千万億兆京]"
_ROW = re.compile(rf"(?<!{_FIGURE}){_FIGURE}(?:[.,，．]?{_FIGURE}){{40,}}")
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
_LONGEST_ABBREVIATED = 8

LONGEST = 1000
"""Characters that are read at once. What a number is compared with grows with the words and numbers
around it, so that a text without end would take time without end."""


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
        behind = bisect_right(self.places, last, max(end - 1, 0))
        return first, self.places[behind] if behind < len(self.places) else last + 1

    def part(self, start: int, end: int) -> Folded:
        """A stretch of it, with the way back to the same text."""
        return Folded(self.text[start:end], self.places[start : end + 1])


def folded(text: str) -> Folded:
    """The text with plain digits, dashes and spaces; marks of notes and rows of figures that are
    too long for a number are spaces."""
    for no_number in (_MARKS, _ROW):
        text = no_number.sub(lambda found: " " * len(found[0]), text)
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
        if _ABBREVIATED.search(text, max(start, found.end() - _LONGEST_ABBREVIATED), found.end()):
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


def pieces(text: Folded) -> Iterator[Folded]:
    """The text in pieces of at most `LONGEST` characters.

    Cut behind sentences, where one is longer behind clauses, else at a space, else between figures.
    """
    start = 0
    while len(text.text) - start > LONGEST:
        end = start + _cut(text.text[start : start + LONGEST])
        yield text.part(start, end)
        start = end
    yield text.part(start, len(text.text))


def _cut(text: str) -> int:
    """Where to cut a text that goes on behind its end."""
    for cut in (sentences(text), clauses(text, 0, len(text))):
        *whole, _ = (end for _, end in cut)
        if whole:
            return whole[-1]
    space = text.rfind(" ")
    if space > 0:
        return space
    figures = next((n for n, char in enumerate(reversed(text)) if not char.isnumeric()), 0)
    return len(text) - figures
