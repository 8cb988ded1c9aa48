"""A slide as a part: its shapes, then the footer and the number that its layout has."""

from __future__ import annotations

from briefgen.deck.model import Slide
from briefgen.document.model import Inlines
from briefgen.writers.powerpoint.base import Layout
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.oxml import NAMESPACES, TREE_ROOT
from briefgen.writers.powerpoint.placeholders import write_footer, write_number
from briefgen.writers.powerpoint.shapes import write_shapes
from briefgen.writers.xml import DECLARATION, attribute


def write_slide(
    slide: Slide, number: int, footer: Inlines, layout: Layout, canvas: Canvas
) -> bytes:
    """The slide's part. Its ``p:cSld`` bears the planned slide's id as name.

    Footer and number stand last: the order of the tree is that of reading.
    """
    shapes = write_shapes(slide.shapes, layout, canvas)
    if layout.footer:
        shapes += write_footer(layout.footer, footer, canvas)
    if layout.number:
        shapes += write_number(layout.number, number, canvas)
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}>"
        f'<p:cSld name="{attribute(slide.id)}"><p:spTree>{TREE_ROOT}{shapes}</p:spTree></p:cSld>'
        f"{layout.color_map}</p:sld>"
    ).encode()
