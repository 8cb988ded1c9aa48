"""`main`: finds the command, runs it, and turns what stops it into one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper

from briefgen.cli.report import print_issues
from briefgen.errors import BriefgenError, FactsError

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("build", "briefgen.cli.build", "make the memo and the deck"),
    ("check", "briefgen.cli.check", "find what is wrong with a fact base"),
    ("verify", "briefgen.cli.verify", "hold the facts against your copies of their sources"),
    ("coverage", "briefgen.cli.coverage", "list what the sources say and no fact covers yet"),
    ("audit", "briefgen.cli.audit", "say what still holds in files that came back"),
    ("refresh", "briefgen.cli.refresh", "bring a file that came back up to date, in place"),
    ("compare", "briefgen.cli.compare", "say what changed between two editions"),
    ("template", "briefgen.cli.template", "say what is found in a template, before any build"),
    ("export", "briefgen.cli.export", "print every fact as a line of JSON, all resolved"),
)
"""Each command's name, its module (with ``add_arguments`` and ``run``), and its line of help."""

ERRORS, CANNOT_GO_ON = 1, 2
_INTERRUPTED = 130
"""What shells report for a program ended by Ctrl-C (128 + SIGINT)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the exit code."""
    _speak_utf8()
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(words)
    except FactsError as problem:
        print_issues(problem.issues, sys.stderr)
        return ERRORS
    except BriefgenError as problem:
        print(f"briefgen: {problem}", file=sys.stderr)
        return CANNOT_GO_ON
    except BrokenPipeError:
        # The reader of our output went away. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT_GO_ON
    except KeyboardInterrupt:
        print("briefgen: interrupted", file=sys.stderr)
        return _INTERRUPTED


def _run(words: list[str]) -> int:
    """The named command's exit code; only its own module is imported, which keeps help quick."""
    parser = _parser()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    asked = next((word for word in words if not word.startswith("-")), None)
    run = None
    for name, module_name, help_line in COMMANDS:
        command = commands.add_parser(name, help=help_line, description=help_line)
        if name == asked:
            module = import_module(module_name)
            module.add_arguments(command)
            run = module.run
    arguments = parser.parse_args(words)
    assert run is not None
    return int(run(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefgen",
        description="Word briefing memos and PowerPoint decks from sourced facts, by theme.",
    )
    parser.add_argument("--version", action="version", version=f"briefgen {version('briefgen')}")
    return parser


def _speak_utf8() -> None:
    """Let output hold any character: a console may be in a code page, a path may be no Unicode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
