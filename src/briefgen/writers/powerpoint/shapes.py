"""The shapes of a slide, one function a kind (ECMA-376 part 1, 19.3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.deck.model import (
    Box,
    ChartShape,
    GroupShape,
    LineShape,
    PlaceholderRole,
    Shape,
    TableShape,
    TextShape,
)
from briefgen.writers.anchors import DrawnChart
from briefgen.writers.powerpoint.base import Layout
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.inks import Inks
from briefgen.writers.powerpoint.oxml import (
    corner,
    insets,
    non_visual,
    transform,
)
from briefgen.writers.powerpoint.tables import write_table
from briefgen.writers.powerpoint.text import ANCHORS, Frame, FrameText, write_paragraphs

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_GEOMETRIES = {"rectangle": "rect", "diamond": "diamond", "pentagon": "homePlate"}
"""The preset shapes (20.1.10.56), with the proportions that they have by themselves."""


def write_shapes(shapes: Iterable[Shape], layout: Layout, canvas: Canvas) -> str:
    """The shapes in their order, which is that of reading and of stacking."""
    return "".join(write_shape(shape, layout, canvas) for shape in shapes)


def write_shape(shape: Shape, layout: Layout, canvas: Canvas) -> str:
    """One shape; "" for a placeholder with nothing in it, which would show as a prompt."""
    match shape:
        case TextShape():
            return _write_text(shape, layout, canvas)
        case LineShape():
            return _write_line(shape, canvas)
        case TableShape():
            return write_table(shape, layout.table_style, canvas)
        case ChartShape():
            return _write_chart(shape, canvas)
        case GroupShape():
            return _write_group(shape, layout, canvas)
        case _:
            assert_never(shape)


def _write_text(shape: TextShape, layout: Layout, canvas: Canvas) -> str:
    ident, name = canvas.next_id(), canvas.unique(shape.name)
    frame = Frame(name, title=shape.placeholder is PlaceholderRole.TITLE)
    text = write_paragraphs(shape.paragraphs, frame, canvas)
    slot = layout.placeholders.get(shape.placeholder) if shape.placeholder else None
    if slot and text.empty:
        return ""
    kind = _kind(shape, slot, text)
    tags = canvas.tagged(text.occurrences)
    body = "" if text.empty else _body(shape, text)
    return (
        f"<p:sp><p:nvSpPr>{non_visual(ident, name, decorative=shape.decorative)}{kind}"
        f"<p:nvPr>{slot or ''}{tags}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_appearance(shape, canvas.inks, inherits=bool(slot))}</p:spPr>{body}</p:sp>"
    )


def _kind(shape: TextShape, slot: str | None, text: FrameText) -> str:
    """A placeholder, a text box, or a plain rectangle where there is nothing to read."""
    if slot:
        return '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    boxed = not text.empty and shape.fill is None and shape.outline is None
    return '<p:cNvSpPr txBox="1"/>' if boxed else "<p:cNvSpPr/>"


def _appearance(shape: TextShape, inks: Inks, *, inherits: bool) -> str:
    """Position, form, fill and outline.

    A placeholder has form and ground from its layout, and its position again, for readers that do
    not inherit it.
    """
    if inherits:
        return transform(shape.box)
    line = inks.outline(shape.outline) if shape.outline else ""
    form = f'<a:prstGeom prst="{_GEOMETRIES[shape.geometry]}"><a:avLst/></a:prstGeom>'
    return f"{transform(shape.box)}{form}{inks.fill(shape.fill)}{line}"


def _body(shape: TextShape, text: FrameText) -> str:
    """The text frame: wrapped, and never fitted by PowerPoint (21.1.2.1.2), for it is fitted."""
    return (
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {insets(shape.inset)} rtlCol="0" '
        f'anchor="{ANCHORS[shape.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{text.xml}</p:txBody>"
    )


def _write_line(shape: LineShape, canvas: Canvas) -> str:
    """A connector: its box is the one around both points, flipped to run from first to second."""
    flip = ' flipH="1"' if shape.x2 < shape.x1 else ""
    flip += ' flipV="1"' if shape.y2 < shape.y1 else ""
    ended = shape.outline.head != "none" or shape.outline.tail != "none"
    form = "straightConnector1" if ended else "line"
    name = canvas.unique(shape.name)
    about = non_visual(canvas.next_id(), name, shape.alt, decorative=not shape.alt)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{about}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
        f'{transform(_line_box(shape), flip)}<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        f"{canvas.inks.outline(shape.outline)}</p:spPr></p:cxnSp>"
    )


def _write_chart(shape: ChartShape, canvas: Canvas) -> str:
    """A graphic frame that shows a chart part (19.3.1.21), with the data in words as alt text."""
    name = canvas.unique(shape.name)
    canvas.drawn.append(DrawnChart(shape.chart, name, canvas.slide))
    about = non_visual(canvas.next_id(), name, shape.chart.description)
    relation = canvas.relationships.add("chart", canvas.charts.target(shape, dark=canvas.inks.dark))
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{about}<p:cNvGraphicFramePr/><p:nvPr/>"
        f"</p:nvGraphicFramePr><p:xfrm>{corner(shape.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _write_group(shape: GroupShape, layout: Layout, canvas: Canvas) -> str:
    """A group whose inner coordinates are the slide's (20.1.7.5), so that nothing is scaled."""
    ident, name = canvas.next_id(), canvas.unique(shape.name)
    around = corner(bounds(shape))
    inner = around.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{non_visual(ident, name, shape.alt, decorative=shape.decorative)}"
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{around}{inner}</a:xfrm></p:grpSpPr>"
        f"{write_shapes(shape.shapes, layout, canvas)}</p:grpSp>"
    )


def bounds(shape: Shape) -> Box:
    """The rectangle that a shape takes up."""
    match shape:
        case TextShape() | TableShape() | ChartShape():
            return shape.box
        case LineShape():
            return _line_box(shape)
        case GroupShape():
            return _around([bounds(inner) for inner in shape.shapes])
        case _:
            assert_never(shape)


def _line_box(line: LineShape) -> Box:
    return Box(
        x=min(line.x1, line.x2),
        y=min(line.y1, line.y2),
        w=abs(line.x2 - line.x1),
        h=abs(line.y2 - line.y1),
    )


def _around(boxes: list[Box]) -> Box:
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.x + b.w for b in boxes), max(b.y + b.h for b in boxes)
    return Box(x=left, y=top, w=right - left, h=bottom - top)
