"""``briefgen batch``: a brief a row of a jobs file, on all processors or on a Dask cluster."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.batch.crew import Crew, processors
from briefgen.batch.dask import cluster
from briefgen.batch.jobs import SUFFIX
from briefgen.batch.manifest import MANIFEST, JobRecord
from briefgen.batch.plan import Plan
from briefgen.batch.run import BatchResult, crew_of, planned, run_plan
from briefgen.cli.folder import require_room
from briefgen.cli.outcome import Outcome, print_outcome
from briefgen.cli.report import show_issues
from briefgen.cli.voice import Voice
from briefgen.errors import BriefError, FactsError
from briefgen.issues import Issue
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression


def run(args: argparse.Namespace) -> int:
    """Makes what is missing or has changed; 0 done, 1 a job failed or facts have errors."""
    voice: Voice = args.voice
    require_room(args.out)
    try:
        with voice.stage(f"check the jobs of {args.jobs}"):
            plan = planned(
                args.jobs, args.out, Anchors(args.anchors), Compression(args.compression)
            )
    except (BriefError, FactsError) as problem:
        if not (args.json and problem.issues):
            raise
        print_outcome((), problem.issues)
        return 1 if isinstance(problem, FactsError) else 2
    with _crew(args) as crew, voice.counting("jobs") as count:

        def tell(record: JobRecord, left: int) -> None:
            count(left)
            voice.detail(f"{record.seconds:7.2f} s  {record.job}: {record.reason or 'done'}")

        result = run_plan(plan, args.out, crew, tell)
    failures = tuple(_failures(plan, result))
    if args.json:
        print_outcome(list(_files(plan, result, args.out)), (*result.issues, *failures))
    else:
        _remark(plan, voice)
        show_issues(failures, sys.stderr, root=args.jobs.parent)
        voice.done(f"{args.out / MANIFEST}: {_tally(result)}")
    return int(bool(failures))


@contextmanager
def _crew(args: argparse.Namespace) -> Iterator[Callable[[], Crew]]:
    if args.dask is None:
        yield crew_of(None, args.workers or processors())
        return
    with cluster(args.dask) as crew:
        yield lambda: crew


def _failures(plan: Plan, result: BatchResult) -> Iterator[Issue]:
    for record in result.failed:
        yield plan.jobs[record.job].problem("job-failed", record.reason)


def _files(plan: Plan, result: BatchResult, out: Path) -> Iterator[Outcome]:
    for record in result.records:
        job = plan.jobs[record.job]
        for file in record.files:
            yield {
                "path": (out / file.path).as_posix(),
                "kind": next(kind for kind, end in SUFFIX.items() if file.path.endswith(end)),
                "edition": job.edition,
                "size": file.size,
                "sha256": file.sha256,
                "job": record.job,
                "unchanged": record.job in result.kept,
            }


def _remark(plan: Plan, voice: Voice) -> None:
    """What there is to know about facts, brands and templates."""
    if voice.quiet:
        return
    for issue, root in plan.remarks:
        show_issues([issue], sys.stderr, root=root)
    first = next(iter(plan.warned), None)
    if first is not None and len(plan.warned) == 1:
        number = plan.warned[first]
        counted, listed = ("1 warning", "it") if number == 1 else (f"{number} warnings", "them")
        voice.remark(f"{counted} on the facts; briefgen check {first} lists {listed}")
    elif first is not None:
        voice.remark(
            f"warnings on {len(plan.warned)} fact bases; briefgen check {first} lists those of one"
        )


def _tally(result: BatchResult) -> str:
    """How many jobs were done, and their files; how many failed; how many had not changed."""
    files = sum(len(record.files) for record in result.made)
    parts = [f"{_counted(len(result.made), 'job')} done, {_counted(files, 'file')}"]
    if result.failed:
        parts.append(f"{len(result.failed)} failed")
    if result.unchanged:
        parts.append(f"{len(result.unchanged)} unchanged")
    return "; ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
