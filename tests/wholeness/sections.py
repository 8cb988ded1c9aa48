"""The text columns of a memo: how wide the column is in which an element stands."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.wholeness.opened import OpenedMemo, Story, value, w

EMU_PER_TWIP = 635
_SPACE = 720  # 17.6.4: between columns, where nothing else is said


def column_width(memo: OpenedMemo, story: Story, element: ET.Element) -> int:
    """The width of the narrowest text column of its section, in twentieths of a point.

    In headers and footers text runs over the page's whole text width; notes are as wide as the
    columns of the narrowest section.
    """
    if story.is_body:
        return _columns(_section_of(story, element))
    sections = list(memo.body.root.iter(w("sectPr")))
    if story.root.tag in (w("hdr"), w("ftr")):
        return min(map(_text, sections))
    return min(map(_columns, sections))


def text_height(memo: OpenedMemo) -> int:
    """The height between the margins of the lowest section, in twentieths of a point."""
    heights = []
    for section in memo.body.root.iter(w("sectPr")):
        page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        sides = (abs(int(value(margins, side))) for side in ("top", "bottom"))
        heights.append(int(value(page, "h")) - sum(sides))
    return min(heights)


def _section_of(story: Story, element: ET.Element) -> ET.Element:
    """The properties of a section stand at its end: the next ones after the element."""
    for section in (
        s for s in story.root.iter(w("sectPr")) if story.order[s] > story.order[element]
    ):
        return section
    raise AssertionError("a body that ends without a section")


def _text(section: ET.Element) -> int:
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    sides = (int(value(margins, side) or 0) for side in ("left", "right", "gutter"))
    return int(value(page, "w")) - sum(sides)


def _columns(section: ET.Element) -> int:
    columns = section.find(w("cols"))
    number = int(value(columns, "num") or 1)
    widths = [int(value(c, "w")) for c in section.iter(w("col"))]
    if widths and value(columns, "equalWidth") in ("0", "false"):
        return min(widths)
    return (_text(section) - (number - 1) * int(value(columns, "space") or _SPACE)) // number
