"""A zip from outside: one directory, which tells the truth, and parts that stay in the file.

Comes in: bytes, and a name for them. Goes out: an `Archive`, whose parts are unpacked no further
than its directory says, or an `InputError` (PKWARE APPNOTE 6.3.3, sections 4.3 and 4.4). What two
programs could read in two ways is refused: a directory that differs from the headers of the parts,
parts that share bytes, anything before the first part or behind the end.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from briefgen.errors import InputError
from briefgen.gate.bounds import Bounds
from briefgen.gate.files import MB

MAX_RATIO = 150
"""How many times larger than packed one part may be; Word's own XML packs some 10 to 40 times."""

ZIP = b"PK\3\4"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

STEP = 1 << 16
"""Bytes of a part that are unpacked at a time."""

_FREE = 1 * MB  # parts up to this size may pack as well as they like
_END = struct.Struct("<4s4H2IH")
_HEADER = struct.Struct("<4s5H3I2H")
_END64 = b"PK\6\7"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x0001, 0x0008, 0x0800
_IN_EXTRA_FIELD = 0xFFFFFFFF
_OTHER_NAME = 0x7075  # Info-ZIP's Unicode path: a second name, which only some programs read
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"^[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, struct.error)
_STRANGE = (NotImplementedError, RuntimeError, UnicodeDecodeError)


class Archive:
    """A zip whose directory was judged before anything of it is unpacked.

    ``members`` are its parts, folders left out. Raises InputError where the directory is none that
    may come in.
    """

    def __init__(self, data: bytes, name: str, bounds: Bounds) -> None:
        self.name = name
        start = _start_of_directory(data, name, bounds)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, *_STRANGE) as problem:
            raise damaged(name, str(problem)) from None
        found = self._zip.infolist()
        _check_directory(found, name, bounds)
        _check_headers(data, found, start, name)
        self.members = tuple(member for member in found if not member.is_dir())

    def pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The part in steps; InputError where it is not what the directory says."""
        left = member.file_size
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(STEP):
                    left -= len(chunk)
                    if left < 0:
                        raise damaged(self.name, "its parts are larger than its directory says")
                    yield chunk
        except (*_BROKEN, *_STRANGE) as problem:
            raise damaged(self.name, str(problem)) from None
        if left:
            raise damaged(self.name, f"{shown(member.filename)} ends early")

    def read(self, member: zipfile.ZipInfo) -> bytes:
        """The whole part."""
        return b"".join(self.pieces(member))


def _start_of_directory(data: bytes, name: str, bounds: Bounds) -> int:
    """Where the directory begins; InputError where the bytes are no zip, or no plain one."""
    if data.startswith(OLE):
        raise InputError(_ole_sentence(data, name, bounds))
    if not data:
        raise InputError(f"{name} is empty; save it again")
    at = data.rfind(b"PK\5\6", -min(len(data), _END.size + 0xFFFF))
    if at < 0 or len(data) < at + _END.size:
        if data.startswith(ZIP):
            raise damaged(name, "its end is missing")
        raise InputError(f"{name} is not an Office file; save it as {bounds.formats}")
    fields: tuple[int, ...] = _END.unpack_from(data, at)[1:]
    disk, first, here, count, size, start, comment = fields
    if data[max(0, at - 20) : at].startswith(_END64) or size > bounds.directory:
        raise InputError(
            f"{name} lists more parts than {bounds.what} has; open it in Office and save it as new"
        )
    if disk or first or here != count:
        raise damaged(name, "it is one part of several")
    if start + size != at or not data.startswith((ZIP, b"PK\5\6")):
        raise _two_files(name, "something stands before its first part or behind its directory")
    if at + _END.size + comment != len(data):
        raise _two_files(name, "something stands behind its end")
    return start


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
        key = _as_systems_see_it(member.filename)
        if key in seen:
            raise InputError(
                f"{name} has two parts of one name: {shown(seen[key])} and "
                f"{shown(member.filename)}; get a fresh copy from whoever made it"
            )
        seen[key] = member.filename
    total = sum(member.file_size for member in members)
    if total > bounds.unpacked:
        raise InputError(
            f"{name} would unpack to {total // MB} MB, and {bounds.unpacked // MB} MB are "
            f"allowed; {bounds.advice}"
        )


def _as_systems_see_it(part: str) -> str:
    """Names are one that differ in case, in how accents are written, or in %-signs for letters.

    ECMA-376 part 2, 6.2.2.3 and 6.3.5.
    """
    return unicodedata.normalize("NFC", unquote(part)).casefold()


def _check_member(member: zipfile.ZipInfo, name: str) -> None:
    part = member.filename
    if member.flag_bits & _ENCRYPTED:
        raise InputError(f"{name}: {shown(part)} is encrypted; save the file without a password")
    # zipfile cuts names at a null byte and turns the system's separator into a slash.
    if not _stays_inside(member.orig_filename):
        raise InputError(
            f"{name} has a part named {shown(member.orig_filename)}, which leads out of the file; "
            "do not use it, and ask whoever sent it"
        )
    if member.compress_type not in _METHODS:
        raise InputError(
            f"{name}: {shown(part)} is packed in a way that Office does not use; "
            "open it in Office and save it again"
        )
    if packs_too_well(member.file_size, member.compress_size):
        raise InputError(
            f"{name}: {shown(part)} unpacks to more than {MAX_RATIO} times its size, like a zip "
            "bomb; do not use it, and ask whoever sent it"
        )


def packs_too_well(size: int, packed: int) -> bool:
    """Whether a part of that size is refused for how small it packs."""
    return size > _FREE and size > MAX_RATIO * max(packed, 1)


def _stays_inside(written: str) -> bool:
    """Whether the name is that of a part, as it stands and with its %-signs read."""
    for name in (written, unquote(written)):
        steps = name.removesuffix("/").split("/")
        if not name.isprintable() or "\\" in name or _DRIVE.match(name):
            return False
        if any(step in ("", ".", "..") for step in steps):
            return False
    return True


def _check_headers(data: bytes, members: list[zipfile.ZipInfo], directory: int, name: str) -> None:
    """That each part's own header says what the directory says, and no two share a byte (4.3.7)."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        at = member.header_offset
        if at < end:
            raise _two_files(name, f"{shown(member.filename)} lies within another part")
        if at + _HEADER.size > directory:
            raise damaged(name, f"{shown(member.filename)} is missing")
        sign, _, flags, method, _, _, *sizes, length, extra = _HEADER.unpack_from(data, at)
        start = at + _HEADER.size
        own = data[start : start + length].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        said = (member.CRC, member.compress_size, member.file_size)
        # Sizes may stand behind the part instead, or, where they are large, in the extra field.
        open_ended = (0, _IN_EXTRA_FIELD) if flags & _SIZES_FOLLOW else (_IN_EXTRA_FIELD,)
        if (
            sign != ZIP
            or own != member.orig_filename
            or method != member.compress_type
            or flags & _ENCRYPTED
            or any(s != d and s not in open_ended for s, d in zip(sizes, said, strict=True))
            or _has_other_name(data[start + length : start + length + extra])
            or _has_other_name(member.extra)
        ):
            raise _two_files(name, f"{shown(member.filename)} is not what its directory says")
        end = start + length + extra + member.compress_size
    if end > directory:
        raise _two_files(name, "its parts run into its directory")


def _has_other_name(extra: bytes) -> bool:
    """Whether an extra field gives the part a second name (APPNOTE 4.6.9)."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _OTHER_NAME:
            return True
        at += 4 + size
    return False


def _two_files(name: str, how: str) -> InputError:
    return InputError(
        f"{name} can be read as two different files: {how}; open it in Office and save it as new, "
        "or ask whoever sent it"
    )


def damaged(name: str, how: str) -> InputError:
    """The error that the file is not whole."""
    return InputError(
        f"{name} is damaged: {how.rstrip('.')}; open it in Office, which may mend it, and save it "
        "again"
    )


def shown(part: str) -> str:
    """A part's name as a sentence can print it."""
    text = part.encode("unicode_escape").decode("ascii")
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
