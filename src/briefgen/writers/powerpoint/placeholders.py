"""The footer and the slide number, which a slide shows only where it has them itself.

A layout's own footer and number are not inherited (ECMA-376 part 1, 19.3.1.36): every slide gets a
copy, placed where the layout has it.
"""

from __future__ import annotations

from briefgen.document.model import Inlines
from briefgen.looks.model import Slot
from briefgen.records import dataclass
from briefgen.writers.powerpoint.base import Field
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.oxml import language, non_visual, transform
from briefgen.writers.powerpoint.runs import Runs, Setting, properties
from briefgen.writers.powerpoint.text import Frame, place

_BOX_SIZE = 10.0  # points
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def write_footer(field: Field, footer: Inlines, canvas: Canvas) -> str:
    """The footer, its looks inherited from the layout; nothing where there is no text."""
    runs = Runs(canvas.relationships, inks=canvas.inks)
    runs.write(footer, _setting(field))
    if not runs.length:
        return ""
    ident, name = canvas.next_id(), canvas.unique("Footer")
    tags = canvas.tagged(place(runs, Frame(name), 0, canvas))
    return _placeholder(field, _About(ident, name, tags), runs.written())


def write_number(field: Field, number: int, canvas: Canvas) -> str:
    """The slide number as a field (21.1.2.2.4), with its value for those who do not compute it."""
    run = number_run(number, _set(field, canvas))
    about = _About(canvas.next_id(), canvas.unique("Slide number"))
    return _placeholder(field, about, run)


def number_run(number: int, properties: str) -> str:
    """The number of the slide as a field, on the slide itself or on its notes page."""
    return f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{properties}<a:t>{number}</a:t></a:fld>'


def inherited(canvas: Canvas) -> str:
    """The properties of a run whose looks are its placeholder's."""
    return f'<a:rPr {language(canvas.language)} dirty="0"/>'


def _set(field: Field, canvas: Canvas) -> str:
    """The properties of a run: the placeholder's, but for a size that it is fitted to."""
    return properties(canvas.language, _setting(field), canvas.inks)


def _setting(field: Field) -> Setting:
    if field.placeholder:
        return Setting(field.size)
    return Setting(field.size or _BOX_SIZE, Slot.ACCENT5)


@dataclass(frozen=True, slots=True)
class _About:
    """A shape's id and name, and the reference to its tags."""

    ident: int
    name: str
    tags: str = ""


def _placeholder(field: Field, about: _About, runs: str) -> str:
    if not field.placeholder:
        return _text_box(field, about, runs)
    return (
        f"<p:sp><p:nvSpPr>{non_visual(about.ident, about.name)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{field.placeholder}{about.tags}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{transform(field.box)}</p:spPr>"
        f"<p:txBody><a:bodyPr{field.insets}/><a:lstStyle/>"
        f"<a:p>{_aligned(field)}{runs}</a:p></p:txBody></p:sp>"
    )


def _aligned(field: Field) -> str:
    return f'<a:pPr algn="{field.align}"/>' if field.align else ""


def _text_box(field: Field, about: _About, runs: str) -> str:
    tags = f"<p:nvPr>{about.tags}</p:nvPr>" if about.tags else "<p:nvPr/>"
    return (
        f'<p:sp><p:nvSpPr>{non_visual(about.ident, about.name)}<p:cNvSpPr txBox="1"/>{tags}'
        "</p:nvSpPr>"
        f'<p:spPr>{transform(field.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>{_aligned(field)}{runs}</a:p>"
        "</p:txBody></p:sp>"
    )
