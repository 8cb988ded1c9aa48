"""The process that tries cases: one a line on its standard input, an answer a line on the other.

Each case runs in a child of its own, forked from a process that has imported everything, so that a
crash ends one case and the peak of memory is its own. Linux only: the peak is read from /proc.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

import bs4
import docx
import markdown_it
import openpyxl
import pptx
import pypdfium2

from tests.fuzz.cases import Case
from tests.fuzz.law import Run, broken, files_in
from tests.fuzz.samples import Sample, World, make_world
from tests.fuzz.trials import Trial

IMPORTED = (bs4, docx, markdown_it, openpyxl, pptx, pypdfium2)
"""What commands import when they need it, which is no part of the two seconds."""

_CPU_SECONDS = 20
_WALL_SECONDS = 120
_ADDRESSES = 3 << 30


def main() -> None:
    """Answer until nobody asks any more."""
    with tempfile.TemporaryDirectory(prefix="briefgen-fuzz-") as name:
        world = make_world(Path(name) / "world")
        print("ready", flush=True)
        for line in sys.stdin:
            case = Case(*json.loads(line))
            _warm(case, world, Path(name))
            print(json.dumps(_tried(case, world, Path(name))), flush=True)


_warmed: set[tuple[str, str]] = set()


def _warm(case: Case, world: World, root: Path) -> None:
    """The command once on a sound file, for what is imported and made once a process."""
    known = case.trial.name, case.sample.name.rpartition(".")[2]
    if known not in _warmed:
        _warmed.add(known)
        _require_sound(case.sample, case.trial, world, root)


def _require_sound(sample: Sample, trial: Trial, world: World, root: Path) -> None:
    """SystemExit where the command refuses even the sound file."""
    with tempfile.TemporaryDirectory(dir=root) as name:
        folder, said = Path(name) / "in", Path(name) / "said"
        file = _placed(folder, sample.name, sample.make())
        trial.beside(world, file, folder)
        _quiet(said)
        code = trial.run(world, file, folder)
        _loud()
        if code not in (0, 1):
            raise SystemExit(f"{sample.name}, {trial.name}: {code}\n{said.read_text('utf-8')}")


_OUT, _ERR = os.dup(1), os.dup(2)


def _quiet(said: Path) -> None:
    """Whatever is printed, by C libraries too, goes into a file."""
    sink = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    os.close(sink)


def _loud() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(_OUT, 1)
    os.dup2(_ERR, 2)


def _placed(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_bytes(data)
    return file


def _tried(case: Case, world: World, root: Path) -> list[str]:
    """What was done, and then what of the law was broken; an answer, whatever becomes of it."""
    with tempfile.TemporaryDirectory(dir=root) as name:
        folder = Path(name)
        done, _ = _in_child(folder / "done", lambda: _damaged(case, folder / "in"))
        head = f"{case.sample.name}, {case.trial.name}: {'; '.join(done)}"
        told, status = _in_child(folder / "told", lambda: _judged(case, world, folder))
        return [head, *(told or ("", f"died of signal {status & 127}"))]


def _damaged(case: Case, folder: Path) -> list[str]:
    """Makes the file; what was done to it. A large one takes memory, which is not the command's."""
    data, done = case.made()
    _placed(folder, case.sample.name, data)
    return list(done)


def _in_child(answer: Path, work: Callable[[], list[str]]) -> tuple[list[str], int]:
    """What a child answers, nothing where it died, and how it ended."""
    child = os.fork()
    if not child:
        try:
            answer.write_text(json.dumps(work()), "utf-8")
        finally:
            os._exit(0)
    status = _waited(child)
    return (json.loads(answer.read_text("utf-8")) if answer.exists() else []), status


def _waited(child: int) -> int:
    """How it ended; one that sleeps or spins too long is killed."""
    end = time.monotonic() + _WALL_SECONDS
    pause = 0.001
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _judged(case: Case, world: World, folder: Path) -> list[str]:
    """What was said, and what of the law was broken."""
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    place, trial = folder / "in", case.trial
    file = place / case.sample.name
    trial.beside(world, file, place)
    before = files_in(place)
    _quiet(folder / "said")
    Path("/proc/self/clear_refs").write_text("5")
    start = time.process_time()
    code, raised = 0, ""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            code = trial.run(world, file, place)
        except BaseException:  # what nobody caught is what is looked for
            raised = traceback.format_exc()
    seconds = time.process_time() - start
    status = Path("/proc/self/status").read_text().splitlines()
    (peak,) = (line.split() for line in status if line.startswith("VmHWM"))
    _loud()
    said = (folder / "said").read_text("utf-8", "replace")
    run = Run(
        code=code,
        said=said,
        raised=raised,
        warned=tuple(f"{w.category.__name__}: {w.message}" for w in warned),
        seconds=seconds,
        megabytes=int(peak[1]) / 1024,
        before=before,
        after=files_in(place),
        makes=trial.makes if code <= trial.made_at else (),
    )
    return [f"{code} {seconds:.2f} s {run.megabytes:.0f} MB {said[:300]}", *broken(run)]


if __name__ == "__main__":
    main()
