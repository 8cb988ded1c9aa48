"""The footer and the slide number, which a slide shows only where it has them itself.

A layout's own footer and number are not inherited (ECMA-376 part 1, 19.3.1.36): every slide gets a
copy, placed where the layout has it.
"""

from __future__ import annotations

from briefgen.writers.powerpoint.base import Field
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.oxml import language, non_visual, transform
from briefgen.writers.xml import content

_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def write_footer(field: Field, text: str, canvas: Canvas) -> str:
    """The footer, its looks inherited from the layout; nothing where there is no text."""
    if not text:
        return ""
    run = f'<a:r><a:rPr {language(canvas.language)} dirty="0"/><a:t>{content(text)}</a:t></a:r>'
    return _placeholder(field, "Footer", run, canvas)


def write_number(field: Field, number: int, canvas: Canvas) -> str:
    """The slide number as a field (21.1.2.2.4), with its value for those who do not compute it."""
    return _placeholder(field, "Slide number", number_run(number, canvas), canvas)


def number_run(number: int, canvas: Canvas) -> str:
    """The number of the slide as a field, on the slide itself or on its notes page."""
    return (
        f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">'
        f'<a:rPr {language(canvas.language)} dirty="0"/><a:t>{number}</a:t></a:fld>'
    )


def _placeholder(field: Field, name: str, run: str, canvas: Canvas) -> str:
    about = non_visual(canvas.next_id(), canvas.unique(name))
    return (
        f'<p:sp><p:nvSpPr>{about}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{field.placeholder}</p:nvPr></p:nvSpPr><p:spPr>{transform(field.box)}</p:spPr>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )
