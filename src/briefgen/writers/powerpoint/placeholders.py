"""The footer and the slide number, which a slide shows only where it has them itself.

A layout's own footer and number are not inherited (ECMA-376 part 1, 19.3.1.36): every slide gets a
copy, placed where the layout has it.
"""

from __future__ import annotations

from briefgen.looks.model import Slot
from briefgen.values.joiner import joined
from briefgen.writers.powerpoint.base import Field
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.oxml import language, non_visual, transform
from briefgen.writers.xml import content

_BOX_SIZE = 10.0  # points
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def write_footer(field: Field, text: str, canvas: Canvas) -> str:
    """The footer, its looks inherited from the layout; nothing where there is no text."""
    if not text:
        return ""
    run = f"<a:r>{_set(field, canvas)}<a:t>{content(joined(text))}</a:t></a:r>"
    return _placeholder(field, "Footer", run, canvas)


def write_number(field: Field, number: int, canvas: Canvas) -> str:
    """The slide number as a field (21.1.2.2.4), with its value for those who do not compute it."""
    run = number_run(number, _set(field, canvas))
    return _placeholder(field, "Slide number", run, canvas)


def number_run(number: int, properties: str) -> str:
    """The number of the slide as a field, on the slide itself or on its notes page."""
    return f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{properties}<a:t>{number}</a:t></a:fld>'


def inherited(canvas: Canvas) -> str:
    """The properties of a run whose looks are its placeholder's."""
    return f'<a:rPr {language(canvas.language)} dirty="0"/>'


def _set(field: Field, canvas: Canvas) -> str:
    """The properties of a run: the placeholder's, but for a size that it is fitted to."""
    if field.placeholder and field.size is None:
        return inherited(canvas)
    size = round((field.size or _BOX_SIZE) * 100)
    color = "" if field.placeholder else canvas.inks.fill(Slot.ACCENT5)
    return f'<a:rPr {language(canvas.language)} sz="{size}" dirty="0">{color}</a:rPr>'


def _placeholder(field: Field, name: str, run: str, canvas: Canvas) -> str:
    if not field.placeholder:
        return _text_box(field, name, run, canvas)
    about = non_visual(canvas.next_id(), canvas.unique(name))
    return (
        f'<p:sp><p:nvSpPr>{about}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{field.placeholder}</p:nvPr></p:nvSpPr><p:spPr>{transform(field.box)}</p:spPr>"
        f"<p:txBody><a:bodyPr{field.insets}/><a:lstStyle/>"
        f"<a:p>{_aligned(field)}{run}</a:p></p:txBody></p:sp>"
    )


def _aligned(field: Field) -> str:
    return f'<a:pPr algn="{field.align}"/>' if field.align else ""


def _text_box(field: Field, name: str, run: str, canvas: Canvas) -> str:
    about = non_visual(canvas.next_id(), canvas.unique(name))
    return (
        f'<p:sp><p:nvSpPr>{about}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{transform(field.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>{_aligned(field)}{run}</a:p>"
        "</p:txBody></p:sp>"
    )
