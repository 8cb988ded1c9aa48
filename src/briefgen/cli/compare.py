"""`briefgen compare OLD NEW [--lang CODE] [--json]`"""

from __future__ import annotations

import argparse

from briefgen.delivered.compare import compare
from briefgen.facts.changes.note import changes_note
from briefgen.values.language import Language


def run(args: argparse.Namespace) -> int:
    """Print what changed; 0 nothing did, 1 something."""
    changes = compare(args.old, args.new)
    if args.json:
        print(changes.model_dump_json(indent=2, exclude_defaults=True))
    else:
        print("\n".join(changes_note(changes, Language(args.lang))))
    return int(bool(changes))
