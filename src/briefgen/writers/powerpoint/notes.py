"""The notes page of a slide (ECMA-376 part 1, 13.3.5): the slide's image, the notes, the number."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.model import Inlines
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.oxml import (
    MASTER_COLORS,
    NAMESPACES,
    TREE_ROOT,
    non_visual,
)
from briefgen.writers.powerpoint.placeholders import inherited, number_run
from briefgen.writers.powerpoint.runs import Runs, Setting
from briefgen.writers.powerpoint.text import Frame, place
from briefgen.writers.xml import DECLARATION

NOTES_SHAPE = "Notes"

_INHERITED = Setting()


def write_notes(notes: Iterable[Inlines], number: int, canvas: Canvas) -> bytes:
    """The notes page, a paragraph each; type and places are the notes master's."""
    shapes = _slide_image(canvas) + _text(notes, canvas) + _number(number, canvas)
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_ROOT}{shapes}</p:spTree>"
        f"</p:cSld>{MASTER_COLORS}</p:notes>"
    ).encode()


def _slide_image(canvas: Canvas) -> str:
    return (
        f"<p:sp><p:nvSpPr>{non_visual(canvas.next_id(), canvas.unique('Slide image'))}<p:cNvSpPr>"
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )


def _text(notes: Iterable[Inlines], canvas: Canvas) -> str:
    ident, name = canvas.next_id(), canvas.unique(NOTES_SHAPE)
    written: list[str] = []
    occurrences: list[str] = []
    for index, content in enumerate(notes):
        runs = Runs(canvas.relationships)
        runs.write(content, _INHERITED)
        occurrences += place(runs, Frame(name), index, canvas)
        written.append(f"<a:p>{runs.written()}</a:p>")
    return (
        f"<p:sp><p:nvSpPr>{non_visual(ident, name)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="1"/>{canvas.tagged(occurrences)}</p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{''.join(written)}</p:txBody></p:sp>"
    )


def _number(number: int, canvas: Canvas) -> str:
    return (
        f"<p:sp><p:nvSpPr>{non_visual(canvas.next_id(), canvas.unique('Slide number'))}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{number_run(number, inherited(canvas))}</a:p>"
        "</p:txBody></p:sp>"
    )
