"""Why a run cannot go on; each says what, where and what to do.

BriefgenError                anything below; the command line ends with exit code 2
├── InputError               a file or folder cannot be read at all
├── FactsError               the fact base has errors; carries them as `issues`
├── BriefError               the brief file cannot be used
└── BuildError               a document cannot be made or written
"""

from __future__ import annotations

from briefgen.issues import Issue


class BriefgenError(Exception):
    """The root of every error that briefgen raises on purpose."""


class InputError(BriefgenError):
    """A file or folder that cannot be read: missing, too large, wrong encoding, refused."""


class FactsError(BriefgenError):
    """A fact base with errors. ``issues`` holds all of them, sorted, warnings included."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        self.issues = issues
        super().__init__("\n".join(str(issue) for issue in issues))


class BriefError(BriefgenError):
    """A brief file that cannot be used; the message names the key and what it may hold."""


class BuildError(BriefgenError):
    """A document that cannot be made as asked, or a file that cannot be written."""
