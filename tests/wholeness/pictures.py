"""Pictures and charts in the text: words for those who do not see them, room, ids of their own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, w
from tests.wholeness.sections import EMU_PER_TWIP, column_width, text_height

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(r"(?is).*\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)")


def problems(memo: OpenedMemo) -> Iterator[str]:
    ids: set[str] = set()
    for story in memo.stories:
        for drawing in story.root.iter(w("drawing")):
            for frame in drawing:
                told = frame.find(f"{_DRAWING}docPr")
                if told is None:
                    yield f"a drawing of {story.part} has no properties"
                    continue
                yield from _words(told)
                number = str(told.get("id"))
                if number in ids:
                    yield f"the drawing “{told.get('descr')}” has the id {number}, as another has"
                ids.add(number)
                room = column_width(memo, story, drawing), text_height(memo)
                yield from _size(frame, told, *room)


def _words(told: ET.Element) -> Iterator[str]:
    words = str(told.get("descr") or "").strip()
    if next((e for e in told.iter(_DECORATIVE) if e.get("val") in ("1", "true")), None) is not None:
        return
    if not words:
        yield f"the drawing “{told.get('name')}” has no alternative text"
    elif _FILE_NAME.fullmatch(words):
        yield f"the drawing “{told.get('name')}” has a file name for an alternative text: {words}"


def _size(frame: ET.Element, told: ET.Element, width: int, height: int) -> Iterator[str]:
    extent = frame.find(f"{_DRAWING}extent")
    if extent is None:
        return
    if int(str(extent.get("cx"))) > width * EMU_PER_TWIP:
        yield f"the drawing “{told.get('descr')}” is wider than its text column"
    if int(str(extent.get("cy"))) > height * EMU_PER_TWIP:
        yield f"the drawing “{told.get('descr')}” is higher than its page"
