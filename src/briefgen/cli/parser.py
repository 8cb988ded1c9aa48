"""The parser of the command line: grouped help with examples, and “did you mean”."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence

from briefgen.cli.colour import painted, visible, wants_colour

TYPE_CHECKING = False  # typing's own, whose import takes as long as half of help
if TYPE_CHECKING:
    from typing import Any, NoReturn

Example = tuple[str, str]
"""A command line that works, and what it is for; "" where it says so itself."""

EXIT_CODES = """\
exit codes:
  0    done
  1    the content has problems: facts with errors, findings of an audit, things that a refresh
       left for a person, a job of a batch that failed; compare: something changed
  2    cannot go on: wrong usage, a file that cannot be used, LibreOffice missing
  130  interrupted; 143 told to end"""


_CHOICE = re.compile(r"invalid choice: '(?P<word>[^']*)' \(choose from (?P<choices>.*)\)")
"""argparse's own sentence; some versions put the choices in quotation marks, others do not."""


class Parser(argparse.ArgumentParser):
    """argparse's own, which keeps the lines of its help and suggests what was meant."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        """Ends the program with the sentence, where help is, and exit code 2."""
        wrong = _CHOICE.search(message)
        if wrong:
            message += suggested(wrong["word"], re.findall(r"[\w-]+", wrong["choices"]))
        colour = wants_colour(sys.stderr)
        said = painted((("error", "error:"), ("", f" {message}")), colour=colour)
        hint = painted((("", "  "), ("hint", "hint:"), ("", f" {self.prog} --help")), colour=colour)
        self.exit(2, f"{self.prog}: {said}\n{hint}\n")

    @property
    def long_options(self) -> list[str]:
        """Every option that begins with two hyphens."""
        return [option for option in self._option_string_actions if option.startswith("--")]


def require_known(words: Sequence[str], *parsers: Parser) -> None:
    """Ends the program at the first long option that none of the parsers has.

    argparse would first ask for what is missing, and what was misspelled is what is missing.
    """
    options = [option for parser in parsers for option in parser.long_options]
    for word in words:
        if word == "--":
            return
        name = word.partition("=")[0]
        if name.startswith("--") and " " not in name and not _begins(name, options):
            parsers[-1].error(f"there is no option {visible(name)}{suggested(name, options)}")


def _begins(name: str, options: Iterable[str]) -> bool:
    return any(option.startswith(name) for option in options)


def suggested(word: str, options: Sequence[str]) -> str:
    """``; did you mean “--strict”?``, or "" where no option is near."""
    from briefgen.facts.nearest import nearest

    near = nearest(word, options)
    return f"; did you mean “{near}”?" if near else ""


def add_voice(parser: argparse.ArgumentParser) -> None:
    """``--quiet`` and ``--verbose``, which may stand before the command's name or after it."""
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument(
        *("-q", "--quiet"),
        action="store_true",
        default=argparse.SUPPRESS,
        help="say nothing but what was asked for, and errors",
    )
    how_much.add_argument(
        *("-v", "--verbose"),
        action="store_true",
        default=argparse.SUPPRESS,
        help="say each stage with its seconds, what was chosen and what was left out",
    )


def add_cache(parser: argparse.ArgumentParser) -> None:
    """``--no-cache``, in the same places."""
    parser.add_argument(
        "--no-cache",
        action="store_true",
        default=argparse.SUPPRESS,
        help="keep nothing for the next run, and use nothing that was kept",
    )


def examples(told: Iterable[Example]) -> str:
    """The epilog of a command's help."""
    lines = ["examples:"]
    for command, purpose in told:
        if purpose:
            lines.append(f"  # {purpose}")
        lines.append(f"  {command}")
    return "\n".join(lines)
