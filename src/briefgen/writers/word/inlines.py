"""Inlines to runs: styles, languages, links, citations, and the anchors around statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

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
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchored, Anchors, control_tag
from briefgen.writers.shown import shown_texts
from briefgen.writers.word import oxml
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.names import anchor_bookmark, note_bookmark
from briefgen.writers.word.oxml import EM_SPACE, NO_BREAK_SPACE
from briefgen.writers.word.styles import Style

_NARROW = 5103  # 90 mm: two columns on a page
_NOTE_TARGET = re.compile(r"note-([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Dress:
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
        if self is PLAIN:  # nearly all text
            return plain
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


def write_inlines(ledger: Ledger, inlines: Iterable[Inline], dress: Dress = PLAIN) -> str:
    """The runs of the inlines, those of a second language last."""
    runs: list[str] = []
    second: list[Parallel] = []
    for inline in inlines:
        if inline.kind == "parallel":
            second.append(inline)
        else:
            runs.append(_write_inline(ledger, inline, dress))
    for parallel in second:
        runs.append(_write_inline(ledger, parallel, dress))
    return "".join(runs)


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


def _write_inline(ledger: Ledger, inline: Inline, dress: Dress) -> str:
    # By kind, not by class: see `document.walk`.
    match inline.kind:
        case "text":
            return _run(ledger, inline.text, inline.lang, dress.style(inline.lang))
        case "statement":
            return _write_statement(ledger, inline, dress)
        case "value":
            style = dress.style(inline.lang, Style.VALUE)
            return _run(ledger, inline.text, inline.lang, style)
        case "citation":
            return _write_citation(ledger, inline)
        case "strong":
            return write_inlines(ledger, inline.children, replace(dress, strong=True))
        case "emphasis":
            return write_inlines(ledger, inline.children, replace(dress, emphasis=True))
        case "link":
            runs = write_inlines(ledger, inline.children, replace(dress, link=True))
            return oxml.external_link(ledger.links.id_of(inline.url), runs)
        case "reference":
            return _write_reference(ledger, inline, dress)
        case "parallel":
            return parallel_lead(inline) + write_inlines(
                ledger, inline.children, replace(dress, parallel=Style.PARALLEL)
            )
        case _:
            assert_never(inline)


def parallel_lead(parallel: Parallel) -> str:
    """What stands before the second language: a line break, or beside a heading an em space."""
    language = next(i.lang for i in flatten(parallel.children) if isinstance(i, Text | Value))
    return oxml.run("\n" if parallel.place == "beneath" else EM_SPACE, language)


def _run(ledger: Ledger, text: str, language: Language, style: Style | None) -> str:
    return oxml.run(text, language, ledger.style(style) if style else "")


# --- statements and their anchors -----------------------------------------------------------------


def _write_statement(ledger: Ledger, statement: Statement, dress: Dress) -> str:
    """A statement's runs, anchored.

    Citations stay outside by the model's rule: LibreOffice drops a control that holds a footnote.
    """
    for child in statement.children:
        if child.kind == "citation":
            raise BuildError(
                f"statement “{statement.occurrence}” has a citation within it, not after it"
            )
    runs = write_inlines(ledger, statement.children, dress)
    return anchored(ledger, statement.occurrence, runs)


def anchored(ledger: Ledger, identifier: str, runs: str) -> str:
    """The runs in their content control and bookmark, as far as the memo has anchors.

    The text waits as pending until its paragraph is complete. A text that stands twice has one
    bookmark, since their names are unique, and the same tag on both controls. No text, no anchor:
    Word shows "click to enter text" in an empty control.
    """
    text = oxml.text_of(runs)
    if ledger.anchors is Anchors.NONE or not text:
        return runs
    occurrence = ledger.occurrence(identifier)
    if ledger.anchors is Anchors.FULL:
        runs = oxml.content_control(control_tag(identifier), ledger.next_control(), runs)
    name = anchor_bookmark(identifier)
    if name in ledger.bookmarked:
        ledger.pending.append((occurrence, text, ""))
        return runs
    ledger.bookmarked.add(name)
    ledger.pending.append((occurrence, text, name))
    return oxml.bookmark(name, ledger.next_bookmark(), runs)


def settle(ledger: Ledger, paragraph_runs: str | None) -> None:
    """Enters a complete paragraph: what it shows, and the anchored texts that waited for it.

    None is a template's own paragraph, of which only the template knows the rest.
    """
    if ledger.anchors is Anchors.NONE:
        return
    whole = None if paragraph_runs is None else show(ledger, paragraph_runs)
    for occurrence, text, name in ledger.pending:
        ledger.anchored.append(Anchored(occurrence, text, whole, name))
    ledger.pending.clear()


def show(ledger: Ledger, runs: str) -> str:
    """Notes that a paragraph of these runs is shown, without what its fields compute; its text."""
    whole = oxml.text_of(runs)
    if "<w:fldChar" in runs:
        ledger.shown.update(shown_texts(oxml.paragraph("", runs)))
    else:
        ledger.shown.add(whole)
    return whole


# --- citations and references ---------------------------------------------------------------------


def _write_citation(ledger: Ledger, citation: Citation) -> str:
    """A footnote's mark, or the source mark in the text; footnotes cannot hold footnotes."""
    if citation.note is None or ledger.in_note:
        mark = source_mark(citation, narrow=ledger.base.text_width < _NARROW)
        return _run(ledger, mark, citation.lang, Style.SOURCE_MARK)
    return write_footnote_mark(ledger, citation.note, citation.lang)


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
