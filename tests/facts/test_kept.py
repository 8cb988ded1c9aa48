"""A base that is kept between runs: equal to the one that was read, and never out of date."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen import FactBase, Issue
from briefgen.cache import caching
from briefgen.cli import main
from briefgen.facts import load
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.facts.load import base_files, read_facts
from tests.demo import DATA, ROOT
from tests.synthetic import make_base

NORTHLAND = ROOT / "examples" / "northland"
Read = tuple[FactBase | None, tuple[Issue, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A base with a warning, of our own."""
    path = tmp_path / "northland"
    shutil.copytree(NORTHLAND, path)
    (path / "spare.yaml").write_text("- id: a\n", "utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    with caching(tmp_path / "kept"):
        yield tmp_path / "kept"


def fresh(path: Path) -> Read:
    """What is read where nothing is kept."""
    with caching(path):  # a store within the facts is none
        return read_facts(path)


def same(one: Read, other: Read) -> bool:
    """Equal content, keys that were set, digests, issues, and places of all entries and keys."""
    if one[0] is None or other[0] is None:
        return one == other
    return (
        one == other
        and repr(one[0]) == repr(other[0])
        and one[0].edition == other[0].edition
        and one[0].model_dump(exclude_unset=True) == other[0].model_dump(exclude_unset=True)
        and one[0].origins.as_plain() == other[0].origins.as_plain()
    )


def refuse(*_: object) -> Read:
    raise AssertionError("it is read anew")


@pytest.mark.parametrize("path", [DATA, NORTHLAND, ROOT / "data" / "velmora-keldria"])
def test_a_kept_base_is_equal_to_the_one_that_was_read(
    path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_facts(path)
    monkeypatch.setattr(load, "collect_facts", refuse)
    again = read_facts(path)
    assert same(first, again)
    assert again[0] is not None
    fact = again[0].facts[0]
    assert fact.model_copy(update={"id": fact.id}).digest == fact.digest  # worked out anew
    place = again[0].origin("fact", fact.id, "statement")
    assert place is not None
    line = (path / place.file).read_text("utf-8").splitlines()[place.line - 1]
    assert line.strip().startswith("statement:")
    assert store.is_dir()


def test_json_lines_are_kept_too(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text("".join(write_jsonl(make_base(20, 2))), "utf-8")
    first = read_facts(file)
    assert first[0] is not None
    with monkeypatch.context() as patch:
        patch.setattr(load, "collect_facts", refuse)
        assert same(read_facts(file), first)
    text = file.read_text("utf-8")
    file.write_text(text.replace('"kind": "project"', '"kind": "projekt"'), "utf-8")
    assert read_facts(file)[1] != first[1]
    assert list(store.iterdir())


def test_an_edit_of_any_file_is_seen(folder: Path, store: Path) -> None:
    before = read_facts(folder)
    assert [issue.code for issue in before[1]] == ["unknown-file"]
    for file in base_files(folder):
        old = file.read_bytes()
        times = file.stat().st_mtime_ns
        for new in (
            b"# a remark\n" + old,
            old.replace(b"id: ", b"id:  ", 1),
            old[:-20],
            b"",
            b"\xff",
        ):
            file.write_bytes(new)
            os.utime(file, ns=(times, times))
            assert same(read_facts(folder), fresh(folder)), (file, new[:20])
        file.write_bytes(old)
        assert same(read_facts(folder), before)
    assert store.is_dir()


def test_files_that_come_and_go_are_seen(folder: Path, store: Path) -> None:
    before = read_facts(folder)
    facts = sorted((folder / "facts").glob("*.yaml"))
    facts[0].rename(facts[0].with_name("zebra.yaml"))
    assert same(read_facts(folder), fresh(folder))
    assert not same(read_facts(folder), before)
    (folder / "spare.yaml").unlink()
    assert read_facts(folder)[1] == ()
    (folder / "facts" / "more.yml").write_text("", "utf-8")
    assert [issue.file for issue in read_facts(folder)[1]] == ["facts/more.yml"]
    (folder / "themes.yaml").unlink()
    assert same(read_facts(folder), fresh(folder))
    assert store.is_dir()


def test_what_breaks_or_goes_is_made_again(folder: Path, store: Path) -> None:
    before = read_facts(folder)
    for file in [*store.glob("facts-*")]:
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        assert same(read_facts(folder), before)
        assert file.read_bytes() == whole
        file.unlink()
        assert same(read_facts(folder), before)
        assert file.read_bytes() == whole
    shutil.rmtree(store)
    assert same(read_facts(folder), before)


def test_another_program_finds_nothing(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release, or an edit of the rules, may find other issues in the same facts."""
    read_facts(folder)
    monkeypatch.setattr(load, "collect_facts", refuse)
    assert read_facts(folder)[0] is not None
    monkeypatch.setattr("briefgen.cache.use._program", lambda _: b"another")
    with pytest.raises(AssertionError, match="read anew"):
        read_facts(folder)
    assert store.is_dir()


def test_nothing_is_kept_among_the_facts(folder: Path, tmp_path: Path) -> None:
    held = sorted(folder.rglob("*"))
    for place in (folder, folder / "facts", folder / "new", tmp_path / "elsewhere"):
        with caching(place):
            read_facts(folder)
    assert sorted(folder.rglob("*")) == held
    assert list((tmp_path / "elsewhere").iterdir())


def test_the_command_line_keeps_results_unless_told_not_to(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = tmp_path / "kept"
    monkeypatch.setenv("BRIEFGEN_CACHE", str(kept))
    assert main(["check", str(folder), "--no-cache"]) == 0
    assert main(["--no-cache", "check", str(folder)]) == 0
    assert not kept.exists()
    capsys.readouterr()
    said: list[list[str]] = []
    for _ in range(2):
        assert main(["check", str(folder)]) == 0
        said.append(capsys.readouterr().out.splitlines())
    assert said[0] == said[1]
    assert "spare.yaml is not read" in said[0][0]
    assert list(kept.glob("facts-*"))
    monkeypatch.setenv("BRIEFGEN_CACHE", "off")
    assert main(["check", str(folder)]) == 0


def test_two_processes_at_once_agree(folder: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "BRIEFGEN_CACHE": str(tmp_path / "kept")}
    command = [sys.executable, "-m", "briefgen", "check", str(folder), "--json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(2)]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1
    assert [process.returncode for process in running] == [0, 0]
    assert len(list((tmp_path / "kept").glob("facts-*"))) == 1
    assert not list((tmp_path / "kept").glob(".briefgen*"))
