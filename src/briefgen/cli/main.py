"""`main`: finds the command, runs it, and turns what stops it into one sentence.

Help imports argparse, and of briefgen what stands here: the rest is imported where it is used.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper

from briefgen import __version__
from briefgen.cli.colour import painted, visible, wants_colour
from briefgen.cli.parser import (
    EXIT_CODES,
    Parser,
    add_cache,
    add_voice,
    examples,
    require_known,
    suggested,
)
from briefgen.errors import BriefgenError, FactsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "to begin",
        (
            ("new", "make a first fact base, invented, that builds at once"),
            ("schema", "describe every file to editors, as JSON Schema"),
        ),
    ),
    (
        "facts",
        (
            ("source", "add a source, and list what is unread in it"),
            ("check", "find what is wrong with a fact base"),
            ("verify", "hold the facts against your copies of the sources"),
            ("coverage", "list what no fact covers yet of the sources"),
            ("facts", "take the facts to Excel, and bring them back"),
            ("export", "print every fact as a line of JSON, all resolved"),
        ),
    ),
    (
        "memo and deck",
        (
            ("build", "make the memo and the deck"),
            ("batch", "make many memos and decks, a brief a row of a table"),
            ("preview", "PDF and pictures of every page, by LibreOffice"),
            ("template", "say what is found in a template"),
        ),
    ),
    (
        "files that came back",
        (
            ("audit", "say what still holds in files that came back"),
            ("refresh", "bring a file that came back up to date"),
            ("compare", "say what changed between two editions"),
        ),
    ),
)
"""The commands by what they are for, in the order in which they are used; of each its name and its
line of help.

``briefgen.cli.arguments`` has a module of that name, with ``add_arguments`` and ``EXAMPLES``, each
of which a test runs; the one in ``briefgen.cli`` has ``run``.
"""

COMMANDS = tuple(command for _, commands in GROUPS for command in commands)

EXAMPLES = (
    ("briefgen build data/viet-nam-japan -o out", ""),
    ("briefgen check data/viet-nam-japan", ""),
    ("briefgen audit out/memo.en.docx --facts data/viet-nam-japan", ""),
)

ERRORS, CANNOT_GO_ON = 1, 2
_INTERRUPTED = 130
"""What shells report for a program ended by Ctrl-C (128 + SIGINT)."""


_NEW_OBJECTS_BEFORE_A_SEARCH = 200_000
"""How seldom Python looks for garbage in cycles, of which a command makes next to none: modules and
facts stay alive, and looking through them time and again took a fifth of a build."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the exit code."""
    _open_closed_streams()
    _speak_utf8()
    words = sys.argv[1:] if argv is None else list(argv)
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS_BEFORE_A_SEARCH, *before[1:])
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)  # else Python looks through all that is left before it ends
    try:
        with _ended_in_order():
            return _told(words)
    except OSError:  # who reads our output went away, or has no room for a sentence either
        _give_up_output()
        return CANNOT_GO_ON
    finally:
        gc.set_threshold(*before)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """SIGTERM and SIGHUP end us as Ctrl-C does, if nobody else heeds them.

    What we started is ended, and nothing is left beside files or in the system's folder.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        signals = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
        for number in filter(None, signals):
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)


def _told(words: list[str]) -> int:
    """The exit code; what stops the command is said in a sentence, and all of it said at once."""
    try:
        try:
            with _said_plainly():
                return _run(words)
        finally:
            sys.stdout.flush()
    except BriefgenError as problem:
        if problem.issues:
            from briefgen.cli.report import print_issues

            print_issues(problem.issues, sys.stderr, root=problem.root)
        else:
            _say_error(str(problem))
        return ERRORS if isinstance(problem, FactsError) else CANNOT_GO_ON
    except KeyboardInterrupt:
        print("briefgen: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except MemoryError:
        _say_error("there is not enough memory; choose fewer themes, or give it more")
        return CANNOT_GO_ON
    except BrokenPipeError:
        raise
    except OSError as problem:
        _say_error(f"cannot go on: {problem.strerror or problem}{_where(problem)}")
        if problem.filename is None:  # of a file of ours it has a name
            _give_up_output()
        return CANNOT_GO_ON


_CLEANED = "CleanedWarning"
"""By name, for help imports none of the modules that give one."""


@contextmanager
def _said_plainly() -> Iterator[None]:
    """What was left out of files that are read on the way is told in a line of ours, once."""
    said: set[str] = set()
    usual = warnings.showwarning

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if category.__name__ != _CLEANED:
            usual(message, category, filename, lineno, file, line)
        elif str(message) not in said:
            said.add(str(message))
            print("\n".join(map(visible, str(message).splitlines())), file=sys.stderr)

    with warnings.catch_warnings():
        warnings.filterwarnings("always", ".*text-cleaned", UserWarning)
        warnings.showwarning = show
        yield


def _where(problem: OSError) -> str:
    return "" if problem.filename is None else f": {os.fsdecode(problem.filename)}"


def _give_up_output() -> None:
    """What was not written yet goes nowhere: Python would complain again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _say_error(sentence: str) -> None:
    said = "\n".join(visible(line) for line in sentence.splitlines())
    pieces = (("", "briefgen: "), ("error", "error:"), ("", f" {said}"))
    print(painted(pieces, colour=wants_colour(sys.stderr)), file=sys.stderr)


def _run(words: list[str]) -> int:
    """The named command's exit code; only its own module is imported, which keeps help quick."""
    parser = _parser()
    if not words:
        parser.print_help(sys.stderr)
        return CANNOT_GO_ON
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, help=argparse.SUPPRESS, prog=parser.prog
    )
    asked = next((word for word in words if not word.startswith("-")), None)
    names = [name for name, *_ in COMMANDS]
    if asked is not None and asked not in names:
        parser.error(f"there is no command “{visible(asked)}”{suggested(asked, names)}")
    # Pydantic would look through all installed packages for plugins that watch what it checks.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name, help_line in COMMANDS:
        if name == asked:
            taken = import_module(f"briefgen.cli.arguments.{name}")
            command = commands.add_parser(
                name, description=help_line, epilog=examples(taken.EXAMPLES)
            )
            taken.add_arguments(command)
            add_voice(command)
            add_cache(command)
            require_known(words, parser, command)
    if asked is None:
        require_known(words, parser)
    arguments = parser.parse_args(words)
    quiet, verbose = ("quiet" in arguments), ("verbose" in arguments)
    if quiet and verbose:
        parser.error("--quiet and --verbose do not go together; choose one")
    from briefgen.cli.voice import Voice

    arguments.voice = Voice(quiet=quiet, verbose=verbose)
    run = import_module(f"briefgen.cli.{asked}").run
    if "no_cache" in arguments:
        return int(run(arguments))
    from briefgen.cache import caching

    with caching():
        return int(run(arguments))


def _parser() -> Parser:
    parser = Parser(
        prog="briefgen",
        usage="briefgen [-h] [--version] [-q | -v] [--no-cache] COMMAND …",
        description=_description(),
        epilog=f"{examples(EXAMPLES)}\n\n{EXIT_CODES}\n\nbriefgen COMMAND --help says more.",
    )
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    add_voice(parser)
    add_cache(parser)
    return parser


def _description() -> str:
    """What briefgen is, and its commands by what they are for."""
    lines = ["Word briefing memos and PowerPoint decks from sourced facts, by theme."]
    for group, commands in GROUPS:
        lines += ["", f"{group}:"]
        lines += [f"  {name:<10} {help_line}" for name, help_line in commands]
    return "\n".join(lines)


def _open_closed_streams() -> None:
    """Where a shell closed an output (``>&-``), what is said goes nowhere.

    It is opened all the same: the next file of ours would get its number, and take what is said.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _speak_utf8() -> None:
    """Let output hold any character: a console may be in a code page, a path may be no Unicode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
