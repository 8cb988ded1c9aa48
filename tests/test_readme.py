"""What the README promises: its commands, its examples, its YAML."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

import briefgen
from briefgen import Brief, compose_deck, compose_memo, load_brief, load_facts
from briefgen.cli.main import COMMANDS, main
from briefgen.facts.model import Fact
from briefgen.generate import deck_bytes, memo_bytes
from tests.demo import ROOT
from tests.officetools import require_office
from tests.writers.powerpoint.decks import parts

README = (ROOT / "README.md").read_text("utf-8")


def block_after(mark: str) -> str:
    found = re.search(re.escape(mark) + r"\s*```\w+\n(.*?)\n```", README, re.DOTALL)
    assert found, mark
    return found[1]


@pytest.mark.parametrize(
    ("mark", "end"),
    [
        ("<!-- demo -->", ".venv/bin/briefgen build data/viet-nam-japan -o out"),
        ("<!-- tests -->", ".venv/bin/python -m pytest -n auto"),
    ],
)
def test_each_of_the_two_commands_is_one_line_with_its_windows_spelling(
    mark: str, end: str
) -> None:
    command = block_after(mark)
    assert "\n" not in command
    assert command.endswith(end)
    windows = command.replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\")
    windows = windows.replace("data/viet-nam-japan", "data\\viet-nam-japan")
    assert windows in README


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    for name, *_ in COMMANDS:
        assert f"| `briefgen {name} " in README


def test_the_five_minutes_of_the_readme_go_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = README.partition("## Five minutes")[2].partition("\n## ")[0]
    lines = [line.partition("#")[0].split() for line in section.splitlines()]
    commands = [words[1:] for words in lines if words[:1] == ["briefgen"]]
    assert len(commands) >= 7
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text("The ferry carried 40 people.\n", "utf-8")
    for words in commands:
        if words[0] != "preview":  # it needs LibreOffice, and has tests of its own
            assert main(words) == 0, words
    assert (tmp_path / "out" / "memo-new.docx").stat().st_size > 0


def test_the_readme_s_pictures_are_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert shown
    for path in shown:
        assert (ROOT / path).stat().st_size < 150_000


def test_the_readme_s_brief_is_a_brief(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    text = next(b for b in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "handling:" in b)
    file.write_text(text, "utf-8")
    brief = load_brief(file)
    assert brief.to == "The Ambassador"
    keys = {field.alias or name for name, field in Brief.model_fields.items()}
    unsaid = {"title", "language", "include", "order"}
    assert keys - unsaid <= set(re.findall(r"^(\w+):", text, re.MULTILINE))


def test_the_readme_s_fact_is_a_fact() -> None:
    text = next(b for b in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "- id:" in b)
    text = re.sub(r"^  #   .*$", "", text, flags=re.MULTILINE)
    fact = Fact.model_validate(yaml.safe_load(text)[0])
    assert fact.quantity("researchers") is not None


def test_every_public_name_is_there_and_documented() -> None:
    for name in briefgen.__all__:
        thing = getattr(briefgen, name)
        if name != "__version__":
            assert thing.__doc__, name


def test_the_readme_s_library_example_runs() -> None:
    text = next(b for b in re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    run = subprocess.run(
        [sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


EXAMPLES = [
    pytest.param(
        path,
        id=path.stem,
        marks=[pytest.mark.office] if "Needs LibreOffice" in path.read_text("utf-8") else [],
    )
    for path in sorted((ROOT / "examples").glob("*.py"))
]


def test_the_readme_s_brief_of_one_s_own_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = block_after("<!-- own -->").replace('"asked', f'"{tmp_path.as_posix()}/asked')
    monkeypatch.chdir(ROOT)
    exec(text, {"__name__": "__main__"})
    assert (tmp_path / "asked.docx").stat().st_size > 0


def test_the_readme_s_tour_names_every_example() -> None:
    table = README.partition("`examples/` is a tour")[2].partition("\n### ")[0]
    named = re.findall(r"^\| `(\w+\.py)` \|", table, re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in (ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.every(4)
def test_every_example_runs_and_says_what_it_made(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a script without arguments; `.ci/run` runs each in a process of its own."""
    if "Needs LibreOffice" in example.read_text("utf-8"):
        require_office()
    monkeypatch.setattr(sys, "argv", [str(example)])
    runpy.run_path(str(example), run_name="__main__")
    said = capsys.readouterr().out
    for line in said.splitlines():
        assert Path(line.split(": ")[0]).stat().st_size > 0
    assert said


def test_the_schema_of_the_provenance_part_names_all_that_files_carry() -> None:
    section = README.partition("### The provenance part")[2].partition("\n## ")[0]
    rows = [row.split("|")[1:3] for row in section.splitlines() if row.startswith("| `")]
    told: dict[str, set[str]] = {}
    for elements, attributes in rows:
        for element in re.findall(r"`([\w-]+)`", elements):
            told.setdefault(element, set()).update(re.findall(r"`([\w-]+)`", attributes))
    told["words"] = set()  # named in the row of its value
    base = load_facts(ROOT / "examples" / "northland")
    brief = Brief.model_validate({"second_language": "ja", "shape": "full", "length": "full"})
    memo, deck = memo_bytes(compose_memo(base, brief)), deck_bytes(compose_deck(base, brief))
    for data in (memo, deck):
        root = ET.fromstring(parts(data)["customXml/item1.xml"])
        for element in root.iter():
            name = element.tag.rpartition("}")[2]
            assert name in told
            assert set(element.attrib) <= told[name]
