"""What ``briefgen compare`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.choices import LANGUAGES

_EDITION = "a fact base (folder or .jsonl), a memo, a deck, or a sidecar (.provenance.json)"

EXAMPLES = (
    ("briefgen compare march.jsonl data/viet-nam-japan", "two fact bases"),
    ("briefgen compare out/memo.en.docx data/viet-nam-japan", "since that memo was delivered"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("old", type=Path, metavar="OLD", help=f"the earlier one: {_EDITION}")
    parser.add_argument("new", type=Path, metavar="NEW", help="the later one, likewise")
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        help="the language of the note (default: en)",
    )
    parser.add_argument("--json", action="store_true", help="print all changes as JSON")
