"""Problems with content, as values: collected, sorted and shown all at once."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from enum import StrEnum

from briefgen.records import dataclass

MOST_ERRORS = 1_000
"""After so many errors nothing further is read: a file with more is none of its kind."""


class Severity(StrEnum):
    """How bad a problem is: an error stops a build, a warning only under ``--strict``.

    >>> from briefgen import Severity
    >>> [str(severity) for severity in Severity]
    ['error', 'warning']
    """

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem with content: what is wrong, where, and what to do about it.

    ``file`` is a path relative to the fact base, ``line`` is 1-based (0 = unknown), ``subject`` is
    the id of the fact, actor, source, project or theme concerned ("" = the whole base). ``column``
    is where in the line, 1-based, where a reader knows it (0 = unknown); it is no part of the JSON.

    >>> from briefgen import Issue, Severity
    >>> print(Issue("unknown-id", Severity.ERROR, "no theme “x”", file="facts.yaml", line=5))
    facts.yaml:5: error: unknown-id: no theme “x”
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    subject: str = ""
    column: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        about = f" [{self.subject}]" if self.subject else ""
        hint = f" — {self.hint}" if self.hint else ""
        lead = f"{place}: " if place else ""
        return f"{lead}{self.severity}: {self.code}{about}: {self.message}{hint}"

    def as_json(self) -> dict[str, str | int]:
        """The issue as a flat JSON object with one key per field but the column."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "hint": self.hint,
            "file": self.file,
            "line": self.line,
            "subject": self.subject,
        }


def error(code: str, message: str, hint: str = "", **where: str | int) -> Issue:
    """An `Issue` that stops a build."""
    return _issue(code, Severity.ERROR, message, hint, where)


def warning(code: str, message: str, hint: str = "", **where: str | int) -> Issue:
    """An `Issue` that stops a build only under ``--strict``."""
    return _issue(code, Severity.WARNING, message, hint, where)


def _issue(
    code: str, severity: Severity, message: str, hint: str, where: dict[str, str | int]
) -> Issue:
    return Issue(
        code=code,
        severity=severity,
        message=message,
        hint=hint,
        file=str(where.get("file", "")),
        line=int(where.get("line", 0)),
        subject=str(where.get("subject", "")),
        column=int(where.get("column", 0)),
    )


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues by file, line, severity (errors first), code and message; duplicates once."""
    unique = dict.fromkeys(issues)
    return tuple(
        sorted(unique, key=lambda i: (i.file, i.line, i.severity, i.code, i.subject, i.message))
    )


def has_errors(issues: Iterable[Issue]) -> bool:
    """Whether any of the issues is an error."""
    return any(issue.severity is Severity.ERROR for issue in issues)


class CleanedWarning(UserWarning):
    r"""What Python says where signs that can hide something were left out of a file's texts.

    Functions that give issues back say it there; `load_facts`, `load_brief` and `load_jobs` give
    none.

    >>> import warnings
    >>> from pathlib import Path
    >>> from briefgen import CleanedWarning, load_brief
    >>> _ = Path("brief.yaml").write_text('to: "The \\u202EMinister"\n', "utf-8")
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always", CleanedWarning)
    ...     brief = load_brief("brief.yaml")
    >>> brief.to, str(told[0].message)[:36]
    ('The Minister', 'brief.yaml:1: warning: text-cleaned:')
    """


def say(issues: Iterable[Issue]) -> None:
    """Each issue as a `CleanedWarning`, from where the function that calls this was called."""
    for issue in issues:
        warnings.warn(str(issue), CleanedWarning, stacklevel=3)
