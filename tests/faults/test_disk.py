"""A full disk and a read-only folder: a sentence, exit code 2, and every file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import BriefgenError, load_facts
from tests.facts.sample import write_base
from tests.faults.limits import POSIX, read_only, small_disk, small_files_only
from tests.faults.scenes import SCENES, Scene, held

MAIN = [pytest.param(scene, id=scene.name) for scene in SCENES if scene.name != "batch"]
BATCH = next(scene for scene in SCENES if scene.name == "batch")


def entries(folder: Path) -> set[str]:
    """Everything below the folder, folders included."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def require_refused(
    scene: Scene, folder: Path, capsys: pytest.CaptureFixture[str], reason: str
) -> None:
    """Fails unless the command says so in a sentence and changes nothing."""
    work = folder / "work"
    before, there = held(work), entries(work)
    capsys.readouterr()
    assert scene.run(folder) == 2
    said = capsys.readouterr().err
    assert said.startswith("briefgen: error: ")
    assert reason in said
    assert "Traceback" not in said
    assert (held(work), entries(work)) == (before, there)


@POSIX
@pytest.mark.parametrize("scene", MAIN)
def test_a_file_that_does_not_get_onto_the_disk_changes_nothing(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.before(tmp_path)
    with small_files_only(300):
        require_refused(scene, tmp_path, capsys, "File too large")


@POSIX
@pytest.mark.parametrize("scene", MAIN)
def test_a_full_disk_changes_nothing(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    with small_disk(work, 1 << 20):
        scene.before(tmp_path)
        taken = bytearray()
        filler = work / "filler"
        with filler.open("wb", buffering=0) as file:
            while True:
                try:
                    taken += bytes(file.write(bytes(4096)))
                except OSError:
                    break
        assert len(taken) > 100_000
        require_refused(scene, tmp_path, capsys, "No space left on device")


@POSIX
@pytest.mark.parametrize("scene", MAIN)
def test_a_read_only_folder_stays_as_it_is(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.before(tmp_path)
    with read_only(tmp_path / "work"):
        require_refused(scene, tmp_path, capsys, "Permission denied")


@POSIX
def test_jobs_of_a_batch_that_do_not_get_onto_the_disk_have_failed_and_left_nothing(
    tmp_path: Path,
) -> None:
    BATCH.before(tmp_path)
    before = held(tmp_path / "work")
    with small_files_only(3000):
        assert BATCH.run(tmp_path) == 2
    assert held(tmp_path / "work") == before
    assert BATCH.run(tmp_path) == 0
    assert held(tmp_path / "work") != before


@POSIX
def test_a_batch_in_a_read_only_folder_is_a_sentence(tmp_path: Path) -> None:
    BATCH.before(tmp_path)
    before = held(tmp_path / "work")
    with (
        read_only(tmp_path / "work"),
        pytest.raises(BriefgenError, match=r"cannot write .*Permission denied"),
    ):
        BATCH.run(tmp_path)
    assert held(tmp_path / "work") == before


def test_what_a_killed_run_left_in_a_folder_of_facts_is_no_fact(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path))
    for folder in (tmp_path, tmp_path / "facts"):
        left = folder / f".briefgen-{'0' * 16}.tmp"
        left.mkdir()
        (left / "0").write_bytes(b"- id: half")
        (left / "more.yaml").write_bytes(b"- id: half")
    assert load_facts(tmp_path) == base
