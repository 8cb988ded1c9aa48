"""The store: whole results or none, whoever writes, breaks or deletes them; and where it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.cache import Store, cache_folder, caching, kept, key_of, store_in_use


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    assert store.get("facts", "a") is None
    store.put("facts", "a", b"one\ntwo")
    assert store.get("facts", "a") == b"one\ntwo"
    assert store.get("words", "a") is None


def test_a_broken_file_is_no_result_and_is_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("facts", "a", b"content")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for broken in (b"", whole[:-1], whole + b" ", whole.replace(b"content", b"CONTENT"), b"\0\n"):
        file.write_bytes(broken)
        assert store.get("facts", "a") is None, broken
    store.put("facts", "a", b"content")
    assert file.read_bytes() == whole


def test_what_was_used_least_recently_goes_when_there_is_no_room(tmp_path: Path) -> None:
    store = Store(tmp_path, most=3800)
    for number in range(3):
        store.put("facts", str(number), bytes(900))
        os.utime(tmp_path / f"facts-{number}.kept", (number, number))
    store.get("facts", "0")
    store.put("facts", "3", bytes(900))
    assert [store.get("facts", str(n)) is not None for n in range(4)] == [True, False, True, True]


def test_what_takes_more_than_a_quarter_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, most=4000)
    store.put("facts", "a", bytes(1001))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    (tmp_path / f".briefgen-{'0' * 16}.tmp").mkdir()
    (tmp_path / "theirs.txt").write_bytes(b"not ours")
    Store(tmp_path).put("facts", "a", b"")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["facts-a.kept", "theirs.txt"]


def test_a_folder_that_cannot_be_made_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    store = Store(tmp_path / "file" / "kept")
    store.put("facts", "a", b"content")
    assert store.get("facts", "a") is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_is_read_only_keeps_nothing_new_and_gives_what_is_there(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "kept")
    store.put("facts", "a", b"content")
    store.folder.chmod(0o500)
    store.put("facts", "b", b"content")
    assert (store.get("facts", "a"), store.get("facts", "b")) == (b"content", None)


def test_nobody_else_may_read_what_is_kept(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps a user's folder from others by itself")
    store = Store(tmp_path / "kept")
    store.put("facts", "a", b"content")
    (file,) = store.folder.iterdir()
    assert (file.stat().st_mode & 0o077, store.folder.stat().st_mode & 0o077) == (0, 0)


def test_writers_and_readers_at_once_see_whole_results(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", most=40_000)
    contents = {str(n): bytes([65 + n]) * 9000 for n in range(6)}

    def use(turn: int) -> list[tuple[str, bytes | None]]:
        key = str(turn % len(contents))
        store.put("facts", key, contents[key])
        if turn % 7 == 0:
            (store.folder / f"facts-{key}.kept").unlink(missing_ok=True)
        return [(other, store.get("facts", other)) for other in contents]

    with ThreadPoolExecutor(8) as pool:
        seen = [pair for pairs in pool.map(use, range(200)) for pair in pairs]
    assert any(found for _, found in seen)
    assert all(found in (None, contents[key]) for key, found in seen)
    assert not list(store.folder.glob(".briefgen*"))


def test_nothing_is_kept_unless_asked_for(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(len(made))
        return b"made"

    assert store_in_use() is None
    assert [kept("words", "a", make) for _ in range(2)] == [b"made"] * 2
    with caching(tmp_path / "kept"):
        assert [kept("words", "a", make) for _ in range(2)] == [b"made"] * 2
    assert store_in_use() is None
    assert made == [0, 1, 2]


def test_the_key_tells_pieces_and_the_program_apart() -> None:
    keys = {
        key_of(pieces, packages)
        for pieces in ((b"ab", b"c"), (b"a", b"bc"), (b"abc",), ())
        for packages in ((), ("briefgen.cache",), ("briefgen.issues",), ("yaml",), ("no_such",))
    }
    assert len(keys) == 16  # what is not installed reads nothing


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"HOME": "/home/an"}, "linux", "/home/an/.cache/briefgen"),
        ({"HOME": "/home/an", "XDG_CACHE_HOME": "/fast"}, "linux", "/fast/briefgen"),
        ({"HOME": "/home/an", "XDG_CACHE_HOME": "here"}, "linux", "/home/an/.cache/briefgen"),
        ({"HOME": "/Users/an"}, "darwin", "/Users/an/Library/Caches/briefgen"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/briefgen"),
        ({"HOME": "/home/an", "BRIEFGEN_CACHE": "/mine"}, "linux", "/mine"),
        ({"HOME": "/home/an", "BRIEFGEN_CACHE": "Off"}, "linux", None),
        ({}, "linux", None),
        ({}, "win32", None),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the paths are those of POSIX")
def test_the_folder_is_the_platforms_or_the_one_that_is_named(
    environment: Mapping[str, str], platform: str, expected: str | None
) -> None:
    found = cache_folder(environment, platform)
    assert (str(found) if found else None) == expected
