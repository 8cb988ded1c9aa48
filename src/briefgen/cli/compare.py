"""`briefgen compare OLD NEW [--lang CODE] [--json]`"""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.delivered.compare import compare
from briefgen.facts.changes.note import changes_note
from briefgen.values.language import Language

EDITION = "a fact base (folder or .jsonl), a memo, a deck, or a sidecar (.provenance.json)"


EXAMPLES = (
    ("briefgen compare march.jsonl data/viet-nam-japan", "two fact bases"),
    ("briefgen compare out/memo.en.docx data/viet-nam-japan", "since that memo was delivered"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("old", type=Path, metavar="OLD", help=f"the earlier one: {EDITION}")
    parser.add_argument("new", type=Path, metavar="NEW", help="the later one, likewise")
    parser.add_argument(
        "--lang",
        choices=[str(language) for language in Language],
        default=str(Language.EN),
        help="the language of the note (default: en)",
    )
    parser.add_argument("--json", action="store_true", help="print all changes as JSON")


def run(args: argparse.Namespace) -> int:
    """Print what changed; 0 nothing did, 1 something."""
    changes = compare(args.old, args.new)
    if args.json:
        print(changes.model_dump_json(indent=2, exclude_defaults=True))
    else:
        print("\n".join(changes_note(changes, Language(args.lang))))
    return int(bool(changes))
