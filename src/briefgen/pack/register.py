"""The register as a workbook: every fact, with all that a reviewer needs to check it.

A row a fact and place of evidence, so that each column can be filtered: what a fact says is
repeated in each of its rows, and its number with it. A second sheet lists the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.briefs.notes import fact_remarks, stated_capacity
from briefgen.briefs.source_words import source_description
from briefgen.briefs.words import Form, Words
from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.facts.model import Evidence, Fact, Mode
from briefgen.pack.workbook import Column, Sheet, workbook_bytes
from briefgen.values.language import Language
from briefgen.values.names import NameForm
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import Catalogue, catalogue
from briefgen.wording.quantities import word_quantity

_COLUMNS = (
    ("register-number", 6),
    ("register-id", 18),
    ("register-theme", 15),
    ("table-fact", 42),
    ("register-status", 13),
    ("register-values", 20),
    ("register-qualifier", 14),
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
            for evidence in fact.cited:
                yield (*opening, *self._evidence(evidence), *closing)

    def _opening(self, number: int, fact: Fact) -> tuple[str, ...]:
        base_words, language = self.base_words, self.language
        held = [value for value in base_words.values(fact).values() if isinstance(value, Quantity)]
        values = [word_quantity(one, self.words, base_words.lexicon.unit) for one in held]
        return (
            str(number),
            fact.id,
            base_words.plain(Form.THEME, fact.theme, language),
            base_words.plain(Form.STATEMENT, fact.id, language),
            self.words.status(fact.status),
            "\n".join(value.full for value in values),
            "\n".join(value.qualifier for value in values).rstrip(),
        )

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
        short = "".join(piece.text for piece in base_words.text(source.short, language))
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
