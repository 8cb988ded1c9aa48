"""Alternative texts put in anew: the attribute of a drawing in a memo or on a slide."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.delivered.texts import clean
from briefgen.refresh.elements import Element, attribute_at, elements_of
from briefgen.refresh.splice import Splice, spliced
from briefgen.writers.shown import short_digest
from briefgen.writers.xml import attribute

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def described(
    part: bytes, charts: Collection[str], text: str, delivered: Collection[str]
) -> bytes | None:
    """The part with this alternative text on the charts of these relationships.

    ``delivered`` are the short digests of what was delivered: None where one says something else,
    which a person wrote. A chart without an alternative text stays without.
    """
    splices: list[Splice] = []
    with elements_of(part) as root:
        for chart in root.iter(_CHART):
            about = _about(chart) if chart.attributes.get(_R_ID) in charts else None
            said = about.attributes.get("descr", "") if about else ""
            if about is None or not said or clean(said) == clean(text):
                continue
            at = attribute_at(part, about, "descr")
            if at is None or short_digest(clean(said)) not in delivered:
                return None
            splices.append(Splice(*at, attribute(text).encode()))
    return spliced(part, splices)


def _about(chart: Element) -> Element | None:
    """What tells of the drawing that shows a chart (ECMA-376 part 1, 19.3.1.12 and 20.4.2.5)."""
    frame = chart.above(f"{_P}graphicFrame", f"{_WP}inline", f"{_WP}anchor")
    if frame is None:
        return None
    return frame.find(f"{_P}nvGraphicFramePr", f"{_P}cNvPr") or frame.find(f"{_WP}docPr")
