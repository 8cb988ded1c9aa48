"""What acts within the XML of an Office file: fields, actions, scripts, embedded objects.

Comes in: the elements of a part, as a parser meets them. Goes out: nothing, or an `InputError` that
names the part and what acts. Fields: ECMA-376 part 1, 17.16; actions of shapes: [MS-PPTX] and
21.1.2.3.5; VML: part 4, 19.1. What only fetches something from elsewhere may stay in files that
nobody follows (``outside``), since people paste it with pictures from the web.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NoReturn
from urllib.parse import urlsplit

from briefgen.errors import InputError
from briefgen.gate.cells import column_number

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link may lead to, in any file that comes in or goes out."""

SVG = "http://www.w3.org/2000/svg "
"""What the names of all elements of SVG begin with."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_A = "http://schemas.openxmlformats.org/drawingml/2006/main "
_P = "http://schemas.openxmlformats.org/presentationml/2006/main "
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_V = "urn:schemas-microsoft-com:vml "
_O = "urn:schemas-microsoft-com:office:office "
_WP15 = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing "
_XLINK = "http://www.w3.org/1999/xlink "

_RUNS_SOMETHING = frozenset({"DDE", "DDEAUTO"})
_FETCHES_OR_ASKS = {
    "INCLUDETEXT": "takes in another file",
    "INCLUDE": "takes in another file",
    "INCLUDEPICTURE": "takes in a picture from elsewhere",
    "IMPORT": "takes in a picture from elsewhere",
    "LINK": "is linked to another program",
    "EMBED": "holds an embedded object",
    "MACROBUTTON": "runs a macro",
    "RD": "refers to another document",
    "DATABASE": "asks a database",
}
_SHAPES = "shape shapetype rect roundrect oval line polyline arc curve image group".split()
_ACTIONS = ("ppaction://program", "ppaction://macro", "ppaction://ole")
_INSTRUCTION = frozenset({f"{_W}instrText"})
_ELEMENTS = {
    f"{_W}entryMacro": "a form field that runs a macro",
    f"{_W}exitMacro": "a form field that runs a macro",
    f"{_S}ddeLink": "a link to another program (DDE)",
}
_OBJECTS = {
    f"{_O}OLEObject": "an embedded object",
    f"{_P}oleObj": "an embedded object",
    f"{_S}oleLink": "a link to another program",
    f"{_WP15}webVideoPr": "a film that is shown from the web",
}
MOST_CELLS = 2_000_000
"""Cells of one sheet, empty ones between others included: readers walk over all of them."""

_MOST_JOINED = 100_000
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_AREAS = {f"{_S}{name}": "ref" for name in ("mergeCell", "hyperlink", "f", "tablePart")}
_ROW, _CELL = f"{_S}row", f"{_S}c"

ACTING = frozenset(
    {
        *_ELEMENTS,
        *_OBJECTS,
        *_INSTRUCTION,
        *_AREAS,
        *(f"{_S}{name}" for name in ("row", "c")),
        *(f"{_W}{name}" for name in ("fldChar", "fldSimple")),
        *(f"{_A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver")),
        *(f"{_V}{name}" for name in _SHAPES),
    }
)
"""The elements that `Acting` has to see, as ``namespace name``; and all of SVG."""

_INNER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in an instruction for what another field within it makes."""

_WORD = re.compile(rf'\s*"?([A-Za-z]+|{_INNER})?')
_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)', re.DOTALL)
_TAKE_AN_ARGUMENT = frozenset({"\\l", "\\o", "\\t"})
_MOST_INSTRUCTION = 10_000
_SCRIPTS = ("script", "foreignObject", "handler", "listener")


def link_scheme(target: str) -> str:
    """The scheme of an address in lower case; "" for none, or what is no address."""
    try:
        return urlsplit(target.strip()).scheme.lower()
    except ValueError:
        return ""


class Acting:
    """Watches one part. ``listens`` says that it has to be given the text that follows."""

    def __init__(self, where: str, *, outside: bool) -> None:
        self._where = where
        self._outside = outside
        self._fields: list[list[str] | None] = []
        self._row = self._column = self._rows = self._columns = 0
        self.listens = False

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element of `ACTING`."""
        if name in (_CELL, _ROW):
            self._cell(name, attributes.get("r", ""))
            return
        if name in _AREAS:
            self._area(attributes.get("ref", ""))
            return
        if name in _ELEMENTS:
            self._refuse(_ELEMENTS[name])
        if name.startswith(SVG):
            self._drawing(name.removeprefix(SVG), attributes)
        elif name in _OBJECTS:
            if not self._outside:
                self._refuse(_OBJECTS[name])
        elif name.startswith(_A):
            action = attributes.get("action", "").strip().lower()
            if action.startswith(_ACTIONS):
                self._refuse(f"an action that starts a program (“{action[:60]}”)")
        elif name.startswith(_V):
            self._require_link(attributes.get("href", ""))
        elif name == f"{_W}fldSimple":
            self._judge(attributes.get(f"{_W}instr", ""))
        elif name == f"{_W}fldChar":
            self._mark(attributes.get(f"{_W}fldCharType", ""))
        else:
            self.listens = True

    def text(self, data: str) -> None:
        """Take text of an instruction."""
        if self._fields and (held := self._fields[-1]) is not None:
            held.append(data)
            if len(held) > _MOST_INSTRUCTION:
                self._refuse("a field without an end")

    def close(self, _name: str) -> None:
        """Take the end of the element that was listened to."""
        self.listens = False

    def finish(self) -> None:
        """Take the end of the part, which ends every field."""
        while self._fields:
            self._mark("end")

    # --- fields ---

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            if self._fields and (held := self._fields[-1]) is not None:
                held.append(_INNER)
            self._fields.append([])
        elif self._fields:
            held = self._fields[-1]
            if held is not None:
                self._fields[-1] = None
                self._judge("".join(held))
            if kind == "end":
                self._fields.pop()

    def _judge(self, instruction: str) -> None:
        found = _WORD.match(instruction)
        word = (found[1] or "").upper() if found else ""
        if word in _RUNS_SOMETHING:
            self._refuse(f"a field that starts another program ({word})")
        if self._outside:
            return
        if word == _INNER:
            self._refuse("a field whose kind another field makes")
        if word in _FETCHES_OR_ASKS:
            self._refuse(f"a field that {_FETCHES_OR_ASKS[word]} ({word})")
        if word == "HYPERLINK":
            self._require_link(_target(instruction))

    # --- sheets ---

    def _cell(self, name: str, at: str) -> None:
        """Where the next cell stands: one after the last, if it does not say (18.3.1.4, 73)."""
        if name == _ROW:
            self._row = int(at) if at.isdecimal() and len(at) < 8 else self._row + 1
            self._column = 0
            return
        found = _AREA.fullmatch(at)
        if found:
            self._column, self._row = column_number(found[1]), int(found[2])
        else:
            self._column += 1
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        if self._rows * self._columns > MOST_CELLS:
            raise InputError(
                f"{self._where} reaches over more than {MOST_CELLS} cells; delete the empty rows "
                "and columns behind the last that is used, and save it again"
            )

    def _area(self, area: str) -> None:
        found = _AREA.fullmatch(area)
        if found and found[3]:
            wide = abs(column_number(found[3]) - column_number(found[1])) + 1
            high = abs(int(found[4]) - int(found[2])) + 1
            if wide * high > _MOST_JOINED:
                raise InputError(
                    f"{self._where} joins or links more than {_MOST_JOINED} cells ({area}); part "
                    "them in Excel, and save it again"
                )

    # --- links ---

    def _require_link(self, target: str) -> None:
        if self._outside or not target or target.startswith("#"):
            return
        if link_scheme(target) not in LINK_SCHEMES:
            raise InputError(
                f"{self._where} has a link to “{target[:200]}”; "
                "links may lead to http, https and mailto addresses only"
            )

    # --- drawings ---

    def _drawing(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._outside:
            return
        if name in _SCRIPTS or any(key.lower().startswith("on") for key in attributes):
            self._refuse("a drawing with a script in it (SVG)")
        if name in ("set", "animate") and "href" in attributes.get("attributeName", ""):
            self._refuse("a drawing whose links change (SVG)")
        for key in ("href", f"{_XLINK}href"):
            target = attributes.get(key, "").strip()
            if name == "a":
                self._require_link(target)
            elif target and not target.startswith(("#", "data:image/")):
                self._refuse(f"a drawing that takes in “{target[:100]}” (SVG)")

    def _refuse(self, what: str) -> NoReturn:
        raise InputError(f"{self._where} has {what}; take it out in Office")


def _target(instruction: str) -> str:
    """Where a HYPERLINK field leads out of the file; "" where it leads to a place within."""
    found: list[tuple[str, str]] = _ARGUMENT.findall(instruction)
    words = (quoted or plain for quoted, plain in found)
    next(words, None)
    for word in words:
        if word.lower() in _TAKE_AN_ARGUMENT:
            next(words, None)
        elif not word.startswith("\\") or word.startswith("\\\\"):
            return word
    return ""
