"""What an Office file says it is: its content types, and the part that its root leads to.

ECMA-376 part 2, section 6.2.3 (content types) and part 1, sections 11 to 13 (main parts).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Literal

from briefgen.errors import InputError
from briefgen.gate.relationships import OFFICE, STRICT, resolve, root_relationships

CONTENT_TYPES = "[Content_Types].xml"

Format = Literal["docx", "dotx", "pptx", "potx", "xlsx"]
Due = Literal["word", "powerpoint", "word or powerpoint", "workbook"]

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml."
_FORMATS: dict[str, Format] = {
    f"{_WORD}document.main+xml": "docx",
    f"{_WORD}template.main+xml": "dotx",
    f"{_POWERPOINT}presentation.main+xml": "pptx",
    f"{_POWERPOINT}template.main+xml": "potx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_OF_KIND: dict[Due, tuple[tuple[Format, ...], str]] = {
    "word": (("docx", "dotx"), "Word"),
    "powerpoint": (("pptx", "potx"), "PowerPoint"),
    "word or powerpoint": (("docx", "dotx", "pptx", "potx"), "Word or PowerPoint"),
    "workbook": (("xlsx",), "Excel"),
}
_OFFICE = ".docx, .dotx, .pptx or .potx"
_SAVE_AS: dict[Due, str] = {
    "word": _OFFICE,
    "powerpoint": _OFFICE,
    "word or powerpoint": _OFFICE,
    "workbook": ".xlsx",
}
_ACTING = (
    ("macroenabled", "macros"),
    ("macrosheet", "macros"),
    ("vbaproject", "macros"),
    ("vbadata", "macros"),
    ("activex", "ActiveX controls"),
    ("oleobject", "embedded objects"),
)


def check_content_types(parts: Mapping[str, bytes], name: str, due: Due) -> tuple[Format, str]:
    """The format, and the name of the main part; InputError where it is not what is due."""
    types = _content_types(parts, name, due)
    for part, kind in types.items():
        for word, what in _ACTING:
            if word in kind.lower():
                raise InputError(
                    f"{name} carries {what} ({part}); in Office, save it as a file without them "
                    f"({_SAVE_AS[due]})"
                )
    main = _main_part(parts, name)
    kind = types.get(main) or types.get("." + main.rpartition(".")[2].lower(), "")
    form = _FORMATS.get(kind)
    if form is None:
        raise InputError(
            f"{name} is no document of {_OF_KIND[due][1]}: its main part is "
            f"“{kind or 'of no known type'}”; save it as {_SAVE_AS[due]}"
        )
    formats, wanted = _OF_KIND[due]
    if form not in formats:
        raise InputError(f"{name} is a .{form}; a file of {wanted} is due here")
    return form, main


def _content_types(parts: Mapping[str, bytes], name: str, due: Due) -> dict[str, str]:
    """Content types by part name without the leading slash, or by ``.extension``."""
    if CONTENT_TYPES not in parts:
        raise InputError(
            f"{name} is a zip but no Office file: it has no {CONTENT_TYPES}; "
            f"save it as {_SAVE_AS[due]}"
        )
    types: dict[str, str] = {}
    for element in ET.fromstring(parts[CONTENT_TYPES]):
        kind = element.get("ContentType", "")
        if element.tag == f"{_TYPES}Override":
            part = element.get("PartName", "").removeprefix("/")
            if types.setdefault(part, kind) != kind:
                raise InputError(
                    f"{name} says of “{part[:80]}” that it is two things; open it in Office and "
                    "save it as new"
                )
        elif element.tag == f"{_TYPES}Default":
            types["." + element.get("Extension", "").lower()] = kind
    return types


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    for relationship in root_relationships(parts, name):
        if relationship.kind == f"{STRICT}/officeDocument":
            raise InputError(
                f"{name} is in Strict Open XML, which briefgen does not read; "
                "in Office, save it in the usual format, not as “Strict”"
            )
        if relationship.kind == f"{OFFICE}/officeDocument":
            main = resolve("", relationship.target)
            if main not in parts:
                raise InputError(
                    f"{name} is damaged: its main part, {main}, is missing; get a fresh copy"
                )
            return main
    raise InputError(f"{name} is damaged: it says of no part that it is the document")
