"""Commands killed at random moments: each file has to be the old one or the new one, whole.

`python -m tests.faults.kill 200` does it by hand, as many times as it says (``--seed N``). A
process of its own, for it forks. Half of the kills come at a random moment of the whole run, half
at a random step of it from the first that touches the disk: there what can go wrong goes wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from briefgen.batch.manifest import MANIFEST, read_manifest
from briefgen.disk.staging import NAME
from tests.faults.scenes import SCENES, Scene, held

_STEPS = frozenset({"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir"})
"""What Python tells audit hooks of before it does it (PEP 578), and concerns disks."""


class Steps:
    """Counts the steps from the first that is new in the folder, and kills itself at one."""

    def __init__(self, folder: Path, last: int | None = None) -> None:
        self.sign = f"{folder}{os.sep}"
        self.begun, self.count, self.last = False, 0, last

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if event not in _STEPS:
            return
        self.begun = self.begun or (event == "os.mkdir" and str(args[0]).startswith(self.sign))
        self.count += self.begun
        if self.begun and self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def forked(work: Callable[[], int], kill_after: float | None = None) -> int:
    """The exit code of a child that does the work, negative if it was killed."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = work()
        finally:
            os._exit(code)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def counted(work: Callable[[], int], folder: Path) -> tuple[int, float]:
    """How many steps the work takes, and how many seconds."""
    read, write = os.pipe()

    def in_child() -> int:
        steps = Steps(folder)
        sys.addaudithook(steps)
        code = work()
        os.write(write, steps.count.to_bytes(4, "big"))
        return code

    start = time.monotonic()
    assert forked(in_child) == 0
    took = time.monotonic() - start
    count = int.from_bytes(os.read(read, 4), "big")
    os.close(read)
    os.close(write)
    return count, took


class Stage:
    """A scene, with its two states and what it takes to come from one to the other."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene, self.folder, self.work = scene, folder, folder / "work"
        folder.mkdir()
        self._warm_up(folder.with_name(f"{folder.name}-first"))
        assert forked(self._begin) == 0
        shutil.copytree(self.work, folder / "was")
        self.old = held(self.work)
        self.steps, self.seconds = counted(self.run, self.work)
        self.new = held(self.work)
        assert self.old != self.new

    def _warm_up(self, folder: Path) -> None:
        """Both once in this process, elsewhere: children find everything imported."""
        folder.mkdir()
        self.scene.before(folder)
        assert self.scene.run(folder) == 0

    def _begin(self) -> int:
        self.scene.before(self.folder)
        return 0

    def _run_to(self, step: int) -> int:
        sys.addaudithook(Steps(self.work, step))
        return self.run()

    def run(self) -> int:
        return self.scene.run(self.folder)

    def kill(self, chance: random.Random, *, by_step: bool) -> str:
        """Runs it from the old state and kills it once; what was there then."""
        shutil.rmtree(self.work)
        shutil.copytree(self.folder / "was", self.work)
        if by_step:
            last = chance.randint(1, self.steps)
            code = forked(lambda: self._run_to(last))
        else:
            code = forked(self.run, kill_after=chance.uniform(0, self.seconds))
        assert code in (-signal.SIGKILL, 0), f"{self.scene.name} ended with {code}"
        found = self.judged()
        if found != "old":
            self.require_next_run()
        return found if code else "in time"

    def require_next_run(self) -> None:
        """The same command again makes all that is new, and takes away what was left behind."""
        assert forked(self.run) == 0, f"{self.scene.name}: the next run does not go through"
        assert held(self.work) == self.new, f"{self.scene.name}: the next run makes something else"
        left = [path for path in self.work.rglob("*") if NAME.fullmatch(path.name)]
        assert not left, f"{self.scene.name}: the next run leaves {left}"

    def judged(self) -> str:
        """Old, new or between; AssertionError where a file is neither, or a pack is not whole."""
        now = held(self.work)
        ours = {name: now[name] for name in now if not NAME.search(name)}
        for name in self.old.keys() | self.new.keys():
            states = (self.old.get(name), self.new.get(name))
            assert ours.get(name) in states, f"{self.scene.name}: {name} is neither old nor new"
        strange = ours.keys() - self.old.keys() - self.new.keys()
        assert not strange, f"{self.scene.name}: {strange}"
        packs = [
            {name: data for name, data in files.items() if name.startswith("pack-")}
            for files in (ours, self.old, self.new)
        ]
        assert packs[0] in packs[1:], f"{self.scene.name}: the pack is of two builds"
        for record in read_manifest(self.work / MANIFEST):
            for file in record.files:
                assert len(ours[file.path]) == file.size, f"{file.path} is not as recorded"
        if len(now) > len(ours):
            return "half-written beside"
        return "old" if ours == self.old else "new" if ours == self.new else "some of each"


def killed(times: int, seed: int) -> dict[str, Counter[str]]:
    """What was there after each of so many kills, by scene."""
    chance = random.Random(seed)
    found: dict[str, Counter[str]] = {scene.name: Counter() for scene in SCENES}
    with tempfile.TemporaryDirectory() as name:
        tempfile.tempdir = name  # what the killed leave in the system's folder goes with the rest
        stages = [Stage(scene, Path(name, scene.name)) for scene in SCENES]
        for turn in range(times):
            stage = stages[turn % len(stages)]
            by_step = turn // len(stages) % 2 == 0
            found[stage.scene.name][stage.kill(chance, by_step=by_step)] += 1
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=10)
    asked = parser.parse_args()
    print(json.dumps(killed(asked.times, asked.seed), indent=2))
