"""Not enough memory: a sentence, exit code 2, and nothing written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.batch import work
from briefgen.batch.work import Order
from tests.demo import DATA, ROOT

CHILD = """
import resource, sys
from briefgen.cli import main

facts, small, out = sys.argv[1:]
assert main(["-q", "build", small, "-o", out]) == 0  # all is imported that takes part
held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + (2 << 20),) * 2)
sys.exit(main(["-q", "build", facts, "-o", out + "/more"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is read from /proc")
def test_a_build_without_memory_enough_is_a_sentence(tmp_path: Path) -> None:
    small = ROOT / "examples" / "northland"
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(DATA), str(small), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == (
        "briefgen: error: there is not enough memory; choose fewer themes, or give it more\n"
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert not (tmp_path / "more").exists()


def test_a_job_of_a_batch_without_memory_enough_fails_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_much(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(work, "_files", too_much)
    order = Order.__new__(Order)
    for name, value in (("job", "a"), ("facts", ""), ("brand", ""), ("version", __version__)):
        object.__setattr__(order, name, value)
    for name in ("since", "memo_template", "deck_template"):
        object.__setattr__(order, name, "")
    (made,) = work.make([order], [])
    assert "not enough memory" in made.reason
