"""Qualifiers of numbers: which words stand for which bound, before or behind the number."""

from __future__ import annotations

from functools import lru_cache

from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity
from briefgen.wording.catalogue import Catalogue, Worded, catalogue

_NUMBER = "{n}"

AMBIGUOUS = frozenset(
    {"some", "over", "above", "under", "below", "đến", "trên", "dưới", "gần", "tầm"}
)
"""Words that qualify a number but as often mean something else before one ("over the past")."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier as a source prints it.

    ``pattern`` has the number as ``{n}``. ``nearly`` marks an approximate number that is not quite
    reached; ``kept`` is False for words that are understood but never printed by us.
    """

    bound: Bound
    word: str
    pattern: str
    nearly: bool = False
    kept: bool = True

    @property
    def stands_behind(self) -> bool:
        """Whether it stands behind its number (以上, or more)."""
        return self.pattern.startswith(_NUMBER)


@lru_cache(maxsize=8)
def qualifiers(language: Language) -> tuple[Qualifier, ...]:
    """Every qualifier of the language that the catalogue knows, its own words among the printed."""
    words = catalogue(language)
    found: list[Qualifier] = []
    for bound, printed in words.printed.items():
        found += [_made(bound, entry, words) for entry in printed]
    found += [_made(Bound.APPROXIMATE, entry, words, nearly=True) for entry in words.nearly.printed]
    for bound, printed in words.also_read.items():
        found += [_made(bound, entry, words, kept=False) for entry in printed]
    return tuple(found)


def _made(
    bound: Bound, entry: str, words: Catalogue, *, nearly: bool = False, kept: bool = True
) -> Qualifier:
    pattern = entry if _NUMBER in entry else f"{entry}{words.space}{_NUMBER}"
    return Qualifier(bound, entry.replace(_NUMBER, "").strip(), pattern, nearly, kept)


@lru_cache(maxsize=4096)
def bounds_of(printed: str, language: Language) -> frozenset[Bound]:
    """The bounds that the printed words may stand for; none if the catalogue does not know them."""
    said = printed.casefold()
    return frozenset(q.bound for q in qualifiers(language) if q.word.casefold() == said)


def bound_words(quantity: Quantity, words: Catalogue, *, counted: bool) -> Worded:
    """The pattern and label of the quantity's bound.

    The printed qualifier is kept where it is one of this language's for the same bound; one of
    another language that says "nearly" is worded so in this one. ``counted`` things may have a
    word of their own (fewer than).
    """
    if quantity.printed:
        kept = _kept(quantity.printed, quantity.bound, words.language)
        if kept is not None:
            return kept
    own = words.counted_bounds if counted else words.bounds
    return own.get(quantity.bound) or words.bounds[quantity.bound]


@lru_cache(maxsize=4096)
def _kept(printed: str, bound: Bound, language: Language) -> Worded | None:
    said = printed.casefold()
    for qualifier in qualifiers(language):
        if qualifier.kept and qualifier.bound is bound and qualifier.word.casefold() == said:
            return Worded(pattern=qualifier.pattern, label=qualifier.word)
    if bound is Bound.APPROXIMATE and any(
        qualifier.nearly and qualifier.word.casefold() == said
        for other in Language
        for qualifier in qualifiers(other)
    ):
        return catalogue(language).nearly
    return None
