"""`briefgen facts to-excel` and `from-excel`: what they say, exit codes, what they leave alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.excel.workbooks import Edited
from tests.facts.sample import write_base


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_base(tmp_path / "data")


@pytest.fixture
def workbook(tmp_path: Path, data: Path) -> Path:
    """The sample's workbook as it went out."""
    file = tmp_path / "facts.xlsx"
    assert main(["-q", "facts", "to-excel", str(data), str(file)]) == 0
    return file


def type_into(workbook: Path, sheet: str, key: tuple[str, ...], heading: str, value: str) -> None:
    book = Edited(workbook.read_bytes()).type(sheet, key, heading, value)
    workbook.write_bytes(book.saved())


def test_what_came_back_is_told_row_by_row_and_counted(
    workbook: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_into(workbook, "Facts", ("loan",), "headline", "yes")
    before = (data / "facts" / "transport.yaml").read_text("utf-8")
    assert main(["facts", "from-excel", str(workbook), str(data), "--dry-run"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "changed: Facts, row 6 [loan]: headline",
        "Facts: 1 changed",
        "would change: facts/transport.yaml",
    ]
    assert (data / "facts" / "transport.yaml").read_text("utf-8") == before
    assert main(["facts", "from-excel", str(workbook), str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "changed: facts/transport.yaml"
    assert "  headline: true\n" in (data / "facts" / "transport.yaml").read_text("utf-8")
    assert main(["facts", "from-excel", str(workbook), str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{data}: nothing to change"


def test_a_workbook_with_an_error_ends_with_1_and_its_place(
    workbook: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_into(workbook, "Facts", ("loan",), "status", "plegded")
    assert main(["facts", "from-excel", str(workbook), str(data)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Facts, row 6, column status: error: unknown-value [loan]")
    assert "hint: did you mean “pledged”?" in told


def test_a_workbook_with_changes_that_nobody_brought_back_is_not_written_over(
    workbook: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", "to-excel", str(data), str(workbook)]) == 0
    type_into(workbook, "Facts", ("loan",), "headline", "yes")
    held = workbook.read_bytes()
    assert main(["facts", "to-excel", str(data), str(workbook)]) == 2
    assert "bring it back first" in capsys.readouterr().err
    assert workbook.read_bytes() == held
    assert main(["facts", "from-excel", str(workbook), str(data)]) == 0
    assert main(["facts", "to-excel", str(data), str(workbook)]) == 0


def test_without_openpyxl_a_sentence_says_how_to_install_it(
    workbook: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert main(["facts", "from-excel", str(workbook), str(data)]) == 2
    assert 'pip install "briefgen[excel]"' in capsys.readouterr().err


def test_files_in_the_wrong_order_are_told_apart(
    workbook: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", "from-excel", str(data), str(workbook)]) == 2
    assert "briefgen facts from-excel FILE.xlsx DATA" in capsys.readouterr().err
    assert main(["facts", "from-excel", str(workbook), str(workbook)]) == 2
    assert "is a file; facts are brought back into a folder" in capsys.readouterr().err
