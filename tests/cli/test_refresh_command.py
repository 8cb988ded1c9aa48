"""`briefgen refresh` on the command line: what it writes, keeps and says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.facts.sample import FILES, write_base

ENERGY = "facts/energy.yaml"


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """Memo and deck of the sample, with their sidecars."""
    out = tmp_path / "out"
    assert main(["build", str(write_base(tmp_path / "then")), "-o", str(out), "--sidecar"]) == 0
    return out


def _now(tmp_path: Path) -> str:
    changed = FILES[ENERGY].replace("min: 40", "min: 45")
    assert changed != FILES[ENERGY]
    return str(write_base(tmp_path / "now", {ENERGY: changed}))


@pytest.mark.parametrize("name", ["memo.en.docx", "deck.en.pptx"])
@pytest.mark.every(2)
def test_the_new_file_and_its_sidecar_are_written_and_the_old_one_stays(
    tmp_path: Path, delivered: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, new = delivered / name, tmp_path / "new" / name
    new.parent.mkdir()
    before, now = source.read_bytes(), _now(tmp_path)
    assert main(["audit", str(source), "--facts", now]) == 1
    capsys.readouterr()
    assert main(["refresh", str(source), "--facts", now, "-o", str(new)]) == 0
    said = capsys.readouterr()
    assert "brought up to date, 0 left" in said.out
    assert source.read_bytes() == before
    assert main(["audit", str(new), "--facts", now]) == 0
    assert new.with_name(f"{name}.provenance.json").is_file()


def test_in_place_keeps_every_earlier_file(tmp_path: Path, delivered: Path) -> None:
    source = delivered / "memo.en.docx"
    before, now = source.read_bytes(), _now(tmp_path)
    assert main(["refresh", str(source), "--facts", now, "--in-place"]) == 0
    after = source.read_bytes()
    assert after != before
    assert (delivered / "memo.en.docx.bak").read_bytes() == before
    assert main(["refresh", str(source), "--facts", str(tmp_path / "then"), "--in-place"]) == 0
    assert (delivered / "memo.en.docx.bak").read_bytes() == before
    assert (delivered / "memo.en.docx.bak2").read_bytes() == after


def test_a_sidecar_beside_it_of_another_edition_does_not_mislead(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, now = delivered / "memo.en.docx", _now(tmp_path)
    sidecar = source.with_name(f"{source.name}.provenance.json")
    then = sidecar.read_bytes()
    told = ["refresh", str(source), "--facts", now, "--in-place"]
    assert main(told) == 0
    after, sidecar_after = source.read_bytes(), sidecar.read_bytes()
    sidecar.write_bytes(then)  # as a program that was killed in between leaves it
    capsys.readouterr()
    assert main(["audit", str(source), "--facts", now]) == 0
    assert "memo.en.docx: the sidecar beside it is of edition" in capsys.readouterr().err
    assert main(told) == 0
    assert (source.read_bytes(), sidecar.read_bytes()) == (after, sidecar_after)
    assert not source.with_name(f"{source.name}.bak2").exists()
    capsys.readouterr()
    assert main(["audit", str(source), "--facts", now]) == 0
    assert "sidecar" not in capsys.readouterr().err


def test_a_refresh_that_ended_after_the_first_of_two_files_is_told_by_the_next_audit(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = _now(tmp_path)
    memo, deck = (str(delivered / name) for name in ("memo.en.docx", "deck.en.pptx"))
    assert main(["refresh", memo, "--facts", now, "--in-place"]) == 0
    capsys.readouterr()
    assert main(["audit", memo, deck, "--facts", now]) == 1
    said = capsys.readouterr()
    assert "memo.en.docx was made from edition" in said.err
    assert "facts in both files 1 differ" in said.err
    assert "deck.en.pptx: slide" in said.out
    assert main(["refresh", deck, "--facts", now, "--in-place"]) == 0
    capsys.readouterr()
    assert main(["audit", memo, deck, "--facts", now]) == 0
    assert "edition" not in capsys.readouterr().err


def test_the_file_itself_is_not_written_over_by_another_name(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = delivered / "memo.en.docx"
    before = source.read_bytes()
    told = ["refresh", str(source), "--facts", _now(tmp_path)]
    assert main([*told, "-o", str(delivered / "." / "memo.en.docx")]) == 2
    assert "--in-place" in capsys.readouterr().err
    assert source.read_bytes() == before


def test_tracked_changes_of_a_deck_are_refused_in_a_sentence(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.pptx"
    told = ["refresh", str(delivered / "deck.en.pptx"), "--facts", _now(tmp_path)]
    assert main([*told, "-o", str(new), "--tracked"]) == 2
    assert "no tracked changes" in capsys.readouterr().err
    assert not new.exists()


def test_the_json_lists_what_was_done(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    told = ["refresh", str(delivered / "memo.en.docx"), "--facts", _now(tmp_path), "--json"]
    assert main([*told, "-o", str(tmp_path / "new.docx"), "--tracked"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["left"] == []
    assert "wind-ask" in {fact for held in report["done"] for fact in held["facts"]}


def test_a_file_that_nobody_can_refresh_is_a_sentence_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = tmp_path / "strange.docx"
    strange.write_bytes(b"no file of Office")
    base = str(write_base(tmp_path / "base"))
    assert main(["refresh", str(strange), "--facts", base, "-o", str(tmp_path / "new.docx")]) == 2
    assert capsys.readouterr().err.startswith("briefgen: ")
