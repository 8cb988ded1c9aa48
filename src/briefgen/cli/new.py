"""`briefgen new DIR [--lang CODE]`"""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from briefgen.starter import (
    BRIEF_FILE,
    SCHEMA_FOLDER,
    write_starter,
)
from briefgen.values.language import Language


def run(args: argparse.Namespace) -> int:
    """Write the base, say what was made and what to type next; 0 when done."""
    made = write_starter(args.folder, Language(args.lang))
    for name in made:
        if not name.startswith(SCHEMA_FOLDER):
            args.voice.done(str(args.folder / name))
    args.voice.done(f"{args.folder / SCHEMA_FOLDER}: what editors complete and check the files by")
    for line in ("", "Next:", *_next(args.folder)):
        args.voice.done(line)
    return 0


def _next(folder: Path) -> tuple[str, ...]:
    """The commands that work on it as it is, in the order of work."""
    data = _typed(folder)
    brief, out = _typed(folder / BRIEF_FILE), _typed(folder / "out")
    return (
        f"  briefgen check {data} --strict",
        f"  briefgen verify {data}",
        f"  briefgen coverage {data}",
        f"  briefgen build {data} --brief {brief} -o {out}",
    )


def _typed(path: Path) -> str:
    """The path as it is typed in a shell."""
    return shlex.quote(str(path))
