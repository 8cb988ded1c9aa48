"""Headings and what else must not stand alone; the title that readers of a screen hear first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, on, paragraph_style, quoted, text_of, value, w

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
# By the names of styles that lead what follows; headings are known by their outline level.
_LEADING = ("caption", "Status Lead", "Section Lead")
_DEEPEST = 9


def problems(memo: OpenedMemo) -> Iterator[str]:
    yield from _title(memo)
    above = 0
    for paragraph in memo.body.root.iter(w("p")):
        style = paragraph_style(paragraph)
        level = heading_level(memo, style)
        if level:
            if level > above + 1:
                yield f"the heading {quoted(paragraph)} is of level {level}, below one of {above}"
            if not text_of(paragraph).strip():
                yield f"a heading of level {level} is empty"
            above = level
        leads = bool(level) or memo.style_name(style) in _LEADING
        own = paragraph.find(f"{w('pPr')}/{w('keepNext')}")
        kept = own if own is not None else memo.inherited(style, "pPr/keepNext")
        if leads and not on(kept):
            yield f"the style “{memo.style_name(style)}” does not keep with what follows"


def heading_level(memo: OpenedMemo, style: str) -> int:
    """1 to 9 for a style of headings, 0 for others; 9 in the file is body text (17.3.1.20)."""
    level = value(memo.inherited(style, "pPr/outlineLvl"))
    built_in = re.fullmatch(r"heading ([1-9])", memo.style_name(style).casefold())
    if not level and built_in:  # docx of npm and Google Docs leave out what Word knows by the name
        return int(built_in[1])
    return int(level) + 1 if level and int(level) < _DEEPEST else 0


def _title(memo: OpenedMemo) -> Iterator[str]:
    told = {
        element.tag: element.text or ""
        for part in memo.parts_of_kind(".core-properties+xml")
        for element in memo.tree(part).iter()
    }
    if not told.get(_TITLE, "").strip():
        yield "the file has no title"
    if not told.get(_LANGUAGE, "").strip():
        yield "the file does not say its language"
