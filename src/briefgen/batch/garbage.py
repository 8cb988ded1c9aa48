"""Few searches for garbage while briefs are made, in a process that may be another's.

Facts, documents and decks are trees: Python searches them for cycles time and again and finds next
to none.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_NEW_OBJECTS = 200_000


class _Seldom:
    """How many are at work, and how often was searched before the first of them came."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._at_work = 0
        self._before = gc.get_threshold()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Within it, in whichever thread, searches are seldom; after the last as before."""
        with self._lock:
            if not self._at_work:
                self._before = gc.get_threshold()
                gc.set_threshold(_NEW_OBJECTS, *self._before[1:])
            self._at_work += 1
        try:
            yield
        finally:
            with self._lock:
                self._at_work -= 1
                if not self._at_work:
                    gc.set_threshold(*self._before)


seldom = _Seldom()
