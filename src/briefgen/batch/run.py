"""The batch: orders to workers, files and lines of the manifest to disk, each as soon as made.

Workers return bytes and this process writes them, whatever the executor: a worker may be on a
machine that does not see our disk, may be killed at any moment, and never leaves half a file.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from contextlib import closing
from dataclasses import field
from functools import partial
from pathlib import Path

from briefgen.batch.crew import Crew, Task, processors
from briefgen.batch.dask import DaskCrew, client_of
from briefgen.batch.jobs import Job, read_jobs
from briefgen.batch.manifest import JobRecord, Manifest, RecordedFile, open_manifest
from briefgen.batch.parcels import Parcel
from briefgen.batch.plan import Plan, plan_batch
from briefgen.batch.processes import Processes
from briefgen.batch.work import Made, MadeFile, Order
from briefgen.disk import make_folder, require_inside, write_together
from briefgen.errors import BuildError
from briefgen.issues import Issue
from briefgen.records import dataclass
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression, deflater

MOST_TOGETHER = 4
"""Jobs of one composition that a task takes although it has enough: they share the work."""

WRITERS = 4
"""Threads that write files: each waits for the disk most of its time."""

BREAKS = 10
"""How often workers may break down one after the other with nothing made in between."""

_DEADLY = "each worker that began this job was killed; it may need more memory than a worker has"

_PATIENCE = 1.0
"""Seconds between looks at Ctrl-C; Windows does not interrupt a wait."""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of each job of a batch, in the order in which the jobs were given.

    ``records`` are the lines of ``manifest.jsonl``, ``unchanged`` the jobs among them that were
    done before and have not changed since. ``issues`` are warnings about the jobs file and the
    briefs, brands and templates that it names.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> from briefgen import Job, run_batch
    >>> job = Job(name="memo", facts="examples/northland", files=("memo",))
    >>> with ThreadPoolExecutor(1) as threads:
    ...     first = run_batch([job], "out", executor=threads)
    ...     again = run_batch([job], "out", executor=threads)
    >>> first.made == again.unchanged, again.made, again.failed
    (True, (), ())
    """

    records: tuple[JobRecord, ...]
    kept: frozenset[str] = frozenset()
    issues: tuple[Issue, ...] = ()

    @property
    def made(self) -> tuple[JobRecord, ...]:
        """The jobs that were done in this run."""
        return tuple(r for r in self.records if r.outcome == "done" and r.job not in self.kept)

    @property
    def unchanged(self) -> tuple[JobRecord, ...]:
        """The jobs that were done before."""
        return tuple(record for record in self.records if record.job in self.kept)

    @property
    def failed(self) -> tuple[JobRecord, ...]:
        """The jobs that could not be done, each with its reason."""
        return tuple(record for record in self.records if record.outcome == "failed")


Progress = Callable[[JobRecord, int], object]
"""Called after each job of a run with what became of it and how many jobs are left."""


def run_batch(
    jobs: Iterable[Job] | str | Path,
    out: str | Path,
    *,
    executor: Executor | Callable[[], Executor] | None = None,
    workers: int | None = None,
    anchors: Anchors = Anchors.FULL,
    compression: Compression = Compression.ZLIB,
    progress: Progress | None = None,
) -> BatchResult:
    """Makes the files of all jobs below ``out``; what is there and has not changed stays.

    ``jobs`` may be the path of a jobs file (`load_jobs`). ``executor`` is any executor of
    ``concurrent.futures``, or a function that makes one, which is called again should workers be
    killed; without one ``workers`` processes of this machine do the work, as many as there are
    processors where their number is not given. ``client.get_executor()`` of Dask is taken as the
    whole cluster, with facts sent once and many jobs a task. A script that starts processes has to
    begin its own work below ``if __name__ == "__main__":``.

    Everything is checked first: BriefError has all that is wrong with rows, names, templates and
    brands, FactsError what is wrong with facts; then nothing is written. After that one job that
    cannot be made does not stop the others: it is among ``failed`` with its reason. Files are
    written whole or not at all, and ``manifest.jsonl`` says at every moment what is done, so that a
    run that was interrupted goes on where it was. BuildError where the folder cannot be written.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> from briefgen import Brief, Job, run_batch
    >>> jobs = [
    ...     Job(name=theme, facts="examples/northland", brief=Brief(themes=(theme,)))
    ...     for theme in ("people", "economy")
    ... ]
    >>> with ThreadPoolExecutor(1) as threads:
    ...     result = run_batch(jobs, "out", executor=threads)
    >>> [file.path for record in result.made for file in record.files]
    ['people.en.docx', 'people.en.pptx', 'economy.en.docx', 'economy.en.pptx']
    """
    plan = planned(jobs, Path(out), anchors, compression)
    workers = workers or processors()
    return run_plan(plan, Path(out), crew_of(executor, workers), progress)


def planned(
    jobs: Iterable[Job] | str | Path,
    out: Path,
    anchors: Anchors,
    compression: Compression = Compression.ZLIB,
) -> Plan:
    """The plan of jobs or of a jobs file, with all that is wrong with it raised at once."""
    deflater(compression)  # here and not in a thousand jobs
    if isinstance(jobs, str | Path):
        path = Path(jobs)
        read, issues = read_jobs(path)
        return plan_batch(read, out, anchors, compression, issues, path.parent)
    return plan_batch(tuple(jobs), out, anchors, compression)


def crew_of(executor: Executor | Callable[[], Executor] | None, workers: int) -> Callable[[], Crew]:
    """What makes the crew: nothing is started where there is nothing to do."""
    client = client_of(executor)
    if client is not None:
        return lambda: DaskCrew(client)
    return lambda: Crew(partial(Processes, workers) if executor is None else executor, workers)


def run_plan(
    plan: Plan, out: Path, crew: Callable[[], Crew], progress: Progress | None = None
) -> BatchResult:
    """Makes what of the plan is missing or changed below ``out``; see `run_batch`."""
    make_folder(out)
    orders = {order.job: order for order in plan.orders}
    wanted = {job: order.digest for job, order in orders.items()}
    written = [path for job in plan.jobs.values() for path in job.outputs]
    with open_manifest(out, wanted, written) as manifest:
        kept = frozenset(job for job in wanted if job in manifest.held)
        found = {job: manifest.held[job] for job in kept}
        missing = [order for job, order in orders.items() if job not in kept]
        all_made = _all_made(missing, plan.parcels, crew)
        with closing(_all_recorded(all_made, wanted, manifest, out)) as records:
            for record in records:
                found[record.job] = record
                if progress is not None:
                    progress(record, len(wanted) - len(found))
    issues = tuple(issue for issue, _ in plan.remarks)
    return BatchResult(tuple(found[job] for job in plan.jobs), kept, issues)


def _all_recorded(
    all_made: Generator[Made, None, None], wanted: Mapping[str, str], manifest: Manifest, out: Path
) -> Generator[JobRecord, None, None]:
    """What became of each order, on disk and in the manifest; a few threads write.

    Writing is waiting for the disk. What was begun is ended and noted even if nobody asks further.
    """

    def write(made: Made) -> JobRecord:
        record = _recorded(made, wanted[made.job], out)
        manifest.add(record)
        return record

    with closing(all_made), ThreadPoolExecutor(WRITERS) as hands:
        writing: deque[Future[JobRecord]] = deque()
        for made in all_made:
            writing.append(hands.submit(write, made))
            while writing and (writing[0].done() or len(writing) > 2 * WRITERS):
                yield writing.popleft().result()
        while writing:
            yield writing.popleft().result()


def _recorded(made: Made, digest: str, out: Path) -> JobRecord:
    """Writes the files of a job; the line of the manifest, which says so if one cannot be."""
    reason = made.reason
    files: tuple[RecordedFile, ...] = ()
    if not reason:
        try:
            files = _written(made.files, out)
        except BuildError as problem:
            # The manifest goes where the folder goes, and says nothing of where that was.
            reason = str(problem).replace(f"{out}{os.sep}", "")
    return JobRecord(
        job=made.job,
        outcome="failed" if reason else "done",
        digest=digest,
        seconds=round(made.seconds, 4),
        files=() if reason else files,
        reason=reason,
    )


def _written(files: Sequence[MadeFile], out: Path) -> tuple[RecordedFile, ...]:
    data = {out / file.path: file.data for file in files}
    for path in data:
        require_inside(path, out)
        make_folder(path.parent)
    write_together(data)
    return tuple(RecordedFile.of(file.path, file.data) for file in files)


# --- the loop -------------------------------------------------------------------------------------


def _all_made(
    orders: Sequence[Order], parcels: Mapping[str, Parcel], crew: Callable[[], Crew]
) -> Generator[Made, None, None]:
    """What becomes of each order, as soon as it is known; nobody is called where there is none."""
    if not orders:
        return
    hired = crew()
    try:
        yield from _Shift(hired, parcels, deque(tasks(orders, hired.jobs_a_task))).work()
    finally:
        hired.close()


def tasks(orders: Iterable[Order], least: int) -> Iterator[tuple[Order, ...]]:
    """The orders in tasks of at least so many; those of one composition go together."""
    task: list[Order] = []
    for order in orders:
        together = task and order.composition == task[-1].composition
        if len(task) >= least and not (together and len(task) < max(least, MOST_TOGETHER)):
            yield tuple(task)
            task = []
        task.append(order)
    if task:
        yield tuple(task)


@dataclass
class _Shift:
    """Tasks under way and waiting; what was lost is done again, alone if nobody knows by whom."""

    crew: Crew
    parcels: Mapping[str, Parcel]
    waiting: deque[tuple[Order, ...]]
    flying: dict[Task, tuple[Order, ...]] = field(default_factory=dict)
    suspects: deque[tuple[Order, ...]] = field(default_factory=deque)
    strikes: dict[str, int] = field(default_factory=dict)
    breaks: int = 0

    def work(self) -> Iterator[Made]:
        """What becomes of each order; tasks under way are cancelled where nobody asks further."""
        try:
            while self.waiting or self.suspects or self.flying:
                yield from self._give_out()
                done, _ = wait(self.flying, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
                for task in done:
                    if task in self.flying:  # not if it broke together with another
                        yield from self._take_in(task)
        finally:
            for task in self.flying:
                task.cancel()

    def _give_out(self) -> Iterator[Made]:
        """Tasks to the crew up to its bound; a suspect by itself where a loss is everybody's."""
        alone = not self.crew.tells_which
        while len(self.flying) < self.crew.at_once:
            if self.suspects:
                if alone and self.flying:
                    return
                orders = self.suspects.popleft()
            elif self.waiting and not (alone and self._suspect_flies()):
                orders = self.waiting.popleft()
            else:
                return
            needed = dict.fromkeys(digest for order in orders for digest in order.parcels)
            try:
                task = self.crew.submit(orders, [self.parcels[digest] for digest in needed])
            except BrokenExecutor:
                again = orders[0].job in self.strikes
                (self.suspects if again else self.waiting).appendleft(orders)
                yield from self._broken()
                return
            self.flying[task] = orders

    def _suspect_flies(self) -> bool:
        return any(order.job in self.strikes for orders in self.flying.values() for order in orders)

    def _take_in(self, task: Task) -> Iterator[Made]:
        """What a task made; where its worker was lost, its orders are suspects."""
        problem = _problem(task)
        if problem is None:
            self.breaks = 0
            orders = self.flying.pop(task)
            for order in orders:
                self.strikes.pop(order.job, None)
            yield from task.result()
        elif not self.crew.is_loss(problem):
            said = f"{type(problem).__name__}: {problem}"
            for order in self.flying.pop(task):
                yield Made(order.job, 0.0, reason=f"the task failed: {said}")
        elif self.crew.tells_which:
            yield from self._lost(self.flying.pop(task), was_alone=True)
        else:
            yield from self._broken()

    def _broken(self) -> Iterator[Made]:
        """Every task under way is lost; the crew begins anew."""
        self.breaks += 1
        if self.breaks >= BREAKS:
            raise BuildError(
                f"workers broke down {BREAKS} times and nothing was made in between; is there "
                "memory enough, and does a script of yours begin its work below "
                'if __name__ == "__main__": ?'
            )
        wait(self.flying, timeout=_PATIENCE)
        for task in [task for task in self.flying if _problem(task) is None]:
            yield from self._take_in(task)
        lost = list(self.flying.values())
        self.flying.clear()
        self.crew.renew()
        for orders in lost:
            yield from self._lost(orders, was_alone=len(lost) == 1)

    def _lost(self, orders: Sequence[Order], *, was_alone: bool) -> Iterator[Made]:
        for order in orders:
            alone = was_alone and len(orders) == 1
            self.strikes[order.job] = self.strikes.get(order.job, 0) + alone
            if self.strikes[order.job] >= self.crew.strikes:
                yield Made(order.job, 0.0, reason=_DEADLY)
            else:
                self.suspects.append((order,))


def _problem(task: Task) -> BaseException | None:
    """Why a task has no result, or none yet; None where it has one."""
    if not task.done():
        return CancelledError()
    try:
        return task.exception()
    except CancelledError as cancelled:
        return cancelled
