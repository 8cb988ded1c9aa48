"""Worker processes on this machine, which leave when they have to."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from threading import Thread
from typing import Any, ParamSpec, TypeVar

from briefgen.interrupts import interrupts_held

P = ParamSpec("P")
T = TypeVar("T")

MOST = 61
"""Worker processes: Windows waits for no more at a time (``concurrent.futures``)."""


class Processes(ProcessPoolExecutor):
    """Processes that start from nothing (spawn), as on every system they can.

    Ctrl-C is for the program that began them: it ends them. Where it is killed, they end by
    themselves.
    """

    def __init__(self, workers: int) -> None:
        super().__init__(
            max_workers=min(workers, MOST),
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
        )

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As any executor; a process that is started for it is out of reach of Ctrl-C."""
        with interrupts_held():
            return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As any executor; what need not be waited for is ended, for it holds nothing to lose."""
        running: dict[int, Any] = {} if wait else dict(self._processes or {})
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        for process in running.values():
            process.terminate()


def _begin() -> None:
    """First thing in a worker: deaf to Ctrl-C, and gone when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
