"""What workers need besides a job itself, by digest: facts, changes, templates, brands.

A worker may be another process or another machine that does not see our disk, so that bytes travel
and no paths. It opens a parcel once and keeps the last few.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from briefgen.briefs.load_brand import brand_files
from briefgen.facts.changes.model import Changes
from briefgen.facts.model import FactBase
from briefgen.gate import HeldFile, read_at_most
from briefgen.gate.package import MAX_PACKED
from briefgen.looks.brand import Brand

Content = FactBase | Changes | Brand | HeldFile


class Parcel(NamedTuple):
    """A fact base, changes, a brand or a template, packed; ``digest`` names its content."""

    digest: str
    data: bytes


def pack(digest: str, content: Content) -> Parcel:
    """The content as bytes for the programs of one batch; pickled, so never a file format."""
    return Parcel(digest, zlib.compress(pickle.dumps(content, pickle.HIGHEST_PROTOCOL), 1))


def template_digest(file: HeldFile) -> str:
    """SHA-256 (64 hex digits) of a template; its name is in no output."""
    return hashlib.sha256(file.data).hexdigest()


def changes_digest(changes: Changes) -> str:
    """SHA-256 (64 hex digits) of what changed."""
    return hashlib.sha256(changes.model_dump_json().encode()).hexdigest()


def brand_digest(path: Path) -> str:
    """SHA-256 (64 hex digits) over a brand file, its logo and its fonts."""
    digest = hashlib.sha256()
    for file in brand_files(path):
        digest.update(hashlib.sha256(read_at_most(file, MAX_PACKED)).digest())
    return digest.hexdigest()


class Shelf:
    """The parcels that a worker has opened: the last ``bases`` fact bases and ``others``."""

    def __init__(self, bases: int = 2, others: int = 8) -> None:
        self._most = {True: bases, False: others}
        self._opened: dict[bool, OrderedDict[str, Content]] = {
            True: OrderedDict(),
            False: OrderedDict(),
        }
        self._lock = Lock()

    def open(self, parcel: Parcel) -> Content:
        """What is in the parcel, unpacked where it is not among the last."""
        with self._lock:
            for opened in self._opened.values():
                if parcel.digest in opened:
                    opened.move_to_end(parcel.digest)
                    return opened[parcel.digest]
            content: Content = pickle.loads(zlib.decompress(parcel.data))
            opened = self._opened[isinstance(content, FactBase)]
            opened[parcel.digest] = content
            if len(opened) > self._most[isinstance(content, FactBase)]:
                opened.popitem(last=False)
            return content
