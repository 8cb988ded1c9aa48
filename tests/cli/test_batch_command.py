"""`briefgen batch`: what is said where, exit codes, the bar."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.batch import run
from briefgen.batch.crew import Crew
from briefgen.cli import batch, main
from tests.batch.sample import NORTHLAND, files_in
from tests.facts.sample import FILES, write_base

HEADINGS = "facts,name,files,themes,shape,purpose\n"
SOUND = f"{NORTHLAND},one,memo,people,,\n"
TOO_LONG = f"{NORTHLAND},long,memo,people,one-page,{'To prepare the call. ' * 400}\n"


@pytest.fixture(autouse=True)
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread does the work: processes have tests of their own."""

    def crew_of(_: Executor | None, workers: int) -> Callable[[], Crew]:
        return run.crew_of(lambda: ThreadPoolExecutor(1), workers)

    monkeypatch.setattr(batch, "crew_of", crew_of)


def words(folder: Path, rows: str, *more: str) -> list[str]:
    (folder / "jobs.csv").write_text(HEADINGS + rows, "utf-8")
    return ["batch", str(folder / "jobs.csv"), "-o", str(folder / "out"), *more]


def test_it_says_how_many_jobs_were_done_and_how_many_had_not_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "out" / "manifest.jsonl"
    assert main(words(tmp_path, SOUND)) == 0
    assert capsys.readouterr() == (f"{manifest}: 1 job done, 1 file\n", "")
    assert main(words(tmp_path, SOUND + SOUND.replace("one", "two"))) == 0
    assert capsys.readouterr().out == f"{manifest}: 1 job done, 1 file; 1 unchanged\n"
    assert list(files_in(tmp_path / "out")) == ["one.en.docx", "two.en.docx"]


def test_a_job_that_fails_is_shown_with_its_row_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(tmp_path, TOO_LONG + SOUND)) == 1
    said = capsys.readouterr()
    assert said.out.endswith(": 1 job done, 1 file; 1 failed\n")
    place = f"{tmp_path / 'jobs.csv'}:2: error: job-failed [long.en.docx]:"
    assert said.err.startswith(place)
    assert "more than one page" in said.err
    assert main(words(tmp_path, TOO_LONG + SOUND)) == 1
    assert capsys.readouterr().out.endswith(": 0 jobs done, 0 files; 1 failed; 1 unchanged\n")


def test_wrong_rows_are_exit_2_facts_with_errors_exit_1_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(tmp_path, SOUND.replace("memo", "mem"))) == 2
    assert "jobs.csv:2: error: unknown-value: files 1" in capsys.readouterr().err
    broken = FILES["facts/energy.yaml"].replace("kind: ask", "kind: aks")
    base = write_base(tmp_path / "base", {"facts/energy.yaml": broken})
    row = f"{base},one,,,,\n"
    assert main(words(tmp_path, row)) == 1
    assert f"briefgen check {base} lists them" in capsys.readouterr().err
    assert main(words(tmp_path, row, "--json")) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["issues"][0]["code"]) == ([], "facts-with-errors")
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_place_of_the_folder_is_told_before_the_jobs_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    assert main(words(tmp_path, "")) == 2
    assert "is a file; choose another with -o" in capsys.readouterr().err


def test_json_lists_each_file_with_its_job_and_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(tmp_path, TOO_LONG + SOUND, "--json")) == 1
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    (file,) = told["files"]
    data = (tmp_path / "out" / "one.en.docx").read_bytes()
    assert (file["path"], file["size"]) == ((tmp_path / "out/one.en.docx").as_posix(), len(data))
    assert (file["kind"], file["edition"], file["job"]) == ("memo", "en", "one.en.docx")
    assert file["unchanged"] is False
    (issue,) = told["issues"]
    assert (issue["code"], issue["subject"], issue["line"]) == ("job-failed", "long.en.docx", 2)


def test_quiet_says_nothing_and_verbose_a_line_a_job(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(tmp_path, SOUND, "--quiet")) == 0
    assert capsys.readouterr() == ("", "")
    assert main([*words(tmp_path, SOUND), "-v", "-o", str(tmp_path / "other")]) == 0
    assert "s  one.en.docx: done" in capsys.readouterr().err


def test_warnings_on_facts_are_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = '  short: {en: "{@bridge} agreed"}\n'
    transport = FILES["facts/transport.yaml"].replace(short, "")
    base = write_base(tmp_path / "base", {"facts/transport.yaml": transport})
    assert main(words(tmp_path, f"{base},one,memo,,,\n{base},two,memo,energy,,\n")) == 0
    said = capsys.readouterr().err
    assert said == f"1 warning on the facts; briefgen check {base} lists it\n"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--workers", "0"), "“0” is no number of processes from 1 on"),
        (("--workers", "2", "--dask", "tcp://a:1"), "not allowed with argument"),
    ],
)
def test_wrong_numbers_of_workers_are_a_sentence(
    more: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words(tmp_path, SOUND, *more))
    assert left.value.code == 2
    assert told in capsys.readouterr().err


BAR = (
    "import time\n"
    "from briefgen.cli.voice import Voice\n"
    "with Voice().counting('jobs') as count:\n"
    "    for left in (2, 1, 0):\n"
    "        count(left), time.sleep(0.15)\n"
)


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
def test_a_terminal_gets_a_bar_with_rate_and_time_left_that_is_gone_in_the_end() -> None:
    master, slave = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen([sys.executable, "-c", BAR], stderr=slave, env=environment) as running:
        os.close(slave)
        drawn = b""
        while select.select([master], [], [], 60)[0]:
            try:
                read = os.read(master, 4096)
            except OSError:  # Linux says so when the other end is closed
                break
            if not read:
                break
            drawn += read
    os.close(master)
    assert running.returncode == 0
    assert b"/3" in drawn
    assert b"jobs/s" in drawn
    assert b"00:0" in drawn
    assert drawn.endswith(b"\x1b[2K")


def test_what_was_left_out_of_rows_and_of_the_briefs_that_they_name_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.yaml").write_text("to: The \u202eMinister\n", "utf-8")
    row = f"{NORTHLAND},one,memo,people,own.yaml,To \u2066call\n"
    heads = "facts,name,files,themes,brief,purpose\n"
    (tmp_path / "jobs.csv").write_text(heads + row, "utf-8")
    command = ["batch", str(tmp_path / "jobs.csv"), "-o", str(tmp_path / "out")]
    assert main(command) == 0
    said = capsys.readouterr().err
    assert "jobs.csv:2: warning: text-cleaned: U+2066" in said
    assert f"{tmp_path / 'own.yaml'}:1: warning: text-cleaned: U+202E" in said
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(issue["code"], issue["file"]) for issue in told["issues"]] == [
        ("text-cleaned", "jobs.csv"),
        ("text-cleaned", "own.yaml"),
    ]
    with ThreadPoolExecutor(1) as hands:
        result = run.run_batch(tmp_path / "jobs.csv", tmp_path / "out", executor=hands)
    assert [issue.file for issue in result.issues] == ["jobs.csv", "own.yaml"]
