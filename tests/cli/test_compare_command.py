"""`briefgen compare`, and `build --since`: exit codes, the note, JSON, files in place of facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen import compare
from briefgen.cli import main
from briefgen.delivered.read import read_delivered
from briefgen.facts.changes.model import Changes
from briefgen.facts.load import load_facts
from tests.facts.sample import FILES, write_base

ENERGY = "facts/energy.yaml"


@pytest.fixture
def then(tmp_path: Path) -> str:
    """The sample."""
    return str(write_base(tmp_path / "then"))


@pytest.fixture
def now(tmp_path: Path) -> str:
    """The sample with another figure in it."""
    changed = FILES[ENERGY].replace("min: 40", "min: 45")
    assert changed != FILES[ENERGY]
    return str(write_base(tmp_path / "now", {ENERGY: changed}))


@pytest.fixture
def delivered(tmp_path: Path, then: str) -> Path:
    """Memo and deck of the sample, with their sidecars."""
    out = tmp_path / "out"
    assert main(["build", then, "-o", str(out), "--sidecar"]) == 0
    return out


def test_an_edition_compared_with_itself_has_changed_in_nothing(
    then: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", then, then]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("Unchanged: ")
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("language", "head"),
    [("en", "Figures changed ("), ("vi", "Số liệu thay đổi ("), ("ja", "数値の変更（")],
)
def test_a_figure_is_told_then_and_now_in_the_language_asked_for(
    then: str, now: str, language: str, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", then, now, "--lang", language]) == 1
    lines = capsys.readouterr().out.splitlines()
    (told,) = [line for line in lines if "[wind-ask." in line]
    assert "40" in told.partition(" → ")[0]
    assert "45" in told.partition(" → ")[2]
    assert any(line.startswith(head) for line in lines)


@pytest.mark.parametrize("name", ["memo.en.docx", "deck.en.pptx", "memo.en.docx.provenance.json"])
@pytest.mark.every(3)
def test_a_delivered_file_stands_for_the_facts_that_it_states(
    delivered: Path, then: str, now: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["compare", str(delivered / name), then]) == 0
    assert main(["compare", str(delivered / name), now]) == 1
    assert "[wind-ask." in capsys.readouterr().out


def test_the_json_is_the_changes(then: str, now: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", then, now, "--json"]) == 1
    printed = capsys.readouterr().out
    assert Changes.model_validate_json(printed) == compare(then, now)
    assert json.loads(printed)["changed"][0]["after"]["id"] == "wind-ask"


def test_facts_and_paths_of_them_compare_alike(then: str, now: str) -> None:
    assert compare(load_facts(then), load_facts(now)) == compare(then, now)


def test_a_file_that_says_nothing_of_its_facts_cannot_be_compared(
    tmp_path: Path, then: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", then, "-o", str(tmp_path), "--only", "memo", "--anchors", "none"]) == 0
    assert main(["compare", str(tmp_path / "memo.en.docx"), then]) == 2
    assert "there is no provenance in it" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["nowhere", "nowhere.docx", "nowhere.json"])
def test_what_is_not_there_is_a_sentence(
    then: str, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", missing, then]) == 2
    said = capsys.readouterr().err
    assert said.startswith("briefgen: ")
    assert missing in said


def test_two_partnerships_are_not_compared(
    tmp_path: Path, then: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "partnership.yaml"
    first = FILES[name].splitlines()
    other = "\n".join(
        f"id: elsewhere-{line[4:]}" if line.startswith("id: ") else line for line in first
    )
    elsewhere = write_base(tmp_path / "elsewhere", {name: other})
    assert main(["compare", then, str(elsewhere)]) == 2
    assert "two editions of one partnership" in capsys.readouterr().err


# --- build --since --------------------------------------------------------------------------------


def _texts(path: Path) -> str:
    return "\n".join(passage.text for passage in read_delivered(path).passages)


def test_build_since_opens_memo_and_deck_with_what_changed(
    tmp_path: Path, then: str, now: str
) -> None:
    assert main(["build", now, "-o", str(tmp_path), "--since", then]) == 0
    for name in ("memo.en.docx", "deck.en.pptx"):
        texts = _texts(tmp_path / name)
        assert "What changed since " in texts
        assert "one figure changed" in texts


def test_build_since_a_delivered_memo_needs_no_earlier_facts(
    tmp_path: Path, delivered: Path, now: str
) -> None:
    old = str(delivered / "memo.en.docx")
    assert main(["build", now, "-o", str(tmp_path), "--only", "memo", "--since", old]) == 0
    assert "one figure changed" in _texts(tmp_path / "memo.en.docx")


def test_build_since_what_is_not_there_writes_nothing(
    tmp_path: Path, now: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "never"
    assert main(["build", now, "-o", str(out), "--since", "nowhere.docx"]) == 2
    assert "nowhere.docx" in capsys.readouterr().err
    assert not out.exists()
