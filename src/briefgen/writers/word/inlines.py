"""Inlines to runs: styles, languages, links, citations, and the anchors around statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from typing import NamedTuple, assert_never

from briefgen.document.model import (
    Citation,
    Inline,
    Parallel,
    Reference,
    Statement,
    Text,
    Value,
)
from briefgen.document.walk import flatten
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchored, control_tag
from briefgen.writers.shown import shown_texts
from briefgen.writers.word import oxml
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.names import anchor_bookmark, note_bookmark
from briefgen.writers.word.oxml import EM_SPACE, NO_BREAK_SPACE
from briefgen.writers.word.styles import Style

_NARROW = 5103  # 90 mm: two columns on a page
_NOTE_TARGET = re.compile(r"note-([1-9][0-9]{0,6})")


class Dress(NamedTuple):
    """How the runs being written are set apart from their paragraph.

    ``bold_paragraph`` says that the paragraph's style is bold already: bold is a toggle property
    (ECMA-376 part 1, 17.7.3), so a bold character style there would make the text regular.
    ``parallel`` is the style of a second language, where the runs are in one.
    """

    strong: bool = False
    emphasis: bool = False
    link: bool = False
    parallel: Style | None = None
    bold_paragraph: bool = False

    def style(self, language: Language, plain: Style | None = None) -> Style | None:
        """The character style, ``plain`` where nothing sets the run apart.

        Japanese has no italics: there emphasis is a colour.
        """
        strong = self.strong and not self.bold_paragraph
        if self.link:
            return Style.HYPERLINK
        if self.parallel:
            return self.parallel
        if self.emphasis and language is Language.JA:
            return Style.UPRIGHT_EMPHASIS
        if self.emphasis:
            return Style.STRONG_EMPHASIS if strong else Style.EMPHASIS
        return Style.STRONG if strong else plain


PLAIN = Dress()
STRONG = Dress(strong=True)
BOLD_PARAGRAPH = Dress(bold_paragraph=True)
EMPHASISED = Dress(emphasis=True)


@dataclass(slots=True)
class Runs:
    """The runs of a paragraph while they are written: as XML, and what they show of its text."""

    xml: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def add(self, made: str) -> None:
        """Adds runs that are made already."""
        self.xml.append(made)
        self.text.append(oxml.text_of(made))


def write_inlines(ledger: Ledger, inlines: Iterable[Inline], dress: Dress = PLAIN) -> str:
    """The runs of the inlines, those of a second language last."""
    runs = Runs()
    add_inlines(ledger, inlines, dress, runs)
    return "".join(runs.xml)


def add_inlines(ledger: Ledger, inlines: Iterable[Inline], dress: Dress, runs: Runs) -> None:
    """The same, added to runs."""
    second: list[Parallel] = []
    for inline in inlines:
        # By kind, not by class: see `document.walk`.
        match inline.kind:
            case "text":
                style = dress.style(inline.lang) if dress is not PLAIN else None
                _add_text(ledger, inline.text, inline.lang, style, runs)
            case "statement":
                _add_statement(ledger, inline, dress, runs)
            case "value":
                style = dress.style(inline.lang, Style.VALUE)
                _add_text(ledger, inline.text, inline.lang, style, runs)
            case "citation":
                _add_citation(ledger, inline, runs)
            case "strong":
                add_inlines(ledger, inline.children, dress._replace(strong=True), runs)
            case "emphasis":
                add_inlines(ledger, inline.children, dress._replace(emphasis=True), runs)
            case "link":
                runs.xml.append(oxml.external_link_start(ledger.links.id_of(inline.url)))
                add_inlines(ledger, inline.children, dress._replace(link=True), runs)
                runs.xml.append(oxml.LINK_END)
            case "reference":
                runs.add(_write_reference(ledger, inline, dress))
            case "parallel":
                second.append(inline)
            case _:
                assert_never(inline)
    for parallel in second:
        runs.add(parallel_lead(parallel))
        add_inlines(ledger, parallel.children, dress._replace(parallel=Style.PARALLEL), runs)


def write_opening_mark(ledger: Ledger, citation: Citation) -> str:
    """A source mark at the start of its paragraph: flush, with no text to keep to.

    Mostly in a column of its own, for which it may be too long: there it breaks after a comma.
    """
    style = ledger.style(Style.SOURCE_MARK)
    return oxml.run(" ".join(mark_pieces(citation.mark)), citation.lang, style)


def mark_pieces(mark: str) -> list[str]:
    """What no break parts in a source mark that stands alone: "[1] ¶4," and "15–16"."""
    whole = mark.replace(" ", NO_BREAK_SPACE)
    return whole.replace(f",{NO_BREAK_SPACE}", ", ").split(" ")


def parallel_lead(parallel: Parallel) -> str:
    """What stands before the second language: a line break, or beside a heading an em space."""
    language = next(i.lang for i in flatten(parallel.children) if isinstance(i, Text | Value))
    return oxml.run("\n" if parallel.place == "beneath" else EM_SPACE, language)


def _add_text(
    ledger: Ledger, text: str, language: Language, style: Style | None, runs: Runs
) -> None:
    if text:
        made = oxml.worded(text, language, ledger.style(style) if style else "")
        runs.xml.append(made.run)
        runs.text.append(made.text)


def _run(ledger: Ledger, text: str, language: Language, style: Style | None) -> str:
    return oxml.run(text, language, ledger.style(style) if style else "")


# --- statements and their anchors -----------------------------------------------------------------


def _add_statement(ledger: Ledger, statement: Statement, dress: Dress, runs: Runs) -> None:
    """A statement's runs, anchored.

    Citations stay outside by the model's rule: LibreOffice drops a control that holds a footnote.
    """
    for child in statement.children:
        if child.kind == "citation":
            raise BuildError(
                f"statement “{statement.occurrence}” has a citation within it, not after it"
            )
    first, said = len(runs.xml), len(runs.text)
    add_inlines(ledger, statement.children, dress, runs)
    _anchor(ledger, statement.occurrence, runs, first, said)


def anchored(ledger: Ledger, identifier: str, made: str) -> str:
    """The runs in their content control and bookmark, as far as the memo has anchors."""
    runs = Runs()
    runs.add(made)
    _anchor(ledger, identifier, runs, 0, 0)
    return "".join(runs.xml)


def _anchor(ledger: Ledger, identifier: str, runs: Runs, first: int, said: int) -> None:
    """Puts the runs from the places ``first`` (of XML) and ``said`` (of text) on into an anchor.

    The text waits as pending until its paragraph is complete. A text that stands twice has one
    bookmark, since their names are unique, and the same tag on both controls. No text, no anchor:
    Word shows "click to enter text" in an empty control.
    """
    if not ledger.anchoring:
        return
    text = "".join(runs.text[said:])
    if not text:
        return
    start, end = "", ""
    if ledger.controlling:
        start = oxml.content_control_start(control_tag(identifier), ledger.next_control())
        end = oxml.CONTENT_CONTROL_END
    name = anchor_bookmark(identifier)
    if name in ledger.bookmarked:
        name = ""
    else:
        ledger.bookmarked.add(name)
        number = ledger.next_bookmark()
        start = oxml.bookmark_start(name, number) + start
        end += oxml.bookmark_end(number)
    ledger.pending.append((ledger.occurrence(identifier), text, name))
    runs.xml.insert(first, start)
    runs.xml.append(end)


def settle(ledger: Ledger, xml: str, text: str) -> None:
    """Enters a complete paragraph: what it shows, and the anchored texts that waited for it.

    ``text`` is all that its runs show. Of that, what its fields compute is not kept.
    """
    if not ledger.anchoring:
        return
    show(ledger, xml, text)
    if ledger.pending:
        for occurrence, said, name in ledger.pending:
            ledger.anchored.append(Anchored(occurrence, said, text, name))
        ledger.pending.clear()


def settle_within(ledger: Ledger) -> None:
    """Enters anchored texts in a template's own paragraph, of which only it knows the rest."""
    for occurrence, said, name in ledger.pending:
        ledger.anchored.append(Anchored(occurrence, said, None, name))
    ledger.pending.clear()


def show(ledger: Ledger, xml: str, text: str) -> None:
    """Notes that a paragraph of these runs is shown, without what its fields compute."""
    if "<w:fldChar" in xml:
        ledger.shown.update(shown_texts(oxml.paragraph("", xml)))
    else:
        ledger.shown.add(text)


# --- citations and references ---------------------------------------------------------------------


def _add_citation(ledger: Ledger, citation: Citation, runs: Runs) -> None:
    """A footnote's mark, or the source mark in the text; footnotes cannot hold footnotes."""
    if citation.note is None or ledger.in_note:
        mark = source_mark(citation, narrow=ledger.base.text_width < _NARROW)
        _add_text(ledger, mark, citation.lang, Style.SOURCE_MARK, runs)
    else:
        runs.add(write_footnote_mark(ledger, citation.note, citation.lang))


def source_mark(citation: Citation, *, narrow: bool = False) -> str:
    """The mark as it stands after its text: never alone on a line, never broken.

    Japanese text breaks between any two characters, and in narrow columns a mark and the word
    before it may be too wide for a line, so that a no-break space would only move the break into
    the mark: there an ordinary space lets it go to the next line whole.
    """
    lead = " " if narrow or citation.lang is Language.JA else NO_BREAK_SPACE
    return lead + citation.mark.replace(" ", NO_BREAK_SPACE)


def write_footnote_mark(ledger: Ledger, number: int, language: Language) -> str:
    """The footnote's mark within its bookmark; from the second time on a field that repeats it."""
    style = ledger.style(Style.FOOTNOTE_REFERENCE)
    if not ledger.cite(number):
        return oxml.field(rf"NOTEREF {note_bookmark(number)} \f \h", str(number), language, style)
    mark = oxml.footnote_reference(number, language, style)
    return oxml.bookmark(note_bookmark(number), ledger.next_bookmark(), mark)


def _write_reference(ledger: Ledger, reference: Reference, dress: Dress) -> str:
    """A link within the memo; the number of a note or table in it is a field that follows it."""
    number = _note_number(ledger, reference.target)
    if number is not None:
        style = dress.style(reference.lang)
        numbered, name = str(number), note_bookmark(number)
        field = write_note_number(number, reference.lang)
    else:
        style = dress.style(reference.lang, Style.HYPERLINK)
        numbered = ledger.captions.get(reference.target, "")
        name = ledger.target(reference.target)
        style_id = ledger.style(style) if style else ""
        field = oxml.field(rf"REF {name} \h", numbered, reference.lang, style_id)
    before, found, after = reference.text.partition(numbered) if numbered else ("", "", "")
    if not found:
        return oxml.internal_link(name, _run(ledger, reference.text, reference.lang, style))
    return (
        _run(ledger, before, reference.lang, style)
        + field
        + _run(ledger, after, reference.lang, style)
    )


def write_note_number(number: int, language: Language) -> str:
    """The number of a note as a field that leads to it (NOTEREF, 17.16.5.42)."""
    return oxml.field(rf"NOTEREF {note_bookmark(number)} \h", str(number), language)


def _note_number(ledger: Ledger, target: str) -> int | None:
    found = _NOTE_TARGET.fullmatch(target)
    if found is None or target in ledger.targets or int(found[1]) not in ledger.notes:
        return None
    return int(found[1])
