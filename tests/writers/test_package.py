"""What is sealed is what our own gate lets in again."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from briefgen.errors import BuildError
from briefgen.gate.archive import Archive
from briefgen.gate.bounds import RETURNED
from briefgen.writers.package import Compression, seal

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize("compression", Compression)
def test_a_part_that_would_pass_for_a_zip_bomb_is_refused_by_name(compression: Compression) -> None:
    with pytest.raises(BuildError, match=r"“word/settings\.xml” .* as a zip bomb"):
        seal({"word/settings.xml": b"<w:compat/>" * 200_000}, DAY, compression)


def test_what_is_sealed_opens_again_however_well_its_small_parts_pack() -> None:
    parts = {"small": b"a" * 1_000_000, "large": random.Random(1).randbytes(40_000) * 50}
    archive = Archive(seal(parts, DAY), "sealed", RETURNED)
    assert {m.filename: archive.read(m) for m in archive.members} == parts
