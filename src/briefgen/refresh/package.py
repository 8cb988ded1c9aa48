"""A zip with some members exchanged; all others keep their bytes, packed as they are.

The order of the members and what the directory says of each stay too (PKWARE APPNOTE 4.3): a file
in which nothing changes would come out equal but for what stands between its members.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_STREAMED = 0x08  # general purpose bit 3: sizes follow the data


def exchanged(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these members' contents, by their names as the zip has them.

    Raises KeyError for a name that is not in the package. The same bytes where nothing is given.
    """
    if not parts:
        return package
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = archive.infolist()
        comment = archive.comment
    missing = set(parts) - {member.filename for member in members}
    if missing:
        raise KeyError(f"no member is called {', '.join(sorted(missing))}")
    out = io.BytesIO()
    directory: list[bytes] = []
    for member in members:
        packed = _packed(package, member)
        if member.filename in parts:
            data = parts[member.filename]
            member.CRC, member.file_size = zlib.crc32(data), len(data)
            packed = _deflated(data)
            member.compress_type, member.compress_size = zipfile.ZIP_DEFLATED, len(packed)
        member.flag_bits &= ~_STREAMED
        directory.append(_directory_entry(member, out.tell()))
        out.write(_local_header(member))
        out.write(packed)
    start = out.tell()
    out.write(b"".join(directory))
    size, count = out.tell() - start, len(members)
    out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, len(comment)))
    out.write(comment)
    return out.getvalue()


def _packed(package: bytes, member: zipfile.ZipInfo) -> bytes:
    header = _LOCAL.unpack_from(package, member.header_offset)
    start = member.header_offset + _LOCAL.size + header[-2] + header[-1]
    return package[start : start + member.compress_size]


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _stamp(member: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = member.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _name(member: zipfile.ZipInfo) -> bytes:
    """The name's bytes: UTF-8 where bit 11 says so, else the zip's own code page (APPNOTE D)."""
    return member.orig_filename.encode("utf-8" if member.flag_bits & 0x800 else "cp437")


def _local_header(member: zipfile.ZipInfo) -> bytes:
    name = _name(member)
    time, date = _stamp(member)
    return (
        _LOCAL.pack(
            b"PK\3\4",
            member.extract_version,
            member.flag_bits,
            member.compress_type,
            time,
            date,
            member.CRC,
            member.compress_size,
            member.file_size,
            len(name),
            0,
        )
        + name
    )


def _directory_entry(member: zipfile.ZipInfo, offset: int) -> bytes:
    name = _name(member)
    time, date = _stamp(member)
    return (
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            member.create_version | member.create_system << 8,
            member.extract_version,
            member.flag_bits,
            member.compress_type,
            time,
            date,
            member.CRC,
            member.compress_size,
            member.file_size,
            len(name),
            0,
            len(member.comment),
            0,
            member.internal_attr,
            member.external_attr,
            offset,
        )
        + name
        + member.comment
    )
