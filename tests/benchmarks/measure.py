"""Measuring: CPU seconds of contenders in turns, peak memory of a stage, the floor of a file."""

from __future__ import annotations

import ctypes
import io
import statistics
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

LEVEL = 6
"""zlib's default, and the level that our own packages have."""


def medians(
    contenders: Mapping[str, Callable[[], object]], rounds: int, enough: float = 20.0
) -> dict[str, float]:
    """CPU seconds of each contender, the median of its rounds, after one that is not counted.

    They run in turns, so that what disturbs the machine disturbs all of them. One that has taken
    ``enough`` seconds has no more rounds, but always one that counts.
    """
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    warm = {name: seconds_of(contender) for name, contender in contenders.items()}
    for _ in range(rounds):
        for name, contender in contenders.items():
            if not taken[name] or warm[name] + sum(taken[name]) < enough:
                taken[name].append(seconds_of(contender))
    return {name: statistics.median(held) for name, held in taken.items()}


def seconds_of(run: Callable[[], object]) -> float:
    """The CPU seconds that the call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def floor_of(package: bytes) -> Callable[[], int]:
    """What cannot be saved: deflating the very same parts; it gives back their size."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        parts = [held.read(name) for name in held.namelist()]

    def deflate() -> int:
        size = 0
        for part in parts:
            made = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            size += len(made.compress(part)) + len(made.flush())
        return size

    return deflate


def peak_bytes(run: Callable[[], object]) -> int | None:
    """The most memory that the call held beyond what was held before it; None off Linux.

    Linux starts the peak of a process anew where "5" is written to clear_refs (proc(5)).
    """
    _give_back()
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return None
    before = _memory("VmRSS")
    run()
    return max(0, _memory("VmHWM") - before)


def _give_back() -> None:
    """Gives free memory back to the system (malloc_trim(3)), or the next call would not be seen."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _memory(field: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1024
    raise LookupError(field)
