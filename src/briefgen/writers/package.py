"""The canonical Office package: the same parts give the same bytes, on every machine.

Stage: last of both writers. In come the parts by name; out goes one zip (ECMA-376 part 2, annex C;
PKWARE APPNOTE 6.3.3).

The zip is written here and not by `zipfile`, because parts of a template that never change are
compressed once per process and their streams copied from then on, which `zipfile` cannot do.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from briefgen.errors import BuildError
from briefgen.gate.archive import MAX_RATIO, packs_too_well
from briefgen.records import dataclass

CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels")

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s2B5H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_STORED = struct.Struct("<B2H")  # RFC 1951: last block, stored; its length, and the complement
_LONGEST_STORED = 0xFFFF
_VERSION = 20  # 2.0: deflate
_UNIX = 3
_UTF8_NAME = 0x0800
_DEFLATED = 8
_REGULAR_FILE = 0o100644 << 16
_LARGEST = 0xFFFFFFFF
_MOST_PARTS = 0xFFFF


@dataclass(frozen=True, slots=True)
class Deflated:
    """A part as a raw deflate stream, with the size and CRC-32 of what it holds."""

    stream: bytes
    size: int
    crc: int


class Compression(StrEnum):
    """How the parts of a package are compressed; unpacked, its parts are the same.

    ``ZLIB`` is zlib's level 6, with no further package. ``FAST`` is ISA-L's level 1, by the package
    isal: a quarter of the time, and files that are a tenth larger.

    >>> from briefgen import Compression, compose_memo, load_facts, write_memo
    >>> memo = compose_memo(load_facts("examples/northland"))
    >>> len(write_memo(memo)) < len(write_memo(memo, compression=Compression.FAST))
    True
    """

    ZLIB = "zlib"
    FAST = "fast"


def deflate(data: bytes) -> Deflated:
    """The part compressed: level 6, raw stream, no dictionary; one input gives one output."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Deflated(packer.compress(data) + packer.flush(), len(data), zlib.crc32(data))


@lru_cache(maxsize=512)
def deflate_once(data: bytes) -> Deflated:
    """`deflate`, remembered by content: for template parts that stand unchanged in every file."""
    return deflate(data)


@lru_cache(maxsize=64)
def _begun(head: bytes) -> tuple[bytes, int]:
    """The head compressed up to a whole byte, so that a further block can follow; its CRC-32."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH), zlib.crc32(head)


def deflate_after(head: bytes, tail: bytes) -> Deflated:
    """A part whose head stands in hundreds of parts: that is compressed once, its tail stored.

    The tail is a block without compression (RFC 1951, 3.2.4), which holds up to 65,535 bytes; it is
    meant for a few dozen, where compressing takes far longer than what it saves is worth.
    """
    if len(tail) > _LONGEST_STORED:
        return deflate(head + tail)
    begun, crc = _begun(head)
    stream = begun + _STORED.pack(1, len(tail), len(tail) ^ _LONGEST_STORED) + tail
    return Deflated(stream, len(head) + len(tail), zlib.crc32(tail, crc))


def deflater(compression: Compression) -> Callable[[bytes], Deflated]:
    """What compresses a part so; BuildError where the package that does is not installed."""
    if compression is Compression.ZLIB:
        return deflate
    try:
        from isal import isal_zlib
    except ImportError as error:
        raise BuildError(
            'compressing fast needs isal; install it: pip install "briefgen[fast]"'
        ) from error

    def deflate_fast(data: bytes) -> Deflated:
        packer = isal_zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        return Deflated(packer.compress(data) + packer.flush(), len(data), isal_zlib.crc32(data))

    return deflate_fast


def seal(
    parts: Mapping[str, bytes | Deflated],
    moment: dt.date,
    compression: Compression = Compression.ZLIB,
) -> bytes:
    """The parts as one zip, its bytes depending on names, contents, ``moment`` and compression.

    Names are those of the zip, without a leading slash. ``[Content_Types].xml`` comes first, then
    ``_rels/.rels``, then the rest sorted by code point. Every entry is stamped with midnight of
    ``moment`` (1980-01-01 where that is earlier: the format starts there). Raises BuildError where
    the package would outgrow a plain zip (4 GiB, 65,535 parts) or a part packs so well that our own
    readers would take it for a zip bomb, and as `deflater`.
    """
    compress = deflater(compression)
    packed: dict[str, Deflated] = {}
    for name in _in_order(parts):
        part = parts[name]
        packed[name] = part if isinstance(part, Deflated) else compress(part)
        if packs_too_well(packed[name].size, len(packed[name].stream)):
            raise BuildError(_repetitive(name))
    return archived(packed, moment)


def archived(parts: Mapping[str, Deflated], moment: dt.date) -> bytes:
    """The packed parts as one zip, as `seal` makes it, in their order and whatever they are."""
    stamp = _dos_date(moment)
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, packed in parts.items():
        raw_name = name.encode()
        head = _local_header(raw_name, packed, stamp)
        directory.append(_central_header(raw_name, packed, stamp, _within(offset)))
        chunks += (head, packed.stream)
        offset += len(head) + len(packed.stream)
    tail = b"".join(directory)
    _within(offset + len(tail))
    return b"".join((*chunks, tail, _end_record(len(directory), len(tail), offset)))


def _repetitive(name: str) -> str:
    return (
        f"“{name}” of the file would unpack to more than {MAX_RATIO} times its size, as a zip bomb "
        "does; look for what repeats itself thousands of times, in the template first"
    )


def _in_order(parts: Mapping[str, object]) -> list[str]:
    if len(parts) > _MOST_PARTS:
        raise BuildError(f"the file would have {len(parts)} parts; a zip holds {_MOST_PARTS}")
    first = [name for name in _FIRST if name in parts]
    return first + sorted(parts.keys() - set(first))


def _dos_date(moment: dt.date) -> int:
    """APPNOTE 4.4.6: seven bits of years since 1980, four of the month, five of the day."""
    moment = min(max(moment, dt.date(1980, 1, 1)), dt.date(2107, 12, 31))
    return (moment.year - 1980) << 9 | moment.month << 5 | moment.day


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _UTF8_NAME


def _local_header(name: bytes, part: Deflated, stamp: int) -> bytes:
    """APPNOTE 4.3.7."""
    sizes = (part.crc, _within(len(part.stream)), _within(part.size))
    fields = (_VERSION, _flags(name), _DEFLATED, 0, stamp, *sizes, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", *fields) + name


def _central_header(name: bytes, part: Deflated, stamp: int, offset: int) -> bytes:
    """APPNOTE 4.3.12; made on Unix, a regular file that all may read."""
    sizes = (part.crc, len(part.stream), part.size)
    versions = (_VERSION, _UNIX, _VERSION)
    fields = (_flags(name), _DEFLATED, 0, stamp, *sizes, len(name), 0, 0, 0, 0)
    return _CENTRAL.pack(b"PK\1\2", *versions, *fields, _REGULAR_FILE, offset) + name


def _end_record(count: int, size: int, offset: int) -> bytes:
    """APPNOTE 4.3.16."""
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)


def _within(size: int) -> int:
    if size > _LARGEST:
        raise BuildError("the file would be larger than 4 GiB; build fewer themes at a time")
    return size
