"""What ``briefgen check`` takes."""

from __future__ import annotations

import argparse

from briefgen.cli.arguments.shared import editions

EXAMPLES = (
    ("briefgen check data/viet-nam-japan", ""),
    ("briefgen check data/viet-nam-japan --lang vi,ja", "translations that are missing too"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("data", metavar="DATA", help="a folder of YAML files, or a .jsonl file")
    parser.add_argument("--strict", action="store_true", help="let warnings fail the check too")
    parser.add_argument(
        "--lang",
        type=editions,
        default=(),
        metavar="CODES",
        help="languages to find missing translations of, beside the base's own: en,vi,ja",
    )
    parser.add_argument("--json", action="store_true", help="print the issues as a JSON array")
