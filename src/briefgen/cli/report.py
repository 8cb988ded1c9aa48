"""Issues for people and for programs, and the exit code that they come to.

For people as compilers do it: where (a path that editors and terminals open at the line), what,
the line itself with what is wrong underlined, and what to do::

    data/facts/energy.yaml:3: error: unknown-value [wind-ask]: kind: “aks” is not known
        3 |   kind: aks
          |         ^^^
      hint: did you mean “ask”?
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from briefgen.cli.colour import Piece, painted, visible, wants_colour
from briefgen.issues import Issue, Severity, has_errors

WIDEST = 96
"""Columns of a line that are shown; of a longer one the part around what is wrong."""

_BEFORE = 32
"""Columns that are kept before what is wrong in a line that is cut."""

_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""What YAML ends lines at and nobody else does: behind one, lines are counted in two ways."""


def print_issues(
    issues: Sequence[Issue], out: TextIO, *, root: Path | None = None, as_json: bool = False
) -> None:
    """Print the issues as JSON, one array; or for people, and then how many there are.

    ``root`` is the folder that their files are relative to.
    """
    if as_json:
        rows = [issue.as_json() for issue in issues]
        print(json.dumps(rows, ensure_ascii=False, indent=2), file=out)
        return
    show_issues(issues, out, root=root)
    if issues:
        print(tally(issues), file=out)


def show_issues(issues: Sequence[Issue], out: TextIO, *, root: Path | None = None) -> None:
    """Print the issues for people, in colours where ``out`` is a terminal."""
    colour = wants_colour(out)
    for line in shown(issues, root):
        print(painted(line, colour=colour), file=out)


def shown(issues: Iterable[Issue], root: Path | None = None) -> Iterator[list[Piece]]:
    """Each printed line of the issues, in pieces."""
    issues = tuple(issues)
    lines = _lines(issues, root)
    for issue in issues:
        yield _head(issue, root)
        line = lines.get((issue.file, issue.line))
        if line is not None:
            yield from _excerpt(issue, line)
        if issue.hint:
            yield [("", "  "), ("hint", "hint:"), ("", f" {visible(issue.hint)}")]


def tally(issues: Sequence[Issue]) -> str:
    """How many errors and warnings there are: "2 errors, 1 warning"."""
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    return f"{_counted(errors, 'error')}, {_counted(len(issues) - errors, 'warning')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def exit_code(issues: Sequence[Issue], *, strict: bool = False) -> int:
    """1 if there are errors, or under ``strict`` anything at all; else 0."""
    return int(has_errors(issues) or (strict and bool(issues)))


# --- where and what -------------------------------------------------------------------------------


def _head(issue: Issue, root: Path | None) -> list[Piece]:
    place = visible(_place(issue.file, root)) if issue.file else ""
    if place and issue.line:
        place += f":{issue.line}"
    about = f" [{issue.subject}]" if issue.subject else ""
    return [
        ("place", f"{place}: " if place else ""),
        (str(issue.severity), f"{issue.severity}:"),
        ("", " "),
        ("code", visible(f"{issue.code}{about}:")),
        ("", f" {visible(issue.message)}"),
    ]


def _place(file: str, root: Path | None) -> str:
    """The file from where the user stands; as it is known where it is not below the root."""
    if root is None or not (root / file).exists():
        return file
    path = root / file
    with_folder = Path(os.path.normpath(path))
    if with_folder.is_absolute() and with_folder.is_relative_to(Path.cwd()):
        with_folder = with_folder.relative_to(Path.cwd())
    return str(with_folder)


# --- the line -------------------------------------------------------------------------------------


def _lines(issues: Iterable[Issue], root: Path | None) -> Mapping[tuple[str, int], str]:
    """The lines that the issues are about, each file read once and no further than needed."""
    if root is None:
        return {}
    wanted: dict[str, set[int]] = {}
    for issue in issues:
        if issue.file and issue.line:
            wanted.setdefault(issue.file, set()).add(issue.line)
    return {
        (file, number): line
        for file, numbers in wanted.items()
        for number, line in _lines_of(root, file, numbers)
    }


def _lines_of(root: Path, file: str, numbers: set[int]) -> Iterator[tuple[int, str]]:
    """Nothing where the gate refuses the file, or it lies elsewhere: a link is not followed out."""
    from briefgen.errors import InputError
    from briefgen.gate import read_lines

    path = root / file
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return
        for number, line in read_lines(path):
            if isinstance(line, InputError) or _OTHER_LINE_ENDS.search(line):
                return
            if number in numbers:
                yield number, line
            if number >= max(numbers):
                return
    except (InputError, OSError):
        return


def _excerpt(issue: Issue, line: str) -> Iterator[list[Piece]]:
    """The line under its number and, where it is known what is wrong in it, the underline."""
    mark = _mark(issue, line)
    text, start, end = _cut(visible(line).rstrip(), mark)
    number = f"{issue.line:>5}"
    yield [("gutter", f"{number} |"), ("", f" {text}")]
    if mark is not None:
        room = " " * _columns(text[:start])
        under = "^" * max(1, _columns(text[start:end]))
        yield [
            ("gutter", f"{' ' * len(number)} |"),
            ("", f" {room}"),
            (f"{issue.severity} mark", under),
        ]


def _mark(issue: Issue, line: str) -> tuple[int, int] | None:
    """From where to where the line is wrong: where a reader said, what the message quotes, its key.

    What stands twice in the line is not marked: it could be the other one.
    """
    if issue.column:
        start = min(issue.column - 1, len(line))
        return start, start + 1
    for quoted in re.findall("“([^”]+)”", issue.message):
        if line.count(quoted) == 1:
            return line.index(quoted), line.index(quoted) + len(quoted)
    key = re.match(r"[\w› -]*?([\w-]+)(?: \d+)?:", issue.message)
    keys = list(re.finditer(rf"(?<![\w-]){re.escape(key[1])}(?=[\"']?\s*:)", line)) if key else []
    return keys[0].span() if len(keys) == 1 else None


def _cut(line: str, mark: tuple[int, int] | None) -> tuple[str, int, int]:
    """The line in at most `WIDEST` columns, and where the mark stands in what is left of it."""
    start, end = mark or (0, 0)
    if _columns(line) <= WIDEST:
        return line, start, end
    first = start
    while first and _columns(line[first - 1 : start]) <= _BEFORE:
        first -= 1
    lead = "…" if first else ""
    last = first
    while last < len(line) and _columns(lead + line[first : last + 1]) < WIDEST:
        last += 1
    text = lead + line[first:last] + ("…" if last < len(line) else "")
    moved = len(lead) - first
    return text, start + moved, min(end + moved, len(text))


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: two a wide character, none a combining one."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
