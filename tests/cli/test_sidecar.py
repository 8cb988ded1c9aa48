"""``build --sidecar``: the provenance beside a file, for when the file is stripped of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.delivered.provenance import provenance_of, read_sidecar
from tests.facts.sample import write_base


@pytest.mark.parametrize("anchors", ["full", "bookmarks", "none"])
@pytest.mark.every(3)
def test_a_sidecar_holds_what_the_file_with_all_anchors_carries(
    tmp_path: Path, anchors: str
) -> None:
    base, out = write_base(tmp_path / "base"), tmp_path / "out"
    assert main(["build", str(base), "-o", str(out), "--sidecar", "--anchors", anchors]) == 0
    assert main(["build", str(base), "-o", str(tmp_path / "full")]) == 0
    for name in ("memo.en.docx", "deck.en.pptx"):
        sidecar = read_sidecar((out / f"{name}.provenance.json").read_bytes())
        assert sidecar == provenance_of((tmp_path / "full" / name).read_bytes())
        assert (provenance_of((out / name).read_bytes()) is None) == (anchors == "none")


def test_without_the_option_there_is_no_sidecar(tmp_path: Path) -> None:
    base, out = write_base(tmp_path / "base"), tmp_path / "out"
    assert main(["build", str(base), "-o", str(out), "--only", "memo"]) == 0
    assert [file.name for file in out.iterdir()] == ["memo.en.docx"]
