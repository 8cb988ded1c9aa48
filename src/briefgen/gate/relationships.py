"""What the parts of an Office file refer to: nothing outside but links, nothing that acts.

ECMA-376 part 2, section 6.5. Comes in: unpacked parts, their XML well formed. Goes out: plain
relationships, or an `InputError` that names the part and what it refers to.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from briefgen.errors import InputError
from briefgen.gate.acting import LINK_SCHEMES, link_scheme

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
ROOT = "_rels/.rels"

_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ACTING = {
    "vbaproject": "a macro project",
    "wordvbadata": "macro data",
    "oleobject": "an embedded object",
    "control": "an ActiveX control",
    "activexcontrolbinary": "an ActiveX control",
    "afchunk": "an embedded foreign document",
    "subdocument": "a subdocument",
    "frame": "a frame",
    "attachedtoolbars": "toolbars with macros",
    "keymapcustomizations": "keyboard commands",
    "mailmergesource": "a mail merge source",
    "xlmacrosheet": "a sheet of macros",
    "xlintlmacrosheet": "a sheet of macros",
}
_ADDED_PROGRAMS = frozenset({"webextension", "webextensiontaskpanes"})
"""Add-ins, which Office asks about. People leave their panes open in files that come back."""


class Relationship(NamedTuple):
    """One relationship of a part; ``kind`` is its type in full."""

    id: str
    kind: str
    target: str
    external: bool


def relationships_name(part: str) -> str:
    """The name of the part that holds the relationships of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parse_relationships(data: bytes) -> tuple[Relationship, ...]:
    """The relationships of a relationships part that is well formed."""
    return tuple(
        Relationship(
            element.get("Id", ""),
            element.get("Type", ""),
            element.get("Target", ""),
            element.get("TargetMode", "") == "External",
        )
        for element in ET.fromstring(data)
        if element.tag == f"{_SPACE}Relationship"
    )


def root_relationships(parts: Mapping[str, bytes], name: str) -> tuple[Relationship, ...]:
    """The relationships of the package itself; InputError where it has none."""
    if ROOT not in parts:
        raise InputError(
            f"{name} is a zip but no Office file: it has no {ROOT}; "
            "save it as .docx, .dotx, .pptx or .potx"
        )
    return parse_relationships(parts[ROOT])


def resolve(part: str, target: str) -> str:
    """The name of the part that a target names, seen from ``part`` ("" = the package).

    Steps above the package stay in it (RFC 3986, 5.2.4): LibreOffice writes one too many.
    """
    target = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def check_relationships(parts: Mapping[str, bytes], name: str, *, outside: bool = False) -> None:
    """Nothing, if all that the parts refer to may come in; InputError otherwise.

    Where ``outside`` says that nobody follows what leads out of the file, it may lead anywhere, and
    a picture may be missing: what acts is refused all the same.
    """
    if not outside:
        for part in _lists(parts):
            _require_list(parts[part], part, name)
    for holder, relationship in _all(parts):
        passed_over = relationship.external or relationship.kind.endswith("/image")
        _check_kind(holder, relationship, name, outside=outside)
        if not (outside and passed_over):
            _check(parts, holder, relationship, name)


def _all(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Relationship]]:
    for part in _lists(parts):
        folder, file = posixpath.split(part)
        holder = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        for relationship in parse_relationships(parts[part]):
            yield holder, relationship


def _lists(parts: Iterable[str]) -> Iterator[str]:
    """The parts that are relationships parts by their names."""
    for part in parts:
        folder, file = posixpath.split(part)
        if file.endswith(".rels") and posixpath.basename(folder) == "_rels":
            yield part


def _require_list(data: bytes, part: str, name: str) -> None:
    """InputError where the part, which is kept as it is, says anything else (6.5.3)."""
    root = ET.fromstring(data)
    known: set[str] = set()
    whole = root.tag == f"{_SPACE}Relationships"
    for element in root if whole else ():
        ident = element.get("Id", "")
        whole = whole and element.tag == f"{_SPACE}Relationship" and ident not in known
        whole = whole and all(element.get(key) for key in ("Id", "Type", "Target"))
        known.add(ident)
    if not whole:
        raise InputError(
            f"{name} is damaged: {part} is no list of what a part refers to, each once; "
            "open it in Office, which may mend it, and save it again"
        )


def _check_kind(holder: str, found: Relationship, name: str, *, outside: bool) -> None:
    kind = found.kind.rpartition("/")[2].lower()
    what = _ACTING.get(kind) or ("an add-in" if kind in _ADDED_PROGRAMS and not outside else None)
    if what is not None:
        raise InputError(
            f"{name}: {holder or 'the package'} refers to {what}; take it out in Office"
        )


def _check(parts: Mapping[str, bytes], holder: str, found: Relationship, name: str) -> None:
    kind = found.kind.rpartition("/")[2]
    where = f"{name}: {holder or 'the package'}"
    if kind == "attachedTemplate" and found.external:
        raise InputError(
            f"{where} is tied to the remote template “{found.target[:200]}”; in Word, under "
            "Developer, Document Template, attach Normal instead, and save"
        )
    if found.external:
        _check_external(found, kind, where)
    elif kind != "hyperlink" and resolve(holder, found.target) not in parts:
        raise InputError(
            f"{name} is damaged: {holder or 'the package'} refers to “{found.target[:200]}”, "
            "which is missing; open it in Office, which may mend it, and save it again"
        )


def _check_external(found: Relationship, kind: str, where: str) -> None:
    if kind != "hyperlink":
        raise InputError(
            f"{where} refers to “{found.target[:200]}” outside the file ({kind}); "
            "embed it in Office instead of linking to it"
        )
    if link_scheme(found.target) not in LINK_SCHEMES:
        raise InputError(
            f"{where} has a link to “{found.target[:200]}”; "
            "links may lead to http, https and mailto addresses only"
        )
