"""What every command has in common: help, examples, suggestions, how much is said, exit codes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import select
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli import main
from briefgen.cli.main import COMMANDS, EXAMPLES, GROUPS
from briefgen.cli.parser import EXIT_CODES
from briefgen.facts.load import load_facts
from tests.deck_templates import DECK_TEMPLATES
from tests.facts.sample import FILES, write_base, write_sources
from tests.facts.test_load_jsonl import lines_of
from tests.officetools import require_office
from tests.templates import TEMPLATES

ALL_EXAMPLES = [
    *(line for line, _ in EXAMPLES),
    *(
        line
        for name, _ in COMMANDS
        for line, _ in import_module(f"briefgen.cli.arguments.{name}").EXAMPLES
    ),
]
NEEDS_LIBREOFFICE = re.compile(r"briefgen preview|--pdf|--pages")


def as_parameter(line: str) -> Any:
    marks = [pytest.mark.office] if NEEDS_LIBREOFFICE.search(line) else []
    return pytest.param(line, marks=marks, id=line.removeprefix("briefgen "))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the examples of the help name."""
    desk = tmp_path_factory.mktemp("desk")
    write_base(desk / "data/viet-nam-japan")
    write_sources(desk / "sources")
    lines = lines_of(load_facts(desk / "data/viet-nam-japan"))
    (desk / "march.jsonl").write_text("\n".join(lines), "utf-8")
    (desk / "article.html").write_text("<p>The ferry of the other town is new.</p>", "utf-8")
    (desk / "note.txt").write_text("The pier of the other town is old.\n", "utf-8")
    (desk / "brief.yaml").write_text("to: The Ambassador\n", "utf-8")
    (desk / "brand.yaml").write_text("paper: A4\n", "utf-8")
    (desk / "jobs.csv").write_text("facts,name,files\ndata/viet-nam-japan,all,memo\n", "utf-8")
    (desk / "letterhead.docx").write_bytes(TEMPLATES["two_columns"]())
    (desk / "slides.potx").write_bytes(DECK_TEMPLATES["classic"]())
    assert main(["-q", "build", str(desk / "data/viet-nam-japan"), "-o", str(desk / "out")]) == 0
    return desk


@pytest.mark.parametrize("line", [as_parameter(line) for line in dict.fromkeys(ALL_EXAMPLES)])
@pytest.mark.every(4)
def test_each_example_of_the_help_works(
    line: str,
    desk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if NEEDS_LIBREOFFICE.search(line):
        require_office()
    words = shlex.split(line)
    assert words[0] == "briefgen"
    # What changes the facts, changes a copy of them: others read them too.
    changes = words[1] == "source"
    monkeypatch.chdir(shutil.copytree(desk, tmp_path / "desk") if changes else desk)
    done = main(words[1:])
    said = capsys.readouterr()
    # One edition against another may differ; anything else is to end well.
    assert done in ((0, 1) if words[1] == "compare" else (0,)), said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("name", [name for name, *_ in COMMANDS])
def test_each_command_has_examples_in_its_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: briefgen {name} ")
    assert f"examples:\n  briefgen {name} " in re.sub(r"  # .*\n", "", said)
    assert "--quiet" in said


def test_the_help_lists_every_command_once_by_what_it_is_for_and_the_exit_codes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    for group, commands in GROUPS:
        assert f"\n{group}:\n" in said
        for name, told in commands:
            assert len(re.findall(rf"^  {name} +{re.escape(told)}$", said, re.MULTILINE)) == 1
    assert EXIT_CODES in said
    assert "SUPPRESS" not in said
    assert "positional" not in said
    assert all(len(line) <= 100 for line in said.splitlines())


def test_without_a_command_the_help_is_shown_and_exit_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "examples:" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["biuld", "x"], "there is no command “biuld”; did you mean “build”?"),
        (["zzz"], "there is no command “zzz”\n"),
        (["check", "x", "--srtict"], "there is no option --srtict; did you mean “--strict”?"),
        (["audit", "x", "--fcats=y"], "there is no option --fcats; did you mean “--facts”?"),
        (["--verbsoe"], "there is no option --verbsoe; did you mean “--verbose”?"),
        (["check", "x", "--zzzzzz"], "there is no option --zzzzzz\n"),
        (["-q", "check", "x", "-v"], "--quiet and --verbose do not go together"),
        (["build", "x", "--only", "mem"], "did you mean “memo”?"),
        (["check"], "the following arguments are required: DATA"),
    ],
)
def test_wrong_usage_is_a_sentence_with_what_was_meant_and_where_help_is(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert re.search(r"^  hint: briefgen( \w+)? --help$", said, re.MULTILINE)
    assert said.count("\n") == 2


WARNED: dict[str, str | None] = {
    "facts/transport.yaml": FILES["facts/transport.yaml"].replace(
        '  short: {en: "{@bridge} agreed"}\n', ""
    )
}


@pytest.mark.parametrize("before", [True, False])
def test_quiet_says_nothing_where_all_is_well(
    before: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = str(write_base(tmp_path / "base", WARNED))
    for command in (
        ["check", base],
        ["build", base, "-o", str(tmp_path / "out"), "--only", "memo"],
        ["audit", str(tmp_path / "out/memo.en.docx"), "--facts", base],
        ["export", base, "-o", str(tmp_path / "facts.jsonl")],
    ):
        assert main(["--quiet", *command] if before else [*command, "-q"]) == 0
        assert capsys.readouterr() == ("", "")


def test_quiet_still_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt = {**WARNED, "facts/energy.yaml": FILES["facts/energy.yaml"].replace(": ask", ": aks")}
    base = str(write_base(tmp_path / "base", spoilt))
    assert main(["check", base, "--quiet"]) == 1
    said = capsys.readouterr().out
    assert "“aks”" in said
    assert "warning:" not in said
    assert main(["check", base]) == 1
    assert "warning:" in capsys.readouterr().out
    assert main(["--quiet", "build", base, "-o", str(tmp_path)]) == 1
    assert "“aks”" in capsys.readouterr().err


def test_verbose_says_stages_with_seconds_the_template_s_choices_and_what_was_left_out(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(desk / "data/viet-nam-japan"), "-o", str(tmp_path), "-v"]
    assert main([*words, "--template", str(desk / "letterhead.docx"), "--theme", "energy"]) == 0
    said = capsys.readouterr()
    stages = re.findall(r"^ +\d+\.\d\d s  (.+)$", said.err, re.MULTILINE)
    assert stages[-3:] == ["compose en", "make memo.en", "make deck.en"]
    assert "lays out like mode" in said.err
    assert "left out of the memo: " in said.err
    assert said.out.count("\n") == 2


def test_what_build_made_as_json_has_each_file_with_its_digest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_base(tmp_path / "base", WARNED)
    words = ["build", str(base), "-o", str(tmp_path / "out"), "--json", "--sidecar"]
    assert main(words) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert told["schema_version"] == 1
    assert [(file["kind"], file["edition"]) for file in told["files"]] == [
        ("memo", "en"),
        ("deck", "en"),
    ]
    for file in told["files"]:
        data = Path(file["path"]).read_bytes()
        assert file["size"] == len(data)
        assert file["sha256"] == hashlib.sha256(data).hexdigest()
        assert Path(file["sidecar"]).exists()
    assert {issue["severity"] for issue in told["issues"]} == {"warning"}


def test_what_keeps_build_from_making_anything_is_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_base(tmp_path / "base", WARNED)
    words = ["build", str(base), "-o", str(tmp_path / "out"), "--json", "--strict"]
    assert main(words) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == []
    assert [issue["file"] for issue in told["issues"]] == ["facts/transport.yaml"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--brief", "--brand"])
def test_a_brief_or_brand_that_cannot_be_used_is_shown_with_its_line(
    option: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    Path("mine.yaml").write_text("paper: A4\npapr: A5\n", "utf-8")
    assert main(["build", "data/viet-nam-japan", "-o", "none", option, "mine.yaml"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "mine.yaml:2: error: unknown-key: papr: is not a key that may stand here",
        "    2 | papr: A5",
        "      | ^^^^",
        "  hint: did you mean “paper”?",
        "1 error, 0 warnings",
    ]


def test_an_interrupted_run_is_a_word_and_exit_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.cli.check.read_facts", interrupted)
    assert main(["check", str(tmp_path)]) == 130
    assert capsys.readouterr().err == "briefgen: interrupted\n"


def test_help_imports_neither_the_model_nor_rich() -> None:
    program = (
        "import sys\nfrom briefgen.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "print(sorted({'rich', 'pydantic', 'docx', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"[]"


BAR = (
    "import sys\n"
    "from briefgen.cli.voice import Voice\n"
    "with Voice(quiet='-q' in sys.argv).progress(2) as step:\n"
    "    step('memo.en'), step('deck[/b].en')\n"
    "print('rich' in sys.modules)"
)


@pytest.mark.parametrize("word", ["-q", ""])
def test_rich_is_not_imported_where_nobody_sees_a_bar(word: str) -> None:
    environment = {**os.environ, "FORCE_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BAR, word], capture_output=True, check=True, env=environment
    )
    assert (done.stdout, done.stderr) == (f"False{os.linesep}".encode(), b"")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("term", "word", "seen"), [("xterm", "", True), ("dumb", "", False)])
def test_a_terminal_gets_a_bar_on_stderr_that_is_gone_in_the_end(
    term: str, word: str, seen: bool
) -> None:
    master, slave = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", BAR, word],
        stdout=subprocess.PIPE,
        stderr=slave,
        env={**os.environ, "TERM": term, "COLUMNS": "80"},
    ) as running:
        os.close(slave)
        drawn = b""
        while select.select([master], [], [], 60)[0]:
            try:
                read = os.read(master, 4096)
            except OSError:  # Linux says so when the other end is closed
                break
            if not read:
                break
            drawn += read
        assert running.stdout is not None
        assert running.stdout.read() == f"{seen}\n".encode()
    os.close(master)
    if seen:
        assert b"deck[/b].en" in drawn
        assert b"1/2" in drawn
        assert drawn.endswith(b"\x1b[2K")
    else:
        assert drawn == b""


@pytest.mark.parametrize("words", [["help"], ["help", "check"]])
def test_help_is_a_word_too(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {' '.join(['briefgen', *words[1:]])} [-h]")
