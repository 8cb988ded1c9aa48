"""Folders that are filled once for all processes of a test run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests import shared

_PATIENCE = 600  # seconds for another process to fill a folder


def once(name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of that name, filled by whoever asked first; the others wait.

    It is filled beside and renamed. Where that fails, the next to ask tries again.
    """
    folder = shared.folder() / name
    lock, beside = folder.with_name(f"{name}.lock"), folder.with_name(f"{name}.new")
    started = time.monotonic()
    while not folder.is_dir():
        try:
            lock.mkdir()
        except FileExistsError:
            if time.monotonic() - started > _PATIENCE:
                raise RuntimeError(f"nobody filled {folder} in {_PATIENCE} seconds") from None
            time.sleep(0.05)
            continue
        try:
            if not folder.is_dir():
                beside.mkdir()
                fill(beside)
                beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            lock.rmdir()
    return folder
