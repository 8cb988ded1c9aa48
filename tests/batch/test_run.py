"""The loop: files and lines as soon as made, nothing twice, no job able to stop the others."""

from __future__ import annotations

import json
import os
import sys
import time
import zipfile
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from briefgen import (
    BriefError,
    BuildError,
    Compression,
    JobRecord,
    compare,
    generate_deck,
    generate_memo,
    load_brand,
    load_facts,
    run_batch,
)
from briefgen.batch import run
from briefgen.batch.crew import Crew
from briefgen.batch.manifest import MANIFEST, read_manifest
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.writers.anchors import Anchors
from tests.batch.sample import NORTHLAND, Quick, files_in, memo, memos
from tests.deck_templates import DECK_TEMPLATES
from tests.templates import TEMPLATES


def quick(out: Path, names: str, **deadly: int) -> tuple[run.BatchResult, dict[str, int]]:
    """A batch of quick jobs named by letters; how often each was begun."""
    tries: dict[str, int] = {}
    lethal = {f"{name}.en.docx": times for name, times in deadly.items()}
    result = run_batch(memos(names), out, executor=lambda: Quick(lethal, tries), workers=2)
    return result, {job[0]: number for job, number in tries.items()}


def test_the_files_are_those_of_the_pipeline_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text('paper: Letter\npalette: {dk2: "5B1222"}\n', "utf-8")
    (tmp_path / "a.docx").write_bytes(TEMPLATES["two_columns"]())
    (tmp_path / "b.pptx").write_bytes(DECK_TEMPLATES["classic"]())
    plain = memo("x/plain", second_language="ja").model_copy(update={"files": ("deck", "memo")})
    dressed = memo("dressed").model_copy(
        update={
            "brand": tmp_path / "brand.yaml",
            "memo_template": tmp_path / "a.docx",
            "deck_template": tmp_path / "b.pptx",
            "files": ("memo", "deck"),
        }
    )
    with ThreadPoolExecutor(2) as threads:
        result = run_batch([plain, dressed], tmp_path / "out", executor=threads)
    assert result.failed == ()
    facts, (brand, _) = load_facts(NORTHLAND), load_brand(tmp_path / "brand.yaml")
    made = tmp_path / "made"
    made.mkdir()
    generate_memo(facts, made / "plain.docx", plain.brief)
    generate_deck(facts, made / "plain.pptx", plain.brief)
    generate_memo(
        facts, made / "dressed.docx", dressed.brief, template=tmp_path / "a.docx", brand=brand
    )
    generate_deck(
        facts, made / "dressed.pptx", dressed.brief, template=tmp_path / "b.pptx", brand=brand
    )
    assert files_in(tmp_path / "out") == {
        "x/plain.en+ja.docx": (made / "plain.docx").read_bytes(),
        "x/plain.en+ja.pptx": (made / "plain.pptx").read_bytes(),
        "dressed.en.docx": (made / "dressed.docx").read_bytes(),
        "dressed.en.pptx": (made / "dressed.pptx").read_bytes(),
    }
    again = run_batch([dressed, plain], tmp_path / "out", executor=no_executor)
    assert [record.job for record in again.unchanged] == ["dressed.en", "x/plain.en+ja"]


def test_a_job_opens_with_what_changed_since_an_earlier_edition(tmp_path: Path) -> None:
    facts = load_facts(NORTHLAND)
    earlier = facts.model_copy(update={"facts": facts.facts[1:]})
    (tmp_path / "before.jsonl").write_text("".join(write_jsonl(earlier)), "utf-8")
    (tmp_path / "jobs.csv").write_text(
        f"facts,name,since\n{NORTHLAND},news,before.jsonl\n", encoding="utf-8"
    )
    with ThreadPoolExecutor(1) as threads:
        result = run_batch(tmp_path / "jobs.csv", tmp_path / "out", executor=threads)
    assert result.failed == ()
    changes = compare(earlier, facts)
    generate_memo(facts, tmp_path / "news.docx", since=changes)
    generate_deck(facts, tmp_path / "news.pptx", since=changes)
    assert files_in(tmp_path / "out") == {
        f"news.en.{kind}": (tmp_path / f"news.{kind}").read_bytes() for kind in ("docx", "pptx")
    }


def no_executor() -> Executor:
    raise AssertionError("there is nothing to do, and nobody is called for it")


def test_a_second_run_does_what_is_missing_or_has_changed_and_nothing_else(
    tmp_path: Path,
) -> None:
    quick(tmp_path, "abcd")
    (tmp_path / "b.en.docx").unlink()
    (tmp_path / "c.en.docx").write_bytes(b"edited")
    jobs = [*memos("abc"), memo("d", subject="Another")]
    tries: dict[str, int] = {}
    result = run_batch(jobs, tmp_path, executor=lambda: Quick({}, tries))
    assert [record.job for record in result.made] == ["b.en.docx", "c.en.docx", "d.en.docx"]
    assert [record.job for record in result.unchanged] == ["a.en.docx"]
    assert set(tries) == {"b.en.docx", "c.en.docx", "d.en.docx"}
    assert (tmp_path / "c.en.docx").read_bytes() == b"c.en"
    assert len(read_manifest(tmp_path / MANIFEST)) == 4


def test_a_job_that_cannot_be_made_is_reported_and_the_others_are_made(tmp_path: Path) -> None:
    long = "To prepare the call. " * 400
    bad = memo("bad", shape="one-page", purpose={"text": long})
    with ThreadPoolExecutor(1) as threads:
        result = run_batch([bad, *memos("ab")], tmp_path, executor=threads)
    (failed,) = result.failed
    assert (failed.job, failed.files) == ("bad.en.docx", ())
    assert "more than one page" in failed.reason
    assert [record.job for record in result.made] == ["a.en.docx", "b.en.docx"]
    assert list(files_in(tmp_path)) == ["a.en.docx", "b.en.docx"]
    lines = [json.loads(line) for line in (tmp_path / MANIFEST).read_text("utf-8").splitlines()]
    assert {line["job"]: line["outcome"] for line in lines} == {
        "bad.en.docx": "failed",
        "a.en.docx": "done",
        "b.en.docx": "done",
    }


def test_a_mistake_of_ours_in_one_job_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object, brief: object, __: object) -> None:
        raise ZeroDivisionError(str(type(brief).__name__))

    monkeypatch.setattr("briefgen.batch.work.compose", broken)
    with ThreadPoolExecutor(1) as threads:
        result = run_batch(memos("a"), tmp_path, executor=threads)
    assert result.failed[0].reason.startswith("briefgen failed (ZeroDivisionError: Brief)")


def test_nothing_is_written_where_anything_is_wrong_with_the_jobs(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(BriefError):
        run_batch([memo("a"), memo("b", themes=("x",))], out, executor=no_executor)
    assert not out.exists()


def test_a_lost_worker_s_jobs_are_done_again(tmp_path: Path) -> None:
    result, tries = quick(tmp_path, "abcdefgh", c=1)
    assert [record.job[0] for record in result.made] == list("abcdefgh")
    assert tries["c"] == 2
    assert all(tries[name] == 1 for name in "abgh")


def test_a_job_that_kills_whoever_makes_it_is_given_up_and_no_other_is(tmp_path: Path) -> None:
    result, tries = quick(tmp_path, "abcdefgh", c=99, g=99)
    assert [record.job[0] for record in result.failed] == ["c", "g"]
    assert all("each worker that began this job was killed" in r.reason for r in result.failed)
    assert [record.job[0] for record in result.made] == list("abdefh")
    assert max(tries.values()) <= 4


def test_where_it_is_known_whose_worker_was_lost_no_other_job_is_suspected(tmp_path: Path) -> None:
    tries: dict[str, int] = {}

    class Telling(Crew):
        tells_which = True
        strikes = 1
        jobs_a_task = 2

        def submit(self, orders: Any, parcels: Any) -> Any:
            one = Quick({"c.en.docx": 99}, tries)  # of a worker each, as those of a cluster
            return one.submit(None, orders, parcels)

    plan = run.planned(memos("abcdefgh"), tmp_path, Anchors.FULL)
    result = run.run_plan(plan, tmp_path, lambda: Telling(Quick({}, tries), 2))
    assert [record.job[0] for record in result.failed] == ["c"]
    assert [record.job[0] for record in result.made] == list("abdefgh")
    assert {job[0]: number for job, number in tries.items() if number > 1} == {"c": 2}


def test_workers_that_only_ever_break_are_no_endless_loop(tmp_path: Path) -> None:
    deadly = dict.fromkeys("abcdefghij", 99)
    with pytest.raises(BuildError, match="broke down 10 times and nothing was made"):
        quick(tmp_path, "abcdefghij", **deadly)


def test_a_given_executor_that_breaks_stops_the_batch_with_a_sentence_and_a_true_manifest(
    tmp_path: Path,
) -> None:
    executor = Quick({"b.en.docx": 1}, {})
    with pytest.raises(BuildError, match="the executor broke down"):
        run_batch(memos("abc"), tmp_path, executor=executor, workers=1)
    assert [held.job for held in read_manifest(tmp_path / MANIFEST)] == ["a.en.docx"]
    assert list(files_in(tmp_path)) == ["a.en.docx"]


def test_an_interrupted_run_leaves_whole_files_and_a_true_manifest_and_goes_on_later(
    tmp_path: Path,
) -> None:
    told: list[int] = []

    def interrupt(record: JobRecord, left: int) -> None:
        assert record.outcome == "done"
        told.append(left)
        if len(told) == 2:
            raise KeyboardInterrupt

    tries: dict[str, int] = {}
    with pytest.raises(KeyboardInterrupt):
        run_batch(memos("abcde"), tmp_path, executor=lambda: Quick({}, tries), progress=interrupt)
    assert told == [4, 3]
    records = read_manifest(tmp_path / MANIFEST)
    assert len(records) >= 2
    assert sorted(files_in(tmp_path)) == sorted(r.files[0].path for r in records)
    result, tries = quick(tmp_path, "abcde")
    assert len(result.unchanged) == len(records)
    assert len(tries) == 5 - len(records)


def test_no_more_tasks_are_under_way_than_two_a_worker(tmp_path: Path) -> None:
    begun: list[Future[Any]] = []
    under_way: list[int] = []
    four = Event()

    class Slow(Quick):
        def submit(self, _fn: object, /, *args: Any, **_: Any) -> Future[Any]:
            task = self.threads.submit(self._made_slowly, *args)
            begun.append(task)
            if len(begun) == 4:
                four.set()
            under_way.append(sum(not held.done() for held in begun))
            return task

        def _made_slowly(self, *args: Any) -> Any:
            assert four.wait(10)
            time.sleep(0.005)
            return self._made(*args)

    names = [f"job-{number}" for number in range(12)]
    run_batch(memos(names), tmp_path, executor=Slow({}, {}), workers=2)
    assert len(under_way) == 12
    assert max(under_way) == 4


def test_after_half_a_line_no_other_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up takes half a line; the next run takes it out and goes on."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[: len(data) // 2]))
    with pytest.raises(BuildError, match="make room on the disk"):
        quick(tmp_path, "abcdef")
    monkeypatch.undo()
    assert read_manifest(tmp_path / MANIFEST) == ()
    result, tries = quick(tmp_path, "abcdef")
    assert len(result.made) == len(tries) == 6


@pytest.mark.parametrize("what", ["folder", "file"])
def test_no_link_leads_a_file_out_of_the_folder(what: str, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    secret = elsewhere / "a.en.docx"
    secret.write_bytes(b"secret")
    if what == "folder":
        (out / "sub").symlink_to(elsewhere)
    else:
        (out / "sub").mkdir()
        (out / "sub" / "a.en.docx").symlink_to(secret)
    result = run_batch(memos(["sub/a", "b"]), out, executor=lambda: Quick({}, {}))
    assert "is a link that leads out of" in result.failed[0].reason
    assert [record.job for record in result.made] == ["b.en.docx"]
    assert secret.read_bytes() == b"secret"


def test_a_worker_with_another_briefgen_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = run.planned(memos("a"), tmp_path, Anchors.FULL)
    monkeypatch.setattr("briefgen.batch.work.__version__", "0.0.1")
    with ThreadPoolExecutor(1) as threads:
        result = run.run_plan(plan, tmp_path, run.crew_of(threads, 1))
    assert "the worker has briefgen 0.0.1" in result.failed[0].reason


def parts_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_another_compression_is_another_batch_with_the_same_parts(tmp_path: Path) -> None:
    def made(compression: Compression) -> run.BatchResult:
        with ThreadPoolExecutor(1) as threads:
            return run_batch(memos("a"), tmp_path, executor=threads, compression=compression)

    file = tmp_path / "a.en.docx"
    assert made(Compression.ZLIB).made
    slow, parts = file.read_bytes(), parts_of(file)
    assert made(Compression.FAST).made
    assert made(Compression.FAST).unchanged
    assert file.read_bytes() != slow
    assert parts_of(file) == parts


def test_a_batch_without_the_package_that_compresses_begins_no_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "isal", None)
    with pytest.raises(BuildError, match="briefgen\\[fast\\]"):
        run_batch(memos("a"), tmp_path / "out", compression=Compression.FAST)
    assert not (tmp_path / "out").exists()
