"""A lock on an open file, which the system gives up when the program that holds it ends."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt

    def take(file: int) -> bool:
        """Whether the lock was free and is ours now; held until the descriptor is closed."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take(file: int) -> bool:
        """Whether the lock was free and is ours now; held until the descriptor is closed.

        OSError where the file system knows no locks.
        """
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
