"""The gate: what may come in, and the sentence for what may not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.gate import list_folder, read_bytes, read_lines, read_text


def test_text_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfViet Nam")
    assert read_text(path) == "Viet Nam"


def test_a_byte_that_is_not_utf8_is_named_by_its_place_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\nb\xff")
    with pytest.raises(InputError, match=r"byte 6 \(line 2\) is 0xFF; save it as UTF-8"):
        read_text(path)


def test_a_file_of_just_the_limit_passes_and_one_more_byte_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10**6)
    assert len(read_bytes(path, 10**6)) == 10**6
    path.write_bytes(b"x" * (10**6 + 1))
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_bytes(path, 10**6)


def test_a_folder_is_not_a_file_and_a_file_is_not_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    with pytest.raises(InputError, match="is a folder"):
        read_bytes(tmp_path)
    with pytest.raises(InputError, match="is not a folder"):
        list_folder(path)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(mode=0o000)
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(path)


def test_a_name_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="x" * 20):
        read_bytes(tmp_path / ("x" * 5000))


def test_lines_are_read_without_their_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\n\nfour")
    assert list(read_lines(path)) == [(1, "one"), (2, "two"), (3, ""), (4, "four")]


def test_a_line_of_just_the_limit_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"123456789\n1234567890\n1234567890123456789012\nend")
    told = [line if isinstance(line, str) else "told" for _, line in read_lines(path, 10)]
    assert told == ["123456789", "told", "told", "end"]
