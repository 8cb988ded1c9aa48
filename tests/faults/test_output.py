"""Whoever reads our output may go away, close it or have no room for it: no traceback, ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.demo import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells and devices of POSIX")

FACTS = ROOT / "examples" / "northland"


def shell(words: str, behind: str) -> tuple[int, str, str]:
    """Exit code of the command, what went past it, and what it said on stderr."""
    command = f"set -o pipefail; {sys.executable} -m briefgen {words} {behind}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize(
    ("words", "behind", "expected"),
    [
        pytest.param(f"export {FACTS}", "| head -c 10", (2, '{"id": "fr', ""), id="a pipe"),
        pytest.param(f"export {FACTS}", "2>&1 | true", (2, "", ""), id="a pipe of both"),
        pytest.param(
            f"export {FACTS}",
            "> /dev/full",
            (2, "", "briefgen: error: cannot go on: No space left on device\n"),
            id="a full disk",
        ),
        pytest.param("check nowhere", "> /dev/full 2>&1", (2, "", ""), id="a full disk for both"),
        pytest.param("--help", ">&-", (0, "", ""), id="closed"),
    ],
)
def test_what_becomes_of_output_is_told_by_the_exit_code(
    words: str, behind: str, expected: tuple[int, str, str]
) -> None:
    if "/dev/full" in behind and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    assert shell(words, behind) == expected


def test_with_its_outputs_closed_a_build_writes_its_files_and_nothing_into_them(
    tmp_path: Path,
) -> None:
    closed = f"build {FACTS} --only memo -o {tmp_path / 'closed'}"
    assert shell(closed, ">&- 2>&-") == (0, "", "")
    assert (
        main(["--quiet", "build", str(FACTS), "--only", "memo", "-o", str(tmp_path / "open")]) == 0
    )
    made = [tmp_path / name / "memo.en.docx" for name in ("closed", "open")]
    assert made[0].read_bytes() == made[1].read_bytes()
