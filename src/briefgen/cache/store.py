"""A folder of kept results, each a file of its own that says whether it is whole.

A file's first line is a name, a format number and the SHA-256 of all that follows; what does not
agree with it is no result. Files take their names at once (a rename), so that two processes never
see half of one; each may be deleted at any time. What cannot be read or written is not kept, and
nobody is told: the same is made again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.disk import write_atomically
from briefgen.errors import BuildError
from briefgen.records import dataclass

MB = 10**6
MOST = 200 * MB
"""Bytes that a store may take; beyond them what was used least recently goes."""

_MAGIC = b"briefgen-cache 1 "


@dataclass(frozen=True, slots=True)
class Store:
    """Results in one folder, which is made when the first is kept."""

    folder: Path
    most: int = MOST

    def get(self, kind: str, key: str) -> bytes | None:
        """What was kept under the key; None if there is nothing whole."""
        path = self._path(kind, key)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        if head != _MAGIC + _digest(content):
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep the content under the key, if that can be done; a quarter of the store at most."""
        if len(content) > self.most // 4:
            return
        whole = b"".join((_MAGIC, _digest(content), b"\n", content))
        # Facts may be confidential: nobody else reads them here.
        with suppress(OSError, BuildError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(self._path(kind, key), whole, durable=False, private=True)
            self._make_room()

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / f"{kind}-{key}.kept"

    def _make_room(self) -> None:
        """Delete what was used least recently beyond the limit."""
        left = self.most
        for _, size, path in sorted(self._files(), reverse=True):
            left -= size
            if left < 0:
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """When each of our files was used last, its size, and where it is."""
        for path in self.folder.iterdir():
            if path.suffix == ".kept":
                with suppress(OSError):  # another process may have deleted it
                    found = path.stat()
                    yield found.st_mtime, found.st_size, path


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
