"""How what is new takes the name of what is old: in one step, where the system has one."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from pathlib import Path

PAUSES = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries: on Windows a scanner of viruses holds new files open for a moment."""

_AT_CWD = -100
_EXCHANGE = 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux's renameat2(2)."""

_TURNED = frozenset({errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY})
"""What a rename fails with when another program came in between."""

_MOST_TURNS = 100


def replace_file(new: Path, target: Path) -> None:
    """The new file under the target's name, whose old file is gone.

    OSError as the system says, for one where another program holds the target open on Windows;
    then both are where they were.
    """
    for pause in PAUSES:
        try:
            new.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(target)


def replace_folder(new: Path, target: Path, aside: Path) -> Path | None:
    """The new folder under the target's name; where the old one is now, None if there was none.

    Linux exchanges the two in one step. Elsewhere the old one gives way into ``aside`` first, from
    where `tidy` brings it back, should the program be killed in between. Another program may do
    the same to the same target at the same time.
    """
    for _ in range(_MOST_TURNS):
        try:
            return _replaced(new, target, aside)
        except OSError as problem:
            if problem.errno not in _TURNED or not new.exists():
                raise
    return _replaced(new, target, aside)


def _replaced(new: Path, target: Path, aside: Path) -> Path | None:
    if not target.exists():
        new.rename(target)
        return None
    if exchange(new, target):
        return new
    aside.mkdir(exist_ok=True)
    old = aside / target.name
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if target.exists():  # another program's, which came in between, gives way next
            shutil.rmtree(old)
        else:
            old.rename(target)
        raise
    return old


def exchange(one: Path, other: Path) -> bool:
    """Each of the two under the other's name, in one step; False where that cannot be had."""
    if sys.platform != "linux":
        return False
    import ctypes

    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    return bool(
        swap(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0
    )
