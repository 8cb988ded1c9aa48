"""Small batches for tests: memos of one theme of the smallest base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from briefgen import Brief, Job
from briefgen.batch.parcels import Parcel
from briefgen.batch.work import Made, MadeFile, Order
from tests.demo import ROOT

NORTHLAND = ROOT / "examples" / "northland"


def memo(name: str, **brief: object) -> Job:
    """A job that takes little: one theme, no deck."""
    held = {"themes": ("people",), **brief}
    return Job(name=name, facts=NORTHLAND, brief=Brief.model_validate(held), files=("memo",))


def memos(names: Iterable[str]) -> list[Job]:
    """A job a name, each with its own words, so that none shares the work of another."""
    return [memo(name, subject=f"On {name}") for name in names]


class Quick(Executor):
    """Makes files of a few bytes at once; breaks, as processes do, over jobs that are ``deadly``.

    What it holds then is lost with it. ``tries`` counts, over all executors, how often each job
    was begun; a job is deadly as often as ``deadly`` says.
    """

    def __init__(self, deadly: dict[str, int], tries: dict[str, int]) -> None:
        self.deadly, self.tries = deadly, tries
        self.broken = False
        self.threads = ThreadPoolExecutor(1)

    def submit(self, _fn: object, /, *args: Any, **_: Any) -> Future[Any]:
        """The function of the task is passed over."""
        if self.broken:
            raise BrokenProcessPool("it broke")
        return self.threads.submit(self._made, *args)

    def _made(self, orders: Sequence[Order], _: Sequence[Parcel]) -> tuple[Made, ...]:
        for order in orders:
            if self.broken:
                raise BrokenProcessPool("it broke")
            self.tries[order.job] = self.tries.get(order.job, 0) + 1
            if self.deadly.get(order.job, 0) > 0:
                self.deadly[order.job] -= 1
                self.broken = True
                raise BrokenProcessPool("it broke")
        return tuple(
            Made(order.job, 0.25, (MadeFile(f"{order.stem}.docx", order.stem.encode()),))
            for order in orders
        )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends its thread."""
        self.threads.shutdown(wait, cancel_futures=cancel_futures)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below the folder that is not kept for batches themselves, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "manifest" not in path.name
    }
