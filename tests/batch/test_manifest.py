"""The manifest: whole lines only, true at every moment, whatever killed the run before."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import BuildError, InputError, JobRecord
from briefgen.batch.manifest import MANIFEST, RecordedFile, open_manifest, read_manifest
from briefgen.disk import write_atomically


def record(job: str, digest: str = "1", data: bytes = b"x", outcome: str = "done") -> JobRecord:
    files = [RecordedFile.of(f"{job}.docx", data)] if outcome == "done" else []
    held = {"job": job, "outcome": outcome, "digest": digest, "seconds": 0.5, "files": files}
    return JobRecord.model_validate(held)


def filled(out: Path, *records: JobRecord, data: bytes = b"x") -> Path:
    """A folder with a manifest of these records, and the files of those that are done."""
    with open_manifest(out, {}, ()) as manifest:
        for held in records:
            for file in held.files:
                (out / file.path).write_bytes(data)
            manifest.add(held)
    return out / MANIFEST


def reopened(out: Path, wanted: dict[str, str], written: tuple[str, ...] = ()) -> list[str]:
    with open_manifest(out, wanted, written) as manifest:
        held = list(manifest.held)
    assert [line.job for line in read_manifest(out / MANIFEST)] == held
    return held


def test_a_line_is_there_as_soon_as_it_is_added(tmp_path: Path) -> None:
    with open_manifest(tmp_path, {}, ()) as manifest:
        for job in ("a", "b"):
            manifest.add(record(job))
            assert read_manifest(tmp_path / MANIFEST)[-1] == record(job)


def test_what_a_killed_run_left_of_its_last_line_is_taken_out(tmp_path: Path) -> None:
    path = filled(tmp_path, record("a"), record("b"))
    path.write_bytes(path.read_bytes()[:-10])
    assert [held.job for held in read_manifest(path)] == ["a"]
    assert reopened(tmp_path, {"a": "1", "b": "1"}) == ["a"]
    assert path.read_bytes().endswith(b"}\n")


@given(st.integers(0, 400))
def test_a_manifest_cut_anywhere_is_the_first_of_its_lines(cut: int) -> None:
    records = tuple(record(f"năm-{number}") for number in range(3))
    lines = [held.model_dump_json() + "\n" for held in records]
    data = "".join(lines).encode()[:cut]
    whole = data.count(b"\n")
    with TemporaryDirectory() as folder:
        path = Path(folder) / MANIFEST
        path.write_bytes(data)
        assert read_manifest(path) == records[:whole]


def test_lines_that_are_no_longer_true_are_taken_out_before_anything_is_made(
    tmp_path: Path,
) -> None:
    jobs = ("same", "changed", "gone", "edited", "failed", "other", "other-gone", "replaced")
    lines = [record(job, outcome="failed" if job == "failed" else "done") for job in jobs]
    filled(tmp_path, *lines)
    (tmp_path / "gone.docx").unlink()
    (tmp_path / "other-gone.docx").unlink()
    write_atomically(tmp_path / "edited.docx", b"y")
    wanted = {"same": "1", "changed": "2", "gone": "1", "edited": "1", "failed": "1"}
    assert reopened(tmp_path, wanted, ("Replaced.docx",)) == ["same", "other"]


def test_of_two_lines_on_a_job_the_last_counts(tmp_path: Path) -> None:
    filled(tmp_path, record("a", digest="old"), record("a", digest="new"))
    assert reopened(tmp_path, {"a": "old"}) == []
    filled(tmp_path, record("a", digest="old"), record("a", digest="new"))
    assert reopened(tmp_path, {"a": "new"}) == ["a"]


def test_a_file_that_is_no_manifest_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / MANIFEST
    path.write_text("my own notes\n", "utf-8")
    with (
        pytest.raises(InputError, match="line 1 is no line of a manifest"),
        open_manifest(tmp_path, {}, ()),
    ):
        pass
    assert path.read_text("utf-8") == "my own notes\n"


def test_two_batches_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with (
        open_manifest(tmp_path, {}, ()),
        pytest.raises(BuildError, match="another batch is writing"),
        open_manifest(tmp_path, {}, ()),
    ):
        pass
    assert reopened(tmp_path, {}) == []
