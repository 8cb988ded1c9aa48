"""What ``briefgen coverage`` takes."""

from __future__ import annotations

import argparse

from briefgen.cli.arguments.shared import add_sources

EXAMPLES = (("briefgen coverage data/viet-nam-japan --sources sources", "what is still unread"),)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("data", metavar="DATA", help="a folder of YAML files, or a .jsonl file")
    add_sources(parser)
    parser.add_argument("--json", action="store_true", help="print every paragraph as JSON")
