"""Office files from outside: a zip within bounds, whole, and without anything that acts.

Comes in: a path, or bytes and a name for them. Goes out: a `Package`, or an `InputError`. The
directory of the zip is judged before anything is unpacked; a part is unpacked no further than the
directory says, and the file no further than its `Bounds` (ECMA-376 part 2; PKWARE APPNOTE).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from briefgen.errors import InputError
from briefgen.gate.bounds import TEMPLATE, Bounds
from briefgen.gate.files import MB, read_at_most
from briefgen.gate.relationships import check_relationships
from briefgen.gate.types import CONTENT_TYPES, Due, Format, check_content_types
from briefgen.gate.xml import XmlBudget

MAX_PACKED = TEMPLATE.packed
MAX_RATIO = 150
"""How many times larger than packed one part may be; Word's own XML packs some 10 to 40 times."""

_FREE = 1 * MB  # parts up to this size may pack as well as they like
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\3\4"
_END = b"PK\5\6"
_END64 = b"PK\6\7"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WORKBOOK = re.compile(r"(?:word|ppt)/embeddings/[^/]+\.xlsx", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:")
_STEP = 1 << 18


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file that passed the gate.

    ``parts`` are its members by name, as the zip has them; ``main`` is the name of the part that
    the package's root relationship leads to.
    """

    name: str
    format: Format
    main: str
    parts: Mapping[str, bytes]


def read_package(path: Path, due: Due, bounds: Bounds = TEMPLATE) -> Package:
    """The Office file at the path, if it is of the kind that is due; InputError otherwise."""
    return open_package(read_at_most(path, bounds.packed), path.name, due, bounds)


def open_package(data: bytes, name: str, due: Due, bounds: Bounds = TEMPLATE) -> Package:
    """The Office file of these bytes, as `read_package`; ``name`` is what sentences call it."""
    _check_container(data, name, bounds)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_directory(members, name, bounds)
            parts = _unpacked(archive, members, name, bounds.unpacked)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as problem:
        raise _damaged(name, str(problem)) from None
    except (NotImplementedError, RuntimeError, UnicodeDecodeError) as problem:
        raise _damaged(name, str(problem)) from None
    _check_parts(parts, name, bounds)
    form, main = check_content_types(parts, name, due)
    check_relationships(parts, name, outside=bounds.outside)
    return Package(name, form, main, MappingProxyType(parts))


# --- the container --------------------------------------------------------------------------------


def _check_container(data: bytes, name: str, bounds: Bounds) -> None:
    if data.startswith(_OLE):
        raise InputError(_ole_sentence(data, name, bounds))
    if not data:
        raise InputError(f"{name} is empty; save it again")
    at = data.rfind(_END, -min(len(data), 22 + 0xFFFF))
    if at < 0:
        if data.startswith(_ZIP):
            raise _damaged(name, "its end is missing")
        raise InputError(f"{name} is not an Office file; save it as {bounds.formats}")
    directory = int.from_bytes(data[at + 12 : at + 16], "little")
    if data[max(0, at - 20) : at].startswith(_END64) or directory > bounds.directory:
        raise InputError(
            f"{name} lists more parts than {bounds.what} has; open it in Office and save it as new"
        )


def _ole_sentence(data: bytes, name: str, bounds: Bounds) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return f"{name} is protected by a password; save it without one"
    return (
        f"{name} is a file of Office 97-2003 (.doc, .dot, .ppt, .xls); "
        f"open it in Office and save it as {bounds.formats}"
    )


def _check_directory(members: list[zipfile.ZipInfo], name: str, bounds: Bounds) -> None:
    """All that can be known before anything is unpacked."""
    if len(members) > bounds.members:
        raise InputError(
            f"{name} has {len(members)} parts, and {bounds.members} are allowed; "
            "open it in Office and save it as new"
        )
    seen: dict[str, str] = {}
    for member in members:
        _check_member(member, name)
        key = member.filename.casefold()
        if key in seen:
            raise InputError(
                f"{name} has two parts of one name: {_shown(seen[key])} and "
                f"{_shown(member.filename)}; get a fresh copy from whoever made it"
            )
        seen[key] = member.filename
    total = sum(member.file_size for member in members)
    if total > bounds.unpacked:
        raise InputError(
            f"{name} would unpack to {total // MB} MB, and {bounds.unpacked // MB} MB are "
            f"allowed; {bounds.advice}"
        )


def _check_member(member: zipfile.ZipInfo, name: str) -> None:
    part = member.filename
    if member.flag_bits & 0x1:
        raise InputError(f"{name}: {_shown(part)} is encrypted; save the file without a password")
    # zipfile cuts names at a null byte and turns the system's separator into a slash.
    written = member.orig_filename
    steps = written.removesuffix("/").split("/")
    if (
        not written
        or "\\" in written
        or "\0" in written
        or _DRIVE.match(written)
        or any(step in ("", ".", "..") for step in steps)
    ):
        raise InputError(
            f"{name} has a part named {_shown(written)}, which leads out of the file; "
            "do not use it, and ask whoever sent it"
        )
    if member.compress_type not in _METHODS:
        raise InputError(
            f"{name}: {_shown(part)} is packed in a way that Office does not use; "
            "open it in Office and save it again"
        )
    if member.file_size > _FREE and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise InputError(
            f"{name}: {_shown(part)} unpacks to more than {MAX_RATIO} times its size, like a zip "
            "bomb; do not use it, and ask whoever sent it"
        )


def _unpacked(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str, left: int
) -> dict[str, bytes]:
    """The parts. Sizes are counted while unpacking, since a directory may lie."""
    parts: dict[str, bytes] = {}
    for member in members:
        if member.is_dir():
            continue
        chunks = []
        with archive.open(member) as stream:
            while chunk := stream.read(_STEP):
                left -= len(chunk)
                if left < 0:
                    raise _damaged(name, "its parts are larger than its directory says")
                chunks.append(chunk)
        data = b"".join(chunks)
        if len(data) != member.file_size:
            raise _damaged(name, f"{_shown(member.filename)} ends early")
        parts[member.filename] = data
    return parts


def _check_parts(parts: Mapping[str, bytes], name: str, bounds: Bounds) -> None:
    """Every part that holds XML is well formed, and none holds another archive."""
    budget = XmlBudget(name, bounds)
    total = 0
    # The parts that say what the file is come first: what they say is the better sentence.
    for part in sorted(parts, key=lambda part: (part != CONTENT_TYPES, not part.endswith(".rels"))):
        data = parts[part]
        if part.endswith((".xml", ".rels", ".vml")) or _looks_like_xml(data):
            total += len(data)
            if total > bounds.xml:
                raise InputError(
                    f"{name} has more than {bounds.xml // MB} MB of XML; {bounds.advice}"
                )
            budget.check(part, data)
        elif data.startswith(_ZIP) and not _WORKBOOK.fullmatch(part):
            raise InputError(
                f"{name} has an archive within it, {_shown(part)}; take out the object in Office"
            )
        elif data.startswith(_OLE):
            raise InputError(
                f"{name} has an embedded object or a macro within it, {_shown(part)}; "
                "take it out in Office"
            )


def _looks_like_xml(data: bytes) -> bool:
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return head.startswith((b"<?xml", b"<\0?\0x\0", b"<!DOCTYPE"))


def _damaged(name: str, how: str) -> InputError:
    return InputError(
        f"{name} is damaged: {how.rstrip('.')}; open it in Office, which may mend it, and save it "
        "again"
    )


def _shown(part: str) -> str:
    """A part's name as a sentence can print it."""
    text = part.encode("unicode_escape").decode("ascii")
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
