"""What ``briefgen export`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = (
    ("briefgen export data/viet-nam-japan", ""),
    ("briefgen export data/viet-nam-japan -o facts.jsonl", ""),
    (
        "briefgen export data/viet-nam-japan --entries -o base.jsonl",
        "the whole base in one file, which every command reads in place of the folder",
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("data", metavar="DATA", help="a folder of YAML files, or a .jsonl file")
    parser.add_argument(
        "--entries",
        action="store_true",
        help="every entry as its author typed it, facts and all else: a fact base in one file",
    )
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="write to FILE, not stdout")
