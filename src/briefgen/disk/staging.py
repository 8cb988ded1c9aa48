"""Where new files are made: a folder of ours beside the one that they go to.

It has to be there because only within one file system a rename is a single step. Its name says
that it is ours, and a lock says that somebody is at work in it, so that the next run can tell what
a killed one left behind and take it away.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from briefgen.disk.lock import take

NAME = re.compile(r"\.briefgen-[0-9a-f]{16}\.tmp")
"""What every staging folder is called, and nothing else of ours."""

ASIDE = "aside"
"""The part of a staging folder that holds, under their own names, folders that give way."""

_LONG_AGO = 3600.0
"""Seconds after which it is nobody's, where there are no locks on folders (Windows, NFS)."""


@contextmanager
def staging(parent: Path) -> Iterator[Path]:
    """A folder in ``parent``, gone afterwards; what runs that were killed left there goes first.

    OSError where it cannot be made.
    """
    _tidied(str(parent))
    path, lock = _made(parent)
    try:
        yield path
    finally:
        with suppress(OSError):
            _clear(path)
        if lock is not None:
            os.close(lock)


def tidy(parent: Path) -> None:
    """Takes away what killed runs left in the folder; a folder that had given way comes back.

    What cannot be looked at or taken away stays.
    """
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if NAME.fullmatch(entry.name):
                with suppress(OSError):
                    _tidy(Path(entry.path))


@lru_cache(maxsize=4096)
def _tidied(parent: str) -> None:
    """Once a folder and process: a batch may write a hundred thousand files into one."""
    tidy(Path(parent))


def _made(parent: Path) -> tuple[Path, int | None]:
    """The folder, and the descriptor that holds its lock (None: there are none here)."""
    while True:
        path = parent / f".briefgen-{secrets.token_hex(8)}.tmp"
        path.mkdir(mode=0o700)
        # Another run may tidy it away before it is locked; then the next one is made.
        with suppress(BlockingIOError, FileNotFoundError):
            lock = _held(path)
            if path.exists():
                return path, lock
            if lock is not None:
                os.close(lock)


def _held(path: Path) -> int | None:
    """A descriptor that holds the lock of the file or folder; None where there are no locks.

    BlockingIOError where another program holds it.
    """
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except PermissionError:  # Windows opens no folders
        return None
    try:
        free = take(file)
    except OSError:
        os.close(file)
        return None
    if not free:
        os.close(file)
        raise BlockingIOError
    return file


def _tidy(path: Path) -> None:
    """Takes one away, unless somebody works in it; OSError where that cannot be done."""
    lock = _held(path)
    try:
        if lock is not None or time.time() - path.stat().st_mtime > _LONG_AGO:
            _clear(path)
    finally:
        if lock is not None:
            os.close(lock)


def _clear(path: Path) -> None:
    """Takes away all of it but a folder that gave way to nothing: that goes back to its place."""
    if not path.is_dir():
        path.unlink()
        return
    aside = path / ASIDE
    for old in tuple(aside.iterdir()) if aside.is_dir() else ():
        _give_back(old, path.parent / old.name)
    shutil.rmtree(path, ignore_errors=True)


def _give_back(old: Path, target: Path) -> None:
    """Its place again, unless another has it now; OSError where it is free and cannot be had."""
    if os.path.lexists(target):
        return
    try:
        old.rename(target)
    except OSError:
        if not os.path.lexists(target):  # else another program was faster
            raise
