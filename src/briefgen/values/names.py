"""Names of people, organisations, countries and things counted, per language."""

from enum import StrEnum

from briefgen.values.frozen import Frozen, Line
from briefgen.values.language import PerLanguage
from briefgen.values.quantity import UnitId


class NameForm(StrEnum):
    """Which form of a name a sentence asks for: ``{@binh}`` is full, ``{@binh:short}`` short."""

    FULL = "full"
    SHORT = "short"
    WITH_CAPACITY = "with-capacity"
    ADJECTIVE = "adjective"


class NameForms(Frozen):
    """One name in one language.

    ``full`` is always printed for people; ``short`` is for organisations and slides; ``adjective``
    is for countries ("Japanese"). ``family`` and ``given`` are the parts of a person's name.
    """

    full: Line
    short: Line | None = None
    adjective: Line | None = None
    family: Line | None = None
    given: Line | None = None


class Names(PerLanguage[NameForms]):
    """One name in up to three languages."""


class UnitWords(Frozen):
    """A unit in one language: the noun for one and for more; for Japanese also the counter.

    ``uncounted`` is the noun after a word like "several" where the others are mere counters:
    複数の国, and not 複数のか国.
    """

    one: Line
    other: Line
    counter: Line | None = None
    uncounted: Line | None = None


class Unit(PerLanguage[UnitWords]):
    """A thing counted, named by the fact base: ``ferry`` → "ferry", "ferries"."""

    id: UnitId
