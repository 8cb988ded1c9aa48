"""The canonical package: order, stamps, bytes, and files replaced at once."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BuildError
from briefgen.writers.package import Compression, deflate, deflate_once, seal

DAY = dt.date(2025, 4, 30)
PARTS = {
    "word/document.xml": b"<d/>" * 500,
    "_rels/.rels": b"<r/>",
    "docProps/core.xml": b"",
    "[Content_Types].xml": b"<t/>",
}


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_content_types_come_first_then_the_relationships_then_the_rest_sorted() -> None:
    names = opened(seal(PARTS, DAY)).namelist()
    assert names == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml"]


@given(st.dictionaries(st.text(min_size=1, max_size=12), st.binary(max_size=300), max_size=8))
def test_every_part_reads_back_as_it_went_in(parts: dict[str, bytes]) -> None:
    clean = {n: d for n, d in parts.items() if n.isprintable() and "\\" not in n}
    archive = opened(seal(clean, DAY))
    assert archive.testzip() is None
    assert {i.filename: archive.read(i) for i in archive.infolist()} == clean


def test_the_order_of_the_parts_given_changes_no_byte() -> None:
    assert seal(PARTS, DAY) == seal(dict(reversed(PARTS.items())), DAY)


def test_a_part_compressed_beforehand_gives_the_same_bytes() -> None:
    ready = {name: deflate_once(data) for name, data in PARTS.items()}
    assert seal(ready, DAY) == seal(PARTS, DAY)
    assert deflate_once(PARTS["_rels/.rels"]) is deflate_once(bytes(PARTS["_rels/.rels"]))
    assert deflate(b"x") == deflate_once(b"x")


@given(st.binary(max_size=3000))
def test_however_they_are_compressed_the_parts_are_the_same(data: bytes) -> None:
    parts = {**PARTS, "word/media/image1.png": data}
    archive = opened(fast := seal(parts, DAY, Compression.FAST))
    assert archive.testzip() is None
    assert {i.filename: archive.read(i) for i in archive.infolist()} == parts
    assert fast == seal(parts, DAY, Compression.FAST)


def test_a_compression_that_is_not_installed_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "isal", None)
    with pytest.raises(BuildError, match=re.escape('pip install "briefgen[fast]"')):
        seal(PARTS, DAY, Compression.FAST)


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        (DAY, (2025, 4, 30)),
        (dt.date(1970, 1, 1), (1980, 1, 1)),
        (dt.date(3000, 1, 1), (2107, 12, 31)),
    ],
)
def test_entries_are_stamped_with_the_moment_within_what_a_zip_can_say(
    moment: dt.date, stamp: tuple[int, int, int]
) -> None:
    for entry in opened(seal(PARTS, moment)).infolist():
        assert entry.date_time == (*stamp, 0, 0, 0)
        assert entry.create_system == 3
        assert entry.external_attr == 0o100644 << 16
        assert entry.extra == b""


def test_too_many_parts_are_refused_in_a_sentence() -> None:
    with pytest.raises(BuildError, match="65536 parts"):
        seal({str(n): deflate_once(b"") for n in range(65536)}, DAY)
