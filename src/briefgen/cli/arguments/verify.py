"""What ``briefgen verify`` takes."""

from __future__ import annotations

import argparse

from briefgen.cli.arguments.shared import add_sources

EXAMPLES = (
    ("briefgen verify data/viet-nam-japan --sources sources", "sources: your own copies, a folder"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("data", metavar="DATA", help="a folder of YAML files, or a .jsonl file")
    add_sources(parser)
    parser.add_argument("--json", action="store_true", help="print the issues as a JSON array")
