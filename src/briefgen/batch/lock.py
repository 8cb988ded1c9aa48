"""One batch at a time in a folder: a lock that the system gives up when its program ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.disk.lock import take
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
        if not _taken(file, folder):
            raise BuildError(
                f"another batch is writing to {folder}; wait for it, or choose another with -o"
            )
        yield
    finally:
        os.close(file)


def _taken(file: int, folder: Path) -> bool:
    try:
        return take(file)
    except OSError as problem:
        raise BuildError(
            f"{folder} is on a disk without locks, which keep two batches apart; choose another "
            "with -o"
        ) from problem
