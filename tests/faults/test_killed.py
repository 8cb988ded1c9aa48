"""SIGKILL: whatever a command was doing, its files are the old ones or the new ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.demo import ROOT
from tests.faults.scenes import SCENES

TIMES = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no SIGKILL and no fork")
def test_after_sigkill_each_file_is_the_old_or_the_new_one_and_the_next_run_ends_the_work() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill", str(TIMES)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found.keys() == {scene.name for scene in SCENES}
    assert sum(sum(counts.values()) for counts in found.values()) == TIMES
    assert any("half-written beside" in counts for counts in found.values())
