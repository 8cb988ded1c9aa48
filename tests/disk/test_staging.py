"""What a killed run left behind is known and taken away; what a living one works in is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.disk import staging as module
from briefgen.disk.staging import ASIDE, NAME, staging, tidy


def left_behind(folder: Path, *, age: float = 0.0) -> Path:
    """A staging folder with half a file in it, as SIGKILL leaves it."""
    with staging(folder) as path:
        name = path.name
    path = folder / name
    path.mkdir()
    (path / "0").write_bytes(b"half")
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))
    return path


NO_LOCKS = pytest.param(lambda _file: (_ for _ in ()).throw(OSError(95, "no locks")), id="no locks")


def test_a_staging_folder_is_ours_by_its_name_and_gone_afterwards(tmp_path: Path) -> None:
    with staging(tmp_path) as path:
        assert NAME.fullmatch(path.name)
        (path / "0").write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    left_behind(tmp_path)
    (tmp_path / ".briefgen-notes.tmp").mkdir()
    (tmp_path / f".briefgen-{'a' * 16}.tmp").write_bytes(b"of an older version")
    tidy(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".briefgen-notes.tmp"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no locks on folders")
def test_what_a_living_run_works_in_stays(tmp_path: Path) -> None:
    with staging(tmp_path) as path:
        (path / "0").write_bytes(b"x")
        os.utime(path, (0, 0))
        tidy(tmp_path)
        assert (path / "0").read_bytes() == b"x"


@pytest.mark.parametrize("take", [NO_LOCKS])
def test_without_locks_it_is_taken_away_when_it_is_old(
    take: Callable[[int], bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "take", take)
    young, old = left_behind(tmp_path), left_behind(tmp_path, age=3700)
    tidy(tmp_path)
    assert (young.exists(), old.exists()) == (True, False)


def test_a_folder_that_had_given_way_when_the_run_was_killed_comes_back(tmp_path: Path) -> None:
    path = left_behind(tmp_path)
    (path / ASIDE / "pack").mkdir(parents=True)
    (path / ASIDE / "pack" / "memo").write_bytes(b"old")
    tidy(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["pack"]
    assert (tmp_path / "pack" / "memo").read_bytes() == b"old"


def test_one_whose_place_is_taken_does_not(tmp_path: Path) -> None:
    path = left_behind(tmp_path)
    (path / ASIDE / "pack").mkdir(parents=True)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "memo").write_bytes(b"new")
    tidy(tmp_path)
    assert (tmp_path / "pack" / "memo").read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["pack"]


def test_a_folder_that_another_run_tidied_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module._held
    tidied: list[Path] = []

    def too_late(path: Path) -> int | None:
        if not tidied:
            tidied.append(path)
            path.rmdir()
        return real(path)

    monkeypatch.setattr(module, "_held", too_late)
    with staging(tmp_path) as path:
        assert path.is_dir()
        assert path not in tidied
