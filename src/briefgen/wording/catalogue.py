"""The catalogue of a language: every word and pattern that is not in a fact."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from briefgen.cache import kept, key_of
from briefgen.values.frozen import Frozen
from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Bound, Operation, Scope, Vague
from briefgen.values.status import Status, StatusGroup
from briefgen.values.when import Part
from briefgen.wording.spelling import Spelling, respelled


class ListWords(Frozen):
    """How a list is joined: between items, before the last, between clauses."""

    separator: str
    last: str
    alternative: str
    item: str


class Scale(Frozen):
    """A word for a power of ten."""

    exponent: int
    word: str


class NameWords(Frozen):
    """How a name and its capacity, and the names of the two countries, are joined.

    ``introduced`` is how a sentence brings in a person: in Japanese with the capacity first and 氏.
    """

    with_capacity: str
    introduced: str
    pair: str


class OrdinalWords(Frozen):
    """Words from the first up; then digits, with the suffix of their last two or their last."""

    words: tuple[str, ...]
    suffixes: dict[str, str]
    pattern: str


class NumberWords(Frozen):
    """Patterns for numbers.

    ``grouped_scales`` tells languages that cut a number into powers (1兆5,000億) from those that
    scale it once (1.5 trillion). ``range_apart`` joins ends that have words or signs of their own.
    The keys of ``fractions`` are written "1/3".
    """

    range: str
    range_apart: str
    minus: str
    scales: tuple[Scale, ...]
    scaled: str
    grouped_scales: bool
    small: tuple[str, ...]
    percent: str
    fractions: dict[str, str]
    fractions_apart: tuple[str, ...]
    halves: dict[str, str]
    ordinals: OrdinalWords


class CountedAs(Frozen):
    """The unit that a language counts another one in, and how many of it make one."""

    unit: str
    times: int


class UnitPatterns(Frozen):
    """Names of money and of common things, and how figure and unit are joined."""

    money: dict[str, tuple[str, str]]
    things: dict[str, UnitWords]
    counted_as: dict[str, CountedAs]
    money_pattern: str
    symbol_pattern: str
    thing_pattern: str
    counter_pattern: str
    vague_pattern: str
    vague_times: dict[Vague, str]


class Worded(Frozen):
    """A pattern for running text, and a label for a figure set large."""

    pattern: str
    label: str


class Nearly(Worded):
    """How an approximate number is worded that is not quite reached, and what sources print."""

    printed: tuple[str, ...]


DateStyle = Literal["day-month", "month-day"]
Period = Literal[
    "decade", "fiscal", "fiscal-years", "half", "interval", "month", "quarter", "years"
]
"""Periods whose parts may have a form of their own."""


class TimeWords(Frozen):
    """Patterns for times, imprecise and open ones too."""

    months: tuple[str, ...]
    day: dict[DateStyle, str]
    day_no_year: dict[DateStyle, str]
    month: str
    month_no_year: str
    year: str
    quarter: str
    quarters: tuple[str, str, str, str]
    half: str
    half_years: tuple[str, str]
    decade: str
    fiscal: str
    fiscal_of: dict[str, str]
    fiscal_years: str
    fiscal_years_of: dict[str, str]
    within_year: str
    across_years: str
    days_of_month: dict[DateStyle, str]
    days_of_month_no_year: dict[DateStyle, str]
    days_of_year: dict[DateStyle, str]
    months_of_year: str
    axis_year: str
    axis_fiscal: str
    years: str
    interval: str
    since: str
    # "from" is a keyword of Python; the catalogue is for people and keeps the plain word.
    from_: str
    by: str
    until: str
    approximate: str
    uncertain: str
    with_duration: str
    parts: dict[Part, str]
    parts_of: dict[Period, dict[Part, str]]
    resolved: str


class NoteWords(Frozen):
    """The parts of a footnote."""

    separator: str
    source: str
    source_many: str
    reported: str
    quoted: str
    carried_over: str
    document: str
    speaker: str
    speaker_capacity: str
    plain_speaker: str
    plain_speaker_capacity: str
    undated: str
    dated: str
    resolved: str
    caution: str
    open_list: str
    unreviewed: str
    operations: dict[Operation, str]
    derived: str
    rival: str


class Catalogue(Frozen):
    """All words of one language; a missing or unknown key is an error at load."""

    language: Language
    sentence_start_capital: bool
    missing: str
    lists: ListWords
    quotes: tuple[str, str]
    colon: str
    sentence_end: str
    space: str
    names: NameWords
    numbers: NumberWords
    units: UnitPatterns
    bounds: dict[Bound, Worded]
    counted_bounds: dict[Bound, Worded]
    printed: dict[Bound, tuple[str, ...]]
    nearly: Nearly
    also_read: dict[Bound, tuple[str, ...]]
    vague: dict[Vague, str]
    scopes: dict[Scope, Worded]
    times: TimeWords
    statuses: dict[Status, str]
    groups: dict[StatusGroup, str]
    labels: dict[str, str]
    note: NoteWords

    def label(self, key: str, **fields: str | int) -> str:
        """The label with its fields filled in; KeyError if there is no such label or field."""
        return self.labels[key].format(**fields)

    def status(self, status: Status) -> str:
        """The word that a pill shows for the status."""
        return self.statuses[status]

    def join(self, items: list[str]) -> str:
        """The items as a list in running text: "a, b and c"."""
        return self._joined(items, self.lists.last)

    def join_or(self, items: list[str]) -> str:
        """The items as alternatives in running text: "a, b or c"."""
        return self._joined(items, self.lists.alternative)

    def _joined(self, items: list[str], last: str) -> str:
        if len(items) < 2:
            return "".join(items)
        return self.lists.separator.join(items[:-1]) + last + items[-1]

    def quote(self, text: str) -> str:
        """The text in this language's quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"


@lru_cache(maxsize=8)
def catalogue(language: Language, spelling: Spelling = "british") -> Catalogue:
    """The catalogue of the language, read once a process; English in that spelling."""
    raw = _words(language)
    raw["times"]["from_"] = raw["times"].pop("from")
    if language is Language.EN and spelling != "british":
        raw = _in_spelling(raw, spelling)
    return Catalogue.model_validate({"language": language, **raw})


def _words(language: Language) -> dict[str, Any]:
    """The words of the language's file, each as it stands there; kept as JSON between runs."""
    text = (files("briefgen.wording") / "catalogues" / f"{language}.yaml").read_text("utf-8")

    def read() -> bytes:
        import yaml  # takes longer than the words themselves, once they are kept

        # The base loader leaves every scalar a string: "off" is a key here, not a truth value.
        raw = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        return json.dumps(raw, ensure_ascii=False).encode()

    words: dict[str, Any] = json.loads(kept("words", key_of((text.encode(),)), read))
    return words


_PRINTED_PROSE = ("labels", "note", "statuses", "groups", "units")
"""The parts of a catalogue that hold words with more than one spelling."""


def _in_spelling(raw: dict[str, Any], spelling: Spelling) -> dict[str, Any]:
    return raw | {part: _respelled_values(raw[part], spelling) for part in _PRINTED_PROSE}


def _respelled_values(value: Any, spelling: Spelling) -> Any:
    if isinstance(value, dict):
        return {key: _respelled_values(held, spelling) for key, held in value.items()}
    if isinstance(value, list):
        return [_respelled_values(held, spelling) for held in value]
    return respelled(value, spelling)
