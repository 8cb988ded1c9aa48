"""One batch at a time in a folder: a lock that the system gives up when its program ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.errors import BuildError

LOCK = ".manifest.lock"
"""An empty file that stays: to take it away would let two runs lock two files of one name."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps other batches out of the folder; BuildError where one is in it."""
    try:
        file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise BuildError(f"cannot write in {folder}: {reason}; choose another with -o") from problem
    try:
        if not _take(file):
            raise BuildError(
                f"another batch is writing to {folder}; wait for it, or choose another with -o"
            )
        yield
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
