"""What is judged, and what is found: texts in, claims out."""

from __future__ import annotations

from enum import StrEnum

from briefgen.records import dataclass
from briefgen.values.language import Language


class ClaimKind(StrEnum):
    """What sort of claim it is."""

    NUMBER = "number"
    DATE = "date"


class Verdict(StrEnum):
    """How a number or date stands to the facts."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    UNSOURCED = "unsourced"


class Why(StrEnum):
    """What a verdict rests on, where there is more to say than the verdict.

    The first group stands with `Verdict.SAME`, the second with `Verdict.CONTRADICTS`, the last with
    `Verdict.UNSOURCED`: the base has the value, but nothing in the text says that it is meant.
    """

    QUALIFIER = "the fact's qualifier is not there, or another is"
    ONE_END = "one end of the fact's range"
    COARSER = "less precise than the fact"
    WORDING = "a number in the words of the base, not a typed value"

    SCALE = "ten, a hundred, a thousand … times the fact's value, or a part of it"
    TRANSPOSED = "two digits changed places"
    UNIT = "the number of the fact with another unit or of another thing"
    BOUND = "the fact's limit the other way round"
    WEEKDAY = "that date is another day of the week"
    PART = "another part of the period"
    VALUE = "another value"

    ELSEWHERE = "a fact has this value, but nothing around it points to that fact"
    FINER = "more precise than the fact"
    NONE = ""


@dataclass(frozen=True, slots=True)
class ClaimText:
    """A text to judge, as shown.

    ``anchored`` are the stretches in code points that anchors answer for; what stands there is not
    judged, but says what the rest is about. ``language`` is the file's, taken where the text does
    not tell. ``structure`` marks page numbers, headings' numbers and the like: no claims.
    ``around`` are words that stand with the text: its row's other cells, its column's head.
    """

    text: str
    anchored: tuple[tuple[int, int], ...] = ()
    language: Language = Language.EN
    structure: bool = False
    around: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number or date outside any anchor.

    It stands in the text of that ``index`` from ``start`` to ``end`` (code points). ``fact`` and
    ``value`` name what it is the same as or contradicts, "" where nothing is near; ``right`` are
    the fact's own words for that value, in the language of the text.
    """

    index: int
    start: int
    end: int
    shown: str
    kind: ClaimKind
    verdict: Verdict
    language: Language
    why: Why = Why.NONE
    fact: str = ""
    value: str = ""
    right: str = ""
