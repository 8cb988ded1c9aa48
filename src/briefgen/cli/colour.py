"""Colours on a terminal: when, and which; a piece of text knows its role and not its colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

TYPE_CHECKING = False  # typing's own, whose import takes as long as half of help
if TYPE_CHECKING:
    from typing import TextIO

Piece = tuple[str, str]
"""A role of `STYLES`, or "" for plain, and the text."""

STYLES = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "code": "2",
    "gutter": "34",
    "error mark": "1;31",
    "warning mark": "1;33",
    "hint": "1;36",
    "heading": "1",
    "command": "36",
}
"""The ANSI code of each role: the eight colours that a person's own theme chose, no others."""


def wants_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour what goes to the stream.

    The order is Python's own (``_colorize.can_colorize``, 3.13): NO_COLOR (no-color.org), then
    FORCE_COLOR, then TERM=dumb, then whether the stream is a terminal.
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    if environment.get("TERM") == "dumb":
        return False
    return is_terminal(stream) and _understands_codes()


def is_terminal(stream: TextIO) -> bool:
    """Whether a person may be looking at the stream; a closed one is no terminal."""
    return not stream.closed and stream.isatty()


def painted(pieces: Iterable[Piece], *, colour: bool) -> str:
    """The pieces as one text, with the codes of their roles where there are colours."""
    return "".join(_coded(role, text) if colour else text for role, text in pieces)


def _coded(role: str, text: str) -> str:
    style = STYLES.get(role)
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def visible(text: str) -> str:
    """The text with a sign for each character that would steer a terminal, one for one.

    A file may hold escape sequences that hide or forge lines; a message shows them, and no more.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return "⇥"
    if character < " ":
        return chr(0x2400 + ord(character))  # the pictures of control characters
    return "\N{NO-BREAK SPACE}" if character.isspace() else "\N{REPLACEMENT CHARACTER}"


def _understands_codes() -> bool:
    """Whether the console takes ANSI codes; Windows' takes them once it is asked to."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    ready = False
    for device in (-11, -12):  # STD_OUTPUT_HANDLE, STD_ERROR_HANDLE
        handle, mode = kernel.GetStdHandle(device), ctypes.c_ulong()
        if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            # ENABLE_VIRTUAL_TERMINAL_PROCESSING
            ready = bool(kernel.SetConsoleMode(handle, mode.value | 0x0004)) or ready
    return ready
