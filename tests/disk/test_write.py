"""Writing: all of it or nothing, whatever fails on the way; and what may not be touched."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.disk import make_folder, names, write_atomically, write_folder, write_together
from briefgen.errors import BuildError


def held(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def fails_at(number: int, problem: OSError, real: Callable[..., object]) -> Callable[..., object]:
    """The function, of which one call, counted from 1, fails."""
    calls = 0

    def call(*args: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            raise problem
        return real(*args, **named)

    return call


def test_a_new_file_replaces_the_old_one_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "memo.en.docx"
    write_atomically(target, b"old")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert held(tmp_path) == {"memo.en.docx": b"new"}
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "memo.docx").write_bytes(b"old")
    link = tmp_path / "memo.docx"
    try:
        link.symlink_to(tmp_path / "far" / "memo.docx")
    except OSError:
        pytest.skip("no links here: Windows gives them to some users only")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert held(tmp_path / "far") == {"memo.docx": b"new"}


def test_a_private_file_is_read_by_its_owner_only(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps a user's folder from others by itself")
    write_atomically(tmp_path / "kept", b"x", private=True)
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_full_disk_changes_none_of_several_files(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: name.encode() for name in ("a", "b", "c")}
    (tmp_path / "b").write_bytes(b"old")
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(os, "fsync", fails_at(at, full, os.fsync))
    with pytest.raises(BuildError, match=r"/.: No space left on device; nothing was changed"):
        write_together(files)
    assert held(tmp_path) == {"b": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


SHARED = PermissionError(errno.EACCES, "The process cannot access the file")
"""What Windows says of a file that Word has open (ERROR_SHARING_VIOLATION); only imitated here."""


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_file_that_another_program_holds_open_changes_none_of_several(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: name.encode() for name in ("a", "b", "c")}
    before = {"a": b"old", "b": b"old", "c": b"old"}
    del before["abc"[at - 2]]  # one is new
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr("briefgen.disk.names.PAUSES", ())
    monkeypatch.setattr(Path, "replace", fails_at(at, SHARED, Path.replace))
    with pytest.raises(BuildError, match="nothing was changed") as caught:
        write_together(files)
    if "abc"[at - 1] in before:
        assert "open in another program, close it there" in str(caught.value)
    assert held(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == len(before)


def test_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.disk.names.PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", fails_at(1, SHARED, Path.replace))
    write_atomically(tmp_path / "memo.docx", b"new")
    assert held(tmp_path) == {"memo.docx": b"new"}


def test_where_a_file_cannot_be_put_back_the_sentence_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: b"new" for name in ("a", "b")}
    for path in files:
        path.write_bytes(b"old")
    real, calls = Path.replace, 0

    def only_once(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise SHARED
        return real(self, target)

    monkeypatch.setattr("briefgen.disk.names.PAUSES", ())
    monkeypatch.setattr(Path, "replace", only_once)
    with pytest.raises(BuildError, match=r"a could not be put back$"):
        write_together(files)
    assert held(tmp_path) == {"a": b"new", "b": b"old"}


def test_files_are_put_back_where_a_disk_has_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: b"new" for name in ("a", "b")}
    for path in files:
        path.write_bytes(b"old")
    monkeypatch.setattr(os, "link", fails_at(1, OSError(errno.EPERM, "no"), os.link))
    monkeypatch.setattr("briefgen.disk.names.PAUSES", ())
    monkeypatch.setattr(Path, "replace", fails_at(2, SHARED, Path.replace))
    with pytest.raises(BuildError, match="nothing was changed"):
        write_together(files)
    assert held(tmp_path) == {"a": b"old", "b": b"old"}


def test_a_missing_folder_and_one_that_is_a_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nowhere"):
        write_atomically(tmp_path / "nowhere" / "memo.docx", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BuildError, match=r"the folder .*file.* cannot be made"):
        make_folder(tmp_path / "file" / "below")


# --- folders --------------------------------------------------------------------------------------

IN_ONE_STEP = [True, False]
"""As on Linux, and as elsewhere."""


@pytest.fixture(params=IN_ONE_STEP)
def in_one_step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether two folders can be exchanged."""
    if not request.param:
        monkeypatch.setattr(names, "exchange", lambda *_: False)
    return bool(request.param)


@pytest.mark.usefixtures("in_one_step")
def test_a_folder_is_replaced_by_one_with_these_files_and_no_others(tmp_path: Path) -> None:
    write_together({}, {tmp_path / "pack": {"a": b"1", "below/b": b"2"}})
    write_together({}, {tmp_path / "pack": {"c": b"3"}})
    assert held(tmp_path) == {"pack/c": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.usefixtures("in_one_step")
@pytest.mark.parametrize("was", [{}, {"pack/a": b"old"}])
def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(
    was: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data in was.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(names, "exchange", lambda *_: False)
    moves = fails_at(1 + bool(was), SHARED, Path.rename)
    monkeypatch.setattr(Path, "rename", moves)
    with pytest.raises(BuildError, match="nothing was changed"):
        write_together({tmp_path / "memo": b"new"}, {tmp_path / "pack": {"a": b"new"}})
    assert held(tmp_path) == was


@pytest.mark.usefixtures("in_one_step")
@pytest.mark.parametrize("was", [{}, {"two/a": b"old"}])
def test_a_folder_that_took_its_place_gives_it_back_where_the_next_cannot(
    was: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data in was.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(data)
    real = names._replaced

    def first_only(new: Path, target: Path, aside: Path) -> Path | None:
        if target.name == "three":
            raise SHARED
        return real(new, target, aside)

    monkeypatch.setattr(names, "_replaced", first_only)
    with pytest.raises(BuildError, match=r"three.*; nothing was changed"):
        write_together(
            {tmp_path / "one": b"new"},
            {tmp_path / "two": {"a": b"new"}, tmp_path / "three": {"a": b"new"}},
        )
    assert held(tmp_path) == was


@pytest.mark.usefixtures("in_one_step")
def test_a_folder_that_comes_and_goes_meanwhile_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "theirs").write_bytes(b"x")
    real, looks = Path.exists, iter([False])  # it came between the look and the rename
    target = tmp_path / "pack"

    def exists(self: Path) -> bool:
        return next(looks, real(self)) if self == target else real(self)

    monkeypatch.setattr(Path, "exists", exists)
    write_together({}, {target: {"ours": b"y"}})
    assert held(tmp_path) == {"pack/ours": b"y"}


@pytest.mark.usefixtures("in_one_step")
def test_many_who_write_one_folder_at_once_leave_that_of_one_of_them(tmp_path: Path) -> None:
    def write(who: int) -> None:
        for _ in range(20):
            write_together({}, {tmp_path / "pack": dict.fromkeys("abc", b"%d" % who)})

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(write, range(4))) == [None] * 4
    found = held(tmp_path)
    assert sorted(found) == ["pack/a", "pack/b", "pack/c"]
    assert len(set(found.values())) == 1


def test_what_gave_way_is_no_longer_kept_where_another_took_its_place_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "exchange", lambda *_: False)
    pack = tmp_path / "pack"
    write_together({}, {pack: {"old": b"1"}})
    real, looks = os.path.lexists, iter([False])  # it came between the look and the rename

    def lexists(path: str | Path) -> bool:
        return next(looks, real(path)) if Path(path) == pack else real(path)

    monkeypatch.setattr(os.path, "lexists", lexists)
    write_together({}, {pack: {"new": b"2"}})
    assert next(looks, None) is None
    assert held(tmp_path) == {"pack/new": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_an_empty_folder_stays_the_same_folder_for_somebody_may_stand_in_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "facts"
    folder.mkdir()
    before = folder.stat().st_ino
    write_folder(folder, {"a.yaml": b"1", "below/b.yaml": b"2"})
    assert folder.stat().st_ino == before
    assert held(folder) == {"a.yaml": b"1", "below/b.yaml": b"2"}


def test_a_folder_that_is_not_there_comes_with_all_its_files_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    files = {"a.yaml": b"1", "below/b.yaml": b"2"}
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails_at(2, full, os.fsync))
        with pytest.raises(BuildError, match="No space"):
            write_folder(tmp_path / "new" / "facts", files)
    assert held(tmp_path) == {}
    assert list((tmp_path / "new").iterdir()) == []
    write_folder(tmp_path / "new" / "facts", files)
    assert held(tmp_path / "new" / "facts") == files
