"""Searches for garbage: seldom while briefs are made, afterwards as often as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from briefgen.batch.garbage import seldom

OFTEN = (700, 10, 10)


@pytest.fixture(autouse=True)
def often() -> Iterator[None]:
    """Python's own habit, which these tests run without (`tests/conftest.py`)."""
    before = gc.get_threshold()
    gc.set_threshold(*OFTEN)
    yield
    gc.set_threshold(*before)


def test_the_last_to_end_sets_back_what_the_first_found() -> None:
    first, second = seldom(), seldom()
    with first:
        assert gc.get_threshold()[0] > 100_000
        second.__enter__()
    assert gc.get_threshold()[0] > 100_000
    second.__exit__(None, None, None)
    assert gc.get_threshold() == OFTEN


def test_a_failure_sets_it_back_too() -> None:
    with pytest.raises(ZeroDivisionError), seldom():
        raise ZeroDivisionError
    assert gc.get_threshold() == OFTEN
