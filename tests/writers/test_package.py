"""What is sealed is what our own gate lets in again."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.errors import BuildError
from briefgen.gate.archive import Archive
from briefgen.gate.bounds import RETURNED
from briefgen.writers.package import Compression, deflate_after, seal

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize("compression", Compression)
def test_a_part_that_would_pass_for_a_zip_bomb_is_refused_by_name(compression: Compression) -> None:
    with pytest.raises(BuildError, match=r"“word/settings\.xml” .* as a zip bomb"):
        seal({"word/settings.xml": b"<w:compat/>" * 200_000}, DAY, compression)


def test_what_is_sealed_opens_again_however_well_its_small_parts_pack() -> None:
    parts = {"small": b"a" * 1_000_000, "large": random.Random(1).randbytes(40_000) * 50}
    archive = Archive(seal(parts, DAY), "sealed", RETURNED)
    assert {m.filename: archive.read(m) for m in archive.members} == parts


@given(st.binary(max_size=400), st.binary(max_size=400))
@example(b"", b"")
@example(b"head", b"\0" * 70_000)
def test_a_part_that_begins_as_others_do_is_read_as_its_head_and_its_tail(
    head: bytes, tail: bytes
) -> None:
    sealed = seal({"word/part.xml": deflate_after(head, tail), "other": b"other"}, DAY)
    with zipfile.ZipFile(io.BytesIO(sealed)) as package:
        assert package.testzip() is None
        assert package.read("word/part.xml") == head + tail
