"""Python's search for garbage, at rest while a stage makes millions of objects that it keeps."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for garbage meanwhile: it would visit every new object again and again, for none.

    What no longer has a reference is freed as ever; only cycles wait, for the next full search.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    """All objects to the oldest generation, unvisited: a search of the young ones would come next.

    Frozen and thawed, they stand there. Where the program keeps frozen ones, they are left alone.
    """
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
