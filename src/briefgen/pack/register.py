"""The register as a workbook: every fact, with all that a reviewer needs to check it.

A row a fact and place of evidence, so that each column can be filtered: what a fact says is
repeated in each of its rows, and its number with it. A second sheet lists the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.briefs.notes import fact_remarks, stated_capacity
from briefgen.briefs.source_words import source_description
from briefgen.briefs.words import Form, Words, joined
from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.facts.derive import resolved_point
from briefgen.facts.model import Evidence, Fact, Mode, SeriesLine, SeriesPoint
from briefgen.pack.workbook import Column, Sheet, workbook_bytes
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.names import NameForm
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import Catalogue, catalogue
from briefgen.wording.quantities import word_quantity
from briefgen.wording.times import word_when

_COLUMNS = (
    ("register-number", 6),
    ("register-id", 18),
    ("register-theme", 15),
    ("table-fact", 42),
    ("register-status", 13),
    ("register-values", 24),
    ("register-qualifier", 18),
    ("register-speaker", 17),
    ("whos-who-capacity", 19),
    ("register-voice", 15),
    ("register-source", 15),
    ("chart-paragraph", 11),
    ("register-quote", 24),
    ("register-remarks", 30),
    ("register-places", 30),
)
_SOURCE_COLUMNS = (
    ("source-number", 7),
    ("register-id", 18),
    ("source-description", 80),
    ("register-copy", 28),
    ("register-copy-paragraphs", 14),
    ("sha", 70),
)
_VOICES = {
    Mode.QUOTED: "voice-quoted",
    Mode.REPORTED: "voice-reported",
    Mode.CARRIED_OVER: "voice-carried",
    Mode.DOCUMENT: "document-voice",
}


def register_workbook(words: Words, document: Document, places: Mapping[str, str]) -> bytes:
    """The .xlsx of every fact of the base, in the language of the document and of its date.

    ``places`` says where the files state each fact (`stated_in`). The same arguments give the same
    bytes. BuildError where a text is longer than a cell.
    """
    register = _Register(words, document.language, places)
    title = plain_text(document.short_title)
    told = tuple(plain_text(text) for text in (document.edition_line, document.notice) if text)
    foot = register.words.label("page-of", page="&P", pages="&N")
    handling = next((h for h in document.header if h.key == "handling" and not h.missing), None)
    label = register.words.labels
    sheets = tuple(
        Sheet(label[key], (f"{label[key]} · {title}", *told), register.columns(columns), rows, 2)
        for key, columns, rows in (
            ("register", _COLUMNS, tuple(register.rows())),
            ("sources", _SOURCE_COLUMNS, tuple(register.sources())),
        )
    )
    return workbook_bytes(
        sheets,
        date=document.date,
        paper=document.paper,
        foot=foot,
        handling=plain_text(handling.content) if handling else "",
        east_asian=document.language is Language.JA,
    )


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as shown, what it is called beside others, and its qualifier."""

    shown: str
    name: str
    qualifier: str


@dataclass(frozen=True, slots=True)
class _Register:
    """The rows of the two sheets."""

    base_words: Words
    language: Language
    places: Mapping[str, str]

    @property
    def words(self) -> Catalogue:
        """The words of the language, in the base's spelling."""
        return catalogue(self.language, self.base_words.base.partnership.style.spelling)

    def columns(self, keys: tuple[tuple[str, int], ...]) -> tuple[Column, ...]:
        """The heads and widths; a digest's name is the same in every language."""
        labels = self.words.labels
        return tuple(Column(labels.get(key, "SHA-256"), width) for key, width in keys)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row for each place of evidence of each fact, in the order of the base."""
        for number, fact in enumerate(self.base_words.base.facts, start=1):
            opening, closing = self._opening(number, fact), self._closing(fact)
            # Places that differ only in what is to be found there are one place.
            for evidence in dict.fromkeys(map(self._evidence, fact.cited)):
                yield (*opening, *evidence, *closing)

    def _opening(self, number: int, fact: Fact) -> tuple[str, ...]:
        base_words, language = self.base_words, self.language
        values = tuple(self._values(fact))
        return (
            str(number),
            fact.id,
            base_words.plain(Form.THEME, fact.theme, language),
            base_words.plain(Form.STATEMENT, fact.id, language),
            self.words.status(fact.status),
            "\n".join(value.shown for value in values),
            "\n".join(self._qualifiers(values)),
        )

    def _qualifiers(self, values: Sequence[_Value]) -> Iterator[str]:
        """Each qualifier; of several values with its value, since wrapped lines stand anywhere."""
        for held in values:
            if held.qualifier and len(values) == 1:
                yield held.qualifier
            elif held.qualifier:
                yield self.words.label("register-named", name=held.name, value=held.qualifier)

    def _values(self, fact: Fact) -> Iterator[_Value]:
        """Each value as printed, with its qualifier; those of a series with line and place."""
        held: dict[str, Quantity] = {
            name: value
            for name, value in self.base_words.values(fact).items()
            if isinstance(value, Quantity)
        }
        drawn: dict[str, str] = {}
        for line in fact.series.lines if fact.series else ():
            for at, point in enumerate(line.points, start=1):
                name = point.value or f"{len(drawn)} {at}"
                held.setdefault(name, resolved_point(self.base_words.base, fact, point))
                drawn[name] = self._place(fact, line, point)
        for name, quantity in held.items():
            worded = word_quantity(quantity, self.words, self.base_words.lexicon.unit)
            shown, place = worded.full, drawn.get(name)
            if place:
                shown = self.words.label("register-named", name=place, value=worded.full)
            yield _Value(shown, place or worded.full, worded.qualifier)

    def _place(self, fact: Fact, line: SeriesLine, point: SeriesPoint) -> str:
        """``Loans, 2021``: the name of the line, where it has one, and where the point stands."""
        held, language = self.base_words, self.language
        parts = [joined(held.text(line.name, language, fact))] if line.name else []
        if point.when:
            parts.append(word_when(point.when, self.words, held.lexicon.date_style))
        elif point.category:
            parts.append(joined(held.text(point.category, language, fact)))
        return self.words.lists.separator.join(parts)

    def _evidence(self, evidence: Evidence) -> tuple[str, ...]:
        base_words, language = self.base_words, self.language
        speaker = capacity = quote = ""
        if evidence.speaker:
            speaker = base_words.name(evidence.speaker, NameForm.FULL, language)
            stated = stated_capacity(evidence, base_words)
            capacity = base_words.capacity(stated, language) if stated else ""
        source = base_words.base.source_by_id[evidence.source]
        if evidence.quote:
            quote = catalogue(source.language).quote(evidence.quote)
        short = joined(base_words.text(source.short, language))
        return (
            *(speaker, capacity, self.words.labels[_VOICES[evidence.mode]]),
            *(short, str(evidence.paragraph), quote),
        )

    def _closing(self, fact: Fact) -> tuple[str, str]:
        remarks = fact_remarks(fact, self.base_words, self.language, cautions=True)
        nowhere = self.words.labels["register-nowhere"]
        return "\n".join(remarks), self.places.get(fact.id, nowhere)

    def sources(self) -> Iterator[tuple[str, ...]]:
        """A row a source: what it is, and by what the author's copy of it is known."""
        for number, source in enumerate(self.base_words.base.sources, start=1):
            described = source_description(source, self.base_words, self.language)
            copy = (source.file, str(source.paragraphs), source.sha256)
            yield (f"[{number}]", source.id, described, *copy)
