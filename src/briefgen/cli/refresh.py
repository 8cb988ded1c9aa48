"""`briefgen refresh FILE --facts DATA (-o NEW | --in-place) [--tracked] [--json]`"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import count
from pathlib import Path

from briefgen.cli.arguments.choices import BACKUP
from briefgen.cli.audit import finding_line
from briefgen.delivered.beside import sidecar_path
from briefgen.delivered.provenance import sidecar_at, sidecar_bytes
from briefgen.disk import tidy, write_together
from briefgen.errors import InputError
from briefgen.facts.load import load_facts
from briefgen.gate import read_at_most
from briefgen.gate.bounds import RETURNED
from briefgen.refresh import Refreshed, refresh


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
