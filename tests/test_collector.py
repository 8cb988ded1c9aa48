"""The search for garbage rests while a stage runs, and goes on behind it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from briefgen.collector import collector_at_rest


class Thing:
    """What may stand in a cycle."""

    def __init__(self) -> None:
        self.other: object = None


@pytest.fixture
def thawed() -> Iterator[None]:
    """The tests' own frozen objects (conftest) out of the way."""
    gc.unfreeze()
    yield
    gc.enable()


@pytest.mark.usefixtures("thawed")
def test_it_rests_within_and_is_as_it_was_behind() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    with collector_at_rest():
        pass
    assert not gc.isenabled()


@pytest.mark.usefixtures("thawed")
def test_new_objects_are_old_behind_it_and_cycles_are_found_by_the_next_full_search() -> None:
    with collector_at_rest():
        thing = Thing()
        thing.other = thing
        left = weakref.ref(thing)
        del thing
        kept = [[number] for number in range(1_000)]
    assert gc.get_count()[0] < 1_000
    assert len(gc.get_objects(generation=2)) > len(kept)
    assert gc.get_freeze_count() == 0
    assert left() is not None
    gc.collect()
    assert left() is None


def test_what_a_program_froze_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    assert frozen > 0
    with collector_at_rest():
        pass
    assert gc.get_freeze_count() > 0.9 * frozen
    gc.unfreeze()
