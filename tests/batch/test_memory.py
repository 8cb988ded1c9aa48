"""Memory: a worker holds after many briefs what it held after a few."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.batch.sample import NORTHLAND

PROGRAM = """
import sys
from pathlib import Path
from briefgen import Brief, Job
from briefgen.batch.run import planned
from briefgen.batch.work import make
from briefgen.writers.anchors import Anchors

def held():
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])

few, many = 6, 22
jobs = [
    Job(name=f"job-{n}", facts=sys.argv[1], brief=Brief(themes=("people",), subject=f"On {n}"))
    for n in range(many)
]
plan = planned(jobs, Path("out"), Anchors.FULL)
parcels = tuple(plan.parcels.values())
for number, order in enumerate(plan.orders):
    (made,) = make([order], parcels)
    assert len(made.files) == 2, made.reason
    if number + 1 in (few, many):
        print(held())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is read from /proc")
def test_what_a_worker_holds_does_not_grow_with_the_briefs_it_has_made() -> None:
    """Sixteen more may add what caches of words still learn, and not what a brief is made of."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(NORTHLAND)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    few, many = map(int, done.stdout.split())
    assert many - few < 0.2 * 1024 * 16, f"{few} KiB, then {many} KiB"
