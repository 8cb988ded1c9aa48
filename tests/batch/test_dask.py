"""A real Dask cluster of two worker processes; one of them is killed."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen import InputError, run_batch
from briefgen.batch.dask import DaskCrew, cluster
from briefgen.batch.manifest import MANIFEST, read_manifest
from briefgen.batch.run import crew_of, planned, run_plan
from briefgen.batch.work import make
from briefgen.cli import main
from briefgen.writers.anchors import Anchors
from tests.batch.sample import NORTHLAND, files_in, memos

if TYPE_CHECKING:
    from distributed import Client, LocalCluster


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    """Two worker processes of a thread each; a task that lost its worker is ours again."""
    if importlib.util.find_spec("distributed") is None:
        reason = "Dask is not installed (briefgen[dask])"
        if os.environ.get("CI") == "true":
            pytest.fail(f"required in CI: {reason}")
        pytest.skip(reason)
    import dask
    from distributed import LocalCluster

    settings = {"distributed.scheduler.allowed-failures": 0}
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs="CRITICAL"
        ) as made,
    ):
        yield made


def pids(client: Client) -> list[int]:
    return list(client.run(os.getpid).values())


def test_a_cluster_makes_the_same_files_and_facts_go_there_once(
    workers: LocalCluster,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [f"job-{number}" for number in range(18)]
    plan = planned(memos(names), tmp_path / "out", Anchors.FULL)
    with cluster(workers.scheduler_address) as crew:
        sent: list[tuple[str, Any]] = []
        submit = crew._client.submit

        def watched(function: Callable[..., Any], *args: Any, **options: Any) -> Any:
            sent.append((function.__name__, args))
            return submit(function, *args, **options)

        monkeypatch.setattr(crew._client, "submit", watched)
        assert crew.at_once == 4
        result = run_plan(plan, tmp_path / "out", lambda: crew)
    assert len(result.made) == 18
    assert sorted(name for name, _ in sent) == ["Parcel", "make", "make"]
    assert [len(args[0]) for name, args in sent if name == "make"] == [16, 2]
    (tmp_path / "here").mkdir()
    run_batch(memos(names[:1]), tmp_path / "here", workers=1, executor=threads)
    held = files_in(tmp_path / "out")
    assert held["job-0.en.docx"] == files_in(tmp_path / "here")["job-0.en.docx"]
    assert capsys.readouterr().err == ""


def threads() -> Any:
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1)


def deadly_once(mark: str, orders: Any, parcels: Any) -> Any:
    """The task; whoever is given the deadly job first is killed over it."""
    if any(order.stem.startswith("deadly") for order in orders) and not Path(mark).exists():
        Path(mark).write_text(f"{os.getpid()}", "utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return make(orders, parcels)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_a_killed_worker_s_jobs_are_done_again(workers: LocalCluster, tmp_path: Path) -> None:
    mark = tmp_path / "killed"

    class Deadly(DaskCrew):
        jobs_a_task = 2

        def submit(self, orders: Any, parcels: Any) -> Future[Any]:
            held = [self._sent(parcel) for parcel in parcels]
            return self._executor.submit(deadly_once, str(mark), tuple(orders), held)

    names = ["a", "b", "deadly", "c", "d", "e"]
    plan = planned(memos(names), tmp_path / "out", Anchors.FULL)
    with cluster(workers.scheduler_address) as crew:
        before = pids(crew._client)
        result = run_plan(plan, tmp_path / "out", lambda: Deadly(crew._client))
    assert int(mark.read_text("utf-8")) in before
    assert [record.job for record in result.made] == [f"{name}.en.docx" for name in names]
    assert len(read_manifest(tmp_path / "out" / MANIFEST)) == 6


def test_the_executor_of_a_client_is_taken_as_the_whole_cluster(
    workers: LocalCluster, tmp_path: Path
) -> None:
    with cluster(workers.scheduler_address) as crew:
        executor = crew._client.get_executor()
        hired = crew_of(executor, 1)()
        assert isinstance(hired, DaskCrew)
        assert run_batch(memos("a"), tmp_path, executor=executor).made


def test_the_command_takes_the_address_and_says_where_nobody_answers(
    workers: LocalCluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jobs = tmp_path / "jobs.csv"
    jobs.write_text(f"facts,name,files,themes\n{NORTHLAND},a,memo,people\n", "utf-8")
    words = ["batch", str(jobs), "-o", str(tmp_path / "out"), "--dask"]
    assert main([*words, workers.scheduler_address]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out' / MANIFEST}: 1 job done, 1 file\n"
    assert main([*words, "nowhere"]) == 2
    assert "“nowhere” is no address of a Dask scheduler" in capsys.readouterr().err


def test_a_scheduler_that_does_not_answer_or_has_no_workers_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, workers: LocalCluster
) -> None:
    monkeypatch.setattr("briefgen.batch.dask.SECONDS_TO_CONNECT", 0.3)
    with (
        pytest.raises(InputError, match="no Dask scheduler answers at tcp"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass
    from distributed import LocalCluster

    monkeypatch.undo()
    monkeypatch.setattr("briefgen.batch.dask.SECONDS_FOR_WORKERS", 0.3)
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", silence_logs="CRITICAL") as empty,
        pytest.raises(InputError, match="has no workers; start some on each machine with"),
        cluster(empty.scheduler_address),
    ):
        pass
    monkeypatch.setattr("briefgen.batch.dask.__version__", "9.9")
    with (
        pytest.raises(InputError, match=r"has briefgen .*, and this machine 9.9"),
        cluster(workers.scheduler_address),
    ):
        pass


def test_without_dask_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r'pip install "briefgen\[dask\]"'), cluster("tcp://a:1"):
        pass
