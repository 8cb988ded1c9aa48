"""`briefgen audit` on the command line: exit codes, JSON, the page for a browser, sidecars."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

import briefgen.delivered
from briefgen.cli import main
from briefgen.delivered.report import Report, report_schema
from tests.facts.sample import FILES, write_base
from tests.officetools import chromium

SCHEMA = Path(briefgen.delivered.__file__).with_name("audit.schema.json")
ENERGY = "facts/energy.yaml"


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """Memo and deck of the sample, with their sidecars."""
    out = tmp_path / "out"
    assert main(["build", str(write_base(tmp_path / "then")), "-o", str(out), "--sidecar"]) == 0
    return out


def _now(tmp_path: Path) -> str:
    """The sample with another figure in it."""
    changed = FILES[ENERGY].replace("min: 40", "min: 45")
    assert changed != FILES[ENERGY]
    return str(write_base(tmp_path / "now", {ENERGY: changed}))


def _files(out: Path) -> list[str]:
    return [str(out / "memo.en.docx"), str(out / "deck.en.pptx")]


def test_what_nobody_touched_is_all_well(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["audit", *_files(delivered), "--facts", str(tmp_path / "then")]) == 0
    said = capsys.readouterr()
    assert "ok" in said.out
    assert said.err == ""


def test_what_went_stale_is_named_with_old_and_new(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["audit", *_files(delivered), "--facts", _now(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    stale = [line for line in lines if ": stale [wind-ask]" in line]
    assert any("40–50" in line and "45–50" in line for line in stale)
    assert any(line.startswith("deck.en.pptx: slide") for line in stale)


def test_the_json_is_the_report(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["audit", *_files(delivered), "--facts", _now(tmp_path), "--json"]) == 1
    printed = capsys.readouterr().out
    report = Report.model_validate_json(printed)
    assert report.open
    first = json.loads(printed)["findings"][0]
    assert {"file", "place", "status", "facts", "old", "new", "shown", "found_by"} <= set(first)


def test_the_json_is_valid_against_the_published_schema(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["audit", *_files(delivered), "--facts", _now(tmp_path), "--json"])
    printed = json.loads(capsys.readouterr().out)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(printed, schema)
    del printed["findings"][0]["status"]
    with pytest.raises(jsonschema.ValidationError, match="status"):
        jsonschema.validate(printed, schema)


def test_the_published_schema_is_that_of_the_report() -> None:
    made = json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"
    assert SCHEMA.read_text("utf-8") == made, f"write it anew: {SCHEMA}"


def test_files_that_disagree_are_printed_with_both_places(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = _now(tmp_path)
    newer = tmp_path / "newer"
    assert main(["build", now, "-o", str(newer), "--only", "memo"]) == 0
    capsys.readouterr()
    files = [str(newer / "memo.en.docx"), str(delivered / "memo.en.docx")]
    assert main(["audit", *files, "--facts", now]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    at = next(n for n, line in enumerate(lines) if ": disagrees [wind-ask]" in line)
    assert lines[at].startswith(files[1])
    assert lines[at + 1].startswith(f"  {files[0]}: ")
    assert "edition" in said.err


def test_a_stripped_file_is_audited_with_the_sidecar_beside_it(
    tmp_path: Path, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare"
    base = str(tmp_path / "then")
    assert main(["build", base, "-o", str(bare), "--anchors", "none", "--only", "memo"]) == 0
    capsys.readouterr()
    memo = str(bare / "memo.en.docx")
    assert main(["audit", memo, "--facts", base]) == 1
    said = capsys.readouterr()
    # Our own counts cannot be told from anyone's; nothing else is open.
    assert all(": unsourced: " in line for line in said.out.splitlines()[:-1])
    assert "there is no provenance in it" in said.err
    given = str(delivered / "memo.en.docx.provenance.json")
    assert main(["audit", memo, "--facts", base, "--sidecar", given]) == 0
    assert capsys.readouterr().err == ""
    shutil.copy(given, bare)
    assert main(["audit", memo, "--facts", base]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("data", [b"", b"no file of Office", b"PK\x03\x04"])
def test_a_file_that_cannot_be_read_is_a_sentence_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    strange = tmp_path / "strange.docx"
    strange.write_bytes(data)
    base = str(write_base(tmp_path / "base"))
    assert main(["audit", str(strange), "--facts", base]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("briefgen: ")
    assert said.err.count("\n") == 1


def test_the_page_holds_every_finding_and_asks_for_nothing_from_elsewhere(
    tmp_path: Path, delivered: Path
) -> None:
    page = tmp_path / "audit.html"
    main(["audit", *_files(delivered), "--facts", _now(tmp_path), "--html", str(page)])
    text = page.read_text("utf-8")
    assert text.count("<tr data-state=") > 10
    assert '<mark class="now">45</mark>–50 MW' in text
    assert "http" not in text.replace("http-equiv", "")
    assert "src=" not in text.replace("default-src", "").replace("style-src", "")


@pytest.mark.office
def test_the_page_works_in_a_browser(tmp_path: Path, delivered: Path) -> None:
    """Chromium runs its script: findings that ask for nothing are hidden, the others are not."""
    page = tmp_path / "audit.html"
    main(["audit", *_files(delivered), "--facts", _now(tmp_path), "--html", str(page)])
    run = subprocess.run(
        [
            *(chromium(), "--headless", "--no-sandbox", "--disable-gpu"),
            *(f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    shown = run.stdout
    assert '<tr data-state="ok" data-file="0" class="well" hidden' in shown
    assert '<tr data-state="stale" data-file="0" class="wrong">' in shown
    assert " findings are shown</span>" in shown
