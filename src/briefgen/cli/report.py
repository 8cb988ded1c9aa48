"""Issues for people and for programs, and the exit code that they come to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from briefgen.issues import Issue, Severity, has_errors


def print_issues(issues: Sequence[Issue], out: TextIO, *, as_json: bool = False) -> None:
    """Print one issue a line, or one JSON array; then, for people, how many there are."""
    if as_json:
        rows = [issue.as_json() for issue in issues]
        print(json.dumps(rows, ensure_ascii=False, indent=2), file=out)
        return
    for issue in issues:
        print(issue, file=out)
    if issues:
        print(tally(issues), file=out)


def tally(issues: Sequence[Issue]) -> str:
    """How many errors and warnings there are: "2 errors, 1 warning"."""
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    return f"{_counted(errors, 'error')}, {_counted(len(issues) - errors, 'warning')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def exit_code(issues: Sequence[Issue], *, strict: bool = False) -> int:
    """1 if there are errors, or under ``strict`` anything at all; else 0."""
    return int(has_errors(issues) or (strict and bool(issues)))
