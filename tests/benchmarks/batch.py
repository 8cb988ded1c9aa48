"""``python -m tests.benchmarks.batch``: what a batch costs a job, on one worker, two, and Dask.

Jobs of both files from one workload, each with words of its own, so that none shares the work of
another. Workers are warm. Seconds of a batch are wall time, since its processes run side by side:
rounds are interleaved, the median counts, and other programs on the machine count too. What a job
costs this process, which gives out tasks and writes files, is its CPU time and, for writing, the
time that it waits for the disk. ``--memory N`` makes N jobs on one worker and says what it held.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from briefgen import Brief, Job
from briefgen.batch.crew import Crew
from briefgen.batch.dask import DaskCrew
from briefgen.batch.manifest import JobRecord, RecordedFile, open_manifest
from briefgen.batch.parcels import Shelf
from briefgen.batch.plan import Plan
from briefgen.batch.processes import Processes
from briefgen.batch.run import WRITERS, planned, run_plan
from briefgen.batch.work import Made, Order, make
from briefgen.disk import write_atomically
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.generate import compose_brief, plan_document, shape_document
from briefgen.writers.anchors import Anchors
from tests.benchmarks.measure import medians
from tests.benchmarks.plain_deck import python_pptx_deck
from tests.benchmarks.plain_memo import python_docx_memo
from tests.benchmarks.workload import make_workload

ONE, TWO, DASK = "one worker", "two workers", "Dask, two workers"
WRITING = "digest and write the files, wall time"
OURS, PLAIN = "briefgen, a whole job", "python-docx + python-pptx, writing alone"

Measured = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> None:
    args = _arguments(argv)
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), args.facts, args.jobs, args.rounds, dask=not args.no_dask)
        if args.memory:
            measured["memory"] = memory(Path(folder), args.facts, args.memory)
    print(json.dumps(measured, indent=2) if args.json else "\n".join(report(measured)))


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.batch", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--facts", type=int, default=60, help="size of the workload (60)")
    parser.add_argument("--jobs", type=int, default=64, help="jobs of a batch (64)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each crew (3)")
    parser.add_argument("--memory", type=int, default=0, metavar="N", help="jobs to watch memory")
    parser.add_argument("--no-dask", action="store_true", help="without the cluster")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(argv)


def measure(folder: Path, facts: int, jobs: int, rounds: int, *, dask: bool) -> Measured:
    """Seconds a job: of the work alone, of each piece around it, and of whole batches."""
    plan = plan_of(folder, facts, jobs)
    alone = work(plan, facts, rounds)
    return {
        "facts": facts,
        "jobs": jobs,
        "cores": os.cpu_count(),
        "work": alone,
        "around": around(plan, folder, rounds),
        "batch": batches(plan, folder, rounds, dask=dask),
    }


def plan_of(folder: Path, facts: int, jobs: int) -> Plan:
    """So many jobs on the workload, in the folder."""
    base = folder / "facts.jsonl"
    base.write_text("".join(write_jsonl(make_workload(facts))), "utf-8")
    named = [
        Job(name=f"job-{n}", facts=base, brief=Brief(subject=f"On subject {n}"))
        for n in range(jobs)
    ]
    return planned(named, folder / "out", Anchors.FULL)


def work(plan: Plan, facts: int, rounds: int) -> dict[str, float]:
    """CPU seconds of a job, and of plain writers that are given the same composed content."""
    whole = compose_brief(make_workload(facts))
    memo, deck = shape_document(whole), plan_document(whole)
    orders = _forever(plan.orders)
    parcels = tuple(plan.parcels.values())
    return medians(
        {
            OURS: lambda: make([next(orders)], parcels),
            PLAIN: lambda: (python_docx_memo(memo), python_pptx_deck(deck)),
        },
        rounds,
    )


def _forever(orders: Sequence[Order]) -> Iterator[Order]:
    while True:
        yield from orders


def around(plan: Plan, folder: Path, rounds: int) -> dict[str, float]:
    """CPU seconds a job of what this process does beside the work."""
    parcels = tuple(plan.parcels.values())
    order = plan.orders[0]
    (made,) = make([order], parcels)
    given, back = pickle.dumps((make, (order,), parcels)), pickle.dumps((made,))
    out = folder / "around"
    out.mkdir()
    record = _record(made, order.digest)
    with open_manifest(out, {}, ()) as manifest:
        pieces: dict[str, Callable[[], object]] = {
            "pickle a task with its facts": lambda: pickle.dumps((make, (order,), parcels)),
            "unpickle it, in the worker": lambda: pickle.loads(given),
            "open its facts, once a worker": lambda: [Shelf().open(p) for p in parcels],
            "pickle the files, in the worker": lambda: pickle.dumps((made,)),
            "unpickle the files": lambda: pickle.loads(back),
            "digest and write the files": lambda: _write(made, out),
            "line of the manifest": lambda: manifest.add(record),
        }
        seconds = medians(pieces, 10 * rounds)
    waited = statistics.median(_wall(lambda: _write(made, out)) for _ in range(10 * rounds))
    return {
        **seconds,
        WRITING: waited,
        "bytes of a task": len(given),
        "bytes of the files": len(back),
    }


def _wall(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _record(made: Made, digest: str) -> JobRecord:
    files = tuple(RecordedFile.of(file.path, file.data) for file in made.files)
    return JobRecord(job=made.job, outcome="done", digest=digest, seconds=made.seconds, files=files)


def _write(made: Made, out: Path) -> None:
    for file in made.files:
        RecordedFile.of(file.path, file.data)
        write_atomically(out / file.path, file.data)


# --- whole batches --------------------------------------------------------------------------------


class _Lasting(Crew):
    """A crew that outlives the batch, so that the next one finds its workers warm."""

    def close(self) -> None:
        """Nothing."""


class _LastingDask(DaskCrew):
    def close(self) -> None:
        """Nothing."""


def batches(plan: Plan, folder: Path, rounds: int, *, dask: bool) -> Measured:
    """Of each crew the seconds of a batch, jobs a second, and CPU time a job.

    CPU time is that of this process, and under Dask that of the scheduler's by itself.
    """
    with ExitStack() as stack:
        crews: dict[str, Crew] = {
            ONE: _Lasting(stack.enter_context(Processes(1)), 1),
            TWO: _Lasting(stack.enter_context(Processes(2)), 2),
        }
        if dask:
            crews[DASK] = _LastingDask(stack.enter_context(_client()))
        taken: dict[str, list[Measured]] = {name: [] for name in crews}
        for turn in range(rounds + 1):
            for name, crew in crews.items():
                held = _batch(plan, folder / f"{name}-{turn}", crew)
                if turn:  # the first warms the workers
                    taken[name].append(held)
    return {
        name: {key: statistics.median(held[key] for held in rounds) for key in rounds[0]}
        for name, rounds in taken.items()
    }


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@contextmanager
def _client() -> Iterator[Any]:
    """The client of a cluster of two workers, whose scheduler has a process of its own."""
    from distributed import Client

    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as scheduler:
        assert scheduler.stdout is not None
        with Client(scheduler.stdout.readline().strip(), set_as_default=False) as client:
            yield client
        assert scheduler.stdin is not None
        scheduler.stdin.close()


def _batch(plan: Plan, out: Path, crew: Crew) -> Measured:
    idle = _idle_seconds(crew)
    scheduler = _scheduler_seconds(crew)
    wall, cpu = time.perf_counter(), time.process_time()
    result = run_plan(plan, out, lambda: crew)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    scheduler = _scheduler_seconds(crew) - scheduler - idle * wall
    jobs = len(plan.orders)
    assert len(result.made) == jobs, result.failed
    return {
        "seconds": wall,
        "jobs a second": jobs / wall,
        "CPU here, a job": cpu / jobs,
        "CPU of the scheduler, a job": max(0.0, scheduler) / jobs,
    }


def _idle_seconds(crew: Crew, wait: float = 2.0) -> float:
    """CPU seconds a second that the scheduler's process takes with nothing to do: heartbeats."""
    if not isinstance(crew, DaskCrew):
        return 0.0
    before = _scheduler_seconds(crew)
    time.sleep(wait)
    return (_scheduler_seconds(crew) - before) / wait


def _scheduler_seconds(crew: Crew) -> float:
    if not isinstance(crew, DaskCrew):
        return 0.0
    return float(crew._client.run_on_scheduler(time.process_time))


# --- memory ---------------------------------------------------------------------------------------


def memory(folder: Path, facts: int, jobs: int) -> Measured:
    """MiB that a worker and this process hold after a tenth of the jobs and at the end; Linux."""
    plan = plan_of(folder, facts, jobs)
    made: list[Processes] = []

    def processes() -> Executor:
        made.append(Processes(1))
        return made[-1]

    seen: list[tuple[float, float]] = []

    def look(_: JobRecord, __: int) -> None:
        for worker in made[-1]._processes or ():  # none once the last job came back
            seen.append((held_by(worker), held_by(os.getpid())))

    start = time.perf_counter()
    result = run_plan(plan, folder / "memory", lambda: Crew(processes, 1), look)
    assert len(result.made) == jobs
    tenth = seen[jobs // 10]
    return {
        "jobs": jobs,
        "seconds a job": (time.perf_counter() - start) / jobs,
        "worker": {"after a tenth": tenth[0], "at the end": seen[-1][0]},
        "this process": {"after a tenth": tenth[1], "at the end": seen[-1][1]},
    }


def held_by(process: int) -> float:
    """MiB of memory that a process holds (resident), as Linux says."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


# --- the report -----------------------------------------------------------------------------------


def limits(measured: Measured) -> dict[str, float]:
    """Jobs a second at which what each batch has only once would have no time left."""
    found = {"the disk, four files at a time": WRITERS / measured["around"][WRITING]}
    for name, held in measured["batch"].items():
        found[f"this process with {name}"] = 1 / held["CPU here, a job"]
        if held["CPU of the scheduler, a job"]:
            found["the scheduler"] = 1 / held["CPU of the scheduler, a job"]
    return found


def report(measured: Measured) -> Iterator[str]:
    """The measurements in lines, and what follows from them for many machines."""
    yield (
        f"{measured['jobs']} jobs, memo and deck, on {measured['facts']} facts; "
        f"{measured['cores']} cores"
    )
    seconds = measured["work"]
    yield "\nthe work of a job, CPU"
    for name, held in seconds.items():
        yield f"  {name:40} {1000 * held:9.1f} ms {held / seconds[OURS]:6.1f} × ours"
    yield "\naround it, CPU a job"
    for name, held in measured["around"].items():
        yield f"  {name:40} " + (
            f"{held / 1024:9.1f} KiB" if name.startswith("bytes") else f"{1000 * held:9.2f} ms"
        )
    yield "\nbatches, warm, wall time; CPU of this process and of the scheduler"
    one = measured["batch"][ONE]["jobs a second"]
    for name, held in measured["batch"].items():
        yield (
            f"  {name:18} {held['jobs a second']:6.2f} jobs/s {held['jobs a second'] / one:5.2f} × "
            f"one worker; {1000 * held['CPU here, a job']:5.1f} ms, "
            f"{1000 * held['CPU of the scheduler, a job']:5.1f} ms a job"
        )
    yield "\nwhere it would be at its end, were there workers enough"
    for what, limit in limits(measured).items():
        yield f"  {what:44} {limit:7.0f} jobs/s, {limit * seconds[OURS]:6.0f} workers"
    if "memory" in measured:
        held = measured["memory"]
        yield f"\nmemory over {held['jobs']} jobs, {1000 * held['seconds a job']:.0f} ms a job"
        for name in ("worker", "this process"):
            first, last = held[name]["after a tenth"], held[name]["at the end"]
            yield f"  {name:20} {first:7.1f} MiB after a tenth, {last:7.1f} MiB at the end"


if __name__ == "__main__":
    main()
