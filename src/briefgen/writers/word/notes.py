"""Footnotes: the part that holds them, in the order in which the text cites them."""

from __future__ import annotations

from briefgen.document.model import Note, Reference
from briefgen.document.walk import flatten
from briefgen.errors import BuildError
from briefgen.writers.word import oxml
from briefgen.writers.word.frame import fill_pattern
from briefgen.writers.word.inlines import write_inlines, write_note_number
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.paragraphs import finish_paragraph
from briefgen.writers.word.styles import Style
from briefgen.writers.xml import DECLARATION

# 17.18.33: the two notes that a file must have; their ids are free, these are what Word writes.
_RESERVED = (("separator", -1), ("continuationSeparator", 0))


def footnotes_part(ledger: Ledger) -> bytes:
    """The part with all notes; the ledger must stand where the text is written to its end.

    Raises BuildError where the document has a note that nothing in the memo cites.
    """
    uncited = ledger.notes.keys() - set(ledger.cited)
    if uncited:
        raise BuildError(f"nothing in the memo cites note {min(uncited)} of the document")
    style = ledger.style(Style.FOOTNOTE_TEXT)
    reserved = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"{oxml.paragraph(style, f'<w:r><w:{kind}/></w:r>')}</w:footnote>"
        for kind, number in _RESERVED
    )
    notes = "".join(write_note(ledger, ledger.notes[number]) for number in ledger.cited)
    body = f"<w:footnotes {oxml.NAMESPACES}>{reserved}{notes}</w:footnotes>"
    return (DECLARATION + body).encode()


def write_note(ledger: Ledger, note: Note) -> str:
    """One footnote: its number, then its text; a repeat leads to the note that it repeats."""
    lang = ledger.language
    number = oxml.run_properties(lang, ledger.style(Style.FOOTNOTE_NUMBER))
    mark = f"<w:r>{number}<w:footnoteRef/></w:r>{oxml.tab(lang)}"
    runs = mark + _see_earlier(ledger, note) + write_inlines(ledger, note.content)
    text = finish_paragraph(ledger, Style.FOOTNOTE_TEXT, runs)
    return f'<w:footnote w:id="{note.number}">{text}</w:footnote>'


def _see_earlier(ledger: Ledger, note: Note) -> str:
    """ "See note 4", unless the note's own text refers to a note already."""
    if note.repeats is None or any(_is_to_note(i, note.repeats) for i in flatten(note.content)):
        return ""
    if note.repeats not in ledger.notes:
        raise BuildError(f"note {note.number} repeats note {note.repeats}, which there is not")
    earlier, language = note.repeats, ledger.language
    fields = {"note": lambda: write_note_number(earlier, language)}
    see = fill_pattern(ledger.document.label("see-note"), fields, language)
    return see + (oxml.run(" ", language) if note.content else "")


def _is_to_note(inline: object, number: int) -> bool:
    return isinstance(inline, Reference) and inline.target == f"note-{number}"
