"""`briefgen facts to-excel DATA FILE.xlsx` and `briefgen facts from-excel FILE.xlsx DATA`"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.cli.report import show_issues
from briefgen.disk import write_atomically
from briefgen.errors import InputError
from briefgen.excel import BroughtBack, RowChange, bring_back, unread_changes, write_workbook
from briefgen.facts.load import load_facts

_MOST_LINES = 40
"""Changed rows that are named one by one; of more, the sheets are counted all the same."""


def run(args: argparse.Namespace) -> int:
    """Make the workbook, or bring it back; 0 when done, 1 where its content has problems."""
    if args.action == "to-excel":
        return _to_excel(args)
    _require_xlsx(args.source)
    result = bring_back(args.source, args.target, dry_run=args.dry_run)
    show_issues(result.warnings, sys.stderr)
    for line in _lines(result, args.target, dry_run=args.dry_run):
        args.voice.done(line)
    return 0


def _to_excel(args: argparse.Namespace) -> int:
    _require_xlsx(args.target)
    base = load_facts(args.source)
    if args.target.exists() and unread_changes(args.target, base):
        raise InputError(
            f"in {args.target} something was changed that the facts do not say; bring it back "
            f"first (briefgen facts from-excel {args.target} {args.source}), or name another file"
        )
    write_atomically(args.target, write_workbook(base, args.target.name))
    args.voice.done(f"{args.target}: {len(base.facts)} facts")
    return 0


def _require_xlsx(file: Path) -> None:
    if file.suffix.lower() != ".xlsx":
        raise InputError(
            f"{file} is no workbook by its name (.xlsx); write: briefgen facts to-excel DATA "
            "FILE.xlsx, or: briefgen facts from-excel FILE.xlsx DATA"
        )


def _lines(result: BroughtBack, folder: Path, *, dry_run: bool) -> Iterator[str]:
    if result.stale:
        yield (
            "the facts have changed since the workbook was made; "
            "only what was changed in the workbook is brought back"
        )
    if result.made:
        files = f"{len(result.files)} files"
        yield f"{folder}: {files} {'would be made' if dry_run else 'made'}"
        return
    if len(result.changes) <= _MOST_LINES:
        yield from map(_line, result.changes)
    yield from _counts(result.changes)
    if not result.files:
        yield f"{folder}: nothing to change"
        return
    yield f"{'would change' if dry_run else 'changed'}: {', '.join(result.files)}"


def _line(change: RowChange) -> str:
    key = f" [{' '.join(change.key)}]" if change.key else ""
    columns = f": {', '.join(change.columns)}" if change.columns else ""
    return f"{change.how}: {change.where}{key}{columns}"


def _counts(changes: Sequence[RowChange]) -> Iterator[str]:
    """How many rows of each sheet were added, changed and removed."""
    for sheet in dict.fromkeys(change.sheet for change in changes):
        own = [change.how for change in changes if change.sheet == sheet]
        counts = ((how, own.count(how)) for how in ("added", "changed", "removed"))
        said = ", ".join(f"{count} {how}" for how, count in counts if count)
        yield f"{sheet}: {said}"
