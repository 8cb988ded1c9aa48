"""Texts with markup from outside (HTML, Markdown, plain): within what their parsers can bear.

Comes in: a text. Goes out: nothing, or an `InputError`. The parsers are linear on what people save
and far from it on what they do not; counting signs before they see a text is what bounds them.
"""

from __future__ import annotations

import re

from briefgen.errors import InputError
from briefgen.gate.files import MB

MAX_TAGS = 50_000
"""Tags of one page, those that open and those that close: a long page has some ten thousand."""

MAX_MARKDOWN = 2 * MB
"""Characters: a book of six hundred pages."""

MAX_LINES = 100_000
"""Lines of one source."""

_MAX_TAG = 50_000
_MOST_ENTITIES = 200_000
_MOST_ATTRIBUTES = 6 * MAX_TAGS
_MOST_UNCLOSED = 100
_LONG_TAG = re.compile(rf"<[A-Za-z!?/][^<>]{{{_MAX_TAG}}}")
_SIGNS = re.compile(r"[\[\]*_`<>!~&|\\]")
_MOST_SIGNS = 80_000
_MOST_MARKDOWN_LINES = 20_000
_LONG_RUN = re.compile(r"([\[\]*_`<>!~&|#-])\1{999}|(?:[ \t]*>){200}")


def check_html(text: str, name: str) -> None:
    """Nothing, if the page may be read; InputError otherwise."""
    if (
        text.count("<") > MAX_TAGS
        or text.count("&") > _MOST_ENTITIES
        or text.count("=") > _MOST_ATTRIBUTES
    ):
        raise InputError(
            f"{name} has more than {MAX_TAGS} tags, or too much in them; save the text of the page "
            "alone, or print the page to PDF"
        )
    if _LONG_TAG.search(text) or _unclosed(text):
        raise InputError(
            f"{name} has tags or comments that nobody closed; open the page in a browser and save "
            "it again"
        )


def _unclosed(text: str) -> bool:
    """Whether a parser would look for the same end time and again."""
    opened = text.rfind("<!--")
    if opened >= 0 and text.find("-->", opened) < 0:
        return True
    return text.count("<", text.rfind(">") + 1) > _MOST_UNCLOSED


def check_markdown(text: str, name: str) -> None:
    """The same for Markdown."""
    if text.count("\n") > _MOST_MARKDOWN_LINES:
        raise InputError(
            f"{name} has more than {_MOST_MARKDOWN_LINES} lines; split it into several files, or "
            "save its text as .txt"
        )
    if len(text) > MAX_MARKDOWN or len(_SIGNS.findall(text)) > _MOST_SIGNS:
        raise InputError(
            f"{name} is longer than {MAX_MARKDOWN // MB} million characters, or mostly signs; "
            "split it into several files, or save its text as .txt"
        )
    if _LONG_RUN.search(text):
        raise InputError(
            f"{name} has one sign hundreds of times in a row; take it out, or save the text as .txt"
        )


def check_lines(text: str, name: str) -> None:
    """InputError where there are more lines than a source has."""
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise InputError(f"{name} has more than {MAX_LINES} lines; split it into several files")
