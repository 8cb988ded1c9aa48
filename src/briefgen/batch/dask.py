"""A Dask cluster as the crew of a batch, for what is too much for one machine.

Facts, brands and templates are results of tasks there: sent to the scheduler once, handed on
between workers, held by each as long as it has work that needs them, and made again where the
worker that held them was lost. A task costs the scheduler about as much time as a small brief takes
(2 ms and more, with its messages), hence many jobs a task.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefgen.batch.crew import Crew, Task
from briefgen.batch.parcels import Parcel
from briefgen.batch.work import Order, make
from briefgen.errors import BuildError, InputError
from briefgen.version import __version__

if TYPE_CHECKING:
    from distributed import Client

JOBS_A_TASK = 16

SECONDS_TO_CONNECT = 10
SECONDS_FOR_WORKERS = 30

_PARCELS = 16
"""How many parcels are held in the cluster at a time; tasks under way keep theirs."""

_SIZE_LASTS = 5.0
"""Seconds for which the number of workers is taken to be what it was."""


class DaskCrew(Crew):
    """The workers of a cluster, through the client's own executor; a thread counts as a worker.

    ``tells_which``: the scheduler knows which task a lost worker had, tries it elsewhere, and gives
    up the one that has lost several (KilledWorker; ``distributed.scheduler.allowed-failures``).
    """

    jobs_a_task = JOBS_A_TASK
    tells_which = True
    strikes = 1

    def __init__(self, client: Client) -> None:
        self._client = client
        self._held: OrderedDict[str, Any] = OrderedDict()
        self._counted_at = -_SIZE_LASTS
        super().__init__(client.get_executor(pure=False), 1)

    @property
    def at_once(self) -> int:
        """Two tasks a thread of the cluster, which may grow and shrink."""
        now = time.monotonic()
        if now - self._counted_at >= _SIZE_LASTS:
            self._workers = max(1, sum(self._client.nthreads().values()))
            self._counted_at = now
        return 2 * self._workers

    def submit(self, orders: Sequence[Order], parcels: Sequence[Parcel]) -> Task:
        """The task begun; BuildError where the scheduler is gone."""
        if self._client.status != "running":
            raise BuildError(
                "the Dask scheduler went away; start it and run the batch again: what is done "
                "stays done"
            )
        held = [self._sent(parcel) for parcel in parcels]
        return self._executor.submit(make, tuple(orders), held)

    def is_loss(self, problem: BaseException) -> bool:
        """Whether workers were lost over the task, or what it needed with them."""
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        return isinstance(problem, KilledWorker | CommClosedError | CancelledError)

    def close(self) -> None:
        """Lets go of what the cluster holds; the cluster stays."""
        self._held.clear()
        self._executor.shutdown(wait=False)

    def _sent(self, parcel: Parcel) -> Any:
        """The parcel as a result in the cluster, sent once."""
        import dask

        if parcel.digest not in self._held:
            key = f"briefgen-parcel-{parcel.digest}"
            # It may be large: it is sent once, and not with each task that the warning has in mind.
            with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}):
                self._held[parcel.digest] = self._client.submit(Parcel, *parcel, key=key)
            if len(self._held) > _PARCELS:
                self._held.popitem(last=False)
        self._held.move_to_end(parcel.digest)
        return self._held[parcel.digest]


def client_of(executor: object) -> Client | None:
    """The client whose executor it is; None where it is none of Dask's."""
    if type(executor).__module__ != "distributed.cfexecutor":
        return None
    client: Client = executor._client  # type: ignore[attr-defined]
    return client


@contextmanager
def cluster(address: str) -> Iterator[DaskCrew]:
    """The crew of the cluster whose scheduler is at the address; let go of afterwards.

    InputError where Dask is not installed, nobody answers, or workers have another briefgen.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import resolve_address
        from distributed.utils import silence_logging_cmgr
    except ImportError:
        raise InputError(
            'working on a cluster needs Dask; install it: pip install "briefgen[dask]"'
        ) from None
    try:
        resolve_address(address)  # a client of no address would complain again when collected
    except (OSError, ValueError) as problem:
        raise InputError(
            f"“{address}” is no address of a Dask scheduler: {problem}; write it like "
            "tcp://192.0.2.1:8786"
        ) from problem
    with silence_logging_cmgr("CRITICAL"):  # what concerns a batch is told in our own sentences
        try:
            client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except OSError as problem:  # TimeoutError is one
            raise InputError(
                f"no Dask scheduler answers at {address}; start one with: dask scheduler, and give "
                "the address that it prints, like tcp://192.0.2.1:8786"
            ) from problem
        with client:
            _require_workers(client, address)
            yield DaskCrew(client)


def _require_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=SECONDS_FOR_WORKERS)
    except TimeoutError:
        raise InputError(
            f"the Dask scheduler at {address} has no workers; start some on each machine with: "
            f"dask worker {address} --nthreads 1 --nworkers auto"
        ) from None
    versions: Any = client.get_versions(packages=["briefgen"])
    for worker, told in versions["workers"].items():
        version = told["packages"].get("briefgen")
        if version != __version__:
            has = f"has briefgen {version}" if version else "has no briefgen"
            raise InputError(
                f"the Dask worker {worker} {has}, and this machine {__version__}; install one "
                "version on all machines"
            )
