"""What each command imports: nothing that it does not use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.main import COMMANDS
from tests.demo import ROOT

NORTHLAND = str(ROOT / "examples" / "northland")
PROGRAM = (
    "import sys\nfrom briefgen.cli import main\n"
    "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
    "print(*sorted(sys.modules))"
)
LARGE = ("pydantic", "docx", "pptx", "lxml", "yaml", "babel", "xlsxwriter", "PIL", "rich", "uniseg")
BACK = ("briefgen.delivered.read", "briefgen.delivered.audit", "briefgen.refresh", "briefgen.excel")


def imported(*words: str, cache: str = "off") -> frozenset[str]:
    """The modules that the command line has imported when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "BRIEFGEN_CACHE": cache},
    )
    return frozenset(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_imports_argparse_and_nothing_large(word: str) -> None:
    found = imported(word)
    assert "argparse" in found
    slow = {*LARGE, "typing", "dataclasses", "inspect", "pathlib", "importlib.metadata", "json"}
    assert not slow & found
    assert {name for name in found if name.startswith("briefgen.")} <= {
        "briefgen.cli",
        "briefgen.cli.colour",
        "briefgen.cli.main",
        "briefgen.cli.parser",
        "briefgen.errors",
        "briefgen.version",
    }


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
@pytest.mark.every(5)
def test_the_help_of_a_command_and_a_misspelled_option_import_nothing_of_what_it_does(
    name: str,
) -> None:
    for words in ((name, "--help"), (name, "--strickt")):
        found = imported(*words)
        assert not {*LARGE, "dataclasses", "inspect", "typing", "json"} & found
        ours = {module for module in found if module.startswith("briefgen.")}
        taken = {module for module in ours if module.startswith("briefgen.cli.arguments")}
        assert f"briefgen.cli.arguments.{name}" in taken
        assert not {f"briefgen.cli.{name}", "briefgen.values", "briefgen.facts.model"} & ours


def test_check_imports_no_office_library_and_nothing_that_writes() -> None:
    found = imported("check", NORTHLAND)
    assert "pydantic" in found
    assert not {"docx", "pptx", "lxml", "PIL", "xlsxwriter", "uniseg", "rich"} & found
    for unused in ("briefs", "deck", "document", "writers", "delivered", "generate"):
        assert f"briefgen.{unused}" not in found


def test_build_imports_no_office_library_and_a_second_one_no_reader_of_yaml(
    tmp_path: Path,
) -> None:
    """Nor what knows of scripts and locales; neither what is for files that came back."""
    cache = str(tmp_path / "kept")
    outs = [tmp_path / "first", tmp_path / "second"]
    found = [imported("build", NORTHLAND, "-o", str(out), cache=cache) for out in outs]
    assert "briefgen.writers.word.memo" in found[0]
    unused = (*BACK, "briefgen.preview", "briefgen.pack", "briefgen.cli.packing", "briefgen.copies")
    assert not {*unused, "rich", "openpyxl", "pypdfium2", "budoux"} & (found[0] | found[1])
    unasked = {"briefgen.looks.brand", "briefgen.facts.changes", "difflib"}
    assert not {"briefgen.looks.brand", "briefgen.briefs.sections.since"} & found[0]
    assert not {"docx", "pptx", "lxml", "PIL", "http.client"} & (found[0] | found[1])
    asked_once = {"yaml", "uniseg", "babel", "briefgen.facts.check"}
    assert asked_once <= found[0]
    assert not (asked_once | unasked) & found[1]
    for name in ("memo.en.docx", "deck.en.pptx"):
        assert (outs[0] / name).read_bytes() == (outs[1] / name).read_bytes()


def test_the_version_that_is_told_is_that_of_the_package() -> None:
    import tomllib

    import briefgen

    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert briefgen.__version__ == told
