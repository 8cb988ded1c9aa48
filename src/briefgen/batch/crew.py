"""Who does the work: any executor, how much it gets at a time, and what to do if it breaks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future

from briefgen.batch.parcels import Parcel
from briefgen.batch.work import Made, Order, make
from briefgen.errors import BuildError

Task = Future[tuple[Made, ...]]


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """An executor, or a function that makes one: then it is replaced when it breaks.

    ``at_once`` tasks are given out at a time, so that memory does not grow with their number:
    each worker has one at hand and one waiting. ``jobs_a_task`` is how many jobs a task has.
    ``tells_which`` says whether a loss is that of one task, or of all that were given out;
    ``strikes`` how often a job may be lost that was given out alone, before it is given up.
    """

    jobs_a_task = 1
    tells_which = False
    strikes = 2

    def __init__(self, executor: Executor | Callable[[], Executor], workers: int) -> None:
        self._given = executor
        self._executor = executor if isinstance(executor, Executor) else executor()
        self._workers = workers

    @property
    def at_once(self) -> int:
        """How many tasks may be under way."""
        return 2 * self._workers

    def submit(self, orders: Sequence[Order], parcels: Sequence[Parcel]) -> Task:
        """The task begun; BrokenExecutor where there is nobody to do it."""
        return self._executor.submit(make, tuple(orders), tuple(parcels))

    def is_loss(self, problem: BaseException) -> bool:
        """Whether a task failed because its worker went away, and not for what it had to do."""
        return isinstance(problem, BrokenExecutor)

    def renew(self) -> None:
        """Another executor in place of one that broke; BuildError where it was given as it is."""
        if isinstance(self._given, Executor):
            raise BuildError(
                "the executor broke down, most likely because one of its workers was killed; run "
                "the batch again: what is done stays done (a function that makes an executor can "
                "be given instead of one; it is called again when one breaks)"
            )
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._given()

    def close(self) -> None:
        """Ends what was made here; an executor that was given stays as it is, for its owner."""
        if not isinstance(self._given, Executor):
            self._executor.shutdown(wait=False, cancel_futures=True)
