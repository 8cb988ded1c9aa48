"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.facts.sample import FILES, line_of, write_base, write_sources

ENERGY, TRANSPORT = "facts/energy.yaml", "facts/transport.yaml"
WARNED: dict[str, str | None] = {
    TRANSPORT: FILES[TRANSPORT].replace('  short: {en: "{@bridge} agreed"}\n', "")
}
BROKEN: dict[str, str | None] = {ENERGY: FILES[ENERGY].replace("kind: ask", "kind: aks")}


@pytest.mark.parametrize(
    ("changes", "options", "code"),
    [
        ({}, [], 0),
        ({}, ["--strict"], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (BROKEN, [], 1),
        (BROKEN, ["--json"], 1),
    ],
)
def test_check_exits_by_what_it_finds(
    tmp_path: Path, changes: dict[str, str | None], options: list[str], code: int
) -> None:
    assert main(["check", str(write_base(tmp_path, changes)), *options]) == code


def test_check_prints_place_code_sentence_and_hint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(write_base(tmp_path, BROKEN))])
    line = line_of(ENERGY, "kind: ask")
    place = f"{tmp_path / ENERGY}:{line}"
    assert capsys.readouterr().out.splitlines() == [
        f"{place}: error: unknown-value [wind-ask]: kind: “aks” is not known",
        f"{line:>5} |   kind: aks",
        "      |         ^^^",
        "  hint: did you mean “ask”? (one of project, programme, commitment, ask, offer, figure, "
        "event, statement, outlook, challenge, context, person)",
        "1 error, 0 warnings",
    ]


def test_check_prints_json_that_names_every_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--json", str(write_base(tmp_path, BROKEN))])
    (issue,) = json.loads(capsys.readouterr().out)
    assert issue["file"] == ENERGY
    assert issue["line"] == line_of(ENERGY, "kind: ask")
    assert issue["severity"] == "error"
    assert issue["subject"] == "wind-ask"


@pytest.mark.parametrize("command", ["check", "export"])
def test_nothing_at_the_path_is_one_sentence_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, str(tmp_path / "nowhere")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("briefgen: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("command", ["verify", "coverage", "export"])
def test_a_base_with_errors_is_listed_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    words = [command, str(write_base(tmp_path, BROKEN))]
    words += [] if command == "export" else ["--sources", str(tmp_path)]
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "unknown-value" in said.err


def test_verify_is_clean_or_lists_what_is_not_borne_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = str(write_base(tmp_path / "base"))
    sources = write_sources(tmp_path / "sources")
    assert main(["verify", base, "--sources", str(sources)]) == 0
    assert "5 facts with 5 pieces of evidence stand in 1 sources" in capsys.readouterr().out
    write_sources(sources, "Another text.\n")
    assert main(["verify", base, "--sources", str(sources), "--json"]) == 1
    assert {issue["code"] for issue in json.loads(capsys.readouterr().out)} >= {"source-changed"}


def test_verify_without_the_folder_is_exit_2(tmp_path: Path) -> None:
    base = str(write_base(tmp_path / "base"))
    assert main(["verify", base, "--sources", str(tmp_path / "nowhere")]) == 2


def test_coverage_lists_gaps_and_is_always_exit_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = str(write_base(tmp_path / "base"))
    sources = str(write_sources(tmp_path / "sources"))
    assert main(["coverage", base, "--sources", sources]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "press ¶3: number “3”",
        "5 of 5 paragraphs cited; 1 mentions not covered",
    ]
    assert main(["coverage", base, "--sources", sources, "--json"]) == 0
    assert [len(row["gaps"]) for row in json.loads(capsys.readouterr().out)] == [0, 0, 1, 0, 0]


def test_export_prints_one_object_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(write_base(tmp_path))]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows][:2] == ["wind-ask", "bridge-agreed"]


def test_what_is_no_fact_base_is_told_from_one_with_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brief.yaml").write_text("to: The Ambassador\n", "utf-8")
    assert main(["check", str(tmp_path / "brief.yaml")]) == 2
    assert "a brief goes with --brief" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    assert main(["build", str(tmp_path / "out")]) == 2
    assert "none of partnership.yaml" in capsys.readouterr().err


def test_copies_of_sources_in_the_fact_base_need_not_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-q", "new", str(tmp_path / "facts")]) == 0
    assert main(["verify", str(tmp_path / "facts")]) == 0
    assert main(["coverage", str(tmp_path / "facts")]) == 0
    shutil.rmtree(tmp_path / "facts" / "sources")
    assert main(["verify", str(tmp_path / "facts")]) == 2
    assert "--sources" in capsys.readouterr().err


def test_export_writes_the_file_whole_or_not_at_all(tmp_path: Path) -> None:
    base = str(write_base(tmp_path / "base"))
    out = tmp_path / "facts.jsonl"
    out.write_text("old")
    assert main(["export", base, "-o", str(tmp_path / "no folder" / "facts.jsonl")]) == 2
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "themes.yaml").write_text("- id: [", "utf-8")
    assert main(["export", str(tmp_path / "broken"), "-o", str(out)]) == 1
    assert out.read_text() == "old"
    assert main(["export", base, "-o", str(out)]) == 0
    assert len(out.read_text("utf-8").splitlines()) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "broken", "facts.jsonl"]


@pytest.mark.parametrize("words", [["nonsense"], ["check"], ["check", "a", "b"]])
def test_wrong_usage_is_exit_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2


def run(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "briefgen", *words]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_module_runs_and_tells_its_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"briefgen 0.")


def test_output_is_utf8_whatever_the_console_says(tmp_path: Path) -> None:
    base = write_base(tmp_path, BROKEN)
    done = run("check", str(base), env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert "“aks”".encode() in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file names")
def test_a_path_that_is_no_unicode_is_no_traceback(tmp_path: Path) -> None:
    base = write_base(tmp_path)
    done = run("check", f"{base}/\udcff")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    base = write_base(tmp_path)
    text = FILES[ENERGY]
    many = "".join(text.replace("wind-ask", f"wind-ask-{n}") for n in range(300))
    (base / "facts/more.yaml").write_text(many, encoding="utf-8")
    command = f"'{sys.executable}' -m briefgen export '{base}' | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_page_numbers_without_libreoffice_end_the_build_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("briefgen.preview.office._USUAL", ())
    out = tmp_path / "out"
    assert main(["build", str(write_base(tmp_path)), "-o", str(out), "--pages"]) == 2
    assert "sudo apt install libreoffice-writer" in capsys.readouterr().err
    assert not out.exists()


def test_a_brief_that_lies_beside_the_facts_and_is_not_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_base(tmp_path / "base")
    lying = base / "brief.yaml"
    lying.write_text("to: The Ambassador\n", "utf-8")
    order = ["build", str(base), "-o", str(tmp_path / "out"), "--only", "memo"]
    assert main(order) == 0
    assert f"--brief {lying} builds with it" in capsys.readouterr().err
    assert main([*order, "--brief", str(lying)]) == 0
    assert "builds with it" not in capsys.readouterr().err
