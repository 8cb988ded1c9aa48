"""`briefgen refresh FILE --facts DATA (-o NEW | --in-place) [--tracked] [--json]`"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import count
from pathlib import Path

from briefgen.cli.audit import finding_line
from briefgen.delivered.beside import sidecar_path
from briefgen.delivered.provenance import sidecar_at, sidecar_bytes
from briefgen.disk import tidy, write_together
from briefgen.errors import InputError
from briefgen.facts.load import load_facts
from briefgen.gate import read_at_most
from briefgen.gate.bounds import RETURNED
from briefgen.refresh import Refreshed, refresh

EXAMPLES = (
    ("briefgen refresh out/memo.en.docx --facts data/viet-nam-japan -o new.docx", ""),
    (
        "briefgen refresh out/memo.en.docx --facts data/viet-nam-japan -o new.docx --tracked",
        "as tracked changes, to accept or reject in Word",
    ),
)

BACKUP = ".bak"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a memo or deck that came back")
    parser.add_argument("--facts", required=True, metavar="DATA", help="the fact base as it is now")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=Path, metavar="NEW", help="where the new file goes")
    where.add_argument(
        "--in-place",
        action="store_true",
        help=f"replace FILE itself, once it is kept as FILE{BACKUP}",
    )
    parser.add_argument(
        "--sidecar",
        type=Path,
        metavar="FILE",
        help="what build --sidecar wrote beside it (default: the one that lies beside it)",
    )
    parser.add_argument(
        "--tracked", action="store_true", help="in a memo, as tracked changes to accept or reject"
    )
    parser.add_argument(
        "--author", default="briefgen", help="who the tracked changes are by (default: briefgen)"
    )
    parser.add_argument("--json", action="store_true", help="print what was done and left as JSON")


def run(args: argparse.Namespace) -> int:
    """Bring the file up to date; 0 done, 1 done with things left for a person."""
    source: Path = args.file
    target: Path = source if args.in_place else args.output
    if not args.in_place and target.exists() and target.resolve() == source.resolve():
        raise InputError(f"{target} is the file itself; choose another name, or say --in-place")
    with args.voice.stage(f"read {args.facts}"):
        base = load_facts(args.facts)
    data = read_at_most(source, RETURNED.packed, RETURNED.advice)
    given = None if args.sidecar is None else sidecar_at(args.sidecar)
    beside = sidecar_at(sidecar_path(source)) if sidecar_path(source).is_file() else None
    author = args.author if args.tracked else None
    with args.voice.stage(f"bring {source.name} up to date"):
        made = refresh(data, base, name=source.name, sidecar=given, beside=beside, author=author)
    tidy(target.parent)  # what a killed run left, even if there is nothing to write now
    files: dict[Path, bytes] = {}
    if args.in_place and made.data != data:
        files[_backup(source, data)] = data
    if not args.in_place or made.data != data:
        files[target] = made.data
    if given or beside:
        files[sidecar_path(target)] = sidecar_bytes(made.provenance)
    write_together(files)
    _print(made, target, args)
    return int(bool(made.left))


def _backup(source: Path, data: bytes) -> Path:
    """A name beside the file that no other backup has; that of one that is the same already."""
    names = (source.with_name(f"{source.name}{BACKUP}{n if n > 1 else ''}") for n in count(1))
    return next(path for path in names if not path.exists() or path.read_bytes() == data)


def _print(made: Refreshed, target: Path, args: argparse.Namespace) -> None:
    if args.json:
        told = {
            "schema_version": 1,
            "file": target.name,
            "edition": made.provenance.edition,
            "done": [held.model_dump(mode="json", by_alias=True) for held in made.done],
            "left": [held.model_dump(mode="json", by_alias=True) for held in made.left],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for held in made.left:
        print(f"left: {finding_line(held)}", file=sys.stderr)
    args.voice.done(
        f"{target}: {len(made.done)} texts brought up to date, {len(made.left)} left for a person"
    )
