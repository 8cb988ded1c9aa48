"""Why a run cannot go on; each says what, where and what to do.

BriefgenError                anything below; the command line ends with exit code 2, but for
├── InputError               a file or folder cannot be read at all
├── FactsError               the fact base has errors; carries them as `issues`; exit code 1
├── BriefError               the brief or brand file cannot be used; `issues` if it has lines
└── BuildError               a document cannot be made or written
"""

from __future__ import annotations

from pathlib import Path

from briefgen.issues import Issue


class BriefgenError(Exception):
    """The root of every error that briefgen raises on purpose.

    ``issues`` is what is wrong with the content, where that is known by the line, and ``root`` the
    folder that the files named in them are relative to.
    """

    issues: tuple[Issue, ...] = ()
    root: Path | None = None


class InputError(BriefgenError):
    """A file or folder that cannot be read: missing, too large, wrong encoding, refused."""


class FactsError(BriefgenError):
    """A fact base with errors. ``issues`` holds all of them, sorted, warnings included."""

    def __init__(self, issues: tuple[Issue, ...], root: Path | None = None) -> None:
        self.issues = issues
        self.root = root
        super().__init__("\n".join(str(issue) for issue in issues))


class BriefError(BriefgenError):
    """A brief or brand file that cannot be used; the message names the key and what it may hold."""

    @classmethod
    def of(cls, issues: tuple[Issue, ...], root: Path) -> BriefError:
        """The error that says every issue of a file in that folder, a line each."""
        problem = cls("\n".join(str(issue) for issue in issues))
        problem.issues = issues
        problem.root = root
        return problem


class BuildError(BriefgenError):
    """A document that cannot be made as asked, or a file that cannot be written."""
