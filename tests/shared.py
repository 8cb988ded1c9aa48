"""A folder of one test run, which all its processes share: what is slow is made once in it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

_VARIABLE = "BRIEFGEN_TESTS_SHARED"


def begin() -> None:
    """By the process that starts the others, which inherit where it is."""
    os.environ[_VARIABLE] = tempfile.mkdtemp(prefix="briefgen-tests-")


def end() -> None:
    shutil.rmtree(os.environ.pop(_VARIABLE), ignore_errors=True)


def folder() -> Path:
    return Path(os.environ[_VARIABLE])


def made(name: str, make: Callable[[Path], object]) -> Path:
    """The file of that name; where no process has made it, made beside its place and put there."""
    place = folder() / name
    if not place.exists():
        beside = place.with_name(f"{os.getpid()}-{name}")
        make(beside)
        beside.replace(place)
    return place
