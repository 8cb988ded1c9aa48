"""Files that LibreOffice edited and saved: it loses all tags, and each edit is found still."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from briefgen import Brief, compose_deck, compose_memo
from briefgen.delivered.audit import audit
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import State
from briefgen.generate import deck_bytes, memo_bytes
from tests import demo
from tests.officetools import edit_in_office

pytestmark = pytest.mark.office

TABLE = Path(__file__).with_name("planted.txt")
LEAST_KINDS = 30


class Planted(NamedTuple):
    file: str
    edit: str
    words: str
    put: str
    fact: str
    state: State


def planted() -> list[Planted]:
    found = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            file, edit, words, put, fact, state = (
                cell.strip().replace("~", "\u00a0") for cell in line.split("|")
            )
            found.append(Planted(file, edit, words, put, fact, State(state)))
    return found


ENDINGS = {"memo": ".docx", "deck": ".pptx"}


def made(file: str, brief: Brief) -> bytes:
    if file == "memo":
        return memo_bytes(compose_memo(demo.facts(), brief))
    return deck_bytes(compose_deck(demo.facts(), brief))


def saved(file: str, brief: Brief, edits: list[list[str]], folder: Path) -> DeliveredFile:
    """The file as LibreOffice saves it after the edits, each of which found something."""
    source = folder / f"{file}{ENDINGS[file]}"
    source.write_bytes(made(file, brief))
    target, done = edit_in_office(source, edits)
    for edit, times in zip(edits, done, strict=True):
        assert times, edit
    return read_delivered(target.read_bytes(), target.name)


def test_the_table_names_at_least_thirty_edits() -> None:
    assert len(planted()) >= LEAST_KINDS


@pytest.mark.parametrize("file", ENDINGS)
def test_each_planted_edit_is_found_and_called_by_its_name(file: str, tmp_path: Path) -> None:
    rows = [row for row in planted() if row.file == file]
    edits = [[row.edit, row.words, row.put] for row in rows]
    report = audit([saved(file, Brief(), edits, tmp_path)], demo.facts())
    missed = [
        row
        for row in rows
        if row.state is not State.OK
        and not any(row.fact in f.facts and f.state is row.state for f in report.findings)
    ]
    assert missed == []


@pytest.mark.parametrize("file", ENDINGS)
def test_nothing_else_is_found(file: str, tmp_path: Path) -> None:
    rows = [row for row in planted() if row.file == file]
    edits = [[row.edit, row.words, row.put] for row in rows]
    report = audit([saved(file, Brief(), edits, tmp_path)], demo.facts())
    touched = {row.fact for row in rows if row.state is not State.OK}
    false = [f for f in report.open if f.facts and not touched & set(f.facts)]
    assert [(f.state, f.facts, f.place, f.shown) for f in false] == []


def test_the_editor_runs_with_the_system_s_python() -> None:
    run = subprocess.run(
        ["/usr/bin/python3", "-c", "import json, uno; print(json.dumps(uno.__name__))"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(run.stdout) == "uno"
