"""Cases handed to a worker, and what became of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.demo import ROOT
from tests.fuzz.cases import Case


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was done to the file of a case, how it ended, and what of the law that broke."""

    case: Case
    done: str
    ended: str
    broken: tuple[str, ...]

    def __str__(self) -> str:
        told = "\n  ".join((self.done, *self.broken))
        return f"python -m tests.fuzz {self.case}\n  {told}"


def tried(cases: Iterable[Case]) -> Iterator[Verdict]:
    """The verdict of each case, in their order."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fuzz.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    ) as worker:
        asked, answers = worker.stdin, worker.stdout
        assert asked is not None
        assert answers is not None
        if answers.readline() != "ready\n":
            raise RuntimeError("the worker did not begin; python -m tests.fuzz.worker says why")
        for case in cases:
            print(json.dumps([case.seed, case.number, case.among]), file=asked, flush=True)
            done, ended, *broken = json.loads(answers.readline())
            yield Verdict(case, done, ended, tuple(broken))
        asked.close()
