"""How issues are shown: where, what, the line with what is wrong underlined, what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.cli.colour import painted, visible, wants_colour
from briefgen.cli.report import WIDEST, shown
from briefgen.facts.load import read_facts
from briefgen.issues import Issue, error, warning
from tests.facts.sample import FILES, write_base

ENERGY = "facts/energy.yaml"


def told(issue: Issue, root: Path | None, *, colour: bool = False) -> list[str]:
    return [painted(line, colour=colour) for line in shown([issue], root)]


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user stands beside a folder “data”."""
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("data")


def written(folder: Path, text: str) -> Path:
    (folder / "a.yaml").write_text(text, "utf-8", newline="")
    return folder


def test_an_issue_is_shown_as_a_compiler_does(stand: Path) -> None:
    root = written(stand, "- id: x\n  kind: aks\n")
    issue = error(
        "unknown-value",
        "kind: “aks” is not known",
        "did you mean “ask”?",
        file="a.yaml",
        line=2,
        subject="x",
    )
    assert told(issue, root) == [
        f"{Path('data', 'a.yaml')}:2: error: unknown-value [x]: kind: “aks” is not known",
        "    2 |   kind: aks",
        "      |         ^^^",
        "  hint: did you mean “ask”?",
    ]


def test_the_same_in_colours(stand: Path) -> None:
    issue = warning("odd", "“b” is odd", "mend it", file="a.yaml", line=1)
    assert told(issue, written(stand, "a: b\n"), colour=True) == [
        f"\x1b[1m{Path('data', 'a.yaml')}:1: \x1b[0m\x1b[1;33mwarning:\x1b[0m \x1b[2modd:\x1b[0m "
        "“b” is odd",
        "\x1b[34m    1 |\x1b[0m a: b",
        "\x1b[34m      |\x1b[0m    \x1b[1;33m^\x1b[0m",
        "  \x1b[1;36mhint:\x1b[0m mend it",
    ]


def test_a_base_named_by_its_whole_path_is_shown_from_where_the_user_stands(stand: Path) -> None:
    root = written(stand.resolve(), "a: b\n")
    (head, *_) = told(error("odd", "no", file="a.yaml", line=1), root)
    assert head.startswith(f"{Path('data', 'a.yaml')}:1: ")


@pytest.mark.parametrize(
    ("message", "line", "column", "marked"),
    [
        ("kind: “aks” is not known", "  kind: aks", 0, "aks"),
        ("values › 1 › unit: is odd", "  values: {a: {unit: JPY}}", 0, "unit"),
        ("evidence 2 › source: is odd", "- {source: press}", 0, "source"),
        ("“ab” is odd", "a: ab  # ab", 0, None),
        ("title: is missing", "- id: x", 0, None),
        ("a tab stands here", "a:\tb", 3, "⇥"),
        ("“日本” is odd", "ja: 国日本語", 0, "日本"),
    ],
)
def test_what_is_wrong_in_the_line_is_underlined_where_that_is_certain(
    message: str, line: str, column: int, marked: str | None, stand: Path
) -> None:
    issue = error("odd", message, file="a.yaml", line=1, column=column)
    _, excerpt, *under = told(issue, written(stand, f"{line}\n"))
    assert excerpt == f"    1 | {visible(line)}"
    if marked is None:
        assert under == []
        return
    wide = 2 if marked == "日本" else 1
    before = visible(line)[: visible(line).index(marked)]
    columns = sum(2 if c in "国日本語" else 1 for c in before)
    assert under == [f"      | {' ' * columns}{'^' * (len(marked) * wide)}"]


def test_a_long_line_is_cut_around_what_is_wrong(stand: Path) -> None:
    line = f"- {'x' * 500} here {'y' * 500}"
    issue = error("odd", "“here” is odd", file="a.yaml", line=1)
    _, excerpt, under = told(issue, written(stand, f"{line}\n"))
    text = excerpt.removeprefix("    1 | ")
    assert len(text) <= WIDEST
    assert text.startswith("…")
    assert text.endswith("…")
    start = under.index("^") - len("    1 | ")
    assert text[start : start + 4] == "here"


def test_a_line_that_would_steer_the_terminal_is_shown_and_does_not(stand: Path) -> None:
    root = written(stand, "a: \x1b[2J\x07\u202eevil\n")
    lines = told(error("odd", "\x1b[31mno", "\x9bx", file="a.yaml", line=1), root)
    assert lines[1] == "    1 | a: ␛[2J␇�evil"
    assert not any(c in line for line in lines for c in "\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfea\x00:\x00", b"a: \xff\n", b"a\x0bb\xc2\x85c\n" * 3, b"x" * (2 << 20)],
    ids=["UTF-16", "no UTF-8", "other line ends", "a line too long"],
)
def test_no_line_of_a_file_that_the_gate_refuses_is_shown(content: bytes, stand: Path) -> None:
    (stand / "a.yaml").write_bytes(content)
    assert len(told(error("odd", "no", file="a.yaml", line=1), stand)) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_out_of_the_base_shows_no_line(stand: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password: hunter2\n")
    (stand / "a.yaml").symlink_to(tmp_path / "secret")
    assert len(told(error("odd", "no", file="a.yaml", line=1), stand)) == 1


def test_an_issue_of_no_file_and_of_a_file_that_is_gone_has_no_line(stand: Path) -> None:
    assert told(error("odd", "no", "go"), stand) == ["error: odd: no", "  hint: go"]
    assert told(error("odd", "no", file="b", line=3), stand) == ["b:3: error: odd: no"]
    assert told(error("odd", "no", file="b", line=3), None) == ["b:3: error: odd: no"]


def test_a_mistake_in_the_form_of_yaml_is_underlined_where_the_parser_stopped(
    stand: Path,
) -> None:
    write_base(stand, {ENERGY: FILES[ENERGY].replace("kind: ask", "kind: *ask")})
    _, (issue,) = read_facts(stand)
    assert told(issue, stand)[1:3] == ["    2 |   kind: *ask", "      |         ^"]


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_a_file_is_coloured_only_where_it_is_asked_for(
    environment: dict[str, str], coloured: bool, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w") as stream:
        assert wants_colour(stream, environment) is coloured


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)],
)
def test_a_terminal_is_coloured_unless_it_or_its_user_says_no(
    environment: dict[str, str], coloured: bool
) -> None:
    master, slave = os.openpty()
    with os.fdopen(slave, "w") as stream:
        assert wants_colour(stream, environment) is coloured
    os.close(master)
