"""Looks live in styles: no font, size or colour on the runs and paragraphs of the text.

A person who changes a style in Word then changes the whole memo.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, paragraph_style, quoted, w

# What a run may say of itself: its style, its language, which of the fonts of its style a sign
# takes that East Asian and Latin fonts both have, and that a contents list hides its page numbers
# on the web.
_RUN = {w(name) for name in ("rStyle", "lang", "rFonts", "webHidden", "noProof")}
_FONT_HINT = {w("hint")}
# A paragraph names its style, the last one of a section holds that section's properties, and a
# heading keeps with what follows where the style that an organisation has for it does not.
_PARAGRAPH = {w(name) for name in ("pStyle", "keepNext", "sectPr")}
# Where something stands on a chronology's axis depends on its date, which no style can know.
_PLACED = {w(name) for name in ("tabs", "ind")}
_ON_AN_AXIS = ("Cell Head", "Time ")
_PARTS = ("document", "footnotes")


def problems(memo: OpenedMemo) -> Iterator[str]:
    for story in memo.stories:
        if story.root.tag not in map(w, _PARTS):
            continue
        for run in story.root.iter(w("r")):
            for own in run.iterfind(f"{w('rPr')}/*"):
                font = own.tag == w("rFonts") and set(own.attrib) - _FONT_HINT
                if own.tag not in _RUN or font:
                    yield f"the run {quoted(run)} is formatted by hand: {_local(own)}"
        for paragraph in story.root.iter(w("p")):
            style = memo.style_name(paragraph_style(paragraph))
            allowed = _PARAGRAPH | _PLACED if style.startswith(_ON_AN_AXIS) else _PARAGRAPH
            for own in paragraph.iterfind(f"{w('pPr')}/*"):
                if own.tag not in allowed:
                    yield f"the paragraph {quoted(paragraph)} is formatted by hand: {_local(own)}"


def _local(element: ET.Element) -> str:
    return element.tag.partition("}")[2]
