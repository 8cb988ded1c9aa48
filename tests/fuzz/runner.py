"""Cases handed to a worker, and what became of them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Self

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


class Worker:
    """A process that tries cases, as long as it is open."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
        )
        if self._answer() != "ready\n":
            raise RuntimeError("the worker did not begin; python -m tests.fuzz.worker says why")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def tried(self, case: Case) -> Verdict:
        """The verdict of the case."""
        asked = self._process.stdin
        assert asked is not None
        print(json.dumps([case.seed, case.number, case.among]), file=asked, flush=True)
        done, ended, *broken = json.loads(self._answer())
        return Verdict(case, done, ended, tuple(broken))

    def _answer(self) -> str:
        answers = self._process.stdout
        assert answers is not None
        return answers.readline()
