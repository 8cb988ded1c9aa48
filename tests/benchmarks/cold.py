"""A command from nothing: CPU seconds of whole processes, beside imports that they cannot avoid."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HELP, LIBRARY = "briefgen --help", "import argparse"
FIRST, SECOND = "build, first run", "build, second run"
PACKAGES = "import docx, pptx, pydantic, yaml"


def measure_cold(data: Path, rounds: int) -> dict[str, float]:
    """CPU seconds of each command, the median of rounds in turns, after one that is not counted.

    All modules are compiled by then, as they are where a package is installed. The build makes both
    files of ``data`` in one language. Its first run finds no cache, its second that of the first.
    """
    taken: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            build = ["-m", "briefgen", "build", str(data), "--lang", "en", "-o", f"{folder}/out"]
            home = {"BRIEFGEN_CACHE": f"{folder}/cache"}
            for name, words in {
                LIBRARY: ["-c", LIBRARY],
                HELP: ["-m", "briefgen", "--help"],
                PACKAGES: ["-c", PACKAGES],
                FIRST: build,
                SECOND: build,
            }.items():
                seconds = _seconds(words, home)
                if number:
                    taken.setdefault(name, []).append(seconds)
    return {name: statistics.median(held) for name, held in taken.items()}


def _seconds(words: Sequence[str], home: Mapping[str, str]) -> float:
    """User and system time of a process and of those it starts."""
    compiled = {"PYTHONDONTWRITEBYTECODE": ""}
    made = subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.DEVNULL, env={**os.environ, **compiled, **home}
    )
    _, status, used = os.wait4(made.pid, 0)
    made.returncode = os.waitstatus_to_exitcode(status)
    if made.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with exit code {made.returncode}")
    return used.ru_utime + used.ru_stime
