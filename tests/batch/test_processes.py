"""Real worker processes: one is killed, one job kills all, the program itself goes away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from briefgen import run_batch
from briefgen.batch.manifest import MANIFEST, read_manifest
from briefgen.batch.processes import Processes
from tests.batch.sample import NORTHLAND, Quick, files_in, memos

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and groups of processes are POSIX")


def deadly(make: Callable[..., Any], orders: Any, parcels: Any) -> Any:
    """The task; whoever is given the job of that name is killed over it."""
    if any(order.stem.startswith("deadly") for order in orders):
        os.kill(os.getpid(), signal.SIGKILL)
    return make(orders, parcels)


class Deadly(Processes):
    """Processes in which one job is as deadly as a lack of memory."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The task, with what kills."""
        return super().submit(deadly, fn, *args)


@POSIX
def test_a_killed_process_s_jobs_are_done_again_and_a_deadly_job_is_given_up(
    tmp_path: Path,
) -> None:
    pools: list[Deadly] = []

    def pool() -> Deadly:
        pools.append(Deadly(1))
        return pools[-1]

    result = run_batch(memos(["a", "deadly", "b", "c"]), tmp_path, executor=pool, workers=1)
    assert [record.job for record in result.failed] == ["deadly.en.docx"]
    assert [record.job[0] for record in result.made] == list("abc")
    assert len(pools) in (3, 4)  # the job may have been alone when it was lost first
    assert set(files_in(tmp_path)) == {f"{name}.en.docx" for name in "abc"}


JOBS = "\n".join(
    json.dumps(
        {"facts": str(NORTHLAND), "name": f"job-{n}", "subject": f"On {n}", "themes": ["people"]}
    )
    for n in range(200)
)


def heed_ctrl_c() -> None:
    """As in a terminal: what a shell runs in the background ignores it, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begun(folder: Path) -> subprocess.Popen[bytes]:
    """A batch of more jobs than anybody waits for, in a group of its own, when two are done."""
    jobs, out = folder / "jobs.jsonl", folder / "out"
    jobs.write_text(JOBS, "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "batch", jobs, "-o", out, "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    )
    manifest = out / MANIFEST
    end = time.monotonic() + 60
    while not manifest.exists() or manifest.read_bytes().count(b"\n") < 2:
        assert time.monotonic() < end, "no job was done"
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    return running


def group_is_gone(group: int) -> bool:
    """Whether no process of the group is left, some seconds given."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def require_true(out: Path) -> None:
    """Fails where a file is no whole one, or a line of the manifest says what is not so."""
    records = read_manifest(out / MANIFEST)
    held = files_in(out)
    assert not [name for name in held if not name.endswith((".docx", ".pptx"))]
    for record in records:
        for file in record.files:
            assert len(held[file.path]) == file.size


@POSIX
def test_ctrl_c_ends_all_processes_and_leaves_whole_files_and_a_true_manifest(
    tmp_path: Path,
) -> None:
    running = begun(tmp_path)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"briefgen: interrupted\n")
    assert group_is_gone(running.pid)
    require_true(tmp_path / "out")


@POSIX
def test_killed_outright_its_processes_leave_too_and_what_it_did_stays_done(
    tmp_path: Path,
) -> None:
    running = begun(tmp_path)
    running.kill()
    running.communicate(timeout=60)
    assert group_is_gone(running.pid)
    require_true(tmp_path / "out")
    done = len(read_manifest(tmp_path / "out" / MANIFEST))
    assert done >= 2

    again = run_batch(tmp_path / "jobs.jsonl", tmp_path / "out", executor=lambda: Quick({}, {}))
    assert (len(again.unchanged), len(again.made)) == (done, 200 - done)
