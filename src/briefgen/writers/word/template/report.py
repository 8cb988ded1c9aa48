"""What was found in a template, as plain data: for a person before anything is built."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from briefgen.issues import Issue
from briefgen.records import dataclass
from briefgen.writers.word.template.body import Page
from briefgen.writers.word.template.running import RunningPart
from briefgen.writers.word.template.styles import StyleMatch


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """A template as read.

    ``marked`` says that it has a paragraph ``{{ memo }}``, else its text is left out; ``fonts`` are
    its typefaces for headings and text, "" where it names none; ``mode`` is the version of Word
    that it lays out like (15: Word 2013 and later). ``placeholders`` stand in its text, those of
    headers and footers in ``running``. ``headings`` are its own styles with an outline level that
    no style of ours is mapped to, ``dropped`` what of the file is not carried over.
    """

    file: str
    format: str
    page: Page
    mode: int
    fonts: tuple[str, str]
    marked: bool
    placeholders: tuple[str, ...]
    running: tuple[RunningPart, ...]
    styles: tuple[StyleMatch, ...]
    headings: tuple[str, ...]
    dropped: tuple[str, ...]
    issues: tuple[Issue, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as a JSON object with one key per field."""
        return asdict(self) | {"issues": [issue.as_json() for issue in self.issues]}
