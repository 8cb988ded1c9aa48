"""What was found in a template for decks, as plain data: for a person before anything is built."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from briefgen.issues import Issue
from briefgen.looks.model import Zone
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class LayoutReport:
    """The layout that serves a role: why, what takes what, and where our slides draw.

    ``unsure`` says what a person should look at; ``made`` what the layout lacks and we make up.
    ``texts`` are pairs of a text of ours and the placeholder that takes it, "" for a text box.
    """

    role: str
    layout: str
    type: str
    reasons: tuple[str, ...]
    unsure: tuple[str, ...]
    made: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    body: Zone
    ground: str
    text: str


@dataclass(frozen=True, slots=True)
class DeckTemplateReport:
    """A template for decks as read; lengths in EMU.

    ``fonts`` are its typefaces for headings and text, ``estimated`` those whose widths are not
    known. ``others`` are its layouts that serve no role, ``dropped`` what is not carried over.
    """

    file: str
    format: str
    width: int
    height: int
    fonts: tuple[str, str]
    estimated: tuple[str, ...]
    dark: bool
    layouts: tuple[LayoutReport, ...]
    others: tuple[str, ...]
    dropped: tuple[str, ...]
    issues: tuple[Issue, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as a JSON object with one key per field."""
        plain = asdict(self) | {"issues": [issue.as_json() for issue in self.issues]}
        for held, layout in zip(plain["layouts"], self.layouts, strict=True):
            held["body"] = layout.body.model_dump()
        return plain
