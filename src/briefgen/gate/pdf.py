"""PDF files from outside: whole, and without streams that are packed to do harm.

Comes in: the bytes of a file. Goes out: nothing, or an `InputError`. ISO 32000-2, sections 7.3.8
(streams), 7.4 (filters) and 7.5 (file structure). Libraries that read PDF unpack a stream without
asking how large it gets; here each is unpacked once, in steps, and counted.
"""

from __future__ import annotations

import re
import zlib

from briefgen.errors import InputError
from briefgen.gate.files import MB

MAX_UNPACKED = 128 * MB
"""All streams of a file together; a thousand pages of text are some 20 MB."""

MAX_STREAMS = 100_000
"""A page of text has three or four."""

_STREAM = re.compile(rb"stream\r?\n")
_SLOW = re.compile(rb"/(?:LZWDecode|RunLengthDecode|LZW|RL)(?![A-Za-z])")
_LAYERS = 3
_STEP = 1 * MB


def check_pdf(data: bytes, name: str) -> None:
    """Nothing, if the file may be read; InputError says what is wrong with it otherwise."""
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is not a PDF; save or print it to PDF again")
    if b"%%EOF" not in data[-2048:] or b"startxref" not in data:
        raise InputError(f"{name} is damaged: its end is missing; get a fresh copy")
    if data.count(b"stream") > 2 * MAX_STREAMS:
        raise InputError(
            f"{name} has more than {MAX_STREAMS} streams; print the pages that are needed to PDF"
        )
    left = MAX_UNPACKED
    for found in _STREAM.finditer(data):
        left -= _unpacked(data, found.end(), left, _LAYERS)
        if left < 0:
            raise InputError(
                f"{name} holds more than {MAX_UNPACKED // MB} MB when it is unpacked; "
                "take pictures out, or print the pages that are needed to PDF again"
            )
    # These filters unpack a thousandfold too, and no program of today writes text with them.
    if _SLOW.search(data) and len(data) > 4 * MB:
        raise InputError(f"{name} is packed in an old way; print it to PDF again")


def _unpacked(data: bytes, start: int, limit: int, layers: int) -> int:
    """How many bytes the stream that starts there has when unpacked; limit + 1 if it has more.

    0 where it is not deflated. What comes out may be deflated again.
    """
    machine = zlib.decompressobj()
    size, rest = 0, memoryview(data)[start : start + 64]
    head = b""
    place = start + len(rest)
    pending = bytes(rest)
    try:
        while not machine.eof:
            piece = machine.decompress(pending, _STEP)
            size += len(piece)
            head = head or piece[:64]
            if size > limit:
                return limit + 1
            pending = machine.unconsumed_tail
            if not pending:
                pending = data[place : place + _STEP]
                place += len(pending)
                if not pending:
                    break
    except zlib.error:
        pass  # not deflated, or broken further on: what came out until then counts
    if layers > 1 and head[:1] == b"\x78" and size > 64:
        inner = _inflated(data, start, limit)
        return size + _unpacked(inner, 0, limit - size, layers - 1) if size <= limit else size
    return size


def _inflated(data: bytes, start: int, limit: int) -> bytes:
    """The stream unpacked once; it is known to be no larger than the limit."""
    try:
        return zlib.decompressobj().decompress(data[start:], limit)
    except zlib.error:
        return b""
